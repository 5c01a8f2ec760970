"""What an author writes: the classes a flow's YAML is read into, and thereby the words of the language."""

from datetime import date

from simulator.spec.calendar import Duration
from simulator.spec.problems import Place, Word
from simulator.spec.shapes import (
    DAY,
    DURATION,
    FORMULA,
    GUIDE_ID,
    IDENTIFIER,
    PROSE,
    STATE_PATH,
    STEP,
    WORD,
    YES,
    Either,
    Many,
    OneOf,
    Pair,
    Switch,
    Table,
)
from simulator.spec.vocabulary import Record, document, key

_PROSE = Record("Prose", "un texte fr et en", "a text in fr and en")
_LINE = Record("Line", "une ligne", "a line")
_BRANCH = Either(
    STATE_PATH, Record("Branch", "une branche", "a branch"), lambda to: Branch(place=to.place, to=to)
)  # fmt: skip
_LINES = Many(Switch(_LINE, Record("Each", "des lignes par fiche", "lines per record")))
_BRANCHES = Many(_BRANCH, alone=True, some=True)
_FIELDS = Table(IDENTIFIER, Record("Field", "un champ", "a field"))
_STATES = Table(IDENTIFIER, Record("State", "un état", "a state"))
_LABELS = Many(WORD)


@document("Tout ce qui peut dire de quel énoncé d'un guide il vient.")
class Traced:
    """Anything that can say which statement of a guide it comes from."""

    place: Place
    guide: tuple[Word, ...] = key(Many(GUIDE_ID), "Statements it comes from.", "Énoncés dont il vient.", default=())


@document("Tout ce qu'une personne lit, dans les deux langues.")
class Prose(Traced):
    """Anything a person reads, in both languages."""

    fr: Word = key(PROSE, "The French text.", "Le texte français.", absent="M001")
    en: Word = key(PROSE, "The English text.", "Le texte anglais.", absent="M002")


@document("Un texte montré sous condition.")
class Line(Prose):
    """A text shown on a condition."""

    when: Word | None = key(FORMULA, "Shown only while true.", "Montré seulement si vrai.", default=None, name="if")


@document("Par où le portail mène à la démarche.")
class Access(Traced):
    """Where the portal leads into the flow."""

    on: tuple[Word, ...] = key(Many(IDENTIFIER, some=True), "Devices.", "Appareils.")
    path: tuple[Word, ...] = key(
        _LABELS, "Tab, heading, link (French labels of the portal).", "Onglet, rubrique, lien.", default=()
    )
    by: Word | None = key(IDENTIFIER, "Who enters.", "Qui entre.", default=None)


@document("Une valeur déduite, qui a un nom.")
class Value(Traced):
    """A derived value with a name."""

    formula: Word = key(FORMULA, "The expression.", "L'expression.", name="is")


@document("Une règle, dite par la phrase positive.")
class Guard(Prose):
    """A rule, said as the positive sentence."""

    condition: Word = key(FORMULA, "The rule.", "La règle.", name="if")
    otherwise: tuple[Word, ...] = key(
        Many(IDENTIFIER, alone=True), "Messages when refused.", "Messages en cas de refus.", default=(), name="else"
    )


@document("Ce qui arrive à une démarche : un clic, ou le monde extérieur.")
class Event(Prose):
    """Something that happens to a case: a click, or the outside world."""

    by: Word | None = key(IDENTIFIER, "The actor (insured if absent).", "L'acteur (l'assuré si absent).", default=None)
    submit: bool = key(
        YES,
        "Inactive while a mandatory field is missing.",
        "Inactif tant qu'un champ obligatoire manque.",
        default=False,
    )


@document("Un choix, avec des attributs dont les noms sont à l'auteur.")
class Option(Prose):
    """A choice, with attributes of the author's own."""

    attributes: dict[Word, "Word | Prose"] = key(
        Either(WORD, _PROSE, lambda text: text), "Attributes.", "Attributs.", default={}, rest=True
    )


@document("Un champ d'un formulaire.")
class Field(Prose):
    """A field of a form."""

    type: Word = key(OneOf("text", "date", "choice", "tick", "number"), "The kind of field.", "Le genre de champ.")
    optional: bool = key(YES, "May stay empty.", "Peut rester vide.", default=False)
    when: Word | None = key(
        FORMULA, "Hidden, then without value, while false.", "Caché, donc sans valeur, tant que faux.",
        default=None, name="if",
    )  # fmt: skip
    hint: Prose | None = key(_PROSE, "Help inside the field.", "Aide dans le champ.", default=None)
    under: Prose | None = key(_PROSE, "Heading above it.", "Intertitre au-dessus.", default=None)
    example: tuple[Word, ...] = key(
        Many(WORD, alone=True), "A value that leads on.", "Une valeur qui permet d'avancer.", default=()
    )
    options: dict[Word, Option] = key(
        Table(IDENTIFIER, Record("Option", "un choix", "an option")), "The choices.", "Les choix.", default={}
    )
    source: Word | None = key(FORMULA, "A list of the dossier.", "Une liste du dossier.", default=None, name="from")
    label: Prose | None = key(
        _PROSE, "How a record is shown; `it`.", "Comment une fiche se montre ; `it`.", default=None
    )
    many: bool = key(YES, "Several may be chosen.", "Plusieurs choix possibles.", default=False)
    all: Line | None = key(_LINE, "A choice for every record.", "Un choix pour toutes les fiches.", default=None)


@document("Un bouton d'un écran : un événement, et son texte s'il diffère de celui de l'événement.")
class Button(Traced):
    """A button of a screen: an event, and its text where it differs from the event's."""

    event: Word
    label: Prose | None = None


_BUTTON = Either(
    IDENTIFIER,
    Pair(IDENTIFIER, _PROSE),
    lambda event: Button(place=event.place, event=event),
    lambda pair: Button(place=pair[0].place, event=pair[0], label=pair[1]),
)


@document("Une page, une fenêtre ou un encart : titre, textes, champs, boutons.")
class Screen(Prose):
    """A page, a dialog or a panel: title, texts, fields, buttons."""

    step: tuple[int, int] | None = key(STEP, "Place in the form.", "Repère d'étape.", default=None)
    note: Prose | None = key(_PROSE, "Small print.", "Note en petits caractères.", default=None)
    dialog: bool = key(YES, "A modal window.", "Une fenêtre.", default=False)
    at: tuple[Word, ...] = key(_LABELS, "Tab that holds the panel.", "Onglet qui porte l'encart.", default=())
    text: tuple[Line, ...] = key(Many(_LINE), "The texts.", "Les textes.", default=())
    fields: dict[Word, Field] = key(_FIELDS, "The fields.", "Les champs.", default={})
    buttons: tuple[Button, ...] = key(
        Many(_BUTTON),
        "Events, in order, each with its text here if it differs.",
        "Des événements, dans l'ordre, chacun avec son texte ici s'il diffère.",
        default=(),
    )
    invalid: tuple[Word, ...] = key(
        Many(IDENTIFIER), "Messages for a malformed field.", "Messages pour un champ mal rempli.", default=()
    )


@document("Une communication qu'une branche envoie.")
class Send(Prose):
    """A communication sent by a branch."""

    to: Word = key(IDENTIFIER, "The actor who receives it.", "L'acteur qui la reçoit.")


@document("Ce que fait un événement : à quelles conditions, où il mène, ce qu'il change.")
class Branch(Traced):
    """What an event does: under which conditions, where it leads, what it changes."""

    when: Word | None = key(FORMULA, "Absent while false.", "Absente tant que faux.", default=None, name="if")
    needs: tuple[Word, ...] = key(
        Many(IDENTIFIER, alone=True),
        "Guards; the first false one refuses.",
        "Gardes ; la première fausse refuse.",
        default=(),
    )
    otherwise: Word | None = key(
        STATE_PATH, "State a refusal leads to.", "État où mène un refus.", default=None, name="else"
    )
    to: Word | None = key(STATE_PATH, "Next state (absent: stay).", "État suivant (absent : on reste).", default=None)
    confirm: Word | None = key(IDENTIFIER, "Dialog that asks first.", "Fenêtre qui demande d'abord.", default=None)
    go: tuple[Word, ...] = key(_LABELS, "Where in the portal afterwards.", "Où dans le portail ensuite.", default=())
    set: dict[Word, Word] = key(Table(WORD, FORMULA), "What is written.", "Ce qui est écrit.", default={})
    issue: Word | None = key(IDENTIFIER, "Document drawn up.", "Document édité.", default=None)
    give: Word | None = key(IDENTIFIER, "Document handed over.", "Document remis.", default=None)
    send: tuple[Send, ...] = key(
        Many(Record("Send", "une communication", "a communication")), "Communications.", "Communications.", default=()
    )


@document("Ce que le temps seul fait à une démarche.")
class Timer(Traced):
    """What time alone does to a case."""

    after: Duration | None = key(DURATION, "Delay from entry.", "Délai depuis l'entrée.", default=None)
    past: Word | None = key(FORMULA, "Date whose end is waited for.", "Date dont on attend la fin.", default=None)
    to: Word | None = key(STATE_PATH, "Next state.", "État suivant.", default=None)
    set: dict[Word, Word] = key(Table(WORD, FORMULA), "What is written.", "Ce qui est écrit.", default={})
    send: tuple[Send, ...] = key(
        Many(Record("Send", "une communication", "a communication")), "Communications.", "Communications.", default=()
    )


@document("Un état de la démarche, ou un groupe d'états.")
class State(Prose):
    """A state of the case, or a group of them."""

    states: dict[Word, "State"] = key(
        _STATES, "States inside; the first is entered.", "États intérieurs ; on entre dans le premier.", default={}
    )
    initial: Word | None = key(
        IDENTIFIER,
        "State entered first (the first, if absent).",
        "État où l'on entre (le premier, si absent).",
        default=None,
    )
    screen: Word | None = key(IDENTIFIER, "Screen shown.", "Écran montré.", default=None)
    panels: tuple[Word, ...] = key(Many(IDENTIFIER), "Panels shown in the portal.", "Encarts du portail.", default=())
    final: bool = key(YES, "The case ends here.", "La démarche finit ici.", default=False)
    events: dict[Word, tuple[Branch, ...]] = key(
        Table(IDENTIFIER, _BRANCHES), "What each event does.", "Ce que fait chaque événement.", default={}
    )
    auto: tuple[Branch, ...] = key(
        _BRANCHES, "Followed after every fill and entry.", "Suivi après chaque saisie et entrée.", default=()
    )
    timers: tuple[Timer, ...] = key(
        Many(Record("Timer", "une échéance", "a timer")), "What time does.", "Ce que fait le temps.", default=()
    )


@document("Des lignes répétées pour chaque fiche d'une liste.")
class Each(Traced):
    """Lines repeated for each record of a list."""

    each: Word = key(FORMULA, "A list of records.", "Une liste de fiches.")
    lines: "tuple[Line | Each, ...]" = key(_LINES, "Lines; `it`.", "Lignes ; `it`.")


@document("Un document que la démarche édite.")
class Paper(Prose):
    """A document that a flow draws up."""

    watermark: Prose | None = key(_PROSE, "Text across the page.", "Texte en travers de la page.", default=None)
    lines: tuple[Line | Each, ...] = key(_LINES, "The content.", "Le contenu.")


@document("Ce qui doit être vrai de tout parcours.")
class Property(Prose):
    """A statement that must hold of every run."""

    never: Word | None = key(FORMULA, "Never true.", "Jamais vrai.", default=None)
    always: Word | None = key(FORMULA, "True at every moment.", "Vrai à tout moment.", default=None)
    sometimes: Word | None = key(FORMULA, "True in some run.", "Vrai dans un parcours au moins.", default=None)
    eventually: Word | None = key(FORMULA, "Reached by every run.", "Atteint par tout parcours.", default=None)
    leads: Word | None = key(FORMULA, "Each time this is true …", "Chaque fois que ceci est vrai …", default=None)
    to: Word | None = key(FORMULA, "… this follows.", "… ceci suit.", default=None)
    within: Duration | None = key(DURATION, "At the latest after.", "Au plus tard après.", default=None)


@document("Toute une démarche, telle qu'elle est écrite.")
class FlowDocument(Prose):
    """A whole flow, as written."""

    edition: date = key(DAY, "Date of the guide's edition.", "Date d'édition du guide.")
    per: Word | None = key(
        OneOf("insured"), "One live case per insured.", "Une démarche en cours par assuré.", default=None
    )
    access: tuple[Access, ...] = key(
        Many(Record("Access", "un accès", "an access"), some=True), "How one enters.", "Comment on entre."
    )
    values: dict[Word, Value] = key(
        Table(IDENTIFIER, Record("Value", "une valeur", "a value")), "Derived values.", "Valeurs déduites.", default={}
    )
    guards: dict[Word, Guard] = key(
        Table(IDENTIFIER, Record("Guard", "une garde", "a guard")), "The rules.", "Les règles.", default={}
    )
    messages: dict[Word, Prose] = key(
        Table(IDENTIFIER, _PROSE), "Texts shared by several places.", "Textes partagés.", default={}
    )
    events: dict[Word, Event] = key(
        Table(IDENTIFIER, Record("Event", "un événement", "an event")),
        "What can happen.",
        "Ce qui peut arriver.",
        default={},
    )
    screens: dict[Word, Screen] = key(
        Table(IDENTIFIER, Record("Screen", "un écran", "a screen")),
        "Pages, dialogs, panels.",
        "Pages, fenêtres, encarts.",
        default={},
    )
    documents: dict[Word, Paper] = key(
        Table(IDENTIFIER, Record("Paper", "un document", "a document")),
        "Documents drawn up.",
        "Documents édités.",
        default={},
    )
    initial: Word | None = key(
        IDENTIFIER,
        "State a case begins in (the first, if absent).",
        "État où l'on commence (le premier, si absent).",
        default=None,
    )
    states: dict[Word, State] = key(_STATES, "The life of the case.", "La vie de la démarche.")
    properties: tuple[Property, ...] = key(
        Many(Record("Property", "une propriété", "a property")),
        "What is always true.",
        "Ce qui est toujours vrai.",
        default=(),
    )
