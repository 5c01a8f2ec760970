"""A happening taken apart: each decision between rows that made it, automatic branches included."""

from datetime import datetime
from typing import Literal, NamedTuple

from simulator.engine.engine import Engine
from simulator.engine.rows import Row, Select
from simulator.engine.simulation import Happening
from simulator.engine.snapshot import Firing, Refused, Snapshot
from simulator.engine.table import table
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import AUTO, FILL, Arc, Flow, Leaf


class Decision(NamedTuple):
    """The rows of a trigger were tried on a case, and this one was followed (None: none was)."""

    snapshot: Snapshot
    trigger: str
    arc: Arc | None


class Scene(NamedTuple):
    """What happened to a case, the decisions behind it, and the leaf where it rests afterwards."""

    kind: Literal["start", "event", "timer"]
    at: datetime
    case: str
    firing: Firing
    decisions: tuple[Decision, ...]
    rests: Leaf


class Scenes:
    """Takes the happenings of one flow apart. Only where automatic branches may follow is the event fired again."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._automatic = frozenset(leaf.id for leaf in flow.leaves.values() if AUTO in leaf.arcs)
        self._watched = _Watched(table(flow))
        self._engine = Engine(flow, self._watched)

    def of(self, happening: Happening) -> Scene:
        """The scene of a happening."""
        firing = happening.firing
        rests = self._flow.leaves[firing.after.state]
        return Scene(happening.kind, happening.at, happening.case, firing, self._decisions(happening, firing), rests)

    def _decisions(self, happening: Happening, firing: Firing) -> tuple[Decision, ...]:
        outcome, before = firing.outcome, firing.before
        if isinstance(outcome, Refused) and outcome.reasons[0].kind == "reserved":
            return ()
        arc = outcome.arc
        if happening.kind == "start" or firing.event == FILL:
            return self._again(happening) if before.state in self._automatic else ()
        if arc is not None and (arc.to or arc.source) in self._automatic:
            return self._again(happening)
        return (Decision(before, firing.event, arc),)

    def _again(self, happening: Happening) -> tuple[Decision, ...]:
        """The decisions of a happening that is played once more."""
        firing, seen = happening.firing, self._watched.seen
        seen.clear()
        if happening.kind == "start":
            self._engine.opened(happening.at, firing.facts)
        elif happening.kind == "timer":
            self._engine.advance(firing.before, firing.before.due[firing.event], firing.facts)
        else:
            self._engine.fire(firing.before, firing.event, firing.inputs, firing.facts)
        later = next((i for i, decision in enumerate(seen) if i and decision.trigger.startswith("timer:")), len(seen))
        return tuple(decision for decision in seen[:later] if decision.trigger != FILL)


class _Watched:
    """A choice of rows that keeps what was chosen."""

    def __init__(self, select: Select) -> None:
        self._select = select
        self.seen: list[Decision] = []

    def __call__(self, snapshot: Snapshot, trigger: str, facts: Facts) -> Row | None:
        row = self._select(snapshot, trigger, facts)
        self.seen.append(Decision(snapshot, trigger, None if row is None else row.arc))
        return row
