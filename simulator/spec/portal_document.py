"""The files beside the flows, as written: the portal around them, fictitious people, the guides' statements."""

from datetime import date

from simulator.spec.document import Line, Option, Prose, Traced
from simulator.spec.nodes import Node
from simulator.spec.problems import Word
from simulator.spec.shapes import DAY, GUIDE_ID, IDENTIFIER, PROSE, WORD, YES, Many, OneOf, Raw, Table
from simulator.spec.vocabulary import Record, document, key

_PROSE = Record("Prose", "un texte fr et en", "a text in fr and en")


@document("Un lien du portail ; sans « go », et sans démarche qui le nomme, c'est du décor.")
class Link(Prose):
    """A link of the portal; without “go”, and without a flow that names it, it is decor."""

    go: tuple[Word, ...] = key(Many(WORD), "The tab it leads to.", "L'onglet où il conduit.", default=())


@document("Une rubrique d'un onglet : des lignes à lire, puis des liens.")
class Heading(Prose):
    """A heading of a tab: lines to read, then links."""

    text: tuple[Line, ...] = key(
        Many(Record("Line", "une ligne", "a line")), "Lines to read.", "Lignes à lire.", default=()
    )
    links: tuple[Link, ...] = key(
        Many(Record("Link", "un lien", "a link")), "Links, in order.", "Liens, dans l'ordre.", default=()
    )


@document("Un onglet de la barre du portail.")
class Tab(Prose):
    """A tab of the portal's bar."""

    headings: tuple[Heading, ...] = key(
        Many(Record("Heading", "une rubrique", "a heading")), "Headings.", "Rubriques.", default=()
    )


@document("La barre et les menus du portail à partir d'un jour.")
class Edition(Traced):
    """The portal's bar and menus from a day on."""

    tabs: tuple[Tab, ...] = key(
        Many(Record("Tab", "un onglet", "a tab"), some=True), "Tabs, in order.", "Onglets, dans l'ordre."
    )
    header: tuple[Prose, ...] = key(Many(_PROSE), "Links of the header.", "Liens de l'en-tête.", default=())


@document("Le fichier portal.yaml : le portail autour des démarches.")
class PortalDocument(Traced):
    """The file portal.yaml: the portal around the flows."""

    devices: dict[Word, Prose] = key(Table(IDENTIFIER, _PROSE), "Devices.", "Appareils.")
    actors: dict[Word, Prose] = key(Table(IDENTIFIER, _PROSE), "Who acts.", "Qui agit.")
    editions: dict[date, Edition] = key(
        Table(DAY, Record("Edition", "une édition", "an edition")),
        "Editions by first day.",
        "Éditions par premier jour.",
    )


@document("Une donnée du dossier, ou une liste de fiches.")
class Datum(Prose):
    """A field of the dossier, or a list of records."""

    type: Word = key(OneOf("text", "date", "choice", "tick", "number", "list"), "Kind.", "Genre.")
    optional: bool = key(YES, "May be absent.", "Peut manquer.", default=False)
    options: dict[Word, Option] = key(
        Table(IDENTIFIER, Record("Option", "un choix", "an option")), "The choices.", "Les choix.", default={}
    )
    fields: dict[Word, "Datum"] = key(
        Table(IDENTIFIER, Record("Datum", "une donnée", "a datum")),
        "Fields of a record.",
        "Champs d'une fiche.",
        default={},
    )


@document("Le fichier dossiers.yaml : ce que l'on sait d'un assuré, et des personnes fictives.")
class DossiersDocument(Traced):
    """The file dossiers.yaml: what is known of an insured person, and fictitious people."""

    fields: dict[Word, Datum] = key(
        Table(IDENTIFIER, Record("Datum", "une donnée", "a datum")), "What is known.", "Ce qui est connu."
    )
    people: dict[Word, dict[Word, Node]] = key(
        Table(IDENTIFIER, Table(IDENTIFIER, Raw())), "Fictitious people.", "Personnes fictives."
    )


@document("Un énoncé numéroté d'un guide.")
class Statement(Traced):
    """A numbered statement of a guide."""

    kind: Word = key(
        OneOf("rule", "screen", "decor"), "Rule to prove, text to show, or decor.", "Règle, texte d'écran ou décor."
    )
    step: Prose = key(_PROSE, "Where in the guide.", "Où dans le guide.")
    quote: Word = key(PROSE, "The guide's words.", "Les mots du guide.")
    shows: Prose = key(_PROSE, "What a scenario must show.", "Ce qu'un scénario doit montrer.")


@document("Ce que les guides laissent ouvert, et ce que nous avons décidé.")
class Decision(Traced):
    """What the guides leave open, and what we decided."""

    question: Prose = key(_PROSE, "What is open.", "Ce qui est ouvert.")
    decision: Prose = key(_PROSE, "What we decided.", "Ce qui est décidé.")


@document("Les énoncés d'un guide, ou nos décisions.")
class GuideDocument(Prose):
    """A guide's statements, or our decisions."""

    edition: date | None = key(DAY, "Date of the guide.", "Date du guide.", default=None)
    statements: dict[Word, Statement] = key(
        Table(GUIDE_ID, Record("Statement", "un énoncé", "a statement")), "Statements.", "Énoncés.", default={}
    )
    decisions: dict[Word, Decision] = key(
        Table(GUIDE_ID, Record("Decision", "une décision", "a decision")),
        "Our decisions.",
        "Nos décisions.",
        default={},
    )
