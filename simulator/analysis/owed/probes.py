"""A condition evaluated clause by clause, as far as the truth of the whole needs it, noting what each came out as."""

from collections.abc import Callable, Iterator
from typing import Literal as OneOf
from typing import NamedTuple, cast

from simulator.engine.snapshot import Snapshot
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.expressions.tree import (
    BOOL,
    And,
    Expression,
    FieldValue,
    It,
    Literal,
    Named,
    Not,
    Or,
    Quantified,
    Record,
)

Probe = Callable[[Snapshot, Facts, Record | None, set[str]], bool]
"""Evaluates for a case, its facts and the record at hand; adds the ids of what was seen."""

Holding = tuple[Expression, bool]


class Clause(NamedTuple):
    """An atomic part of a condition. ``before`` must hold for it to be evaluated at all.

    ``true`` and ``false`` are what to look for to see it both ways: of a clause on records, that one of them is so.
    """

    id: str
    expression: Expression
    before: tuple[Holding, ...]
    true: Holding
    false: Holding


class Reader:
    """Reads a condition into a probe and lists its clauses. ``guard`` gives the probe of a named guard."""

    def __init__(self, name: str, guard: Callable[[str], Probe | None]) -> None:
        self._name, self._guard = name, guard
        self.clauses: list[Clause] = []

    def read(self, expression: Expression, before: tuple[Holding, ...] = (), over: Expression | None = None) -> Probe:
        """The probe of a condition; ``over`` is the list whose records it is asked of."""
        match expression:
            case And(items=items):
                return _until(False, tuple(self._each(items, True, before, over)))
            case Or(items=items):
                return _until(True, tuple(self._each(items, False, before, over)))
            case Not(item=item):
                probe = self.read(item, before, over)
                return lambda m, f, it, seen: not probe(m, f, it, seen)
            case Named(inner=inner, says=None):
                return self.read(inner, before, over)
            case Literal():
                value = bool(expression.value)
                return lambda *_: value
        return self._atom(expression, before, over)

    def _each(
        self, items: tuple[Expression, ...], passing: bool, before: tuple[Holding, ...], over: Expression | None
    ) -> Iterator[Probe]:
        for item in items:
            yield self.read(item, before, over)
            if not _of_record(item):
                before = (*before, (item, passing))

    def _atom(self, expression: Expression, before: tuple[Holding, ...], over: Expression | None) -> Probe:
        clause = f"{self._name}:{len(self.clauses) + 1}"
        true, false = (expression, True), (expression, False)
        if over is not None and _of_record(expression):
            true, false = (_quantified("any", over, expression), True), (_quantified("all", over, expression), False)
        self.clauses.append(Clause(clause, expression, before, true, false))
        run, yes, no = compiled(expression), f"{clause}:true", f"{clause}:false"
        inner = self._inside(expression, before)

        def probe(moment: Snapshot, facts: Facts, it: Record | None, seen: set[str]) -> bool:
            holds = bool(run(moment, facts, it))
            seen.add(yes if holds else no)
            if inner is not None:
                inner(moment, facts, it, seen)
            return holds

        return probe

    def _inside(self, expression: Expression, before: tuple[Holding, ...]) -> Probe | None:
        """What else is evaluated with an atom: the guard it names, the condition on each record."""
        match expression:
            case Named(name=name):
                return self._guard(name)
            case Quantified(kind="any" | "all", over=over, condition=And() | Or() as condition):
                records, each = compiled(over), self.read(condition, before, over)

                def probe(moment: Snapshot, facts: Facts, it: Record | None, seen: set[str]) -> bool:
                    found = records(moment, facts, it)
                    for record in found if isinstance(found, tuple) else ():
                        each(moment, facts, cast("Record", record), seen)
                    return True

                return probe
        return None


def _of_record(expression: Expression) -> bool:
    """Whether it speaks of the record at hand, and not only of those of a list or a field of its own."""
    if isinstance(expression, Quantified):
        return _of_record(expression.over)
    if isinstance(expression, FieldValue):
        return False
    return isinstance(expression, It) or any(map(_of_record, expression.parts()))


def _until(answer: bool, probes: tuple[Probe, ...]) -> Probe:
    """All in order until one gives the answer."""

    def probe(moment: Snapshot, facts: Facts, it: Record | None, seen: set[str]) -> bool:
        for each in probes:
            if each(moment, facts, it, seen) == answer:
                return answer
        return not answer

    return probe


def _quantified(kind: OneOf["any", "all"], over: Expression, condition: Expression) -> Quantified:
    return Quantified(BOOL, condition.source, condition.column, kind, over, condition)
