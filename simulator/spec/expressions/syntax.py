"""Source text → typed tree. Only a whitelist of Python's expression syntax gets through."""

import ast
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import ClassVar

from simulator.spec.calendar import Duration, DurationError
from simulator.spec.expressions.names import Names
from simulator.spec.expressions.tree import (
    BOOL,
    DATE,
    DURATION,
    NONE,
    NUMBER,
    TEXT,
    Age,
    And,
    Attribute,
    Compare,
    Dossier,
    Expression,
    FieldValue,
    Filled,
    ForeignValue,
    Given,
    It,
    Literal,
    Not,
    Or,
    Quantified,
    Same,
    Sent,
    Shift,
    Since,
    Today,
    Type,
    Value,
    Within,
)
from simulator.spec.problems import Place, Word, closest
from simulator.spec.report import Report

LONGEST = 2000
_OPERATORS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_WORDS: dict[str, tuple[Type, Value]] = {"yes": (BOOL, True), "no": (BOOL, False), "none": (NONE, None)}
_KIND = {
    "text": ("un texte", "a text"),
    "number": ("un nombre", "a number"),
    "bool": ("vrai ou faux", "true or false"),
    "date": ("une date", "a date"),
    "duration": ("une durée", "a duration"),
    "choice": ("un choix", "a choice"),
    "choices": ("des choix", "choices"),
    "record": ("une fiche", "a record"),
    "list": ("une liste", "a list"),
    "prose": ("un texte", "a text"),
    "none": ("rien", "nothing"),
}


class _Refused(Exception):
    """The expression cannot be read; the problem is already in the report."""


def read(source: Word, names: Names, report: Report, it: Type | None = None) -> Expression | None:
    """The typed tree of an expression, or None once its problem is in the report.

    Args:
        source: the text as written; problems point into it.
        names: what it may speak of.
        it: the type of the record at hand, where there is one.
    """
    reader = _Reader(source, names, report, it)
    try:
        return reader.whole()
    except _Refused:
        return None


def expect(expression: Expression | None, wanted: Iterable[str], source: Word, report: Report) -> Expression | None:
    """The expression if it has one of the wanted types, else None and a problem."""
    if expression is None or expression.type.name in wanted:
        return expression
    report.add("G005", source.place, found=_KIND[expression.type.name], expected=_KIND[next(iter(wanted))])
    return None


class _Reader:
    def __init__(self, source: Word, names: Names, report: Report, it: Type | None) -> None:
        self._source, self._names, self._report, self._it = source, names, report, it

    def whole(self) -> Expression:
        if len(self._source) > LONGEST:
            self._report.add("G011", self._source.place, most=str(LONGEST))
            raise _Refused
        try:
            tree = ast.parse(str(self._source).strip(), mode="eval")
        except SyntaxError as error:
            column = (error.offset or 1) - 1
            self._report.add("G001", self._place(max(0, column)), source=self._source)
            raise _Refused from None
        except (ValueError, RecursionError, MemoryError):
            self._report.add("G001", self._source.place, source=self._source)
            raise _Refused from None
        try:
            return self._read(tree.body)
        except RecursionError:
            self._report.add("G011", self._source.place, most=str(LONGEST))
            raise _Refused from None

    def _place(self, column: int) -> Place:
        place = self._source.place
        return place if "\n" in self._source else place._replace(column=place.column + column)

    def _refuse(self, code: str, node: ast.AST, **values: object) -> _Refused:
        self._report.add(code, self._place(self._column(node)), **values)
        return _Refused()

    def _column(self, node: ast.AST) -> int:
        offset: int = getattr(node, "col_offset", 0)
        return len(str(self._source).encode()[:offset].decode(errors="ignore"))

    def _at(self, node: ast.expr) -> tuple[str, int]:
        return ast.get_source_segment(str(self._source).strip(), node) or "", self._column(node)

    def _read(self, node: ast.expr) -> Expression:
        match node:
            case ast.BoolOp():
                return self._logic(node)
            case ast.UnaryOp(op=ast.Not()):
                return Not(BOOL, *self._at(node), self._bool(node.operand))
            case ast.Compare():
                return self._compare(node)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                return self._shift(node)
            case ast.Call(func=ast.Name()):
                return self._call(node, node.func.id)
            case ast.Constant():
                return self._constant(node)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return Literal(NUMBER, *self._at(node), -Decimal(str(number)))
            case ast.Name():
                return self._name(node)
            case ast.Attribute():
                return self._path(node)
        raise self._refuse("G003", node, construct=self._at(node)[0])

    def _bool(self, node: ast.expr) -> Expression:
        return self._typed(node, "bool")

    def _typed(self, node: ast.expr, *wanted: str) -> Expression:
        found = self._read(node)
        if found.type.name not in wanted:
            raise self._refuse("G005", node, found=_KIND[found.type.name], expected=_KIND[wanted[0]])
        return found

    def _logic(self, node: ast.BoolOp) -> Expression:
        items = []
        for value in node.values:
            try:
                items.append(self._bool(value))
            except _Refused:
                continue
        if len(items) < len(node.values):
            raise _Refused
        kind = And if isinstance(node.op, ast.And) else Or
        return kind(BOOL, *self._at(node), tuple(items))

    def _compare(self, node: ast.Compare) -> Expression:
        operands = [self._read(operand) for operand in (node.left, *node.comparators)]
        pairs = []
        for index, operator in enumerate(node.ops):
            sign = _OPERATORS.get(type(operator))
            if sign is None:
                raise self._refuse("G003", node, construct=self._at(node)[0])
            pairs.append(self._pair(node, sign, operands[index], operands[index + 1]))
        return pairs[0] if len(pairs) == 1 else And(BOOL, *self._at(node), tuple(pairs))

    def _pair(self, node: ast.Compare, sign: str, left: Expression, right: Expression) -> Expression:
        source, column = self._at(node)
        kinds = {left.type.name, right.type.name}
        if "none" in kinds:
            raise self._refuse("G012", node)
        ordered = sign not in ("==", "!=")
        fits = len(kinds) == 1 and not kinds & {"list", "record", "choices", "prose"}
        if kinds == {"choice", "text"} and not ordered:
            choice, text = (left, right) if left.type.name == "choice" else (right, left)
            fits = True
            if isinstance(text, Literal) and text.value not in choice.type.labels:
                close = closest(str(text.value), choice.type.labels)
                raise self._refuse("G013", node, option=str(text.value), close=close, known=", ".join(choice.type.labels))
        if ordered and not kinds <= {"date", "number"}:
            fits = False
        if not fits:
            raise self._refuse("G006", node, left=_KIND[left.type.name], right=_KIND[right.type.name], operator=sign)
        return Compare(BOOL, source, column, sign, left, right)  # type: ignore[arg-type]  # one of _OPERATORS

    def _shift(self, node: ast.BinOp) -> Expression:
        day = self._typed(node.left, "date")
        duration = self._typed(node.right, "duration")
        if not isinstance(duration, Literal) or not isinstance(duration.value, Duration) or duration.value.seconds:
            raise self._refuse("G005", node.right, found=_KIND["duration"], expected=("P1M, P14D", "P1M, P14D"))
        return Shift(DATE, *self._at(node), day, duration.value, 1 if isinstance(node.op, ast.Add) else -1)

    def _constant(self, node: ast.Constant) -> Expression:
        source, column = self._at(node)
        if isinstance(node.value, str):
            return Literal(TEXT, source, column, node.value)
        if isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return Literal(NUMBER, source, column, Decimal(str(node.value)))
        raise self._refuse("G003", node, construct=source)

    def _name(self, node: ast.Name) -> Expression:
        name = node.id
        source, column = self._at(node)
        if name in _WORDS:
            return Literal(_WORDS[name][0], source, column, _WORDS[name][1])
        if name == "today":
            return Today(DATE, source, column)
        if name == "it" and self._it is not None:
            return It(self._it, source, column)
        if re.fullmatch(r"P[0-9T][0-9A-Z.,]*", name):
            return self._duration(node, name)
        if name in self._names.guards or name in self._names.values:
            found = self._names.named(name)
            if found is None:
                raise _Refused
            return found
        known = [*self._names.guards, *self._names.values, *self._names.fields, "today", "insured", "state", "since"]
        raise self._refuse("G004", node, name=name, close=closest(name, known))

    def _duration(self, node: ast.Name, text: str) -> Expression:
        try:
            return Literal(DURATION, *self._at(node), Duration.parse(text))
        except DurationError as error:
            raise self._refuse(error.code, node, value=text) from None

    def _path(self, node: ast.Attribute) -> Expression:
        parts: list[str] = []
        base: ast.expr = node
        while isinstance(base, ast.Attribute):
            parts.insert(0, base.attr)
            base = base.value
        if not isinstance(base, ast.Name):
            raise self._refuse("G003", node, construct=self._at(node)[0])
        return _Path(self, node, base.id, parts).resolve()

    def _call(self, node: ast.Call, name: str) -> Expression:
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            raise self._refuse("G003", node, construct=self._at(node)[0])
        arguments = self._ARGUMENTS.get(name)
        if arguments is None:
            raise self._refuse("G007", node, name=name, close=closest(name, self._ARGUMENTS), known=", ".join(self._ARGUMENTS))
        if len(node.args) not in arguments:
            raise self._refuse("G009", node, name=name, expected=" / ".join(map(str, arguments)), found=str(len(node.args)))
        return self._function(node, name)

    _ARGUMENTS: ClassVar[dict[str, tuple[int, ...]]] = {
        "age": (1,), "filled": (1,), "same": (2,), "any": (2,), "all": (2,), "count": (1, 2),
        "sent": (1,), "given": (1,), "date": (1,),
    }  # fmt: skip

    def _function(self, node: ast.Call, name: str) -> Expression:
        where = self._at(node)
        match name:
            case "age":
                return Age(NUMBER, *where, self._typed(node.args[0], "date"))
            case "filled":
                return Filled(BOOL, *where, self._read(node.args[0]))
            case "same":
                return Same(BOOL, *where, self._typed(node.args[0], "text"), self._typed(node.args[1], "text"))
            case "any" | "all" | "count":
                return self._quantified(node, name)
            case "date":
                return self._day(node)
        word = node.args[0]
        known = self._names.actors if name == "sent" else self._names.documents
        if not isinstance(word, ast.Name) or word.id not in known:
            written = self._at(word)[0]
            raise self._refuse("G010", word, name=written, close=closest(written, known), known=", ".join(known))
        kind = Sent if name == "sent" else Given
        return kind(BOOL, *where, word.id, known[word.id])

    def _quantified(self, node: ast.Call, name: str) -> Expression:
        over = self._typed(node.args[0], "list")
        condition = None
        if len(node.args) == 2:
            inside = _Reader(self._source, self._names, self._report, Type("record", {}, over.type.attributes))
            condition = inside._bool(node.args[1])
        return Quantified(NUMBER if name == "count" else BOOL, *self._at(node), name, over, condition)  # type: ignore[arg-type]  # name is matched by the caller

    def _day(self, node: ast.Call) -> Expression:
        text = node.args[0]
        try:
            assert isinstance(text, ast.Constant)
            return Literal(DATE, *self._at(node), date.fromisoformat(str(text.value)))
        except (AssertionError, ValueError):
            raise self._refuse("T005", node, value=self._at(text)[0], expected=("'AAAA-MM-JJ'", "'YYYY-MM-DD'")) from None


class _Path:
    """One dotted name, resolved against the names of the flow."""

    def __init__(self, reader: _Reader, node: ast.Attribute, first: str, parts: list[str]) -> None:
        self._reader, self._node, self._first, self._parts = reader, node, first, parts
        self._names = reader._names
        self._where = reader._at(node)

    def resolve(self) -> Expression:
        first, names = self._first, self._names
        if first == "state":
            return self._state(names, None, self._parts)
        if first == "since":
            path = self._known_state(names, self._parts)
            return Since(DATE._replace(optional=True), *self._where, path, names.states[path])
        if first == "insured":
            return self._insured()
        if first == "it" and self._reader._it is not None:
            return self._attributes(It(self._reader._it, "it", self._where[1]), self._parts)
        if first in names.fields:
            return self._field(names, None, first, self._parts)
        if first in names.others:
            return self._foreign(names.others[first])
        known = [*names.fields, *names.others, "insured", "state", "since"]
        raise self._reader._refuse("G004", self._node, name=first, close=closest(first, known))

    def _unknown(self, written: str, known: Iterable[str]) -> _Refused:
        return self._reader._refuse("G004", self._node, name=written, close=closest(written, known))

    def _known_state(self, names: Names, parts: list[str]) -> str:
        path = ".".join(parts)
        if path not in names.states:
            raise self._unknown(path, names.states)
        return path

    def _state(self, names: Names, flow: str | None, parts: list[str]) -> Expression:
        path = self._known_state(names, parts)
        return Within(BOOL, *self._where, path, names.states[path], flow)

    def _insured(self) -> Expression:
        name, *rest = self._parts
        if name not in self._names.dossier:
            raise self._unknown(name, self._names.dossier)
        kind, label = self._names.dossier[name]
        return self._attributes(Dossier(kind, *self._where, name, label), rest)

    def _field(self, names: Names, flow: str | None, screen: str, parts: list[str]) -> Expression:
        if not parts or parts[0] not in names.fields[screen]:
            raise self._unknown(f"{screen}.{parts[0] if parts else ''}", [f"{screen}.{f}" for f in names.fields[screen]])
        declared = names.fields[screen][parts[0]]
        key = f"{screen}.{parts[0]}"
        base = FieldValue(declared.type, *self._where, key, declared.label, flow, None if flow else declared.shown())
        return self._attributes(base, parts[1:])

    def _foreign(self, names: Names) -> Expression:
        first, *rest = self._parts
        if first == "state":
            return self._state(names, names.flow, rest)
        if first in names.fields:
            return self._field(names, names.flow, first, rest)
        if first in names.values and not rest:
            inner = names.named(first)
            if inner is None:
                raise _Refused
            return ForeignValue(inner.type, *self._where, names.flow, first, inner)
        known = [*names.fields, *names.values, "state"]
        raise self._unknown(first, known)

    def _attributes(self, base: Expression, parts: list[str]) -> Expression:
        for name in parts:
            if base.type.name in ("list", "choices"):
                raise self._reader._refuse("G014", self._node, name=name)
            if name not in base.type.attributes:
                raise self._unknown(name, base.type.attributes)
            base = Attribute(base.type.attributes[name], *self._where, base, name, base.type.table(name))
        return base
