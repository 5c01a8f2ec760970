"""Shapes: how a piece of YAML is read into the documents' classes, and what it looks like as JSON Schema.

A document class is a frozen dataclass whose fields are declared with :func:`key`. That declaration is the
only place where a word of the language is written: the reader, the JSON Schema and the reference page come
from it.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final, Protocol, TypeVar, cast, dataclass_transform

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


class _Solid:
    """A shape for which nothing can stand in: what contains it is left out once the problem is told."""

    def hole(self, place: Place) -> Any:
        return MISSING


def _expected(shape: Shape, node: Node, report: Report) -> _Missing:
    found = {
        Scalar: ("un texte", "a text"),
        Sequence: ("une liste", "a list"),
        MappingNode: ("un bloc de clés", "a block of keys"),
    }[type(node)]
    if isinstance(node, Scalar) and not node.text and not node.quoted:
        found = ("rien", "nothing")
    report.add("F003", node.place, expected=(shape.fr, shape.en), found=found)
    return MISSING


class Scalars:
    """A scalar read by a function that answers None where the text does not fit."""

    def __init__(self, fr: str, en: str, code: str, parse: Callable[[str], Any], schema: Schema) -> None:
        self.fr, self.en, self._code, self._parse, self._schema = fr, en, code, parse, schema

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Scalar) or (not node.text.strip() and not node.quoted):
            return _expected(self, node, report)
        value = self._parse(node.text)
        if value is None:
            report.add(self._code, node.place, value=node.text, expected=(self.fr, self.en))
            return MISSING
        return Word(value, node.place) if isinstance(value, str) else value

    def hole(self, place: Place) -> Any:
        """An empty text keeps its owner readable, so that one missing sentence does not hide other problems."""
        return Word("", place) if self._code == "M003" else MISSING

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


_ID = r"[a-z][a-z0-9_]*"
PROSE = Scalars("un texte", "a text", "M003", lambda text: text.strip() or None, {"type": "string", "minLength": 1})
WORD = Scalars("un texte", "a text", "M003", lambda text: text, {"type": "string"})
IDENTIFIER = Scalars("un identifiant", "an identifier", "F008", _matching(_ID), {"type": "string", "pattern": f"^{_ID}$"})
STATE_PATH = Scalars(
    "un état", "a state", "F008", _matching(rf"{_ID}(\.{_ID})*"), {"type": "string", "pattern": rf"^{_ID}(\.{_ID})*$"}
)
GUIDE_ID = Scalars(
    "un numéro d'énoncé", "a statement number", "F010", _matching(r"[A-Z]{1,3}-\d{2,3}"),
    {"type": "string", "pattern": r"^[A-Z]{1,3}-\d{2,3}$"},
)  # fmt: skip
FORMULA = Scalars("une expression", "an expression", "M003", lambda text: text.strip() or None, {"type": "string", "minLength": 1})
DAY = Scalars("une date AAAA-MM-JJ", "a date YYYY-MM-DD", "T005", _day, {"type": "string", "format": "date"})
STEP = Scalars("un repère d'étape, 1/2", "a step mark, 1/2", "F011", _step, {"type": "string", "pattern": r"^\d+/\d+$"})
YES = Scalars("yes ou no", "yes or no", "F004", {"yes": True, "no": False}.get, {"enum": ["yes", "no", True, False]})


class Durations(_Solid):
    """An ISO 8601 duration."""

    fr, en = "une durée, P1M", "a duration, P1M"

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Scalar) or not node.text:
            return _expected(self, node, report)
        try:
            return Duration.parse(node.text)
        except DurationError as error:
            report.add(error.code, node.place, value=node.text)
            return MISSING

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"type": "string", "pattern": "^P(?!$)[0-9YMWDTHS]+$"}


DURATION = Durations()


class OneOf(_Solid):
    """A word out of a closed list."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.fr, self.en = " | ".join(words), " | ".join(words)

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Scalar):
            return _expected(self, node, report)
        if node.text not in self.words:
            report.add("F005", node.place, value=node.text, expected=self.fr, close=closest(node.text, self.words))
            return MISSING
        return Word(node.text, node.place)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"enum": list(self.words)}


class Raw(_Solid):
    """A node kept as it is, read later by what the file itself declares (a dossier's values)."""

    fr, en = "une valeur", "a value"

    def read(self, node: Node, report: Report) -> Any:
        return node

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {}


class Many(_Solid):
    """A list; with ``alone`` a single item may stand without the list's dashes."""

    def __init__(self, item: Shape, *, alone: bool = False) -> None:
        self.item, self.alone = item, alone
        self.fr, self.en = f"liste de : {item.fr}", f"list of: {item.en}"
        if alone:
            self.fr, self.en = f"{item.fr}, ou une liste", f"{item.en}, or a list"

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, Sequence):
            if not self.alone:
                return _expected(self, node, report)
            item = self.item.read(node, report)
            return () if item is MISSING else (item,)
        return tuple(item for child in node.items if (item := self.item.read(child, report)) is not MISSING)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        item = self.item.schema(defs)
        many: Schema = {"type": "array", "items": item}
        return {"anyOf": [item, many]} if self.alone else many


class Table(_Solid):
    """A block whose keys are the author's own names."""

    def __init__(self, names: Shape, item: Shape) -> None:
        self.names, self.item = names, item
        self.fr, self.en = f"bloc « nom : {item.fr} »", f"block “name: {item.en}”"

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, MappingNode):
            return _expected(self, node, report)
        found = {}
        for key_node, child in node.entries:
            name, item = self.names.read(key_node, report), self.item.read(child, report)
            if name is not MISSING and item is not MISSING:
                found[name] = item
        return found

    def schema(self, defs: dict[str, Schema]) -> Schema:
        table: Schema = {"type": "object", "additionalProperties": self.item.schema(defs)}
        names = self.names.schema(defs)
        return table | {"propertyNames": names} if names.get("pattern") else table


class Pair(_Solid):
    """A block of a single key: an author's name and what is said of it."""

    def __init__(self, names: Shape, item: Shape) -> None:
        self._table = Table(names, item)
        self.fr, self.en = self._table.fr, self._table.en

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, MappingNode) or len(node.entries) != 1:
            return _expected(self, node, report)
        found = self._table.read(node, report)
        return next(iter(found.items()), MISSING)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return self._table.schema(defs) | {"minProperties": 1, "maxProperties": 1}


class Either(_Solid):
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
            return _expected(self, node, report)
        value = self.short.read(node, report)
        return MISSING if value is MISSING else self._expand(value)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"anyOf": [self.short.schema(defs), self.long.schema(defs)]}


class Switch(_Solid):
    """One of several records, told apart by the key that only one of them has."""

    def __init__(self, default: Shape, **others: Shape) -> None:
        self.default, self.others = default, others
        self.fr, self.en = default.fr, default.en

    def read(self, node: Node, report: Report) -> Any:
        if isinstance(node, MappingNode):
            for key_node, _ in node.entries:
                if key_node.text in self.others:
                    return self.others[key_node.text].read(node, report)
        return self.default.read(node, report)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"anyOf": [shape.schema(defs) for shape in (self.default, *self.others.values())]}


class Record(_Solid):
    """A block with known keys, read into a document class (named late, as classes may contain themselves)."""

    def __init__(self, name: str, fr: str, en: str) -> None:
        self.name, self.fr, self.en = name, fr, en

    @property
    def cls(self) -> type:
        return _CLASSES[self.name]

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, MappingNode):
            return _expected(self, node, report)
        keys, rest = keys_of(self.cls), rest_of(self.cls)
        values: dict[str, Any] = {} if rest is None else {rest.attribute: {}}
        failed = False
        for key_node, child in node.entries:
            known = keys.get(key_node.text)
            if known is not None:
                value = known.shape.read(child, report)
                values[known.attribute] = value
            elif rest is not None and IDENTIFIER.read(key_node, report) is not MISSING:
                value = rest.shape.read(child, report)
                if value is not MISSING:
                    values[rest.attribute][Word(key_node.text, key_node.place)] = value
            elif rest is None:
                report.add("F001", key_node.place, key=key_node.text, close=closest(key_node.text, keys), known=", ".join(keys))
        for known in keys.values():
            if known.required and known.attribute not in values:
                report.add(known.absent, node.place, key=known.name, what=(self.fr, self.en))
                values[known.attribute] = MISSING
        for known in keys.values():
            if known.required and values[known.attribute] is MISSING:
                values[known.attribute] = known.shape.hole(node.place)
                failed |= values[known.attribute] is MISSING
        if failed:
            return MISSING
        return self.cls(place=node.place, **{name: value for name, value in values.items() if value is not MISSING})

    def schema(self, defs: dict[str, Schema]) -> Schema:
        if self.name not in defs:
            defs[self.name] = {}
            keys, rest = keys_of(self.cls), rest_of(self.cls)
            defs[self.name] |= {
                "type": "object",
                "description": self.en,
                "properties": {k.name: k.shape.schema(defs) | {"description": f"{k.en}\n{k.fr}"} for k in keys.values()},
                "required": [k.name for k in keys.values() if k.required],
                "additionalProperties": False if rest is None else rest.shape.schema(defs),
            }
        return {"$ref": f"#/$defs/{self.name}"}


@dataclasses.dataclass(frozen=True, slots=True)
class Key:
    """A word of the language: where it is kept, the shape of its value, and what it says."""

    name: str
    attribute: str
    shape: Shape
    en: str
    fr: str
    required: bool
    absent: str


def key(
    shape: Shape, en: str, fr: str, *, default: Any = dataclasses.MISSING, name: str = "", absent: str = "F002", rest: bool = False
) -> Any:
    """Declare a key of a document class; without ``default`` it is required.

    ``absent`` is the code of the problem when a required key is missing; ``rest`` collects every other key.
    """
    metadata = {"shape": shape, "en": en, "fr": fr, "name": name, "absent": absent, "rest": rest}
    if isinstance(default, dict):
        return dataclasses.field(metadata=metadata, default_factory=dict)
    return dataclasses.field(metadata=metadata, default=default)


_CLASSES: dict[str, type] = {}


T = TypeVar("T", bound=type)


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False, field_specifiers=(key,))
def document(cls: T) -> T:
    """Make a class part of the vocabulary."""
    made = dataclasses.dataclass(frozen=True, slots=True, kw_only=True, eq=False)(cls)
    _CLASSES[cls.__name__] = made
    return cast("T", made)


@cache
def _declared(cls: type) -> tuple[Key, ...]:
    return tuple(
        Key(
            name=field.metadata["name"] or field.name,
            attribute=field.name,
            shape=field.metadata["shape"],
            en=field.metadata["en"],
            fr=field.metadata["fr"],
            required=field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
            absent=field.metadata["absent"],
        )
        for field in dataclasses.fields(cls)
        if "shape" in field.metadata
    )


@cache
def rest_of(cls: type) -> Key | None:
    """The key that collects what no other key names, if the class has one."""
    rests = {field.name for field in dataclasses.fields(cls) if field.metadata.get("rest")}
    return next((k for k in _declared(cls) if k.attribute in rests), None)


@cache
def keys_of(cls: type) -> Mapping[str, Key]:
    """The keys of a document class by the name an author writes."""
    rest = rest_of(cls)
    return {k.name: k for k in _declared(cls) if k != rest}


def classes() -> Mapping[str, type]:
    """Every class of the vocabulary by name."""
    return _CLASSES


