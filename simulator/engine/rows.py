"""The rows of a flow's flat table made ready to run: each with its test and what following it does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from simulator.engine.snapshot import Fired, Reason, Refused, Snapshot
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.flow import AUTO, Arc, Field, Flow, Leaf, Timer

Test = Callable[[Snapshot, Facts], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """An arc ready to run.

    ``plain`` rows change nothing but the state and the instants of entry; ``outcome`` is then theirs for good.
    ``stopped`` and ``begun`` are the timers that end and begin; ``autos`` tells whether automatic branches follow.
    """

    arc: Arc
    test: Test | None
    to: str
    entered: tuple[str, ...]
    stopped: frozenset[str]
    begun: tuple[Timer, ...]
    autos: bool
    plain: bool
    outcome: Fired


def visible_fields(leaf: Leaf) -> tuple[Field, ...]:
    """The fields of what a leaf shows: its screen and its panels."""
    return tuple(field for screen in (leaf.screen, *leaf.panels) if screen for field in screen.fields)


class Forms:
    """What is wrong in the form of a leaf, by the fields that are shown."""

    def __init__(self, leaf: Leaf, trigger: str) -> None:
        screens = (s for s in (leaf.screen, *leaf.panels) if s and any(b.event.id == trigger for b in s.buttons))
        self.screen = next(screens, None)
        fields = self.screen.fields if self.screen else ()
        self._fields = tuple((field, compiled(field.shown) if field.shown else None) for field in fields)

    def _shown(self, snapshot: Snapshot, facts: Facts) -> Iterator[Field]:
        for field, shown in self._fields:
            if shown is None or shown(snapshot, facts, None):
                yield field

    def missing(self, snapshot: Snapshot, facts: Facts) -> tuple[Reason, ...]:
        """Mandatory fields left empty; a mandatory tick must be ticked."""
        return tuple(
            Reason("missing", field.key)
            for field in self._shown(snapshot, facts)
            if not field.optional
            and (field.key not in snapshot.data or (field.kind == "tick" and not snapshot.data[field.key].value))
        )

    def malformed(self, snapshot: Snapshot, facts: Facts) -> tuple[Reason, ...]:
        """Fields whose text could not be read."""
        return tuple(
            Reason("malformed", field.key)
            for field in self._shown(snapshot, facts)
            if field.key in snapshot.data and snapshot.data[field.key].value is None
        )


def test_of(flow: Flow, arc: Arc) -> Test | None:
    """The condition under which a row is taken, as one closure; None where it always is."""
    if arc.refusal in ("missing", "malformed"):
        forms = Forms(flow.leaves[arc.source], arc.trigger)
        find = forms.missing if arc.refusal == "missing" else forms.malformed
        return lambda snapshot, facts: bool(find(snapshot, facts))
    when = None if arc.when is None else compiled(arc.when)
    guard = None if arc.guard is None else compiled(arc.guard.condition)
    if guard is None:
        return None if when is None else (lambda s, f: bool(when(s, f, None)))
    if when is None:
        return lambda s, f: not guard(s, f, None)
    return lambda s, f: bool(when(s, f, None)) and not guard(s, f, None)


def row_of(flow: Flow, arc: Arc) -> Row:
    """An arc made ready to run."""
    source, to = flow.leaves[arc.source], flow.leaves[arc.to or arc.source]
    branch = arc.branch
    begun = tuple(timer for timer in to.timers if timer.state in arc.entered)
    stopped = frozenset(timer.id for timer in source.timers if timer.state in arc.left)
    does = branch.set or branch.send or branch.issue or branch.give or branch.go
    return Row(
        arc=arc,
        test=test_of(flow, arc),
        to=to.id,
        entered=arc.entered,
        stopped=stopped,
        begun=begun,
        autos=AUTO in to.arcs,
        plain=not (arc.refusal or begun or stopped or (does and not arc.opens)) and not arc.trigger.startswith("timer:"),
        outcome=Fired(arc),
    )


def absent(flow: Flow, snapshot: Snapshot, event: str) -> Refused:
    """The refusal of an event that is not offered where the case is."""
    kind: Literal["ended", "absent"] = "ended" if flow.leaves[snapshot.state].final else "absent"
    return Refused((Reason(kind, event),))
