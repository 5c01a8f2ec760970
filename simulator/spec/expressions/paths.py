"""Dotted names: fields, the dossier, states, other flows; each part with its own place."""

import ast
from collections.abc import Iterable

from simulator.spec.expressions.names import Names
from simulator.spec.expressions.source import Refused, Source
from simulator.spec.expressions.tree import (
    BOOL,
    DATE,
    Attribute,
    Dossier,
    Expression,
    FieldValue,
    ForeignValue,
    It,
    Since,
    Within,
)
from simulator.spec.problems import closest


def resolve(source: Source, node: ast.Attribute) -> Expression:
    """What a dotted name stands for.

    Raises:
        Refused: where it stands for nothing.
    """
    parts: list[str] = []
    base: ast.expr = node
    while isinstance(base, ast.Attribute):
        parts.insert(0, base.attr)
        base = base.value
    if not isinstance(base, ast.Name):
        raise source.refuse("G003", node, construct=source.at(node)[0])
    return _Path(source, node, base.id, parts).resolve()


class _Path:
    """One dotted name, resolved against the names of the flow."""

    def __init__(self, source: Source, node: ast.Attribute, first: str, parts: list[str]) -> None:
        self._source, self._node, self._first, self._parts = source, node, first, parts
        self._names = source.names
        self._where = source.at(node)

    def resolve(self) -> Expression:
        first, names = self._first, self._names
        if first == "state":
            return self._state(names, None, self._parts)
        if first == "since":
            path = self._known_state(names, self._parts)
            return Since(DATE._replace(optional=True), *self._where, path, names.states[path])
        if first == "insured":
            return self._insured()
        if first == "it" and self._source.it is not None:
            return self._attributes(It(self._source.it, "it", self._where[1]), self._parts)
        if first in names.fields:
            return self._field(names, None, first, self._parts)
        if first in names.others:
            return self._foreign(names.others[first])
        if first in names.lost:
            raise Refused
        raise self._source.refuse("G004", self._node, name=first, close=closest(first, self._roots()))

    def _roots(self) -> list[str]:
        words = ["insured", "state", "since", *(["it"] if self._source.it else [])]
        return [*self._names.fields, *self._names.others, *words]

    def _unknown(self, part: int, known: Iterable[str], *, whole: bool = False) -> Refused:
        """A part of the path (counted from 0) that is none of those known; ``whole``: it goes on to the end."""
        names = [self._first, *self._parts]
        before = "".join(f"{name}." for name in names[:part])
        wrong = ".".join(names[part:]) if whole else names[part]
        close = closest(wrong, known)
        shift = len(before) if self._where[0] == ".".join(names) else 0
        place = self._source.place(self._where[1] + shift)
        self._source.report.add("G004", place, name=before + wrong, close=close and before + close)
        return Refused()

    def _known_state(self, names: Names, parts: list[str]) -> str:
        path = ".".join(parts)
        if path not in names.states:
            start = len(self._parts) - len(parts) + 1
            raise self._unknown(start, names.states, whole=True)
        return path

    def _state(self, names: Names, flow: str | None, parts: list[str]) -> Expression:
        path = self._known_state(names, parts)
        return Within(BOOL, *self._where, path, names.states[path], flow)

    def _insured(self) -> Expression:
        name, *rest = self._parts
        if name not in self._names.dossier:
            raise self._unknown(1, self._names.dossier)
        kind, label = self._names.dossier[name]
        return self._attributes(Dossier(kind, *self._where, name, label), rest)

    def _field(self, names: Names, flow: str | None, screen: str, parts: list[str]) -> Expression:
        if parts[0] not in names.fields[screen]:
            raise self._unknown(2 if flow else 1, names.fields[screen])
        declared = names.fields[screen][parts[0]]
        key = f"{screen}.{parts[0]}"
        base = FieldValue(declared.type, *self._where, key, declared.label, flow, None if flow else declared.shown())
        return self._attributes(base, parts[1:])

    def _foreign(self, names: Names) -> Expression:
        first, *rest = self._parts
        if first == "state":
            return self._state(names, names.flow, rest)
        if first in names.fields:
            if not rest:
                raise self._unknown(1, [f"{first}.{field}" for field in names.fields[first]])
            return self._field(names, names.flow, first, rest)
        if first in names.values and not rest:
            names.use(first)
            inner = names.named(first)
            if inner is None:
                raise Refused
            return ForeignValue(inner.type, *self._where, names.flow, first, inner)
        known = [*names.fields, *names.values, "state"]
        raise self._unknown(1, known)

    def _attributes(self, base: Expression, parts: list[str]) -> Expression:
        for part, name in enumerate(parts, start=len(self._parts) - len(parts) + 1):
            if base.type.name == "unknown":
                raise Refused
            if base.type.name in ("list", "choices"):
                raise self._source.refuse("G014", self._node, name=name)
            if name not in base.type.attributes:
                raise self._unknown(part, base.type.attributes)
            kind, label = base.type.attributes[name], base.type.names.get(name)
            base = Attribute(kind, *self._where, base, name, base.type.table(name), label)
        return base
