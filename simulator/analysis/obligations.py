"""All there is to cover in a flow, and which of it a run shows."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.clauses import Clauses
from simulator.analysis.owed.deadlines import Deadlines
from simulator.analysis.owed.effects import Communications, Documents, Messages
from simulator.analysis.owed.fields import Fields
from simulator.analysis.owed.missing import Missing
from simulator.analysis.owed.obligation import KINDS, Kind, Obligation
from simulator.analysis.owed.places import States, Transitions
from simulator.analysis.owed.refusals import Refusals
from simulator.analysis.owed.scene import Scene, Scenes
from simulator.engine.simulation import Case, Happening
from simulator.spec.flow import Flow
from simulator.spec.load import Library

__all__ = ["KINDS", "Goal", "Kind", "Ledger", "Obligation", "covered", "obligations"]


class Owed(Protocol):
    """One kind of obligations: all of a flow's, and those that a scene shows, by id."""

    obligations: tuple[Obligation, ...]

    def shown(self, scene: Scene) -> Iterable[str]: ...


class OwedOverTime(Protocol):
    """A kind that only a whole run can show."""

    obligations: tuple[Obligation, ...]

    def shown(self, scenes: Sequence[Scene], stops: Iterable[Case]) -> Iterable[str]: ...


_AT_ONCE: Final[tuple[Callable[[Flow], Owed], ...]] = (
    States,
    Transitions,
    Clauses,
    Refusals,
    Messages,
    Fields,
    Communications,
    Documents,
)
_OVER_TIME: Final[tuple[Callable[[Flow], OwedOverTime], ...]] = (Missing, Deadlines)


class Ledger:
    """What is owed to some flows, ready to be held against many runs."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        self._flows = {flow.id: _Page(flow) for flow in flows}
        self.obligations = tuple(o for page in self._flows.values() for o in page.obligations)

    def shown(self, happenings: Iterable[Happening], stops: Iterable[Case] = ()) -> frozenset[str]:
        """The ids of what a run shows.

        Args:
            happenings: the history of one simulation.
            stops: cases as they stood where the clock stopped, for the deadlines.
        """
        scenes: dict[str, list[Scene]] = {}
        found: set[str] = set()
        for happening in happenings:
            page = self._flows.get(happening.firing.after.flow)
            if page is not None:
                scene = page.scenes.of(happening)
                scenes.setdefault(scene.firing.after.flow, []).append(scene)
                for kind in page.at_once:
                    found.update(kind.shown(scene))
        stood = tuple(stops)
        for flow, seen in scenes.items():
            there = [case for case in stood if case.flow == flow]
            for slow in self._flows[flow].over_time:
                found.update(slow.shown(seen, there))
        return frozenset(found)


class _Page:
    """The obligations of one flow, kind by kind."""

    def __init__(self, flow: Flow) -> None:
        self.scenes = Scenes(flow)
        self.at_once: tuple[Owed, ...] = tuple(kind(flow) for kind in _AT_ONCE)
        self.over_time: tuple[OwedOverTime, ...] = tuple(kind(flow) for kind in _OVER_TIME)
        found = [o for kind in self.at_once for o in kind.obligations]
        found += [o for slow in self.over_time for o in slow.obligations]
        order = list(KINDS)
        self.obligations = tuple(sorted(found, key=lambda obligation: order.index(obligation.kind)))


def obligations(library: Library, flow: str) -> tuple[Obligation, ...]:
    """All there is to cover in a flow, kind by kind, in the order in which it is written."""
    return Ledger((library.flows[flow],)).obligations


def covered(library: Library, flow: str, happenings: Iterable[Happening], stops: Iterable[Case] = ()) -> frozenset[str]:
    """The ids of the obligations of a flow that a run discharges."""
    return Ledger((library.flows[flow],)).shown(happenings, stops)
