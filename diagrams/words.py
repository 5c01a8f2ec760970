"""The words of pictures, in both languages: every phrase that is not the flow's own."""

from typing import Final

from diagrams.picture import Mark, Sort
from simulator.spec.text import Lang, Prose

WORDS: Final[dict[str, Prose]] = {
    "lifecycle": Prose("cycle de vie", "life cycle"),
    "detail": Prose("vue détaillée", "detailed view"),
    "edition": Prose("édition du {}", "edition of {}"),
    "part": Prose("partie {} sur {}", "part {} of {}"),
    "path": Prose("parcours marqué", "path marked"),
    "guide": Prose("Guide : {}", "Guide: {}"),
    "screen": Prose("écran {}", "screen {}"),
    "screen_step": Prose("écran {1} : {0}", "screen {1}: {0}"),
    "dialog": Prose("fenêtre {}", "dialog {}"),
    "panel": Prose("encart {}", "panel {}"),
    "panel_at": Prose("encart {} dans {}", "panel {} in {}"),
    "fields": Prose("champs : {}", "fields: {}"),
    "fields_if": Prose("selon le cas : {}", "in some cases: {}"),
    "logout": Prose("déconnexion", "log-out"),
    "open": Prose("nouvelle ouverture", "opened again"),
    "confirmed": Prose("après confirmation", "after confirmation"),
    "or": Prose("ou {}", "or {}"),
    "by": Prose("par {}", "by {}"),
    "if": Prose("si {}", "if {}"),
    "as_soon_as": Prose("dès que {}", "as soon as {}"),
    "at_once": Prose("aussitôt", "at once"),
    "after": Prose("au bout de {}", "after {}"),
    "past": Prose("le lendemain du dernier jour :", "the day after the last day:"),
    "since": Prose("{} après l'entrée dans {}", "{} after the entry into {}"),
    "ticked": Prose("la case {} est cochée", "the box {} is ticked"),
    "unticked": Prose("la case {} n'est pas cochée", "the box {} is not ticked"),
    "unfilled": Prose("{} manque", "{} is missing"),
    "checks": Prose("Vérifications", "Checks"),
    "readable": Prose("la saisie est lisible", "what is entered can be read"),
    "unreadable": Prose("saisie illisible : {}", "entry that cannot be read: {}"),
    "refused_all": Prose("en cas de refus : {}", "when refused: {}"),
    "refused_at": Prose("refus de {}", "{} refused"),
    "stays": Prose("et l'état ne change pas", "and the state does not change"),
    "yes": Prose("oui", "yes"),
    "no": Prose("non", "no"),
    "closes": Prose("{} ferme la fenêtre", "{} closes the dialog"),
    "go": Prose("conduit à {}", "leads to {}"),
    "issue": Prose("établit le document {}", "draws up the document {}"),
    "give": Prose("remet le document {}", "hands over the document {}"),
    "send": Prose("communication : {}", "communication: {}"),
    "send_to": Prose("communication à {} : {}", "communication to {}: {}"),
    "sent": Prose("communication", "communication"),
    "sent_to": Prose("communication à {}", "communication to {}"),
    "write": Prose("note au dossier : {}", "writes to the dossier: {}"),
    "set": Prose("remplit {}", "fills in {}"),
    "clear": Prose("efface {}", "clears {}"),
    "start": Prose("départ", "start"),
    "coverage": Prose("couverture", "coverage"),
    "changes": Prose("ce qui change", "what changes"),
    "deviations": Prose("écarts relevés", "deviations found"),
    "once": Prose("{} écart", "{} deviation"),
    "times": Prose("{} écarts", "{} deviations"),
    "step": Prose("Étape {} sur {}", "Step {} of {}"),
    "inactive": Prose("inactif", "inactive"),
    "not_connected": Prose("Non connecté", "Not logged in"),
    "nothing_here": Prose("Rien sous cet onglet.", "Nothing under this tab."),
    "no_screen": Prose("Aucun écran n'est ouvert.", "No screen is open."),
    "choose_among": Prose("à choisir parmi {}", "to be chosen among {}"),
    "refused": Prose("Refusé", "Refused"),
    "no_option": Prose("aucun choix possible", "no choice possible"),
    "scenario": Prose("{} scénario", "{} scenario"),
    "scenarios": Prose("{} scénarios", "{} scenarios"),
    "heat": Prose("scénarios qui passent", "scenarios that pass"),
    "time": Prose("le temps seul", "time alone"),
    "opens": Prose("ouvre {}", "opens {}"),
    "reopens": Prose("ouvre à nouveau la démarche", "opens the case again"),
    "fills": Prose("remplit {}", "fills in {}"),
    "clicks": Prose("clique sur {}", "clicks {}"),
    "logs_out": Prose("se déconnecte", "logs out"),
    "day_past": Prose("le dernier jour, le {}, est passé", "the last day, {}, is over"),
    "until": Prose("jusqu'au {} inclus", "until {} included"),
    "due": Prose("échéance le {}", "due on {}"),
    "leads": Prose("{}, puis {}", "{}, then {}"),
    "example": Prose("exemple", "example"),
    "timeline": Prose("ligne de temps", "time line"),
    "lanes": Prose("couloirs par acteur", "swim lanes by actor"),
    "region": Prose("que faire ici : {}", "what can be done here: {}"),
    "ends_here": Prose("le récit s'arrête ici", "the account stops here"),
    "states": Prose("états", "states"),
    "goes_on": Prose("suite", "continued"),
}

MEANINGS: Final[dict[tuple[Sort, str], Prose]] = {
    ("node", "state"): Prose("état", "state"),
    ("node", "screen"): Prose("écran", "screen"),
    ("node", "dialog"): Prose("fenêtre de confirmation", "confirmation dialog"),
    ("node", "gate"): Prose("règles vérifiées", "rules checked"),
    ("node", "action"): Prose("action, dans le couloir de qui la fait", "action, in the lane of who does it"),
    ("node", "final"): Prose("fin", "end"),
    ("node", "faint"): Prose("fin par déconnexion", "end by log-out"),
    ("node", "elsewhere"): Prose("état dessiné ailleurs", "state drawn elsewhere"),
    ("node", "cluster"): Prose("état qui en contient d'autres", "state that holds others"),
    ("edge", "event"): Prose("action d'une personne", "action of a person"),
    ("edge", "outside"): Prose("fait extérieur", "outside fact"),
    ("edge", "auto"): Prose("automatique, aussitôt", "automatic, at once"),
    ("edge", "timer"): Prose("échéance, le temps seul", "deadline, time alone"),
    ("edge", "refusal"): Prose("refus", "refusal"),
    ("edge", "logout"): Prose("déconnexion", "log-out"),
    ("path", "path"): Prose("parcours marqué, pas à pas", "marked path, step by step"),
    ("mark", "passed"): Prose("nombre de scénarios qui y passent", "number of scenarios that pass"),
    ("heat", "1"): Prose("1 scénario", "1 scenario"),
    ("heat", "2"): Prose("de 2 à 9", "from 2 to 9"),
    ("heat", "3"): Prose("de 10 à 49", "from 10 to 49"),
    ("heat", "4"): Prose("50 et plus", "50 and more"),
    ("mark", "here"): Prose("vous êtes ici", "you are here"),
    ("mark", "arrival"): Prose("par où l'on vient", "where one comes from"),
    ("mark", "covered"): Prose("couvert", "covered"),
    ("mark", "partly"): Prose("couvert en partie", "partly covered"),
    ("mark", "uncovered"): Prose("non couvert", "not covered"),
    ("mark", "added"): Prose("ajouté", "added"),
    ("mark", "removed"): Prose("supprimé", "removed"),
    ("mark", "changed"): Prose("modifié", "changed"),
    ("mark", "deviating"): Prose("écarts", "deviations"),
    ("moment", "running"): Prose("échéance à venir", "deadline to come"),
    ("moment", "fired"): Prose("échéance passée, le temps a agi", "deadline past, time has acted"),
    ("moment", "stopped"): Prose("échéance sans objet, l'état est quitté", "deadline void, the state was left"),
    ("moment", "sent"): Prose("communication reçue", "communication received"),
    ("moment", "break"): Prose("durée hors d'échelle", "span not to scale"),
    ("sign", "*"): Prose("champ obligatoire", "mandatory field"),
    ("sign", "✓"): Prose("règle", "rule"),
    ("sign", "×"): Prose("refus et son message", "refusal and its message"),
    ("sign", "→"): Prose("effet", "effect"),
}
"""The legend: what each kind of node, edge and sign means."""


def say(word: str, lang: Lang, *arguments: str) -> str:
    """A phrase, its blanks filled."""
    return WORDS[word].of(lang).format(*arguments)


def marked(mark: Mark, lang: Lang) -> str:
    """What a mark says of a part: « ajouté », « 3 écarts »."""
    if mark.count:
        one, many = ("scenario", "scenarios") if mark.kind == "passed" else ("once", "times")
        return say(one if mark.count == 1 else many, lang, grouped(mark.count, lang))
    return MEANINGS["mark", mark.kind].of(lang)


def grouped(number: int, lang: Lang) -> str:
    """A number with its thousands apart: « 12 345 », “12,345”."""
    return f"{number:,}".replace(",", "\u00a0") if lang == "fr" else f"{number:,}"


def quoted(label: str, lang: Lang) -> str:
    """A label between the language's own marks, which stay with it at a line's end."""
    return f"«\u00a0{label}\u00a0»" if lang == "fr" else f"“{label}”"


def tied(text: str, lang: Lang) -> str:
    """A text whose French punctuation no line end can part from its word."""
    if lang != "fr":
        return text
    for sign in ":;?!»":
        text = text.replace(f" {sign}", f"\u00a0{sign}")
    return text.replace("« ", "«\u00a0")
