"""Rows in order → one Python function that says which of them is taken.

The function is written from the typed trees of the conditions. Its text holds nothing that an author wrote: only
names made here, operators of the language and helpers; keys and values reach it as constants. What is rare keeps the
closure that the reference uses.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any, Final, cast

from simulator.engine.rows import Row
from simulator.engine.snapshot import Snapshot
from simulator.spec.calendar import civil_date, years_between
from simulator.spec.expressions.compile import Facts, compiled, plain_name
from simulator.spec.expressions.tree import (
    Age,
    And,
    Compare,
    Dossier,
    Expression,
    FieldValue,
    Filled,
    Literal,
    Named,
    Not,
    Or,
    Same,
    Today,
    Within,
)
from simulator.spec.flow import Field

Choose = Callable[[Snapshot, Facts], int]
"""The index of the row that is taken; one past the last where none is."""

Conditions = tuple[tuple[object, ...], ...]
DEEPEST: Final = 30
"""Levels of an expression written out; what lies deeper keeps its closure."""


def conditions(rows: tuple[Row, ...]) -> Conditions:
    """What a choice between rows depends on: equal for rows that can share one function."""
    return tuple((r.arc.when, r.arc.guard, r.arc.refusal, r.form and r.form.screen) for r in rows)


def choose(rows: tuple[Row, ...]) -> Choose:
    """A function that tries the rows in order."""
    writer = _Writer()
    lines = []
    for index, row in enumerate(rows):
        test = writer.row(row)
        lines.append(f"    if {test}: return {index}" if test else f"    return {index}")
    body = [*writer.prelude(), *lines, f"    return {len(rows)}"]
    module = compile("\n".join(["def choose(s, f):", *body]), "<rows>", "exec")
    code = next(constant for constant in module.co_consts if isinstance(constant, CodeType))
    return cast("Choose", FunctionType(code, writer.names))


@lru_cache(maxsize=8192)
def _years(birth: date, day: date) -> int:
    return years_between(birth, day)


class _Writer:
    """Writes expressions as Python. What several rows read is read once, at the top of the function."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {"civil_date": civil_date, "plain": plain_name, "years": _years}
        self._locals: dict[str, str] = {}
        self._passing = 0
        self._depth = 0

    def prelude(self) -> list[str]:
        """The lines that read what the tests need."""
        return [f"    {name} = {source}" for source, name in self._locals.items()]

    def row(self, row: Row) -> str:
        """The test of a row; nothing where it is always taken."""
        if row.form is not None:
            find = self._missing if row.arc.refusal == "missing" else self._malformed
            tests = [find(field) for field, _ in row.form.fields]
            return " or ".join(test for test in tests if test) or "False"
        asked = [] if row.arc.when is None else [self._test(row.arc.when)]
        if row.arc.guard is not None:
            asked.append(f"not {self._test(row.arc.guard.condition)}")
        return " and ".join(asked)

    def _missing(self, field: Field) -> str:
        if field.optional:
            return ""
        entry = self._entry(field.key)
        empty = f"({entry} is None or not {entry}.value)" if field.kind == "tick" else f"{entry} is None"
        return self._where_shown(field, empty)

    def _malformed(self, field: Field) -> str:
        entry = self._entry(field.key)
        return self._where_shown(field, f"({entry} is not None and {entry}.value is None)")

    def _where_shown(self, field: Field, test: str) -> str:
        return test if field.shown is None else f"({test} and {self._test(field.shown)})"

    def _test(self, expression: Expression) -> str:
        """An expression of which only the truth matters."""
        self._depth += 1
        written = self._written(expression) if self._depth <= DEEPEST else self._closure(expression)
        self._depth -= 1
        return written

    def _written(self, expression: Expression) -> str:
        match expression:
            case Named(inner=inner):
                return self._test(inner)
            case And(items=items):
                return "(" + " and ".join(map(self._test, items)) + ")"
            case Or(items=items):
                return "(" + " or ".join(map(self._test, items)) + ")"
            case Not(item=item):
                return f"(not {self._test(item)})"
            case Compare(op=op, left=left, right=right):
                return self._compare(op, left, right)
            case Filled(of=of) if of.type.name in ("date", "number"):
                return f"({self._value(of)} is not None)"
            case Filled(of=of) if of.type.name in ("text", "choice"):
                value, name = self._named(of)
                return f"({value} is not None and {name} != '')"
            case Same(left=left, right=right):
                return self._same(left, right)
            case Within(state=state, flow=None):
                here, below = self._local("s.state"), self._constant((state + ".", state + "/"))
                return f"({here} == {self._constant(state)} or {here}.startswith({below}))"
        return self._value(expression)

    def _compare(self, op: str, left: Expression, right: Expression) -> str:
        (first, a), (second, b) = self._named(left), self._named(right)
        asked = [f"{value} is not None" for value, of in ((first, left), (second, right)) if not _certain(of)]
        return "(" + " and ".join([*asked, f"{a} {op} {b}"]) + ")"

    def _same(self, left: Expression, right: Expression) -> str:
        (first, a), (second, b) = self._named(left), self._named(right)
        return f"({first} is not None and {second} is not None and plain({a}) == plain({b}) != '')"

    def _named(self, expression: Expression) -> tuple[str, str]:
        """An expression where its value is read first, and the name it has afterwards."""
        value = self._value(expression)
        if value.isidentifier():
            return value, value
        self._passing += 1
        name = f"t{self._passing}"
        return f"({name} := {value})", name

    def _value(self, expression: Expression) -> str:
        """An expression of which the value matters."""
        match expression:
            case Named(inner=inner):
                return self._value(inner)
            case Literal(value=constant):
                return "None" if constant is None else self._constant(constant)
            case Today():
                return self._local("civil_date(s.now)")
            case FieldValue(key=key, flow=None, shown=None):
                absent = "False" if expression.type.name == "bool" else "None"
                entry = self._entry(key)
                return self._local(f"{absent} if {entry} is None else {entry}.value")
            case Dossier(name=name):
                return self._local(f"f.get({self._constant(f'insured.{name}')})")
            case Age(of=of):
                birth, name = self._named(of)
                return f"(None if {birth} is None else years({name}, {self._local('civil_date(s.now)')}))"
        return self._closure(expression)

    def _closure(self, expression: Expression) -> str:
        return f"{self._constant(compiled(expression))}(s, f, None)"

    def _entry(self, key: str) -> str:
        data = self._local("s.data")
        return self._local(f"{data}.get({self._constant(key)})")

    def _constant(self, value: object) -> str:
        for name, known in self.names.items():
            if type(known) is type(value) is str and known == value:
                return name
        name = f"c{len(self.names)}"
        self.names[name] = value
        return name

    def _local(self, source: str) -> str:
        return self._locals.setdefault(source, f"v{len(self._locals)}")


def _certain(expression: Expression) -> bool:
    """Whether an expression has a value in any case, and one that is not worked out."""
    return isinstance(expression, Today) or (isinstance(expression, Literal) and expression.value is not None)
