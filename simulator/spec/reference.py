"""The reference pages, made from the vocabulary and the catalogue of problems: nothing in them is written twice."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from simulator.spec import document as _flow_words
from simulator.spec import portal_document as _portal_words
from simulator.spec.kinds import KINDS
from simulator.spec.problems import Problem
from simulator.spec.shapes import DAY, Either, Many, Pair, Shape, Switch, Table
from simulator.spec.text import Lang, Prose
from simulator.spec.vocabulary import Key, Record, keys_of, meaning, rest_of

_DECLARED: Final = (_flow_words, _portal_words)
"""Modules that only need to be imported: they declare the words of the language."""

FILES: Final = {
    "FlowDocument": "flows/<flow>.yaml",
    "PortalDocument": "flows/portal.yaml",
    "DossiersDocument": "flows/dossiers.yaml",
    "GuideDocument": "flows/guides/<guide>.yaml",
}
"""The documents that are whole files, and where they are."""


class Row(NamedTuple):
    """A piece of an expression or of a text, and what it says."""

    written: str
    says: Prose


FUNCTIONS: Final = (
    Row("age(insured.birth_date) >= 18", Prose("années révolues aujourd'hui", "completed years today")),
    Row("filled(form.country)", Prose("une valeur est là", "a value is there")),
    Row(
        "same(form.country, insured.address)",
        Prose(
            "le même texte, à la casse, aux accents et aux traits d'union près",
            "the same text but for case, accents and hyphens",
        ),
    ),
    Row(
        "any(insured.children, it.pupil == yes)",
        Prose("l'une des fiches, `it`, remplit la condition", "one of the records, `it`, meets the condition"),
    ),
    Row("all(insured.children, it.pupil == yes)", Prose("toutes la remplissent", "all of them do")),
    Row(
        "count(insured.children, it.pupil == yes) >= 2",
        Prose(
            "combien la remplissent ; sans condition, combien il y en a",
            "how many do; without a condition, how many there are",
        ),
    ),
    Row(
        "sent(agent)",
        Prose("la démarche a envoyé une communication à cet acteur", "the case has sent this actor a communication"),
    ),
    Row("given(proof)", Prose("la démarche a remis ce document", "the case has handed this document over")),
    Row("today >= date('2022-02-01')", Prose("une date écrite", "a date written out")),
)
NAMES: Final = (
    Row("form.country == 'Italie'", Prose("un champ, `écran.champ`", "a field, `screen.field`")),
    Row(
        "form.speed == 'fast'", Prose("un choix, par l'identifiant de son option", "a choice, by the id of its option")
    ),
    Row("form.speed.days == '1'", Prose("un attribut de l'option choisie", "an attribute of the option chosen")),
    Row("insured.last_name == 'Petit'", Prose("une donnée du dossier de l'assuré", "a datum of the insured's dossier")),
    Row(
        "today > valid_until", Prose("le jour courant ; une valeur par son nom", "the current day; a value by its name")
    ),
    Row(
        "adult and not state.closed",
        Prose(
            "une garde par son nom ; un état, vrai aussi dans les états intérieurs",
            "a guard by its name; a state, true inside its children too",
        ),
    ),
    Row(
        "since.active + P1M > today",
        Prose(
            "le jour d'entrée dans un état ; `+` et `-` une durée",
            "the day a state was entered; `+` and `-` a duration",
        ),
    ),
    Row(
        "form.copies >= 2 or form.signature == yes",
        Prose(
            "`and or not == != < <= > >=`, `yes no`, nombres, 'textes'",
            "`and or not == != < <= > >=`, `yes no`, numbers, 'texts'",
        ),
    ),
    Row(
        "carte.state.active and carte.form.country == 'Italie' and carte.valid_until > today",
        Prose(
            "la démarche en cours du même assuré dans un autre flux ; faux s'il n'y en a pas",
            "the same insured's live case of another flow; false when there is none",
        ),
    ),
)
PLACEHOLDERS: Final = (
    Row(
        "<form.country>",
        Prose(
            "la valeur, comme un écran l'écrit : 04/02/2021 dans les deux langues",
            "the value as a screen writes it: 04/02/2021 in both languages",
        ),
    ),
    Row("<insured.last_name:upper>", Prose("en capitales", "in capitals")),
    Row("<insured.first_name:capital>", Prose("une capitale à chaque mot", "a capital to each word")),
)

_WORDS: Final = {
    "title": Prose("La langue des flux", "The language of flows"),
    "made": Prose(
        "Cette page est tirée du code (`simulator/spec`) ; ses exemples, de `tests/good`, sont chargés par les tests.",
        "This page is made from the code (`simulator/spec`); its examples, from `tests/good`, are loaded by the tests.",
    ),
    "scalars": Prose(
        "Toute valeur est un texte : `yes` et `no` ne sont que deux mots, une date un texte de la bonne forme. "
        "Un texte que lit une personne se dit en français (`fr`) et en anglais (`en`). Un identifiant se compose de "
        "minuscules, de chiffres et de `_`. Partout, la clé `guide: [P-012]` peut dire de quel énoncé cela vient.",
        "Every value is text: `yes` and `no` are but two words, a date is but a text of the right form. A text that a "
        "person reads is said in French (`fr`) and in English (`en`). An identifier is made of lower-case letters, "
        "digits and `_`. Anywhere, the key `guide: [P-012]` may say which statement something comes from.",
    ),
    "missing": Prose(
        "Une comparaison dont une valeur manque est fausse. Une règle qu'une valeur manquante rendrait vraie (`!=`, "
        "`not …`) est refusée tant que `filled(…) and …` ne la précède pas.",
        "A comparison with a missing value is false. A rule that a missing value would make true (`!=`, `not …`) is "
        "refused unless `filled(…) and …` comes before it.",
    ),
    "where": Prose("Où", "Where"),
    "key": Prose("clé", "key"),
    "value": Prose("valeur", "value"),
    "needed": Prose("à écrire", "required"),
    "yes": Prose("oui", "yes"),
    "says": Prose("sens", "meaning"),
    "written": Prose("écrit", "written"),
    "expressions": Prose("Les expressions", "Expressions"),
    "functions": Prose("Fonctions", "Functions"),
    "names": Prose("Noms", "Names"),
    "placeholders": Prose("Les emplacements des textes", "Placeholders of texts"),
    "problems": Prose("Les problèmes", "Problems"),
    "told": Prose(
        "Tous les problèmes d'une spécification sont dits à la fois, chacun à sa place : "
        "`fichier:ligne:colonne: CODE message ; suggestion`. Cette page est tirée du catalogue "
        "(`simulator/spec/catalogue`) et de ce qu'impriment les fichiers fautifs de `tests/bad`.",
        "All problems of a specification are told at once, each at its place: `file:line:column: CODE message; "
        "suggestion`. This page is made from the catalogue (`simulator/spec/catalogue`) and from what the bad files of "
        "`tests/bad` print.",
    ),
    "message": Prose("message", "message"),
    "suggestion": Prose("suggestion", "suggestion"),
    "line": Prose("ligne fautive", "line at fault"),
    "other": Prose("toute autre clé", "any other key"),
}
_LETTERS: Final = {
    "Y": Prose("Le texte YAML", "YAML text"),
    "F": Prose("La structure et les noms", "Structure and names"),
    "G": Prose("Les gardes et les expressions", "Guards and expressions"),
    "S": Prose("Les états et les transitions", "States and transitions"),
    "T": Prose("Les durées et les dates", "Durations and times"),
    "M": Prose("Les textes et les messages", "Messages and texts"),
    "P": Prose("Le portail, les dossiers, les guides", "The portal, dossiers and guides"),
}


def reference(lang: Lang, examples: Mapping[str, str]) -> str:
    """The page that describes the language, in Markdown; ``examples`` are pieces of YAML by document class."""
    parts = [f"# {_say('title', lang)}", _say("made", lang), _say("scalars", lang)]
    for record, where in _documents():
        parts += _section(record, where, lang, examples.get(record.name, ""))
    parts += [f"## {_say('expressions', lang)}", _say("missing", lang)]
    for title, rows in (("names", NAMES), ("functions", FUNCTIONS)):
        parts += [f"### {_say(title, lang)}", _rows(rows, lang)]
    parts += [f"## {_say('placeholders', lang)}", _rows(PLACEHOLDERS, lang)]
    return "\n\n".join(parts) + "\n"


def problems_page(lang: Lang, found: Mapping[str, tuple[Problem, str]]) -> str:
    """The page of all kinds of problems; ``found`` holds one of each kind and the line at fault (empty: not shown)."""
    parts = [f"# {_say('problems', lang)}", _say("told", lang)]
    for letter, title in _LETTERS.items():
        rows = (
            (f"**{code}**", problem.message(lang), problem.suggestion(lang), _code(line))
            for code in KINDS
            if code.startswith(letter)
            for problem, line in [found[code]]
        )
        heads = ["code", *(_say(head, lang) for head in ("message", "suggestion", "line"))]
        parts += [f"## {letter} · {title.of(lang)}", _table(heads, rows)]
    return "\n\n".join(parts) + "\n"


def _say(word: str, lang: Lang) -> str:
    return _WORDS[word].of(lang)


def _documents() -> Iterator[tuple[Record, str]]:
    """Every document class and where it is first met: files, then what they hold, outer before inner."""
    seen: set[str] = set()
    for name, file in FILES.items():
        yield from _reached(Record(name, "", ""), f"{file}", seen)


def _reached(record: Record, where: str, seen: set[str]) -> Iterator[tuple[Record, str]]:
    if record.name in seen:
        return
    seen.add(record.name)
    yield record, where
    base = f"{where.partition(' ')[0]} " if where in FILES.values() else f"{where}."
    for key in (*keys_of(record.cls).values(), *filter(None, [rest_of(record.cls)])):
        for inner, path in _records(key.shape, base + key.name):
            yield from _reached(inner, path, seen)


def _records(shape: Shape, path: str) -> Iterator[tuple[Record, str]]:
    """The document classes that a shape may hold, and where."""
    match shape:
        case Record():
            yield shape, path
        case Many(item=item):
            yield from _records(item, path if isinstance(item, Either) else f"{path}[]")
        case Table(item=item):
            yield from _records(item, f"{path}.<date>" if shape.names is DAY else f"{path}.<id>")
        case Pair(table=table):
            yield from _records(table, path)
        case Either(short=short, long=long):
            yield from _records(short, path)
            yield from _records(long, path)
        case Switch(records=records):
            for record in records:
                yield from _records(record, path)


def _section(record: Record, where: str, lang: Lang, example: str) -> list[str]:
    fr, en = meaning(record.cls)
    level = "##" if record.name in FILES else "###"
    title = where if record.name in FILES else where.rpartition(" ")[2]
    heads = [_say(head, lang) for head in ("key", "value", "needed", "says")]
    keys = [key for key in keys_of(record.cls).values() if key.name != "guide"]
    keys += filter(None, [rest_of(record.cls)])
    shown = [f"{level} `{title}`", fr if lang == "fr" else en, _table(heads, (_key(key, record, lang) for key in keys))]
    return [*shown, f"```yaml\n{example}\n```"] if example else shown


def _key(key: Key, record: Record, lang: Lang) -> tuple[str, str, str, str]:
    name = _say("other", lang) if key == rest_of(record.cls) else f"`{key.name}`"
    needed = _say("yes", lang) if key.required else ""
    return name, key.shape.fr if lang == "fr" else key.shape.en, needed, key.fr if lang == "fr" else key.en


def _rows(rows: Iterable[Row], lang: Lang) -> str:
    heads = [_say("written", lang), _say("says", lang)]
    return _table(heads, ((_code(row.written), row.says.of(lang)) for row in rows))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    if not text:
        return ""
    ticks = "``" if "`" in text else "`"
    space = " " if "`" in text else ""
    return f"{ticks}{space}{text}{space}{ticks}"
