"""The reference semantics: one shared `transitions` machine a flow decides which row is followed.

The machine has no model of its own: a throwaway subject carries the state, the snapshot and the facts through one
step. No method is injected, no name is looked up: triggers are checked against the table first, conditions are
closures. This is the only module that imports `transitions`.
"""

from typing import Any, cast

from transitions import Event, EventData, Machine, State, Transition

from simulator.engine.rows import Row, Rows
from simulator.engine.snapshot import Snapshot
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Arc, Flow

__all__ = ["Event", "Reference", "build", "rows_of"]


class _Subject:
    """What the machine moves: it lives for one step."""

    __slots__ = ("facts", "row", "snapshot", "state")

    def __init__(self, snapshot: Snapshot, facts: Facts) -> None:
        self.state = snapshot.state
        self.snapshot = snapshot
        self.facts = facts
        self.row: Row | None = None


class Step(Transition):
    """A transition that leaves the row it stands for with the subject; both are made ready when first needed."""

    __slots__ = ("_arc", "_row", "_rows")

    def __init__(self, arc: Arc, rows: Rows) -> None:
        self._arc, self._rows = arc, rows
        self._row: Row | None = None

    @property
    def row(self) -> Row:
        """The row; from now on its test is the condition of the transition."""
        if self._row is None:
            arc, row = self._arc, self._rows.row(self._arc)
            super().__init__(arc.source, arc.to or "", _condition(row))
            self._row = row
        return self._row

    def execute(self, event_data: EventData) -> bool:
        """Whether the conditions hold. No callback is declared, and the state that changes is the snapshot's."""
        row = self._row or self.row
        if row.test is not None and not self._eval_conditions(event_data):
            return False
        cast("_Subject", event_data.model).row = row
        return True


def _condition(row: Row) -> Any:
    test = row.test
    if test is None:
        return None

    def holds(data: EventData) -> bool:
        subject = cast("_Subject", data.model)
        return test(subject.snapshot, subject.facts)

    return holds


class Reference:
    """Chooses rows by a `transitions` machine."""

    def __init__(self, flow: Flow) -> None:
        self.machine = build(flow)

    def __call__(self, snapshot: Snapshot, trigger: str, facts: Facts) -> Row | None:
        """The row that is followed from a snapshot on a trigger, or None where nothing is offered."""
        event = self.machine.events.get(trigger)
        if event is None or snapshot.state not in event.transitions:
            return None
        subject = _Subject(snapshot, facts)
        event.trigger(subject)
        return subject.row


def build(flow: Flow) -> Machine:
    """The machine of a flow: leaves are its states, rows its transitions, timers and automatic branches too."""
    machine = Machine(model=None, states=None, initial=None, auto_transitions=False, send_event=True)
    states, events, rows = machine.states, machine.events, Rows(flow)
    for name, leaf in flow.leaves.items():
        states[name] = State(name)
        for trigger, arcs in leaf.arcs.items():
            event = events.get(trigger)
            if event is None:
                event = events[trigger] = Event(trigger, machine)
            event.transitions[name] = [Step(arc, rows) for arc in arcs]
    return machine


def rows_of(event: Event, leaf: str) -> tuple[Row, ...]:
    """The rows of an event of a built machine in a leaf, in order: what a table is compiled from."""
    return tuple([cast("Step", step).row for step in event.transitions[leaf]]) if leaf in event.transitions else ()
