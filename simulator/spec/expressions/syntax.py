"""Source text → typed tree. Only a whitelist of Python's expression syntax gets through."""

import ast
import re
import warnings
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
    Named,
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
"""Characters of an expression."""
DEEPEST, LARGEST, MOST_NAMES = 60, 5000, 20
"""Levels and parts of an expression, and names in names, once what it names is counted with it."""
_NUMBER = re.compile(r"\d{1,15}(\.\d{1,6})?", re.ASCII)
_DURATION = re.compile(r"-?P[0-9T][0-9A-Z.,]*", re.ASCII)
_BAD_DURATION = re.compile(r"(?<![\w'\"])(-?P\d+[.,][0-9A-Z.,]*|\d+[YMWD]\b)", re.ASCII)
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
    "unknown": ("une valeur", "a value"),
}


class _Refused(Exception):  # noqa: N818 - the problem is in the report
    """The expression cannot be read; the problem is already in the report."""


def read(source: Word, names: Names, report: Report, it: Type | None = None) -> Expression | None:
    """The typed tree of an expression, or None once its problem is in the report.

    Args:
        source: the text as written; problems point into it.
        names: what it may speak of.
        it: the type of the record at hand, where there is one.
    """
    if not source:
        return None  # that it is missing is told already
    reader = _Reader(source, names, report, it)
    try:
        expression = reader.whole()
    except _Refused:
        return None
    if not _bounded(expression):
        report.add("G011", source.place, most=LONGEST)
        return None
    return expression


def _bounded(expression: Expression) -> bool:
    """Whether an expression, with all that it names, can be walked through in reasonable time."""
    todo, count = [(expression, 1, 0)], 0
    while todo:
        part, depth, names = todo.pop()
        names += isinstance(part, Named) or (isinstance(part, FieldValue) and part.shown is not None)
        count += 1
        if depth > DEEPEST or count > LARGEST or names > MOST_NAMES:
            return False
        todo += [(inner, depth + 1, names) for inner in part.parts()]
    return True


def _deep(tree: ast.AST) -> bool:
    """Whether a syntax tree has more levels than an expression may."""
    level = [tree]
    for _ in range(DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return False
    return True


def expect(expression: Expression | None, wanted: Iterable[str], source: Word, report: Report) -> Expression | None:
    """The expression if it has one of the wanted types, else None and a problem."""
    if expression is None or expression.type.name in wanted:
        return expression
    if expression.type.name == "unknown":
        return None
    report.add("G005", source.place, found=_KIND[expression.type.name], expected=_KIND[next(iter(wanted))])
    return None


class _Reader:
    def __init__(self, source: Word, names: Names, report: Report, it: Type | None) -> None:
        self._source, self._names, self._report, self._it = source, names, report, it
        self._text = str(source).replace("\n", " ").strip()

    def whole(self) -> Expression:
        if len(self._text) > LONGEST:
            raise self._too_much()
        tree = self._parsed()
        if _deep(tree):
            raise self._too_much()
        try:
            return self._read(tree.body)
        except RecursionError:
            raise self._too_much() from None

    def _parsed(self) -> ast.Expression:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python finds odd is ours to tell
            try:
                return ast.parse(self._text, mode="eval")
            except SyntaxError as error:
                raise self._unreadable((error.offset or 1) - 1) from None
            except (ValueError, RecursionError, MemoryError):
                raise self._unreadable(0) from None

    def _unreadable(self, column: int) -> _Refused:
        written = _BAD_DURATION.search(self._text)
        if written is None:
            self._report.add("G001", self._place(max(0, min(column, len(self._text) - 1))), source=self._text)
            return _Refused()
        try:
            Duration.parse(written[1])
        except DurationError as error:
            self._report.add(error.code, self._place(written.start(1)), value=written[1])
        return _Refused()

    def _too_much(self) -> _Refused:
        self._report.add("G011", self._source.place, most=LONGEST)
        return _Refused()

    def _place(self, column: int) -> Place:
        return self._report.inside(self._source, column)

    def _refuse(self, code: str, node: ast.AST, **values: object) -> _Refused:
        self._report.add(code, self._place(self._column(node)), **values)
        return _Refused()

    def _column(self, node: ast.AST) -> int:
        offset: int = getattr(node, "col_offset", 0)
        return len(self._text.encode()[:offset].decode(errors="ignore"))

    def _at(self, node: ast.expr) -> tuple[str, int]:
        return ast.get_source_segment(self._text, node) or "", self._column(node)

    def _read(self, node: ast.expr) -> Expression:  # noqa: C901 - a case for each construct
        match node:
            case ast.BoolOp():
                return self._logic(node)
            case ast.UnaryOp(op=ast.Not()):
                return Not(BOOL, *self._at(node), self._bool(node.operand))
            case ast.Compare():
                return self._compare(node)
            case ast.BinOp(op=ast.Add() | ast.Sub()):
                return self._shift(node)
            case ast.Call(func=ast.Name(id=name)):
                return self._call(node, name)
            case ast.Constant():
                return self._constant(node)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant() as number):
                return Literal(NUMBER, *self._at(node), -self._number(number))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Name() as word) if _DURATION.fullmatch(word.id):
                return self._duration(node, f"-{word.id}")
            case ast.Name():
                return self._name(node)
            case ast.Attribute():
                return self._path(node)
        raise self._refuse("G003", node, construct=self._at(node)[0])

    def _bool(self, node: ast.expr) -> Expression:
        return self._typed(node, "bool")

    def _typed(self, node: ast.expr, *wanted: str) -> Expression:
        found = self._read(node)
        if found.type.name == "unknown":
            raise _Refused
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
        if "unknown" in kinds:
            raise _Refused
        if "none" in kinds:
            raise self._refuse("G012", node)
        ordered = sign not in ("==", "!=")
        fits = len(kinds) == 1 and not kinds & {"list", "record", "choices", "prose"}
        if kinds == {"choice", "text"} and not ordered:
            choice, text = (left, right) if left.type.name == "choice" else (right, left)
            fits = True
            if isinstance(text, Literal) and text.value not in choice.type.labels:
                close = closest(str(text.value), choice.type.labels)
                self._report.add("G013", self._place(text.column), option=str(text.value), close=close)
                raise _Refused
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
        return Literal(NUMBER, source, column, self._number(node))

    def _number(self, node: ast.Constant) -> Decimal:
        written = self._at(node)[0]
        if not _NUMBER.fullmatch(written):
            raise self._refuse("G003", node, construct=written)
        return Decimal(written)

    def _name(self, node: ast.Name) -> Expression:
        name = node.id
        source, column = self._at(node)
        if name in _WORDS:
            return Literal(_WORDS[name][0], source, column, _WORDS[name][1])
        if name == "today":
            return Today(DATE, source, column)
        if name == "it" and self._it is not None:
            return It(self._it, source, column)
        if _DURATION.fullmatch(name):
            return self._duration(node, name)
        if name in self._names.guards or name in self._names.values:
            self._names.use(name)
            found = self._names.named(name)
            if found is None:
                raise _Refused
            return found
        close = self._meant(name)
        self._names.use(close)
        raise self._refuse("G004", node, name=name, close=close)

    def _meant(self, name: str) -> str | None:
        """What a lone word may stand for; a screen, say, is only the beginning of a name."""
        dotted = {screen: f"{screen}.{next(iter(fields), '…')}" for screen, fields in self._names.fields.items()}
        dotted |= {"state": f"state.{next(iter(self._names.states), '…')}", "insured": "insured.…", "since": "since.…"}
        if name in dotted:
            return dotted[name]
        return closest(name, [*self._names.guards, *self._names.values, *dotted, "today"])

    def _duration(self, node: ast.expr, text: str) -> Expression:
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
            raise self._refuse("G007", node, name=name, close=closest(name, self._ARGUMENTS))
        if len(node.args) not in arguments:
            raise self._refuse(
                "G009", node, name=name, expected=" / ".join(map(str, arguments)), found=str(len(node.args))
            )
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
                return Filled(BOOL, *where, self._value(node.args[0]))
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
            raise self._refuse("G010", word, name=written, close=closest(written, known))
        kind = Sent if name == "sent" else Given
        return kind(BOOL, *where, word.id, known[word.id])

    def _value(self, node: ast.expr) -> Expression:
        """What can be there or not: a field, a datum, a date of entry, but no comparison."""
        found = inner = self._read(node)
        while isinstance(inner, Named):
            inner = inner.inner
        if found.type.name == "unknown":
            raise _Refused
        if not isinstance(inner, FieldValue | Dossier | Attribute | Since | Shift | ForeignValue):
            raise self._refuse("G005", node, found=_KIND[found.type.name], expected=("un champ", "a field"))
        return found

    def _quantified(self, node: ast.Call, name: str) -> Expression:
        over = self._typed(node.args[0], "list")
        condition = None
        if len(node.args) == 2:
            inside = _Reader(self._source, self._names, self._report, Type("record", {}, over.type.attributes))
            condition = inside._bool(node.args[1])
        return Quantified(NUMBER if name == "count" else BOOL, *self._at(node), name, over, condition)  # type: ignore[arg-type]  # name is matched by the caller

    def _day(self, node: ast.Call) -> Expression:
        text = node.args[0]
        day = _day(text.value) if isinstance(text, ast.Constant) else None
        if day is None:
            written = self._at(text)[0].strip("'\"")
            raise self._refuse("T005", text, value=written, expected=("'AAAA-MM-JJ'", "'YYYY-MM-DD'"))
        return Literal(DATE, *self._at(node), day)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(text), re.ASCII) else None
    except ValueError:
        return None


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
        if first in names.lost:
            raise _Refused
        raise self._reader._refuse("G004", self._node, name=first, close=closest(first, self._roots()))

    def _roots(self) -> list[str]:
        words = ["insured", "state", "since", *(["it"] if self._reader._it else [])]
        return [*self._names.fields, *self._names.others, *words]

    def _unknown(self, part: int, known: Iterable[str], *, whole: bool = False) -> _Refused:
        """A part of the path (counted from 0) that is none of those known; ``whole``: it goes on to the end."""
        names = [self._first, *self._parts]
        before = "".join(f"{name}." for name in names[:part])
        wrong = ".".join(names[part:]) if whole else names[part]
        close = closest(wrong, known)
        shift = len(before) if self._where[0] == ".".join(names) else 0
        place = self._reader._place(self._where[1] + shift)
        self._reader._report.add("G004", place, name=before + wrong, close=close and before + close)
        return _Refused()

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
                raise _Refused
            return ForeignValue(inner.type, *self._where, names.flow, first, inner)
        known = [*names.fields, *names.values, "state"]
        raise self._unknown(1, known)

    def _attributes(self, base: Expression, parts: list[str]) -> Expression:
        for part, name in enumerate(parts, start=len(self._parts) - len(parts) + 1):
            if base.type.name == "unknown":
                raise _Refused
            if base.type.name in ("list", "choices"):
                raise self._reader._refuse("G014", self._node, name=name)
            if name not in base.type.attributes:
                raise self._unknown(part, base.type.attributes)
            base = Attribute(base.type.attributes[name], *self._where, base, name, base.type.table(name))
        return base
