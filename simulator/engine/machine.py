"""The reference semantics: one shared `transitions` machine a flow decides which row is followed.

The machine has no model of its own: a throwaway subject carries the state, the snapshot and the facts through one
step. No method is injected, no name is looked up: triggers are checked against the table first, conditions are
closures. This is the only module that imports `transitions`.
"""

from collections.abc import Callable, Iterator
from typing import Any

from transitions import Event, EventData, Machine, State, Transition

from simulator.engine.rows import Row, Rows, Test
from simulator.engine.snapshot import Snapshot
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Flow


class _Subject:
    """What the machine moves: it lives for one step."""

    __slots__ = ("facts", "row", "snapshot", "state")

    def __init__(self, snapshot: Snapshot, facts: Facts) -> None:
        self.state = snapshot.state
        self.snapshot = snapshot
        self.facts = facts
        self.row: Row | None = None


class _Step(Transition):
    """A transition that leaves the row it stands for with the subject."""

    def __init__(self, row: Row) -> None:
        conditions = [] if row.test is None else [_condition(row.test)]
        super().__init__(row.arc.source, row.to if row.arc.to else None, conditions)
        self.row = row

    def execute(self, event_data: EventData) -> bool:
        """Whether the conditions hold. No callback is declared, and the state that changes is the snapshot's."""
        done = bool(self._eval_conditions(event_data))
        if done:
            event_data.model.row = self.row
        return done


def _condition(test: Test) -> Callable[[EventData], bool]:
    return lambda data: test(data.model.snapshot, data.model.facts)


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
    make = Rows(flow).row
    for leaf in flow.leaves.values():
        machine.states[leaf.id] = State(leaf.id)
        for trigger, arcs in leaf.arcs.items():
            event = machine.events.get(trigger)
            if event is None:
                event = machine.events[trigger] = Event(trigger, machine)
            event.transitions[leaf.id] = [_Step(make(arc)) for arc in arcs]
    return machine


def rows(machine: Machine) -> Iterator[tuple[str, str, tuple[Row, ...]]]:
    """Every (leaf, trigger, rows in order) of a built machine: what a compiled table is made from."""
    event: Any
    for trigger, event in machine.events.items():
        for source, steps in event.transitions.items():
            yield source, trigger, tuple(step.row for step in steps)
