"""The vocabulary: document classes, whose keys are the words of the language.

A document class is a frozen dataclass whose fields are declared with :func:`key`. That declaration is the
only place where a word of the language is written: the reader, the JSON Schema and the reference page come
from it.
"""

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast, dataclass_transform

from simulator.spec.nodes import Mapping as MappingNode
from simulator.spec.nodes import Node, Scalar
from simulator.spec.problems import Place, Word, closest
from simulator.spec.report import Report
from simulator.spec.shapes import IDENTIFIER, MISSING, Schema, Shape, Solid, Table, expected, owned


class Record(Solid):
    """A block with known keys, read into a document class (named late, as classes may contain themselves)."""

    def __init__(self, name: str, fr: str, en: str) -> None:
        self.name, self.fr, self.en = name, fr, en

    @property
    def cls(self) -> type:
        return _CLASSES[self.name]

    def keys(self) -> "Mapping[str, Key]":
        """The keys of the class, by the name an author writes."""
        return keys_of(self.cls)

    def read(self, node: Node, report: Report) -> Any:
        if not isinstance(node, MappingNode):
            return expected(self, node, report)
        values = self._written(node, report)
        for known in keys_of(self.cls).values():
            if known.required and known.attribute not in values:
                report.add(known.absent, node.place, key=known.name, what=(self.fr, self.en))
                if isinstance(known.shape, Table):
                    report.lose_names(node.place.file)
        return self._made(node.place, values)

    def _written(self, node: MappingNode, report: Report) -> dict[str, Any]:
        keys, rest = keys_of(self.cls), rest_of(self.cls)
        values: dict[str, Any] = {} if rest is None else {rest.attribute: {}}
        slips: list[tuple[Scalar, Node]] = []
        for key_node, child in node.entries:
            known = keys.get(key_node.text)
            if known is not None:
                values[known.attribute] = known.shape.read(owned(key_node, child), report)
            elif rest is None:
                slips.append((key_node, child))
            elif IDENTIFIER.read(key_node, report) is not MISSING:
                value = rest.shape.read(owned(key_node, child), report)
                if value is not MISSING:
                    values[rest.attribute][Word(key_node.text, key_node.place)] = value
        for key_node, child in slips:
            self._slip(key_node, child, values, report)
        return values

    def _slip(self, key_node: Scalar, child: Node, values: dict[str, Any], report: Report) -> None:
        """An unknown key; reading goes on as if the one suggested had been written, where that makes sense."""
        keys = keys_of(self.cls)
        close = closest(key_node.text, keys)
        report.add("F001", key_node.place, key=key_node.text, close=close)
        scratch = Report()
        meant = None if close is None else keys[close]
        if meant is None or meant.attribute in values:
            report.leave_out(key_node.place.file)
            return
        values[meant.attribute] = meant.shape.read(owned(key_node, child), scratch)
        if scratch.problems:
            values[meant.attribute] = MISSING
            report.leave_out(key_node.place.file)

    def _made(self, place: Place, values: Mapping[str, Any]) -> Any:
        """The document, with what stands in for required keys that could not be read."""
        whole = {name: value for name, value in values.items() if value is not MISSING}
        for known in keys_of(self.cls).values():
            if known.required and known.attribute not in whole:
                whole[known.attribute] = known.shape.hole(place)
        return MISSING if MISSING in whole.values() else self.cls(place=place, **whole)

    def hole(self, place: Place) -> Any:
        return self._made(place, {})

    def schema(self, defs: dict[str, Schema]) -> Schema:
        if self.name not in defs:
            defs[self.name] = {}
            keys, rest = keys_of(self.cls), rest_of(self.cls)
            defs[self.name] |= {
                "description": said(*reversed(meaning(self.cls))),
                "type": "object",
                "properties": {known.name: known.schema(defs) for known in keys.values()},
                "required": [known.name for known in keys.values() if known.required],
                "additionalProperties": False if rest is None else rest.shape.schema(defs),
            }
            if rest is not None:
                defs[self.name]["propertyNames"] = IDENTIFIER.schema(defs)
        return {"$ref": f"#/definitions/{self.name}"}


def said(en: str, fr: str) -> str:
    """A description in both languages, as an editor shows it."""
    return f"{en}\n{fr}"


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

    def schema(self, defs: dict[str, Schema]) -> Schema:
        """The schema of the value, with what the key says; `markdownDescription` is for editors."""
        shape = self.shape.schema(defs)
        if "$ref" in shape:  # in draft 7, what stands beside a reference is not read
            shape = {"allOf": [shape]}
        return shape | {
            "description": said(self.en, self.fr),
            "markdownDescription": f"{self.en}\n\n*{self.fr}*",
        }


def key(
    shape: Shape,
    en: str,
    fr: str,
    *,
    default: Any = dataclasses.MISSING,
    name: str = "",
    absent: str = "F002",
    rest: bool = False,
) -> Any:
    """Declare a key of a document class; without ``default`` it is required.

    ``absent`` is the code of the problem when a required key is missing; ``rest`` collects every other key.
    """
    metadata = {"shape": shape, "en": en, "fr": fr, "name": name, "absent": absent, "rest": rest}
    if isinstance(default, dict):
        return dataclasses.field(metadata=metadata, default_factory=dict)
    return dataclasses.field(metadata=metadata, default=default)


_CLASSES: dict[str, type] = {}


_IN_FRENCH: dict[type, str] = {}

T = TypeVar("T", bound=type)


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False, field_specifiers=(key,))
def document(fr: str) -> Callable[[T], T]:
    """Make a class part of the vocabulary; its docstring says what it is in English, ``fr`` in French."""

    def declare(cls: T) -> T:
        made: type = dataclasses.dataclass(frozen=True, slots=True, kw_only=True, eq=False)(cls)
        _CLASSES[cls.__name__] = made
        _IN_FRENCH[made] = fr
        return cast("T", made)

    return declare


def meaning(cls: type) -> tuple[str, str]:
    """What a document class is, in French and in English."""
    return _IN_FRENCH[cls], (cls.__doc__ or "").partition("\n")[0]


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
