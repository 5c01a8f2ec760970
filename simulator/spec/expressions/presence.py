"""The check that a missing value never makes a rule true.

A comparison with a missing value is false, so `x != 'a'` and `not (x < y)` would come out true where x is
missing. Such a place is refused unless a `filled(x)` before it, joined by `and`, makes sure of x.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

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
    It,
    Literal,
    Named,
    Not,
    Or,
    Quantified,
    Same,
    Shift,
    Since,
    may_be_missing,
)

Known = frozenset[str]

_MIRROR: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_IT: Final = "it"


def unguarded(  # noqa: C901 - a case for each kind of expression
    expression: Expression, *, positive: bool = True, known: Known = frozenset()
) -> Iterator[Expression]:
    """The operands that, if missing, would make ``expression`` come out as ``positive``."""
    match expression:
        case Named(inner=inner):
            for operand in unguarded(inner, positive=positive, known=known):
                yield replace(operand, column=expression.column)
        case Not(item=item):
            yield from unguarded(item, positive=not positive, known=known)
        case And(items=items) | Or(items=items):
            for item in items:
                yield from unguarded(item, positive=positive, known=known)
                if isinstance(expression, And) == positive:
                    known |= implied(item, positive=positive)
        case Compare():
            yield from _compared(expression, positive, known)
        case Quantified():
            yield from _listed(expression, positive, known)
        case Same(left=left, right=right) if not positive:
            yield from _missing((left, right), known)
        case Filled():
            return  # to ask whether a value is there is to know that it may not be
        case _ if not positive:
            yield from _missing((expression,), known)


def _compared(expression: Compare, positive: bool, known: Known) -> Iterator[Expression]:
    left, right, op = expression.left, expression.right, expression.op
    if not positive or op == "!=":
        yield from _missing((left, right), known)
    for here, there, sign in ((left, right, op), (right, left, _MIRROR[op])):
        if isinstance(here, Quantified) and here.kind == "count":
            yield from _counted(here, sign, positive, known)
        elif here.type.name == "bool" and not isinstance(here, Literal):
            same = positive == (op == "==")
            for value in [there.value] if isinstance(there, Literal) else [True, False]:
                yield from unguarded(here, positive=same == bool(value), known=known)


def _counted(count: Quantified, sign: str, positive: bool, known: Known) -> Iterator[Expression]:
    """A count is smaller where something is missing; what a small count makes true needs its list."""
    grows = (sign in (">", ">=")) == positive
    if grows or sign in ("==", "!="):
        yield from _condition(count, True, known)
    if not grows or sign in ("==", "!="):
        yield from _missing((count.over,), known)
        yield from _condition(count, False, known)


def _listed(expression: Quantified, positive: bool, known: Known) -> Iterator[Expression]:
    if not positive:
        yield from _missing((expression.over,), known)
    yield from _condition(expression, positive, known)


def _condition(expression: Quantified, positive: bool, known: Known) -> Iterator[Expression]:
    """The condition on each record: what is known of another record does not count."""
    if expression.condition is not None:
        others = frozenset(name for name in known if not name.startswith(_IT))
        yield from unguarded(expression.condition, positive=positive, known=others)


def _missing(operands: tuple[Expression, ...], known: Known) -> Iterator[Expression]:
    for operand in operands:
        if may_be_missing(operand) and not atoms(operand) <= known:
            yield operand


def atoms(operand: Expression) -> Known:
    """The names whose presence makes an operand present."""
    match operand:
        case Shift(day=inner) | Age(of=inner) | Named(inner=inner):
            return atoms(inner)
        case Attribute(base=inner):
            return atoms(inner) | ({_name(operand)} if operand.type.optional else set())
        case _ if may_be_missing(operand):
            return frozenset({_name(operand)})
    return frozenset()


def _name(operand: Expression) -> str:
    """One name for one value, however it is written."""
    match operand:
        case FieldValue(flow=flow, key=key):
            return f"field {flow or ''} {key}"
        case ForeignValue(flow=flow, name=name):
            return f"value {flow} {name}"
        case Dossier(name=name):
            return f"insured {name}"
        case Since(state=state):
            return f"since {state}"
        case It():
            return _IT
        case Attribute(base=base, name=name):
            return f"{_name(base)} . {name}"
    return operand.source


def implied(expression: Expression, *, positive: bool) -> Known:
    """The names that must be present once ``expression`` came out as ``positive``."""
    match expression:
        case Filled(of=of) if positive:
            return atoms(of)
        case Compare(left=left, right=right) | Same(left=left, right=right) if positive:
            return atoms(left) | atoms(right)
        case Quantified(over=over, kind="any" | "all") if positive:
            return atoms(over)
        case Not(item=item):
            return implied(item, positive=not positive)
        case Named(inner=inner):
            return implied(inner, positive=positive)
        case And(items=items) if positive:
            return frozenset[str]().union(*(implied(item, positive=True) for item in items))
        case Or(items=items) if not positive:
            return frozenset[str]().union(*(implied(item, positive=False) for item in items))
    return frozenset()
