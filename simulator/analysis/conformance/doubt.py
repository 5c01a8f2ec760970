"""Conditions over what is partly unknown: true, false, or None for want of a value (Kleene's three values)."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from simulator.spec.expressions.compile import Facts, Moment, compiled, facts_of
from simulator.spec.expressions.tree import And, Expression, FieldValue, Named, Not, Or, walk

Unknown = frozenset[str]
"""What nothing is known of: fields by key, and facts by key."""

Judge = Callable[[Moment, Facts, Unknown], bool | None]


@lru_cache(maxsize=4096)
def reads(expression: Expression) -> frozenset[str]:
    """The fields and facts that an expression reads, by key."""
    own = (part.key for part in walk(expression) if isinstance(part, FieldValue) and part.flow is None)
    return frozenset([*own, *(fact.key for fact in facts_of(expression))])


def atoms(expression: Expression) -> Iterator[Expression]:
    """The parts that are true or false by themselves, joined by and, or, not."""
    match expression:
        case Named(inner=inner):
            yield from atoms(inner)
        case Not(item=item):
            yield from atoms(item)
        case And(items=items) | Or(items=items):
            for item in items:
                yield from atoms(item)
        case _:
            yield expression


@lru_cache(maxsize=4096)
def judge(expression: Expression) -> Judge:
    """A closure that gives the truth of an expression for a case.

    An atom that reads anything unknown is unknown: what two atoms know together is not put together.
    """
    match expression:
        case Named(inner=inner):
            return judge(inner)
        case Not(item=item):
            return _denied(judge(item))
        case And(items=items):
            return _joined([judge(item) for item in items], ends=False)
        case Or(items=items):
            return _joined([judge(item) for item in items], ends=True)
    return _atom(expression)


def _atom(expression: Expression) -> Judge:
    keys, run = reads(expression), compiled(expression)

    def atom(moment: Moment, facts: Facts, unknown: Unknown) -> bool | None:
        return bool(run(moment, facts, None)) if keys.isdisjoint(unknown) else None

    return atom


def _denied(inner: Judge) -> Judge:
    def denied(moment: Moment, facts: Facts, unknown: Unknown) -> bool | None:
        found = inner(moment, facts, unknown)
        return None if found is None else not found

    return denied


def _joined(judges: list[Judge], *, ends: bool) -> Judge:
    """All of them or one of them: the first that ``ends`` it decides, else any that is unknown leaves it so."""

    def joined(moment: Moment, facts: Facts, unknown: Unknown) -> bool | None:
        found: bool | None = not ends
        for each in judges:
            truth = each(moment, facts, unknown)
            if truth is ends:
                return ends
            if truth is None:
                found = None
        return found

    return joined
