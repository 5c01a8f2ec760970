"""A whole log against a flow: its cases in progress, its deviations counted by kind and place."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from simulator.analysis.conformance.deviation import KINDS, Deviation, Group, Logged, Place, Result
from simulator.analysis.conformance.model import NONE_TYPED, Typed
from simulator.analysis.conformance.replay import Replay, Verdict
from simulator.analysis.conformance.supposed import Belief, Supposed, moved
from simulator.analysis.conformance.trail import Codes
from simulator.engine.rows import visible_fields
from simulator.spec.calendar import civil_date
from simulator.spec.expressions.compile import Facts
from simulator.spec.flatten import initial_leaf
from simulator.spec.flow import Flow

NO_FACTS: Facts = {}
NONE: frozenset[Place] = frozenset()


class _Case:
    """A case in progress: where it may be, when it was last heard of, what has happened to it."""

    __slots__ = ("at", "belief", "faults", "gap", "held", "insured", "lost", "trail")

    def __init__(self, belief: Belief, at: datetime, insured: str, held: Typed) -> None:
        self.belief, self.at, self.insured, self.held = belief, at, insured, held
        self.trail = b""
        self.faults: frozenset[Place] = NONE
        self.gap = self.lost = False


class _Count:
    """Deviations alike."""

    __slots__ = ("cases", "count", "example", "insured", "trail", "typed")

    def __init__(self) -> None:
        self.count = self.cases = 0
        self.example: Deviation | None = None
        self.trail, self.typed, self.insured = b"", NONE_TYPED, ""


class Reading(NamedTuple):
    """How a log is read: exactly, or supposing what it does not tell; which events it never tells."""

    exact: bool = False
    unlogged: frozenset[str] = frozenset()


USUAL = Reading()


class Conformance:
    """Takes the events of a log as they come, the cases mixed, each in its own order of time."""

    def __init__(self, flow: Flow, reading: Reading = USUAL) -> None:
        self.flow, self.reading = flow, reading
        self._replay = Replay(flow, exact=reading.exact, unlogged=reading.unlogged)
        self._codes = Codes()
        self._cases: dict[str, _Case] = {}
        self._ahead: set[str] = set()
        self._groups: dict[Place, _Count] = {}
        self._assumed: Counter[str] = Counter()
        self._seen: set[str] = set()
        self._horizon: datetime | None = None
        self._events = self._allowed = self._skipped = self._excused = 0

    def last(self, case: str) -> datetime | None:
        """When a case was last heard of."""
        known = self._cases.get(case)
        return None if known is None else known.at

    def lost(self, case: str) -> None:
        """A row of a case could not be read: it may explain one event that does not fit."""
        known = self._cases.get(case)
        if known is None:
            self._ahead.add(case)
        else:
            known.gap = known.lost = True

    def feed(self, case: str, logged: Logged, insured: str = "", facts: Facts = NO_FACTS) -> Deviation | None:
        """The next event of a case, and what is wrong with it."""
        known = self._cases.get(case)
        new = known is None
        if known is None:
            known = self._begun(case, logged, insured, facts)
        elif logged.typed:
            known.held = {**known.held, **logged.typed}
        verdict = self._replay.told(known.belief, logged, known.held, new=new)
        return self._noted(case, known, logged, verdict)

    def _begun(self, case: str, logged: Logged, insured: str, facts: Facts) -> _Case:
        belief = self._replay.born(logged.at, facts, logged.typed)
        known = self._cases[case] = _Case(belief, logged.at, insured, logged.typed)
        if case in self._ahead:
            self._ahead.remove(case)
            known.gap = known.lost = True
        return known

    def _noted(self, case: str, known: _Case, logged: Logged, verdict: Verdict) -> Deviation | None:
        self._events += 1
        if logged.event:
            self._seen.add(logged.event)
        else:
            self._seen.update(logged.timers)
        found: Deviation | None = None
        if verdict.fault is None:
            self._allowed += 1
            if verdict.assumed:
                self._assumed.update(verdict.assumed)
        elif known.gap:
            known.gap = False
            self._excused += 1
        else:
            found = self._deviates(case, known, logged, verdict)
        self._moved(known, logged, verdict)
        return found

    def _deviates(self, case: str, known: _Case, logged: Logged, verdict: Verdict) -> Deviation:
        assert verdict.fault is not None  # asked before
        assert verdict.before is not None  # what is wrong is wrong somewhere
        first = not known.faults and not known.lost
        found = Deviation(verdict.fault, case, logged, verdict.before, verdict.due, first)
        self._skipped += verdict.skipped
        self._count(found, known)
        return found

    def _count(self, found: Deviation, known: _Case) -> None:
        count = self._groups.get(found.place)
        if count is None:
            count = self._groups[found.place] = _Count()
        count.count += 1
        if found.place not in known.faults:
            count.cases += 1
            known.faults |= {found.place}
        if count.example is None or (found.first and not count.example.first):
            count.example, count.trail = found, known.trail
            count.typed, count.insured = dict(known.held), known.insured

    def _moved(self, known: _Case, logged: Logged, verdict: Verdict) -> None:
        known.belief, known.at = verdict.belief, logged.at
        if all(self.flow.leaves[place[0][2]].final for place in verdict.belief):
            known.belief = tuple([_over(place) for place in verdict.belief])
        if self._horizon is None or logged.at > self._horizon:
            self._horizon = logged.at
        for event in verdict.done:
            known.trail += self._codes.pack(event, logged.at)
        if known.held and not self.reading.exact:
            shown = {f.key for place in known.belief for f in visible_fields(self.flow.leaves[place.state])}
            known.held = {key: text for key, text in known.held.items() if key not in shown}

    # --- at the end

    def finish(self) -> Result:
        """What the log comes to; the deadlines that it never tells are counted now."""
        for case, known in self._cases.items():
            self._unfired(case, known)
        cases = self._cases.values()
        over = sum(1 for each in cases if all(self.flow.leaves[place.state].final for place in each.belief))
        return Result(
            cases=len(self._cases),
            conforming=sum(1 for each in cases if not each.faults and not each.lost),
            undecided=sum(1 for each in cases if not each.faults and each.lost),
            over=over,
            events=self._events,
            allowed=self._allowed,
            skipped=self._skipped,
            excused=self._excused,
            groups=tuple(sorted(self._grouped(), key=_order)),
            assumed=dict(sorted(self._assumed.items())),
            seen=frozenset(self._seen),
        )

    def _unfired(self, case: str, known: _Case) -> None:
        """The deadlines of a case whose consequence the log, which tells it of others, never tells of this one."""
        if self._horizon is None or not any(name.startswith("timer:") for name in self._seen):
            return
        known.belief = self._replay.advanced(known.belief, self._horizon, NONE_TYPED)
        today = civil_date(self._horizon)
        for timer, due in known.belief[0].untold:
            everywhere = all(any(name == timer for name, _ in place.untold) for place in known.belief)
            if not everywhere or timer not in self._seen or civil_date(due) >= today or known.gap:
                continue
            first = not known.faults and not known.lost
            leaf = initial_leaf(self.flow.states, timer.split(":")[1])
            logged = Logged("", self._horizon, timers=(timer,))
            found = Deviation(Place("unfired", "", leaf, timer), case, logged, known.belief[0], due, first)
            self._skipped += 1
            self._count(found, known)

    def _grouped(self) -> Iterable[Group]:
        for place, count in self._groups.items():
            assert count.example is not None  # a group begins with one
            trail = tuple(self._codes.unpack(count.trail))
            yield Group(place, count.count, count.cases, count.example, trail, count.typed, count.insured)


def _over(place: Supposed) -> Supposed:
    """A place where nothing more can happen, without what nothing will read any more."""
    snapshot = place.snapshot
    since = {name: at for name, at in snapshot.since.items() if snapshot.state.startswith(name)}
    return moved(place, snapshot._replace(since=since, due=_NOTHING, data=_NOTHING, documents=_NOTHING))


_NOTHING: Final[dict[str, Any]] = {}


def _order(group: Group) -> tuple[int, int, str, str, str]:
    place = group.place
    return -group.count, KINDS.index(place.kind), place.leaf, place.event, repr(place.about)
