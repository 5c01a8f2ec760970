"""The sentences that list what a format cannot say, in both languages."""

from typing import Final

from diagrams.words import tied
from simulator.spec.text import Lang, Prose

KINDS: Final[dict[str, Prose]] = {
    "text": Prose("texte", "text"),
    "date": Prose("date", "date"),
    "choice": Prose("choix", "choice"),
    "tick": Prose("case à cocher", "tick box"),
    "number": Prose("nombre", "number"),
}
"""What the kinds of fields are called."""

SENTENCES: Final[dict[str, Prose]] = {
    "colon": Prose(" : ", ": "),
    "named": Prose(
        "Conditions nommées, non calculées (leur vérité vient avec chaque événement) : {}",
        "Conditions that are named, not computed (their truth comes with each event): {}",
    ),
    "told": Prose("Conditions dites en phrases, non calculées : {}", "Conditions told in sentences, not computed: {}"),
    "order": Prose(
        "Ordre dans lequel les branches d'un même état sont essayées, dit par la seule place des lignes : {}",
        "The order in which the branches of one state are tried, told by the place of the lines alone: {}",
    ),
    "modal": Prose(
        "Une fenêtre rend inactifs les boutons de la page qu'elle couvre : {}",
        "A dialog makes the buttons of the page under it inactive: {}",
    ),
    "staying": Prose(
        "Branches automatiques qui ne changent pas d'état, absentes des transitions : {}",
        "Automatic branches that change no state, absent from the transitions: {}",
    ),
    "read_once": Prose(
        "Une branche automatique qui écrit des données peut rendre vraie ou fausse la condition de la suivante ; "
        "ici chaque condition est lue une fois par événement.",
        "An automatic branch that writes data can make the next one's condition true or false; "
        "here each condition is read once for each event.",
    ),
    "legal_time": Prose(
        "Heure légale de Paris : jours civils, mois, heure d'été.",
        "Legal time of Paris: civil days, months, summer time.",
    ),
    "dates": Prose(
        "Échéances à une date calculée, relue quand les données changent ; leur événement vient du dehors : {}",
        "Deadlines at a computed date, read again when data change; their event comes from outside: {}",
    ),
    "months": Prose(
        "Échéances en mois, sans durée constante ; leur événement vient du dehors : {}",
        "Deadlines in months, which have no constant length; their event comes from outside: {}",
    ),
    "days": Prose(
        "Échéances en jours, comptées ici par 24 heures : {}", "Deadlines in days, counted here as 24 hours each: {}"
    ),
    "clock": Prose(
        "Délais, donnés comme paramètres d'actions ; l'horloge et l'événement viennent du dehors : {}",
        "Delays, given as parameters of actions; the clock and the event come from outside: {}",
    ),
    "fields": Prose("Champs et leurs types : {}", "Fields and their types: {}"),
    "field_texts": Prose(
        "Aides, caractère obligatoire et conditions d'affichage des champs : {}",
        "Hints of fields, whether they are mandatory, and when they are shown: {}",
    ),
    "lines": Prose("Textes des écrans : {}", "Texts of the screens: {}"),
    "messages": Prose("Messages, cités mais jamais montrés : {}", "Messages, quoted but never shown: {}"),
    "values": Prose("Valeurs déduites : {}", "Derived values: {}"),
    "written": Prose(
        "Effets sur la saisie et le dossier, dits en mots : {}",
        "Effects on entries and on the dossier, told in words: {}",
    ),
    "documents": Prose("Documents et leur contenu : {}", "Documents and their content: {}"),
    "sent": Prose("Communications, dites en mots : {}", "Communications, told in words: {}"),
    "gone": Prose("Menus où une action conduit, dits en mots : {}", "Menus that an action leads to, told in words: {}"),
    "per_insured": Prose(
        "Une seule démarche en cours par assuré.", "No more than one case at a time for each insured person."
    ),
    "actors": Prose("Qui fait quoi : {}", "Who does what: {}"),
    "access": Prose("Accès depuis le portail : {}", "Ways in from the portal: {}"),
    "facts": Prose("Données lues hors de la démarche : {}", "Data read outside the case: {}"),
    "properties": Prose("Propriétés que toute exécution respecte : {}", "Properties that every run keeps: {}"),
    "guide": Prose("Énoncés dont le flux vient : {}", "Statements that the flow comes from: {}"),
}


def said(word: str, lang: Lang, *arguments: str) -> str:
    """A sentence, its blank filled."""
    return tied(SENTENCES[word].of(lang), lang).format(*arguments)
