"""Shapes: the forms a piece of YAML may take, how each is read, and what it looks like as JSON Schema."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, Protocol

from simulator.spec.calendar import Duration, DurationError
from simulator.spec.nodes import Mapping as MappingNode
from simulator.spec.nodes import Node, Scalar, Sequence
from simulator.spec.problems import Place, Word, closest
from simulator.spec.report import Report

Schema = dict[str, Any]


class _Missing:
    """What a shape answers where nothing could be read; the problem is in the report."""


MISSING: Final = _Missing()


class Shape(Protocol):
    """One form a piece of YAML may take."""

    fr: str
    en: str

    def read(self, node: Node, report: Report) -> Any: ...

    def hole(self, place: Place) -> Any: ...

    def schema(self, defs: dict[str, Schema]) -> Schema: ...


class Solid:
    """A shape for which nothing can stand in: what contains it is left out once the problem is told."""

    def hole(self, place: Place) -> Any:
        return MISSING


def _nothing(_: str) -> Any:
    return MISSING


def owned(key: Scalar, node: Node) -> Node:
    """What stands under a key; a block of keys is placed at the key, which is what a person looks for."""
    return node._replace(mark=key.mark) if isinstance(node, MappingNode) else node


def expected(shape: Shape, node: Node, report: Report) -> _Missing:
    """Note that another form was expected; what stands there is left out."""
    found = {
        Scalar: ("un texte", "a text"),
        Sequence: ("une liste", "a list"),
        MappingNode: ("un bloc de clés", "a block of keys"),
    }[type(node)]
    if isinstance(node, Scalar) and not node.text and not node.quoted:
        found = ("une valeur vide", "nothing")
    report.add("F003", node.place, expected=(shape.fr, shape.en), found=found)
    report.leave_out(node.place.file)
    return MISSING


class Scalars:
    """A scalar read by a function that answers None where the text does not fit.

    Args:
        fr, en: the form in words.
        code: the problem of a text that does not fit.
        parse: the reading.
        schema: the same as JSON Schema.
        hole: what stands in for a value that could not be read, so that one slip does not hide another.
        instead: what a text that does not fit most likely means.
    """

    def __init__(
        self,
        fr: str,
        en: str,
        code: str,
        parse: Callable[[str], Any],
        schema: Schema,
        *,
        hole: Any = MISSING,
        instead: Callable[[str], Any] = _nothing,
    ) -> None:
        self.fr, self.en, self._code, self._parse, self._schema = fr, en, code, parse, schema
        self._hole, self._instead = hole, instead

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Scalar) or (not node.text.strip() and not node.quoted):
            return expected(self, node, report)
        value = self._parse(node.text)
        if value is None:
            report.add(self._code, node.place, value=node.text, expected=(self.fr, self.en))
            value = self._instead(node.text)
        return Word(value, node.place) if isinstance(value, str) else value

    def hole(self, place: Place) -> Any:
        return Word(self._hole, place) if isinstance(self._hole, str) else self._hole

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return dict(self._schema)


def _matching(pattern: str) -> Callable[[str], str | None]:
    compiled = re.compile(pattern, re.ASCII)
    return lambda text: text if compiled.fullmatch(text) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None
    except ValueError:
        return None


def _step(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([1-9]\d?)/([1-9]\d?)", text, re.ASCII)
    return (int(match[1]), int(match[2])) if match and int(match[1]) <= int(match[2]) else None


def _like_word(text: str) -> Any:
    return re.sub(r"[^\w-]", "_", text.strip()) or MISSING


def _like_path(text: str) -> Any:
    return ".".join(_like_word(part) for part in text.split(".") if part.strip()) or MISSING


def _like_yes(text: str) -> bool:
    return text.casefold() in {"oui", "vrai", "true", "on", "y", "o", "1"}


def _yes(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


_ID: Final = r"[a-z][a-z0-9_]*"
_ANY_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
"""Every scalar is a text here, where an editor's YAML may see a number or a boolean."""


def _words(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^{pattern}$"}


def _full(text: str) -> str | None:
    return text.strip() or None


PROSE = Scalars("un texte", "a text", "M003", _full, _ANY_TEXT | {"minLength": 1}, hole="")
WORD = Scalars("un texte", "a text", "M003", str, _ANY_TEXT, hole="")
IDENTIFIER = Scalars("un identifiant", "an identifier", "F008", _matching(_ID), _words(_ID), instead=_like_word)
STATE_PATH = Scalars(
    "un état", "a state", "F008", _matching(rf"{_ID}(\.{_ID})*"), _words(rf"{_ID}(\.{_ID})*"), instead=_like_path
)
_STATEMENT: Final = r"[A-Z]{1,3}-\d{2,3}"
GUIDE_ID = Scalars("un numéro d'énoncé", "a statement number", "F010", _matching(_STATEMENT), _words(_STATEMENT))
FORMULA = Scalars("une expression", "an expression", "M003", _full, _ANY_TEXT | {"minLength": 1}, hole="")
DAY = Scalars("une date AAAA-MM-JJ", "a date YYYY-MM-DD", "T005", _day, _words(r"\d{4}-\d{2}-\d{2}"), hole=date.min)
STEP = Scalars("un repère d'étape, 1/2", "a step mark, 1/2", "F011", _step, _words(r"[1-9]\d?/[1-9]\d?"))
YES = Scalars("yes ou no", "yes or no", "F004", _yes, {"enum": ["yes", "no", True, False]}, instead=_like_yes)


class Durations(Solid):
    """An ISO 8601 duration."""

    fr, en = "une durée, P1M", "a duration, P1M"

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Scalar) or (not node.text and not node.quoted):
            return expected(self, node, report)
        try:
            return Duration.parse(node.text)
        except DurationError as error:
            report.add(error.code, node.place, value=node.text)
            return Duration(days=1)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"type": "string", "pattern": r"^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$"}


DURATION = Durations()


class OneOf(Solid):
    """A word out of a closed list."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.fr, self.en = " | ".join(words), " | ".join(words)

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Scalar):
            return expected(self, node, report)
        if node.text not in self.words:
            close = closest(node.text, self.words)
            report.add("F005", node.place, value=node.text, expected=self.fr, close=close)
            if close is None:
                report.leave_out(node.place.file)
            return Word(close or "", node.place)
        return Word(node.text, node.place)

    def hole(self, place: Place) -> Any:
        """The empty word: the kind is not known, and what depends on it is not checked."""
        return Word("", place)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"enum": list(self.words)}


class Raw(Solid):
    """A node kept as it is, read later by what the file itself declares (a dossier's values)."""

    fr, en = "une valeur", "a value"

    def read(self, node: Node, report: Report) -> Any:
        return node

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {}


class Many(Solid):
    """A list; with ``alone`` a single item may stand without the list's dashes, with ``some`` it is not empty."""

    def __init__(self, item: Shape, *, alone: bool = False, some: bool = False) -> None:
        self.item, self.alone, self.some = item, alone, some
        self.fr, self.en = f"une liste : {item.fr}", f"a list: {item.en}"
        if alone:
            self.fr, self.en = f"{item.fr}, ou une liste", f"{item.en}, or a list"

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Sequence):
            if not self.alone:
                return expected(self, node, report)
            item = self.item.read(node, report)
            return () if item is MISSING else (item,)
        if self.some and not node.items:
            report.add("F040", node.place)
            report.leave_out(node.place.file)
        return tuple(item for child in node.items if (item := self.item.read(child, report)) is not MISSING)

    def hole(self, place: Place) -> Any:
        return ()

    def schema(self, defs: dict[str, Schema]) -> Schema:
        item = self.item.schema(defs)
        many: Schema = {"type": "array", "items": item} | ({"minItems": 1} if self.some else {})
        return {"anyOf": [item, many]} if self.alone else many


class Table(Solid):
    """A block whose keys are the author's own names."""

    def __init__(self, names: Shape, item: Shape) -> None:
        self.names, self.item = names, item
        self.fr, self.en = f"un bloc « nom : {item.fr} »", f"a block “name: {item.en}”"

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, MappingNode):
            report.lose_names(node.place.file)
            return expected(self, node, report)
        found = {}
        for key_node, child in node.entries:
            name, item = self.names.read(key_node, report), self.item.read(owned(key_node, child), report)
            item = self.item.hole(key_node.place) if item is MISSING else item
            if name is not MISSING and item is not MISSING:
                found[name] = item
            else:
                report.leave_out(node.place.file)
        return found

    def hole(self, place: Place) -> Any:
        return {}

    def schema(self, defs: dict[str, Schema]) -> Schema:
        table: Schema = {"type": "object", "additionalProperties": self.item.schema(defs)}
        names = self.names.schema(defs)
        return table | {"propertyNames": names} if names.get("pattern") else table


class Pair(Solid):
    """A block of a single key: an author's name and what is said of it."""

    def __init__(self, names: Shape, item: Shape) -> None:
        self.table = Table(names, item)
        self.fr, self.en = self.table.fr, self.table.en

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, MappingNode) or len(node.entries) != 1:
            return expected(self, node, report)
        found = self.table.read(node, report)
        return next(iter(found.items()), MISSING)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return self.table.schema(defs) | {"minProperties": 1, "maxProperties": 1}


class Either(Solid):
    """A short form (a scalar) or a long form (a block)."""

    def __init__(
        self, short: Shape, long: Shape, expand: Callable[[Any], Any], unfold: Callable[[Any], Any] | None = None
    ) -> None:
        self.short, self.long, self._expand, self._unfold = short, long, expand, unfold or (lambda value: value)
        self.fr, self.en = f"{short.fr} ou {long.fr}", f"{short.en} or {long.en}"

    def read(self, node: Node, report: Report) -> Any:
        if isinstance(node, MappingNode):
            value = self.long.read(node, report)
            return MISSING if value is MISSING else self._unfold(value)
        if isinstance(node, Sequence):
            return expected(self, node, report)
        value = self.short.read(node, report)
        return MISSING if value is MISSING else self._expand(value)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"anyOf": [self.short.schema(defs), self.long.schema(defs)]}


class Keyed(Shape, Protocol):
    """A block whose keys are known."""

    def keys(self) -> Mapping[str, Any]: ...


class Switch(Solid):
    """One of several records, told apart by their keys: the one that knows most of those written."""

    def __init__(self, *records: "Keyed") -> None:
        self.records = records
        self.fr = " ou ".join(record.fr for record in records)
        self.en = " or ".join(record.en for record in records)

    def read(self, node: Node, report: Report) -> Any:
        written = {key.text for key, _ in node.entries} if isinstance(node, MappingNode) else set()
        return max(self.records, key=lambda record: len(written & record.keys().keys())).read(node, report)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"anyOf": [record.schema(defs) for record in self.records]}
