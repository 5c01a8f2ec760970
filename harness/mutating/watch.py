"""Which leaves a scenario comes to on the unchanged flows: where it never comes, it notices nothing.

All that moves a case goes through an engine, the search for a way to a state included: the engine here notes each
leaf that a case was in, or was tried in. What a person sees of a case depends on the leaf it is in.
"""

from collections.abc import Mapping
from datetime import datetime

from harness.in_process import START, InProcess
from harness.mutating.script import Failure, Script, perform
from simulator.engine.engine import Engine, reference
from simulator.engine.rows import Row
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Firing, Inputs, Snapshot
from simulator.sitting.sitting import Sitting
from simulator.spec.calendar import at
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Flow
from simulator.spec.load import Library

Leaves = set[tuple[str, str]]


class Noting(Engine):
    """An engine that notes the leaves it is asked about."""

    def __init__(self, flow: Flow, seen: Leaves) -> None:
        self._seen = seen
        self._chosen = reference(flow).select
        super().__init__(flow, self._noted)

    def _noted(self, snapshot: Snapshot, trigger: str, facts: Facts) -> Row | None:
        self._note(snapshot)
        return self._chosen(snapshot, trigger, facts)

    def opened(self, now: datetime, facts: Facts) -> Firing:
        """The beginning of a new case."""
        return self._fired(super().opened(now, facts))

    def fire(self, snapshot: Snapshot, event: str, inputs: Inputs, facts: Facts) -> Firing:
        """What an event does to a case now."""
        return self._fired(super().fire(snapshot, event, inputs, facts))

    def advance(self, snapshot: Snapshot, to: datetime, facts: Facts) -> tuple[Snapshot, tuple[Firing, ...]]:
        """The case at a later instant."""
        self._note(snapshot)
        after, firings = super().advance(snapshot, to, facts)
        for firing in firings:
            self._fired(firing)
        return after, firings

    def _fired(self, firing: Firing) -> Firing:
        self._note(firing.before)
        self._note(firing.after)
        return firing

    def _note(self, snapshot: Snapshot) -> None:
        self._seen.add((self.flow.id, snapshot.state))


class Watched(Simulation):
    """A portal whose engines note where cases are."""

    __slots__ = ()

    engines: Mapping[str, Noting]

    def engine(self, flow: str) -> Engine:
        """The noting engine of a flow."""
        return self.engines[flow]


def watched(script: Script, library: Library) -> tuple[frozenset[tuple[str, str]], Failure | None]:
    """The leaves that a scenario comes to, and its failure, if it failed."""
    seen: Leaves = set()
    engines = {name: Noting(flow, seen) for name, flow in library.flows.items()}
    noting: type[Watched] = type("Noted", (Watched,), {"__slots__": (), "engines": engines})
    driver = InProcess(library, script.lang)
    driver.sitting = Sitting(noting.begin(library, at(START)))
    failure = perform(script, driver)
    return frozenset(seen), failure
