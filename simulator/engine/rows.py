"""The rows of a flow's flat table made ready to run: each with its test and what following it does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal, NamedTuple

from simulator.engine.snapshot import NO_EFFECTS, Effects, Fired, Reason, Refused, Snapshot
from simulator.spec.calendar import Duration
from simulator.spec.expressions.compile import Facts, Run, compiled
from simulator.spec.expressions.tree import FieldValue, Given, Sent, Since, Within, walk
from simulator.spec.flatten import ancestry
from simulator.spec.flow import AUTO, FILL, Arc, Assign, Field, Flow, Leaf, Timer
from simulator.spec.link.linker import expressions_in

Test = Callable[[Snapshot, Facts], bool]
Select = Callable[[Snapshot, str, Facts], "Row | None"]
"""The row that is followed from a snapshot on a trigger, or None where nothing is offered."""


class Due(NamedTuple):
    """How the due instant of a timer is found: ``after`` a delay from entry, or at the end of the day of a ``date``."""

    timer: str
    state: str
    after: Duration | None
    date: Run | None


@dataclass(slots=True, eq=False)
class Row:
    """An arc ready to run.

    ``forgotten`` are the states left of which nothing can read the entry any more, ``fresh`` tells that no other entry
    is left then. ``stopped``, ``begun`` and
    ``followed`` are the timers that end, that begin, and that go on but wait for a date that may have moved.
    ``writes`` tells whether data, documents or communications come of it, ``autos`` whether automatic branches
    follow, ``plain`` that an event changes nothing but the state and the instants of entry: ``outcome`` is then the
    row's for good. ``form`` is what a refusing row looks at.
    """

    arc: Arc
    test: Test | None
    to: str
    entered: tuple[str, ...]
    forgotten: tuple[str, ...]
    fresh: bool
    stopped: frozenset[str]
    begun: tuple[Due, ...]
    followed: tuple[Due, ...]
    sets: tuple[tuple[Assign, Run | None], ...]
    writes: bool
    autos: bool
    plain: bool
    outcome: Fired
    form: "Forms | None"


def visible_fields(leaf: Leaf) -> tuple[Field, ...]:
    """The fields of what can be used in a leaf."""
    return tuple(field for screen in leaf.screens for field in screen.fields)


class Forms:
    """What is wrong in the form that a trigger submits in a leaf, by the fields that are shown."""

    def __init__(self, leaf: Leaf, trigger: str) -> None:
        screens = (s for s in leaf.screens if any(b.event.id == trigger for b in s.buttons))
        self.screen = next((screen for screen in screens if screen.fields), None)
        fields = self.screen.fields if self.screen else ()
        self.fields = tuple((field, compiled(field.shown) if field.shown else None) for field in fields)

    def missing(self, snapshot: Snapshot, facts: Facts) -> Iterator[Reason]:
        """Mandatory fields left empty; a mandatory tick must be ticked."""
        data = snapshot.data
        for field, shown in self.fields:
            if field.optional or (field.key in data and (field.kind != "tick" or data[field.key].value)):
                continue
            if shown is None or shown(snapshot, facts, None):
                yield Reason("missing", field.key)

    def malformed(self, snapshot: Snapshot, facts: Facts) -> Iterator[Reason]:
        """Fields whose text could not be read."""
        data = snapshot.data
        for field, shown in self.fields:
            malformed = field.key in data and data[field.key].value is None
            if malformed and (shown is None or shown(snapshot, facts, None)):
                yield Reason("malformed", field.key)


def test_of(arc: Arc, form: Forms | None) -> Test | None:
    """The condition under which a row is taken, as one closure; None where it always is."""
    if form is not None:
        find = form.missing if arc.refusal == "missing" else form.malformed
        return lambda snapshot, facts: next(find(snapshot, facts), None) is not None
    when = None if arc.when is None else compiled(arc.when)
    guard = None if arc.guard is None else compiled(arc.guard.condition)
    if guard is None:
        return None if when is None else (lambda s, f: bool(when(s, f, None)))
    if when is None:
        return lambda s, f: not guard(s, f, None)
    return lambda s, f: bool(when(s, f, None)) and not guard(s, f, None)


class Rows:
    """Makes the rows of one flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._waits: dict[str, tuple[Due, bool]] = {}

    def row(self, arc: Arc) -> Row:
        """An arc made ready to run."""
        states, leaves, branch = self.flow.states, self.flow.leaves, arc.branch
        form = Forms(leaves[arc.source], arc.trigger) if arc.refusal in ("missing", "malformed") else None
        to = leaves[arc.to] if arc.to else leaves[arc.source]
        begun, stopped, followed = self._timers(arc, to) if to.timers or leaves[arc.source].timers else _NO_TIMERS
        own = arc.opens or arc.refusal is not None
        sets = () if own or not branch.set else tuple((a, _run(a)) for a in branch.set)
        writes = not own and bool(sets or branch.send or branch.issue or branch.give)
        return Row(
            arc=arc,
            test=test_of(arc, form) if arc.when is not None or arc.refusal is not None else None,
            to=to.id,
            entered=tuple([states[s].id for s in arc.entered]),
            forgotten=tuple([states[s].id for s in arc.left if s not in self._noted and s not in arc.entered]),
            fresh=not self._noted and len(arc.left) == len(leaves[arc.source].path),
            stopped=stopped,
            begun=begun,
            followed=followed,
            sets=sets,
            writes=writes,
            autos=AUTO in to.arcs,
            plain=not (arc.refusal or writes or stopped or begun or followed or internal(arc.trigger)),
            outcome=Fired(arc, (), Effects(go=branch.go) if branch.go and not own else NO_EFFECTS),
            form=form,
        )

    @cached_property
    def _noted(self) -> frozenset[str]:
        return noted(self.flow)

    def _timers(self, arc: Arc, to: Leaf) -> tuple[tuple[Due, ...], frozenset[str], tuple[Due, ...]]:
        leaves, begun, followed = self.flow.leaves, [], []
        for timer in to.timers:
            due, moves = self._waits.get(timer.id) or self._wait(timer)
            if timer.state in arc.entered:
                begun.append(due)
            elif moves:
                followed.append(due)
        stopped = frozenset([timer.id for timer in leaves[arc.source].timers if timer.state in arc.left])
        return tuple(begun), stopped, tuple(followed)

    def _wait(self, timer: Timer) -> tuple[Due, bool]:
        found = self._waits[timer.id] = (due_of(timer), _moves(timer))
        return found


_NO_TIMERS: Final[tuple[tuple[Due, ...], frozenset[str], tuple[Due, ...]]] = ((), frozenset(), ())


def internal(trigger: str) -> bool:
    """Whether a trigger is one that nobody causes, or needs what is typed: no mere event."""
    return trigger in (AUTO, FILL) or trigger.startswith("timer:")


def due_of(timer: Timer) -> Due:
    """How the due instant of a timer is found."""
    return Due(timer.id, timer.state, timer.after, None if timer.past is None else compiled(timer.past))


def _run(assign: Assign) -> Run | None:
    return None if assign.expression is None else compiled(assign.expression)


def _moves(timer: Timer) -> bool:
    """Whether the date a timer waits for can change while its state goes on."""
    if timer.past is None:
        return False
    outer = ancestry(timer.state)
    read = tuple(walk(timer.past))
    return any(
        isinstance(part, FieldValue | Within | Sent | Given) or (isinstance(part, Since) and part.state not in outer)
        for part in read
    )


@lru_cache(maxsize=64)
def noted(flow: Flow) -> frozenset[str]:
    """The states whose entry some expression of the flow reads: it is kept after they are left."""
    parts = (flow.guards, flow.values, flow.messages, flow.screens, flow.documents, flow.properties)
    branches = [branch for state in flow.states.values() for found in state.events.values() for branch in found]
    branches += [branch for state in flow.states.values() for branch in state.auto]
    timers = [timer for state in flow.states.values() for timer in state.timers]
    branches += [timer.branch for timer in timers]
    read = (parts, *((b.when, b.set, b.send) for b in branches if b.when or b.set or b.send), *(t.past for t in timers))
    seen: set[int] = set()
    return frozenset(
        part.state for expression in expressions_in(read, seen) for part in walk(expression) if isinstance(part, Since)
    )


def absent(flow: Flow, snapshot: Snapshot, event: str) -> Refused:
    """The refusal of an event that is not offered where the case is."""
    kind: Literal["ended", "absent"] = "ended" if flow.leaves[snapshot.state].final else "absent"
    return Refused((Reason(kind, event),))
