"""The one function: an event, or time, moves a snapshot to the next."""

from datetime import datetime
from functools import lru_cache
from typing import Final

from simulator.engine import effects
from simulator.engine.forms import Fields
from simulator.engine.machine import Reference
from simulator.engine.rows import Row, Select, absent, due_of, internal
from simulator.engine.snapshot import (
    NEW,
    NO_EFFECTS,
    Effects,
    Fired,
    Firing,
    Inputs,
    Outcome,
    Reason,
    Refused,
    Snapshot,
)
from simulator.engine.table import table
from simulator.spec.expressions.compile import Facts
from simulator.spec.flatten import ancestry
from simulator.spec.flow import AUTO, FILL, Flow, Message

MOST_AUTOS: Final = 100
START: Final = "start"
"""What the beginning of a case is called where it stands among its events."""
NO_INPUTS: Final[Inputs] = {}


class Runaway(RuntimeError):  # noqa: N818 - the word of this field for what it names
    """A broken specification: automatic branches or timers that never come to rest."""


class Engine:
    """Moves the cases of one flow. ``select`` decides which row is followed; all else is the same for both."""

    def __init__(self, flow: Flow, select: Select) -> None:
        self.flow = flow
        self.select = select
        self._fields: dict[str, Fields] = {}

    def start(self, now: datetime, facts: Facts) -> Snapshot:
        """A new case at an instant (UTC)."""
        return self.opened(now, facts).after

    def opened(self, now: datetime, facts: Facts) -> Firing:
        """The beginning of a new case, with the effects of automatic branches that follow at once."""
        flow = self.flow
        since = dict.fromkeys(ancestry(flow.initial), now)
        due: dict[str, datetime] = {}
        born = Snapshot(flow.id, flow.edition, flow.initial, now, since, due, {}, (), {}, (), frozenset())
        effects.begin(due, map(due_of, flow.leaves[flow.initial].timers), born, facts)
        after, done = self._settle(born, NO_EFFECTS, facts)
        return Firing(born, START, NO_INPUTS, facts, after, Fired(None, (), done))

    def fire(self, snapshot: Snapshot, event: str, inputs: Inputs, facts: Facts) -> Firing:
        """What an event does to a case now. ``inputs`` gives what is typed, by field key, to a ``fill``."""
        row = self.select(snapshot, event, facts)
        if row is None:
            return Firing(snapshot, event, inputs, facts, snapshot, absent(self.flow, snapshot, event))
        if row.plain:
            flow, edition, _, now, since, due, data, _, documents, sent, given = snapshot
            if row.entered:
                since = effects.entries(snapshot, row)
            after = NEW(Snapshot, (flow, edition, row.to, now, since, due, data, (), documents, sent, given))
            if not row.autos:
                return NEW(Firing, (snapshot, event, inputs, facts, after, row.outcome))
            after, done = self._settle(after, row.outcome.effects, facts)
            outcome = row.outcome if done is row.outcome.effects else Fired(row.arc, (), done)
            return Firing(snapshot, event, inputs, facts, after, outcome)
        return self._special(snapshot, row, event, inputs, facts)

    def _special(self, snapshot: Snapshot, row: Row, event: str, inputs: Inputs, facts: Facts) -> Firing:
        """A firing that changes more than the state, or that is refused."""
        if event == FILL:
            after, outcome = self._fill(snapshot, row, inputs, facts)
        elif internal(event):
            after, outcome = snapshot, absent(self.flow, snapshot, event)
        else:
            after, outcome = self._follow(snapshot, row, facts)
        return NEW(Firing, (snapshot, event, inputs, facts, after, outcome))

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
        due = snapshot.due
        if len(due) < 2:
            return next(iter(due), None)
        order = {timer.id: index for index, timer in enumerate(self.flow.leaves[snapshot.state].timers)}
        return min(due, key=lambda name: (due[name], order.get(name, len(order))))

    def _follow(self, snapshot: Snapshot, row: Row, facts: Facts) -> tuple[Snapshot, Outcome]:
        if row.arc.refusal is not None:
            return self._refuse(snapshot, row, facts)
        after, done = effects.follow(self.flow, snapshot, row, facts)
        if row.autos:
            after, done = self._settle(after, done, facts)
        return after, row.outcome if done is row.outcome.effects else Fired(row.arc, (), done)

    def _refuse(self, snapshot: Snapshot, row: Row, facts: Facts) -> tuple[Snapshot, Refused]:
        arc, form = row.arc, row.form
        if form is not None and arc.refusal == "missing":
            return snapshot, Refused(tuple(form.missing(snapshot, facts)), arc)
        if form is not None:
            said = form.screen.invalid if form.screen else ()
            return _saying(snapshot, said), Refused(tuple(form.malformed(snapshot, facts)), arc)
        guard = arc.guard
        assert guard is not None  # the only other refusal
        after, done = _saying(effects.move(snapshot, row, facts, snapshot.data), guard.messages), NO_EFFECTS
        if row.autos and arc.to is not None:
            after, done = self._settle(after, done, facts)
        return after, Refused((Reason("guard", guard.id),), arc, done)

    def _fill(self, snapshot: Snapshot, row: Row, inputs: Inputs, facts: Facts) -> tuple[Snapshot, Outcome]:
        fields = self._fields.get(row.to)
        if fields is None:
            fields = self._fields[row.to] = Fields(self.flow.leaves[row.to])
        after = fields.fill(snapshot, inputs, facts)
        unknown = fields.unknown(snapshot, after, inputs, facts)
        if unknown:
            return snapshot, Refused(tuple(Reason("absent", key) for key in unknown))
        after = fields.hide(after, facts)
        if row.followed:
            due = dict(snapshot.due)
            effects.pursue(due, row.followed, snapshot, after, facts)
            after = after._replace(due=due)
        after, done = self._settle(after, NO_EFFECTS, facts) if row.autos else (after, NO_EFFECTS)
        return after, NEW(Fired, (None, after.messages, done))

    def _settle(self, snapshot: Snapshot, done: Effects, facts: Facts) -> tuple[Snapshot, Effects]:
        """Follow automatic branches until none applies; messages stay."""
        messages = snapshot.messages
        for _ in range(MOST_AUTOS):
            row = self.select(snapshot, AUTO, facts)
            if row is None:
                return snapshot, done
            snapshot, more = effects.follow(self.flow, snapshot, row, facts)
            if messages:
                snapshot = snapshot._replace(messages=messages)
            done = effects.joined(done, more)
        raise Runaway(f"{self.flow.id}: automatic branches of {snapshot.state} never come to rest")


def _saying(snapshot: Snapshot, messages: tuple[Message, ...]) -> Snapshot:
    return snapshot._replace(messages=tuple(message.id for message in messages))


@lru_cache(maxsize=64)
def reference(flow: Flow) -> Engine:
    """The engine whose decisions are those of `transitions`."""
    return Engine(flow, Reference(flow))


@lru_cache(maxsize=64)
def compiled(flow: Flow) -> Engine:
    """The engine for millions of events: the same decisions, looked up."""
    return Engine(flow, table(flow))


def fire(flow: Flow, snapshot: Snapshot, event: str, inputs: Inputs, facts: Facts) -> Firing:
    """What an event does to a case of a flow now (reference semantics)."""
    return reference(flow).fire(snapshot, event, inputs, facts)


def advance(flow: Flow, snapshot: Snapshot, to: datetime, facts: Facts) -> tuple[Snapshot, tuple[Firing, ...]]:
    """The case at a later instant and the timers that fired on the way (reference semantics)."""
    return reference(flow).advance(snapshot, to, facts)
