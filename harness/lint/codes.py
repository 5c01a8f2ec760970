"""The table of codes: what each finding is called, why it matters, and how it is worded, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Final, Literal

from harness.play.safe import safe, short
from simulator.spec.text import Lang, Prose

LONGEST: Final = 160
"""Characters of a value that a message shows."""
Severity = Literal["error", "information"]


_NO_HINT: Final = Prose("", "")


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. ``said`` and ``hint`` are templates; a hint that lacks a value is left out."""

    code: str
    title: Prose
    explanation: Prose
    said: Prose
    hint: Prose = _NO_HINT
    severity: Severity = "error"


_MEANT: Final = Prose("vouliez-vous « {close} » ?", "did you mean “{close}”?")
_WHY: Final = Prose("{why_fr}", "{why_en}")

CODES: Final[Mapping[str, Code]] = {
    code.code: code
    for code in (
        Code(
            "L001",
            Prose("libellé inconnu", "unknown label"),
            Prose(
                "Un bouton, un champ, une option, un onglet, un état, une démarche, une personne ou un message que "
                "rien ne porte dans la langue de la fonctionnalité. Dire absent ce qui est mal écrit passe toujours.",
                "A button, a field, an option, a tab, a state, a journey, a person or a message that nothing bears "
                "in the language of the feature. To say absent what is misspelt always passes.",
            ),
            Prose("inconnu : {what_fr} « {label} »", "unknown: {what_en} “{label}”"),
            _MEANT,
        ),
        Code(
            "L002",
            Prose("énoncé inconnu", "unknown statement"),
            Prose(
                "Une étiquette qui a la forme d'un numéro d'énoncé, et qu'aucun guide ne porte : l'énoncé visé n'est "
                "pas tracé. Les autres étiquettes sont libres.",
                "A tag that looks like a statement's number and that no guide has: the statement that is meant is not "
                "traced. Other tags are free.",
            ),
            Prose("@{tag} ne nomme aucun énoncé", "@{tag} names no statement"),
            Prose("vouliez-vous @{close} ?", "did you mean @{close}?"),
        ),
        Code(
            "L003",
            Prose("énoncé sans scénario", "statement without scenario"),
            Prose(
                "Une règle, un écran ou une décision qu'aucune étiquette ne relie à un scénario. N'est dit que lorsque "
                "toutes les fonctionnalités sont relues.",
                "A rule, a screen or a decision that no tag ties to a scenario. Told only when all features are read.",
            ),
            Prose("{tag} n'a pas de scénario : {shows_fr}", "{tag} has no scenario: {shows_en}"),
            Prose("étiquetez @{tag} celui qui le montre", "tag the one that shows it @{tag}"),
        ),
        Code(
            "L004",
            Prose("scénario qui n'affirme rien", "scenario that asserts nothing"),
            Prose(
                "Un scénario sans « Alors » passe tant que ses étapes sont possibles : il ne vérifie rien.",
                "A scenario without “Then” passes as long as its steps are possible: it checks nothing.",
            ),
            Prose("« {name} » n'a pas d'« Alors »", "“{name}” has no “Then”"),
            Prose("dites ce que l'on doit voir", "say what must be seen"),
        ),
        Code(
            "L005",
            Prose("scénario en double", "duplicate scenario"),
            Prose(
                "Deux scénarios font et vérifient exactement la même chose, contexte compris.",
                "Two scenarios do and check exactly the same, backgrounds included.",
            ),
            Prose("« {name} » a les mêmes étapes que {other}", "“{name}” has the same steps as {other}"),
            Prose("gardez-en un, avec les étiquettes des deux", "keep one, with the tags of both"),
        ),
        Code(
            "L006",
            Prose("scénario contenu dans un autre", "scenario contained in another"),
            Prose(
                "Tout ce que ce scénario fait et vérifie, un autre le fait et le vérifie aussi, puis continue. Ce peut "
                "être voulu : une règle se lit mieux seule.",
                "All that this scenario does and checks, another one does and checks too, and goes on. It may be "
                "meant: a rule reads better by itself.",
            ),
            Prose("{other} contient tout « {name} »", "{other} contains all of “{name}”"),
            severity="information",
        ),
        Code(
            "L007",
            Prose("scénarios qui se contredisent", "scenarios that contradict each other"),
            Prose(
                "Après les mêmes étapes, deux « Alors » s'excluent : l'un des deux échoue toujours.",
                "After the same steps, two “Then” exclude each other: one of them always fails.",
            ),
            Prose("« {said} » contredit {other} : « {against} »", "“{said}” contradicts {other}: “{against}”"),
        ),
        Code(
            "L008",
            Prose("phrase que personne n'emploie", "phrase that nobody uses"),
            Prose(
                "Une phrase du catalogue qu'aucune fonctionnalité n'emploie. N'est dit que lorsque toutes sont relues.",
                "A phrase of the catalogue that no feature uses. Told only when all of them are read.",
            ),
            Prose("aucun scénario n'emploie « {phrase_fr} »", "no scenario uses “{phrase_en}”"),
            severity="information",
        ),
        Code(
            "L009",
            Prose("étape inconnue", "undefined step"),
            Prose("Aucune phrase du catalogue ne dit cette étape.", "No phrase of the catalogue says this step."),
            _WHY,
        ),
        Code(
            "L010",
            Prose("ligne sans mot clé", "line without a keyword"),
            Prose(
                "Une ligne qui est une phrase, à son mot clé près : Gherkin y lit une description et ne la joue pas.",
                "A line that is a phrase but for its keyword: Gherkin reads it as a description and does not play it.",
            ),
            _WHY,
        ),
        Code(
            "L011",
            Prose("Gherkin illisible", "unreadable Gherkin"),
            Prose(
                "Le fichier ne se lit pas : rien d'autre n'y est vérifié.",
                "The file cannot be read: nothing else is checked in it.",
            ),
            _WHY,
        ),
        Code(
            "L012",
            Prose("valeur impossible", "impossible value"),
            Prose(
                "Une date, une heure ou une durée de l'étape n'existe pas.",
                "A date, a time or a duration of the step does not exist.",
            ),
            _WHY,
        ),
        Code(
            "L013",
            Prose("tableau ou texte qui manque", "missing table or text"),
            Prose(
                "La phrase veut un tableau de ces colonnes, ou un texte, sous elle.",
                "The phrase wants a table of these columns, or a text, under it.",
            ),
            _WHY,
        ),
    )
}
"""Every code, in order. A page of the documentation can be made from it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at one line."""

    code: str
    file: str
    line: int
    values: Mapping[str, str]

    @property
    def kind(self) -> Code:
        """Its row of the table."""
        return CODES[self.code]

    def message(self, lang: Lang) -> str:
        """What is wrong."""
        return self._filled(self.kind.said.of(lang))

    def suggestion(self, lang: Lang) -> str:
        """What to do about it; empty where there is nothing to suggest."""
        template = self.kind.hint.of(lang)
        names = [name for _, name, _, _ in Formatter().parse(template) if name]
        return self._filled(template) if all(self.values.get(name) for name in names) else ""

    def told(self, lang: Lang) -> str:
        """The whole of it on one line: `file:line: CODE message ; suggestion`."""
        said = f"{safe(self.file)}:{self.line}: {self.code} {self.message(lang)}"
        suggestion = self.suggestion(lang)
        return f"{said}{' ; ' if lang == 'fr' else '; '}{suggestion}" if suggestion else said

    def _filled(self, template: str) -> str:
        return template.format_map({name: short(value, LONGEST) for name, value in self.values.items()})


def finding(code: str, file: str, line: int, **values: str | None) -> Finding:
    """A finding of the table; values that are None are left out."""
    return Finding(code, file, line, {name: value for name, value in values.items() if value is not None})


def order(found: Finding) -> tuple[str, int, str, str]:
    """What findings are sorted by: file, line, code, words."""
    return found.file, found.line, found.code, found.message("fr")
