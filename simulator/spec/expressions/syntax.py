"""Source text → typed tree. Only a whitelist of Python's expression syntax gets through."""

import ast
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import ClassVar

from simulator.spec.calendar import Duration, DurationError
from simulator.spec.expressions.names import Names
from simulator.spec.expressions.paths import resolve
from simulator.spec.expressions.source import DEEPEST, LONGEST, Refused, Source
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
)
from simulator.spec.problems import Word, closest
from simulator.spec.report import Report

LARGEST, MOST_NAMES = 5000, 20
"""Parts of an expression, and names in names, once what it names is counted with it."""
_NUMBER = re.compile(r"\d{1,15}(\.\d{1,6})?", re.ASCII)
_DURATION = re.compile(r"-?P[0-9T][0-9A-Z.,]*", re.ASCII)
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


def read(source: Word, names: Names, report: Report, it: Type | None = None) -> Expression | None:
    """The typed tree of an expression, or None once its problem is in the report.

    Args:
        source: the text as written; problems point into it.
        names: what it may speak of.
        it: the type of the record at hand, where there is one.
    """
    if not source:
        return None  # that it is missing is told already
    reader = _Reader(Source(source, names, report, it))
    try:
        expression = reader.whole()
    except Refused:
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


def expect(expression: Expression | None, wanted: Iterable[str], source: Word, report: Report) -> Expression | None:
    """The expression if it has one of the wanted types, else None and a problem."""
    if expression is None or expression.type.name in wanted:
        return expression
    if expression.type.name == "unknown":
        return None
    report.add("G005", source.place, found=_KIND[expression.type.name], expected=_KIND[next(iter(wanted))])
    return None


class _Reader:
    """Reads constructs one by one; what a construct means is decided where it stands."""

    def __init__(self, source: Source) -> None:
        self._source, self._names, self._it = source, source.names, source.it
        self._at, self._refuse = source.at, source.refuse

    def whole(self) -> Expression:
        try:
            return self._read(self._source.tree())
        except RecursionError:
            raise self._source.too_much() from None

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
                return resolve(self._source, node)
        raise self._refuse("G003", node, construct=self._at(node)[0])

    def _bool(self, node: ast.expr) -> Expression:
        return self._typed(node, "bool")

    def _typed(self, node: ast.expr, *wanted: str) -> Expression:
        found = self._read(node)
        if found.type.name == "unknown":
            raise Refused
        if found.type.name not in wanted:
            raise self._refuse("G005", node, found=_KIND[found.type.name], expected=_KIND[wanted[0]])
        return found

    def _logic(self, node: ast.BoolOp) -> Expression:
        items = []
        for value in node.values:
            try:
                items.append(self._bool(value))
            except Refused:
                continue
        if len(items) < len(node.values):
            raise Refused
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
            raise Refused
        if "none" in kinds:
            raise self._refuse("G012", node)
        ordered = sign not in ("==", "!=")
        fits = len(kinds) == 1 and not kinds & {"list", "record", "choices", "prose"}
        if kinds == {"choice", "text"} and not ordered:
            choice, text = (left, right) if left.type.name == "choice" else (right, left)
            fits = True
            if isinstance(text, Literal) and text.value not in choice.type.labels:
                close = closest(str(text.value), choice.type.labels)
                self._source.report.add("G013", self._source.place(text.column), option=str(text.value), close=close)
                raise Refused
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
                raise Refused
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
            raise Refused
        if not isinstance(inner, FieldValue | Dossier | Attribute | Since | Shift | ForeignValue):
            raise self._refuse("G005", node, found=_KIND[found.type.name], expected=("un champ", "a field"))
        return found

    def _quantified(self, node: ast.Call, name: str) -> Expression:
        over = self._typed(node.args[0], "list")
        condition = None
        if len(node.args) == 2:
            inside = _Reader(self._source.about(over.type.record))
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
