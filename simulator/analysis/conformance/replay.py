"""One event of a log read against where the case may be: allowed, or not and why, and where the case is then."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from simulator.analysis.conformance.bridge import Bridges
from simulator.analysis.conformance.deviation import BEGIN, Kind, Logged, Place
from simulator.analysis.conformance.model import Answer, Model, Typed
from simulator.analysis.conformance.supposed import Belief, Supposed, at, distinct
from simulator.engine.snapshot import Reason
from simulator.spec.calendar import civil_date
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import FILL, Flow

About = Reason | str | tuple[str, ...]


class Verdict(NamedTuple):
    """What an event of the log comes to.

    ``fault`` is None where it is allowed; ``before`` is then of no account. ``done`` are the events taken to have
    happened, ``skipped`` how many of them the log should have told.
    """

    belief: Belief
    done: tuple[str, ...]
    assumed: tuple[str, ...] = ()
    fault: Place | None = None
    before: Supposed | None = None
    due: datetime | None = None
    skipped: int = 0


class Replay:
    """Reads logs against one flow. Events ``unlogged`` are done, where needed, without the log telling."""

    def __init__(self, flow: Flow, *, exact: bool = False, unlogged: frozenset[str] = frozenset()) -> None:
        self.flow, self.exact, self.unlogged = flow, exact, unlogged
        self.model = Model(flow, exact=exact)
        self._bridges = Bridges(flow)

    def born(self, now: datetime, facts: Facts, typed: Typed) -> Belief:
        """A case whose first event is told at an instant."""
        return self.model.born(now, facts, typed)

    def told(self, belief: Belief, logged: Logged, typed: Typed, *, new: bool = False) -> Verdict:
        """The next event of a case. ``typed`` is what the log has said so far that was not yet on screen."""
        old, belief = belief, self.advanced(belief, logged.at, typed)
        if logged.timers:
            return self._consequence(belief, logged)
        fault: Place | None = None
        fills = logged.event == FILL and any(FILL in self.flow.leaves[place.state].arcs for place in belief)
        if logged.typed:
            belief, fault = self._typed(belief, logged, typed)
        if logged.event == BEGIN and new:
            return Verdict(belief, (), (), fault, belief[0])
        if fills:
            return Verdict(belief, (), (), fault, belief[0])
        answers = [self.model.fire(place, logged.event, logged.at, typed) for place in belief]
        if any(answer.ways for answer in answers):
            return self._allowed(belief, answers, logged, fault)
        return self._deadline(old, logged, typed) or self._wrong(belief, answers, logged, typed)

    def advanced(self, belief: Belief, to: datetime, typed: Typed) -> Belief:
        """Where the case may be at a later instant."""
        if not any(place.snapshot.due or place.doubtful for place in belief):
            return belief
        return distinct([way for place in belief for way in self.model.advanced(place, to, typed)])

    def _typed(self, belief: Belief, logged: Logged, typed: Typed) -> tuple[Belief, Place | None]:
        if not self.exact:
            return self.model.typed(tuple([at(place, logged.at) for place in belief]), typed), None
        found: list[Supposed] = []
        strange: tuple[str, ...] = ()
        for place in belief:
            ways, strange = self.model.filled(at(place, logged.at), logged.typed)
            found += ways
        fault = Place("data", FILL, belief[0].state, strange[0]) if strange else None
        return distinct(found), fault

    def _allowed(self, belief: Belief, answers: list[Answer], logged: Logged, fault: Place | None) -> Verdict:
        rank = next(rank for rank, answer in enumerate(answers) if answer.ways)
        first, place = answers[rank], belief[rank]
        ways = first.ways if len(answers) == 1 else distinct([way for answer in answers for way in answer.ways])
        declared = self.flow.events.get(logged.event)
        if fault is None and logged.by and declared is not None and declared.by != logged.by:
            fault = Place("reserved", logged.event, place.state, logged.by)
        return Verdict(ways, (logged.event,), first.assumed, fault, place)

    # --- deviations, the likeliest first

    def _deadline(self, old: Belief, logged: Logged, typed: Typed) -> Verdict | None:
        """The event as though what fell due since the last one were not there."""
        for place in old:
            past = {name: at for name, at in place.snapshot.due.items() if at <= logged.at}
            if not past:
                continue
            due = {name: at for name, at in place.snapshot.due.items() if name not in past}
            late = place._replace(snapshot=place.snapshot._replace(due=due), spent=place.spent.union(past))
            ways = self.model.fire(late, logged.event, logged.at, typed).ways
            if ways:
                timer, at = min(past.items(), key=lambda item: (item[1], item[0]))
                fault = Place("deadline", logged.event, place.state, timer)
                return Verdict(ways, (logged.event,), (), fault, late, at)
        return None

    def _wrong(self, belief: Belief, answers: list[Answer], logged: Logged, typed: Typed) -> Verdict:
        event, at = logged.event, logged.at
        for place, answer in zip(belief, answers, strict=True):
            if answer.refusing:
                fault = Place("refused", event, place.state, answer.refusing[0])
                ways = distinct([way for each in belief for way in self.model.forced(each, event, at, typed)])
                ways = ways or self._bridged(place, logged)
                return Verdict(ways or belief, (event,) if ways else (), (), fault, place)
        return self._skipped(belief, logged) or self._aside(belief, logged)

    def _bridged(self, place: Supposed, logged: Logged) -> Belief:
        run = self._bridges.run(place, logged.event, logged.at)
        return () if run is None else self._bridges.crossed(place, run, logged.event, logged.at)

    def _skipped(self, belief: Belief, logged: Logged) -> Verdict | None:
        """The event after the fewest steps that make it possible; allowed where the log never tells those steps."""
        best: tuple[int, Supposed, tuple[str, ...]] | None = None
        for place in belief:
            if self.flow.leaves[place.state].final:
                continue
            run = self._bridges.run(place, logged.event, logged.at)
            if run is not None and (best is None or self._told(run) < best[0]):
                best = self._told(run), place, run
        if best is None:
            return None
        missing, place, run = best
        ways = self._bridges.crossed(place, run, logged.event, logged.at)
        steps = tuple(step for step in run if step not in self.unlogged)
        if run and not missing:
            return Verdict(ways, (*run, logged.event))
        fault = Place("skipped", logged.event, place.state, steps)
        return Verdict(ways, (*run, logged.event), (), fault, place, None, missing)

    def _told(self, run: Iterable[str]) -> int:
        return sum(1 for step in run if step not in self.unlogged)

    def _aside(self, belief: Belief, logged: Logged) -> Verdict:
        over = all(self.flow.leaves[place.state].final for place in belief)
        kind: Kind = "ended" if over else "absent"
        return Verdict(belief, (), (), Place(kind, logged.event, belief[0].state), belief[0])

    # --- what time alone does, where the log tells it

    def _consequence(self, belief: Belief, logged: Logged) -> Verdict:
        day = civil_date(logged.at)
        for place in belief:
            for timer, due in place.untold:
                if timer in logged.timers:
                    fault = None if civil_date(due) == day else Place("late", "", place.state, timer)
                    return Verdict(told(belief, timer), (), (), fault, place, due)
        for place in belief:
            for timer in logged.timers:
                at = place.snapshot.due.get(timer)
                if at is not None or timer in place.doubtful:
                    ways = self.model.fired(place, timer, logged.at)
                    early = Place("early", "", place.state, timer) if timer not in place.doubtful else None
                    return Verdict(told(ways, timer), (), (), early, place, at)
        over = all(self.flow.leaves[place.state].final for place in belief)
        kind: Kind = "ended" if over else "absent"
        return Verdict(belief, (), (), Place(kind, "", belief[0].state, logged.timers[0]), belief[0])


def told(belief: Belief, timer: str) -> Belief:
    """The places where a timer has fired, the log having told its consequence."""
    fired = [place for place in belief if any(name == timer for name, _ in place.untold)]
    return distinct([p._replace(untold=tuple(each for each in p.untold if each[0] != timer)) for p in fired])
