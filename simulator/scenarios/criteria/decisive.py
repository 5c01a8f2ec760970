"""Every clause that decides by itself: alone true where one is enough, alone false where all are needed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from simulator.analysis.explore.search import Goal
from simulator.scenarios.criteria import headings
from simulator.scenarios.criteria.points import asked
from simulator.scenarios.criteria.target import Candidate, Ground, Target
from simulator.scenarios.telling import Told
from simulator.spec.expressions.compile import compiled
from simulator.spec.expressions.tree import And, Expression, Named, Not, Or
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Arc, Flow, Guard
from simulator.spec.text import Prose

Holding = tuple[Expression, bool]


class Clause(NamedTuple):
    """A clause of a rule, what must hold for it to decide, and what the rule then says."""

    guard: Guard
    clause: Expression
    holds: tuple[Holding, ...]
    accepted: bool


class Decisive:
    """The clauses of the rules of a flow, each of which is seen to matter."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        found = [clause for guard in ground.flow.guards.values() for clause in _clauses(guard)]
        self._clauses = {f"{ground.flow.id}:alone:{c.guard.id}:{number}": c for number, c in enumerate(found, 1)}
        self.targets = tuple(Target(name, _said(clause)) for name, clause in self._clauses.items())

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """Where the rule is asked and that clause decides."""
        clause = self._clauses[target.id]
        for arc in _asking(self._ground.flow, clause):
            path = self._ground.explored.find(Goal(self._ground.flow.id, holds=clause.holds, arc=arc))
            if path is not None:
                yield Candidate(path, headings.of_guard(clause.guard), detail=_detail(clause))

    def spare(self) -> Iterator[Candidate]:
        """Nothing."""
        return iter(())

    def shown(self, told: Told) -> Iterable[str]:
        """The clauses that decided where their rule was asked."""
        for happening in told.history:
            firing, arc = happening.firing, happening.firing.outcome.arc
            rules = asked(arc) if arc is not None and firing.after.flow == self._ground.flow.id else ()
            for name, clause in self._clauses.items():
                if clause.guard in rules and all(
                    bool(compiled(expression)(firing.before, firing.facts, None)) == truth
                    for expression, truth in clause.holds
                ):
                    yield name


def _clauses(guard: Guard) -> Iterator[Clause]:
    whole = guard.condition
    own = whole.inner if isinstance(whole, Named) and whole.name == guard.id else whole
    for group, wanted in _groups(own, True):
        enough = isinstance(group, Or)
        items = group.items if isinstance(group, And | Or) else ()
        for item in items:
            others = tuple((other, not enough) for other in items if other is not item)
            accepted = enough == wanted
            yield Clause(guard, item, ((item, enough), *others, (guard.condition, accepted)), accepted)


def _groups(expression: Expression, wanted: bool) -> Iterator[tuple[Expression, bool]]:
    """The clauses held together inside a condition, and whether their truth is what makes it true."""
    match expression:
        case Named(inner=inner, says=None):
            yield from _groups(inner, wanted)
        case Not(item=item):
            yield from _groups(item, not wanted)
        case And(items=items) | Or(items=items):
            yield expression, wanted
            for item in items:
                yield from _groups(item, wanted)


def _asking(flow: Flow, clause: Clause) -> Iterator[Arc]:
    """The rows that the rule refuses; or where it accepts, those that it lets pass, the whole way first."""
    arcs = list(flow.arcs())
    if not clause.accepted:
        yield from (arc for arc in arcs if arc.guard is clause.guard)
        return
    passing = [arc for arc in arcs if arc.guard is not clause.guard and clause.guard in asked(arc)]
    yield from sorted(passing, key=lambda arc: arc.refusal is not None)


def _said(clause: Clause) -> Prose:
    (fr, en), detail = clause.guard.text.plain, _detail(clause)
    return Prose(f"la règle « {fr} », {detail.fr}", f"the rule “{en}”, {detail.en}")


def _detail(clause: Clause) -> Prose:
    fr, en = describe(clause.clause, "fr"), describe(clause.clause, "en")
    if clause.holds[0][1]:
        return Prose(f"cela seul est vrai : {fr}", f"this alone is true: {en}")
    return Prose(f"cela seul est faux : {fr}", f"this alone is false: {en}")
