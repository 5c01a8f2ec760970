# ruff: noqa: ARG005 - every closure takes what Run takes
"""Typed tree → one Python closure. A missing value makes every comparison false; nothing here raises."""

import operator
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple, Protocol, cast

from simulator.spec.calendar import civil_date, shift, years_between
from simulator.spec.expressions.tree import (
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
    Record,
    Same,
    Sent,
    Shift,
    Since,
    Today,
    Value,
    Within,
    walk,
)


class Typed(Protocol):
    """What was typed into a field, and the value it was read as."""

    @property
    def value(self) -> Value: ...


class Moment(Protocol):
    """What an expression reads of a case."""

    @property
    def state(self) -> str: ...
    @property
    def now(self) -> datetime: ...
    @property
    def since(self) -> Mapping[str, datetime]: ...
    @property
    def data(self) -> Mapping[str, Typed]: ...
    @property
    def sent(self) -> frozenset[str]: ...
    @property
    def given(self) -> frozenset[str]: ...


Facts = Mapping[str, Value]
Run = Callable[[Moment, Facts, Record | None], Value]

_COMPARE: Final = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Fact(NamedTuple):
    """Something read outside the case: its key in the facts, and where it comes from."""

    key: str
    flow: str | None
    expression: Expression


def facts_of(expression: Expression) -> Iterator[Fact]:
    """Everything an expression reads outside its case. The set is closed: nothing else can be read."""
    for part in walk(expression):
        match part:
            case Dossier(name=name):
                yield Fact(f"insured.{name}", None, part)
            case Within(flow=str() as flow):
                yield Fact(f"{flow}.state", flow, part)
            case FieldValue(flow=str() as flow, key=key):
                yield Fact(f"{flow}.{key}", flow, part)
            case ForeignValue(flow=flow, name=name):
                yield Fact(f"{flow}.{name}", flow, part)


def inside(leaf: str | None, state: str) -> bool:
    """Whether a leaf is a state, lies in it, or is a dialog over one that does."""
    return leaf is not None and (leaf == state or leaf.startswith((state + ".", state + "/")))


@lru_cache(maxsize=8192)
def plain_name(text: str) -> str:
    """A name, or a number, by its letters and digits alone: no case, accents, hyphens, spaces (D-17)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())


def compiled(expression: Expression) -> Run:  # noqa: C901, PLR0912 - a case for each kind of expression
    """A closure that gives the value of an expression for a case, its facts and the record at hand."""
    match expression:
        case Literal(value=value):
            return lambda m, f, it: value
        case Today():
            return lambda m, f, it: civil_date(m.now)
        case FieldValue():
            return _field(expression)
        case Dossier(name=name):
            key = f"insured.{name}"
            return lambda m, f, it: f.get(key)
        case It():
            return lambda m, f, it: it
        case Attribute():
            return _attribute(expression)
        case Since(state=state):
            return lambda m, f, it: civil_date(m.since[state]) if state in m.since else None
        case Within():
            return _within(expression)
        case Named(inner=inner):
            return compiled(inner)
        case ForeignValue(flow=flow, name=name):
            return _outside(f"{flow}.{name}", expression)
        case Shift():
            return _shift(expression)
        case Sent(actor=actor):
            return lambda m, f, it: actor in m.sent
        case Given(document=document):
            return lambda m, f, it: document in m.given
    return _boolean(expression)


def _boolean(expression: Expression) -> Run:
    match expression:
        case Compare():
            return _compare(expression)
        case And(items=items):
            runs = tuple(compiled(item) for item in items)
            if len(runs) == 2:
                first, second = runs
                return lambda m, f, it: bool(first(m, f, it)) and bool(second(m, f, it))
            return lambda m, f, it: all(run(m, f, it) for run in runs)
        case Or(items=items):
            runs = tuple(compiled(item) for item in items)
            return lambda m, f, it: any(run(m, f, it) for run in runs)
        case Not(item=item):
            run = compiled(item)
            return lambda m, f, it: not run(m, f, it)
        case Age(of=of):
            return _age(compiled(of))
        case Filled(of=of):
            run = compiled(of)
            return lambda m, f, it: _present(run(m, f, it))
        case Same(left=left, right=right):
            return _same(compiled(left), compiled(right))
        case Quantified():
            return _quantified(expression)
    raise AssertionError(f"no rule for {type(expression).__name__}")


def _present(value: Value) -> bool:
    return value is not None and value is not False and value not in ("", ())


def _field(expression: FieldValue) -> Run:
    key = expression.key
    absent = False if expression.type.name == "bool" else None
    if expression.flow is not None:
        return _outside(f"{expression.flow}.{key}", expression)
    if expression.shown is not None:
        shown = compiled(expression.shown)
        return lambda m, f, it: m.data[key].value if key in m.data and shown(m, f, it) else absent
    return lambda m, f, it: m.data[key].value if key in m.data else absent


def _outside(key: str, expression: Expression) -> Run:
    """A value of another case; where there is none, what can only be true or false is false."""
    if expression.type.name == "bool":
        return lambda m, f, it: bool(f.get(key))
    return lambda m, f, it: f.get(key)


def _attribute(expression: Attribute) -> Run:
    base, name, table = compiled(expression.base), expression.name, expression.table
    if table is not None:
        return lambda m, f, it: table.get(str(base(m, f, it)))

    def read(m: Moment, f: Facts, it: Record | None) -> Value:
        record = base(m, f, it)
        return record.get(name) if isinstance(record, Mapping) else None

    return read


def _within(expression: Within) -> Run:
    state, flow = expression.state, expression.flow
    if flow is None:
        prefixes = (state + ".", state + "/")
        return lambda m, f, it: m.state == state or m.state.startswith(prefixes)
    key = f"{flow}.state"
    return lambda m, f, it: inside(cast("str | None", f.get(key)), state)


def _shift(expression: Shift) -> Run:
    day, duration, sign = compiled(expression.day), expression.duration, expression.sign

    def read(m: Moment, f: Facts, it: Record | None) -> Value:
        start = day(m, f, it)
        try:
            return shift(start, duration, sign) if isinstance(start, date) else None
        except OverflowError:
            return None

    return read


def _compare(expression: Compare) -> Run:
    left, right, test = compiled(expression.left), compiled(expression.right), _COMPARE[expression.op]

    def read(m: Moment, f: Facts, it: Record | None) -> Value:
        a, b = left(m, f, it), right(m, f, it)
        return a is not None and b is not None and bool(test(a, b))  # type: ignore[arg-type]  # both are of one kind: the reader has seen to it

    return read


def _age(of: Run) -> Run:
    def read(m: Moment, f: Facts, it: Record | None) -> Value:
        birth = of(m, f, it)
        return years_between(birth, civil_date(m.now)) if isinstance(birth, date) else None

    return read


def _same(left: Run, right: Run) -> Run:
    def read(m: Moment, f: Facts, it: Record | None) -> Value:
        a, b = left(m, f, it), right(m, f, it)
        return isinstance(a, str) and isinstance(b, str) and plain_name(a) == plain_name(b) != ""

    return read


def _quantified(expression: Quantified) -> Run:
    over = compiled(expression.over)
    test: Run = (lambda m, f, it: True) if expression.condition is None else compiled(expression.condition)

    def hits(m: Moment, f: Facts, it: Record | None) -> list[bool] | None:
        records = over(m, f, it)
        if not isinstance(records, tuple):
            return None
        return [bool(test(m, f, cast("Record", record))) for record in records]

    if expression.kind == "any":
        return lambda m, f, it: any(hits(m, f, it) or ())
    if expression.kind == "all":
        return lambda m, f, it: (found := hits(m, f, it)) is not None and all(found)
    return lambda m, f, it: sum(hits(m, f, it) or ())
