"""Every property of a flow: a run on which what it speaks of happens."""

from collections.abc import Iterable, Iterator

from simulator.analysis.explore.search import Goal
from simulator.scenarios.criteria import headings
from simulator.scenarios.criteria.target import Candidate, Ground, Target
from simulator.scenarios.telling import Told
from simulator.spec.expressions.compile import compiled
from simulator.spec.expressions.tree import Expression, Within, walk
from simulator.spec.flow import Property
from simulator.spec.text import Prose


class Witnesses:
    """For what must be possible, a run where it happens; for what must never be, one that comes near it."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._named = {f"{ground.flow.id}:property:{n}": p for n, p in enumerate(ground.flow.properties, 1)}
        self.targets = tuple(Target(name, _said(p)) for name, p in self._named.items())

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """A run to the place it speaks of."""
        flow, about = self._ground.flow, self._named[target.id]
        for expression in _telling(about):
            path = self._ground.explored.find(Goal(flow.id, holds=((expression, True),)))
            if path is not None and path.acts:
                yield Candidate(path, headings.capital(about.text.plain))
        for leaf in flow.leaves.values() if not _telling(about) else ():
            path = self._ground.explored.find(Goal(flow.id, leaf.id)) if leaf.final else None
            if path is not None:
                yield Candidate(path, headings.capital(about.text.plain))

    def spare(self) -> Iterator[Candidate]:
        """Nothing."""
        return iter(())

    def shown(self, told: Told) -> Iterable[str]:
        """The properties of which a scenario goes through what they speak of."""
        for name, about in self._named.items():
            if any(self._speaks(about, told, expression) for expression in _telling(about) or (None,)):
                yield name

    def _speaks(self, about: Property, told: Told, expression: Expression | None) -> bool:
        flow = self._ground.flow
        here = [h.firing for h in told.history if h.firing.after.flow == flow.id]
        if expression is None:
            return any(flow.leaves[firing.after.state].final for firing in here)
        return any(compiled(expression)(firing.after, firing.facts, None) for firing in here)


def _telling(about: Property) -> tuple[Expression, ...]:
    """What makes a property speak: itself where it must happen, the states it names where something never must."""
    if about.kind in ("sometimes", "eventually"):
        return (about.expression,)
    if about.kind == "leads" and about.to is not None:
        return (about.to,)
    return tuple(part for part in walk(about.expression) if isinstance(part, Within) and part.flow is None)


def _said(about: Property) -> Prose:
    fr, en = about.text.plain
    return Prose(f"un exemple pour : {fr}", f"an example for: {en}")
