"""The check that a missing value never makes a rule true.

A comparison with a missing value is false, so `x != 'a'` and `not (x < y)` would come out true where x is
missing. Such a place is refused unless a `filled(x)` before it, joined by `and`, makes sure of x.
"""

from collections.abc import Iterator

from simulator.spec.expressions.tree import (
    Age,
    And,
    Attribute,
    Compare,
    Expression,
    Filled,
    Named,
    Not,
    Or,
    Quantified,
    Same,
    Shift,
    may_be_missing,
)

Known = frozenset[str]


def unguarded(expression: Expression, *, positive: bool = True, known: Known = frozenset()) -> Iterator[Expression]:
    """The operands that, if missing, would make ``expression`` come out as ``positive``."""
    match expression:
        case Named(inner=inner):
            yield from unguarded(inner, positive=positive, known=known)
        case Not(item=item):
            yield from unguarded(item, positive=not positive, known=known)
        case And(items=items) | Or(items=items):
            for item in items:
                yield from unguarded(item, positive=positive, known=known)
                if isinstance(expression, And) == positive:
                    known |= implied(item, positive=positive)
        case Compare(op=op, left=left, right=right):
            if (op == "!=") == positive or not positive:
                yield from _missing((left, right), known)
        case Same(left=left, right=right) if not positive:
            yield from _missing((left, right), known)
        case Quantified(over=over) if expression.kind != "count" and not positive:
            yield from _missing((over,), known)


def _missing(operands: tuple[Expression, ...], known: Known) -> Iterator[Expression]:
    for operand in operands:
        if may_be_missing(operand) and not atoms(operand) <= known:
            yield operand


def atoms(operand: Expression) -> Known:
    """The names whose presence makes an operand present."""
    match operand:
        case Shift(day=inner) | Age(of=inner) | Named(inner=inner) | Attribute(base=inner):
            own = {operand.source} if isinstance(operand, Attribute) and operand.type.optional else set()
            return atoms(inner) | own
        case _ if may_be_missing(operand):
            return frozenset({_name(operand)})
    return frozenset()


def _name(operand: Expression) -> str:
    key = getattr(operand, "key", None)
    flow = getattr(operand, "flow", None)
    return f"{flow or ''}:{key}" if key else operand.source


def implied(expression: Expression, *, positive: bool) -> Known:
    """The names that must be present once ``expression`` came out as ``positive``."""
    match expression:
        case Filled(of=of) if positive:
            return atoms(of)
        case Compare(left=left, right=right) | Same(left=left, right=right) if positive:
            return atoms(left) | atoms(right)
        case Not(item=item):
            return implied(item, positive=not positive)
        case Named(inner=inner):
            return implied(inner, positive=positive)
        case And(items=items) if positive:
            return frozenset[str]().union(*(implied(item, positive=True) for item in items))
        case Or(items=items) if not positive:
            return frozenset[str]().union(*(implied(item, positive=False) for item in items))
    return frozenset()
