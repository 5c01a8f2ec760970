"""The one function: an event, or time, moves a snapshot to the next."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final

from simulator.engine import effects, forms
from simulator.engine.machine import Reference
from simulator.engine.rows import Forms, Row, absent
from simulator.engine.snapshot import Effects, Fired, Firing, Inputs, Outcome, Reason, Refused, Snapshot
from simulator.engine.table import Compiled
from simulator.spec.expressions.compile import Facts
from simulator.spec.flatten import ancestry
from simulator.spec.flow import AUTO, FILL, Flow

Select = Callable[[Snapshot, str, Facts], Row | None]
MOST_AUTOS: Final = 100
NO_INPUTS: Final[Inputs] = {}


class Runaway(RuntimeError):
    """A broken specification: automatic branches or timers that never come to rest."""


class Engine:
    """Moves the cases of one flow. ``select`` decides which row is followed; all else is the same for both."""

    def __init__(self, flow: Flow, select: Select) -> None:
        self.flow = flow
        self.select = select

    def start(self, now: datetime, facts: Facts) -> Snapshot:
        """A new case at an instant (UTC)."""
        flow = self.flow
        entered = ancestry(flow.initial)
        empty: Mapping[str, datetime] = {}
        born = Snapshot(
            flow.id, flow.edition, flow.initial, now, dict.fromkeys(entered, now), empty, {}, (), {}, (), frozenset()
        )
        timers = flow.leaves[flow.initial].timers
        return self._settle(born._replace(due=effects.begun(born, timers, facts, {})), Effects(), facts)[0]

    def fire(self, snapshot: Snapshot, event: str, inputs: Inputs, facts: Facts) -> Firing:
        """What an event does to a case now. ``inputs`` gives what is typed, by field key, to a ``fill``."""
        row = self.select(snapshot, event, facts)
        if row is None:
            return Firing(snapshot, event, inputs, facts, snapshot, absent(self.flow, snapshot, event))
        if row.plain and event != FILL:
            since = snapshot.since
            if row.entered:
                since = {**since, **dict.fromkeys(row.entered, snapshot.now)}
            (flow, edition, _, now, _, due, data, _, documents, sent, given) = snapshot
            after = Snapshot(flow, edition, row.to, now, since, due, data, (), documents, sent, given)
            if not row.autos:
                return Firing(snapshot, event, inputs, facts, after, row.outcome)
            after, done = self._settle(after, row.outcome.effects, facts)
            return Firing(snapshot, event, inputs, facts, after, Fired(row.arc, (), done))
        after, outcome = self._fill(snapshot, inputs, facts) if event == FILL else self._follow(snapshot, row, facts)
        return Firing(snapshot, event, inputs, facts, after, outcome)

    def advance(self, snapshot: Snapshot, to: datetime, facts: Facts) -> tuple[Snapshot, tuple[Firing, ...]]:
        """The case at a later instant, and the firing of every timer due on the way, each at its own instant."""
        firings: list[Firing] = []
        here = 0
        while (timer := self.next_due(snapshot)) is not None and snapshot.due[timer] <= to:
            due = max(snapshot.due[timer], snapshot.now)
            here = here + 1 if due == snapshot.now else 0
            if here > MOST_AUTOS:
                raise Runaway(f"{self.flow.id}: timers of {snapshot.state} never come to rest")
            ready = snapshot._replace(now=due, due={name: at for name, at in snapshot.due.items() if name != timer})
            row = self.select(ready, timer, facts)
            if row is None:
                raise Runaway(f"{self.flow.id}: the timer {timer} has no row in {snapshot.state}")
            after, outcome = self._follow(ready, row, facts)
            firings.append(Firing(snapshot, timer, NO_INPUTS, facts, after, outcome))
            snapshot = after
        return snapshot._replace(now=max(to, snapshot.now)), tuple(firings)

    def next_due(self, snapshot: Snapshot) -> str | None:
        """The timer that falls due first; of two at the same instant, the outer and then the first written."""
        if not snapshot.due:
            return None
        order = {timer.id: index for index, timer in enumerate(self.flow.leaves[snapshot.state].timers)}
        return min(snapshot.due, key=lambda name: (snapshot.due[name], order.get(name, len(order))))

    def _follow(self, snapshot: Snapshot, row: Row, facts: Facts) -> tuple[Snapshot, Outcome]:
        arc = row.arc
        if arc.refusal is not None:
            return self._refuse(snapshot, row, facts)
        moved, done = effects.follow(self.flow, snapshot, row, facts)
        after, done = self._settle(moved, done, facts)
        return after, Fired(arc, after.messages, done)

    def _refuse(self, snapshot: Snapshot, row: Row, facts: Facts) -> tuple[Snapshot, Outcome]:
        arc = row.arc
        if arc.guard is not None:
            moved = effects.move(snapshot, row, facts)
            shown = moved._replace(messages=tuple(message.id for message in arc.guard.messages))
            return shown, Refused((Reason("guard", arc.guard.id),), arc)
        form = Forms(self.flow.leaves[arc.source], arc.trigger)
        if arc.refusal == "missing":
            return snapshot, Refused(form.missing(snapshot, facts), arc)
        messages = tuple(message.id for message in form.screen.invalid) if form.screen else ()
        return snapshot._replace(messages=messages), Refused(form.malformed(snapshot, facts), arc)

    def _fill(self, snapshot: Snapshot, inputs: Inputs, facts: Facts) -> tuple[Snapshot, Outcome]:
        leaf = self.flow.leaves[snapshot.state]
        unknown = forms.unknown(leaf, snapshot, inputs, facts)
        if unknown:
            return snapshot, Refused(tuple(Reason("absent", key) for key in unknown))
        filled = forms.fill(leaf, snapshot, inputs, facts)
        filled = filled._replace(due=effects.moved(filled, leaf.timers, facts))
        after, done = self._settle(filled, Effects(), facts)
        return after, Fired(None, after.messages, done)

    def _settle(self, snapshot: Snapshot, done: Effects, facts: Facts) -> tuple[Snapshot, Effects]:
        """Follow automatic branches until none applies."""
        for _ in range(MOST_AUTOS):
            row = self.select(snapshot, AUTO, facts)
            if row is None:
                return snapshot, done
            messages = snapshot.messages
            snapshot, more = effects.follow(self.flow, snapshot, row, facts)
            snapshot = snapshot._replace(messages=messages)
            done = effects.joined(done, more)
        raise Runaway(f"{self.flow.id}: automatic branches of {snapshot.state} never come to rest")


@lru_cache(maxsize=64)
def reference(flow: Flow) -> Engine:
    """The engine whose decisions are those of `transitions`."""
    return Engine(flow, Reference(flow))


@lru_cache(maxsize=64)
def compiled(flow: Flow) -> Engine:
    """The engine for millions of events: the same decisions, looked up."""
    return Engine(flow, Compiled(flow))


def fire(flow: Flow, snapshot: Snapshot, event: str, inputs: Inputs, facts: Facts) -> Firing:
    """What an event does to a case of a flow now (reference semantics)."""
    return reference(flow).fire(snapshot, event, inputs, facts)


def advance(flow: Flow, snapshot: Snapshot, to: datetime, facts: Facts) -> tuple[Snapshot, tuple[Firing, ...]]:
    """The case at a later instant and the timers that fired on the way (reference semantics)."""
    return reference(flow).advance(snapshot, to, facts)
