"""Deadlines on several beginnings: from when, until when, and what the simulator says comes then."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from diagrams.handbook.plan import Plan
from simulator.analysis.path import Path
from simulator.analysis.walk import HOUR, Visit
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Snapshot
from simulator.spec.calendar import at, local
from simulator.spec.expressions.compile import compiled
from simulator.spec.expressions.tree import Expression, ForeignValue, Named, Shift, Since, walk
from simulator.spec.flow import Timer, Value

MONTH_ENDS: Final = (date(2021, 1, 31), date(2020, 1, 31), date(2020, 2, 29), date(2021, 3, 31))
"""Beginnings whose day-number the next month may lack: in a common year, a leap year, before a month of 30 days."""
SPRING, AUTUMN = date(2021, 3, 28), date(2021, 10, 31)
"""The days on which summer time begins and ends: of 23 and of 25 hours."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One beginning of a deadline. ``last`` is the last day included, None where it falls within a day.

    ``changed`` is the instant of the change; for a date that is only announced, the beginning of its day.
    """

    begun: datetime
    last: date | None
    changed: datetime
    after: str
    """The leaf where the case is once the time has come."""


Row = Callable[[Simulation, str], Dated]
Fits = Callable[[Snapshot], bool]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A timer of a state, or a date that is announced; and how it comes out from each beginning, the first ordinary."""

    state: str
    timer: Timer | None
    value: Value | None
    rows: tuple[Dated, ...]

    @property
    def name(self) -> str:
        """What tells it from the others of its flow."""
        return self.timer.id if self.timer else self.value.id if self.value else ""


def deadlines(plan: Plan) -> tuple[Deadline, ...]:
    """Every timer of a flow that the examples come to, then every other date worked out from an entry."""
    timers = {timer.id: timer for state in plan.flow.states.values() for timer in state.timers}
    found = [_timer(plan, timer) for timer in timers.values()]
    told = {name for timer in timers.values() if timer.past for name in named(timer.past)}
    values = [value for value in plan.flow.values.values() if value.id not in told]
    found += [_value(plan, value) for value in values if _since(value.expression)]
    return tuple(each for each in found if each is not None)


def named(expression: Expression) -> frozenset[str]:
    """The values that an expression calls by their name."""
    return frozenset(part.name for part in walk(expression) if isinstance(part, Named))


def _since(expression: Expression) -> Since | None:
    if expression.type.name != "date":
        return None
    return next((part for part in walk(expression) if isinstance(part, Since)), None)


def _timer(plan: Plan, timer: Timer) -> Deadline | None:
    visit = _first(plan, lambda snapshot: timer.id in snapshot.due)
    if visit is None:
        return None
    state = timer.state

    def row(simulation: Simulation, insured: str) -> Dated:
        snapshot = plan.walk.case(simulation, insured).snapshot
        due = snapshot.due[timer.id]
        last = None if timer.past is None else local(due).date() - timedelta(days=1)
        later = simulation.advanced(due)
        return Dated(snapshot.since[state], last, due, plan.walk.case(later, insured).snapshot.state)

    in_months = timer.after.months > 0 if timer.after else _in_months(timer.past)
    return Deadline(state, timer, None, tuple(_rows(plan, visit, row, in_months)))


def _value(plan: Plan, value: Value) -> Deadline | None:
    since = _since(value.expression)
    run = compiled(value.expression)

    def known(snapshot: Snapshot) -> bool:
        return isinstance(run(snapshot, {}, None), date)

    visit = _first(plan, known) if since is not None and not _foreign(value.expression) else None
    if visit is None or since is None:
        return None

    def row(simulation: Simulation, insured: str) -> Dated:
        snapshot = plan.walk.case(simulation, insured).snapshot
        day = run(snapshot, {}, None)
        assert isinstance(day, date)  # the visit was chosen so
        return Dated(snapshot.since[since.state], day, at(datetime.combine(day, time())), snapshot.state)

    return Deadline(since.state, None, value, tuple(_rows(plan, visit, row, _in_months(value.expression))))


def _foreign(expression: Expression) -> bool:
    return any(isinstance(part, ForeignValue) for part in walk(expression))


def _first(plan: Plan, fits: Fits) -> Visit | None:
    """The nearest visit whose case fits, and had not come there by waiting."""
    for visit in plan.walk.visits.values():
        if all(act.kind != "wait" for act in visit.path.acts):
            snapshot = plan.walk.case(plan.walk.portal(visit.path), visit.path.insured).snapshot
            if fits(snapshot):
                return visit
    return None


def _rows(plan: Plan, visit: Visit, row: Row, in_months: bool) -> Iterator[Dated]:
    """The ordinary beginning, those that months make special, those whose last day is no day of 24 hours."""
    ordinary = _on(plan, visit, row, local(plan.walk.start).date())
    if ordinary is None:
        return
    yield ordinary
    length = (ordinary.last or local(ordinary.changed).date()) - local(ordinary.begun).date()
    changing = (_ending_on(plan, visit, row, day, length) for day in (SPRING, AUTUMN))
    days = [*(MONTH_ENDS if in_months else ()), *changing]
    for day in days:
        found = _on(plan, visit, row, day) if day is not None else None
        if found is not None:
            yield found


def _on(plan: Plan, visit: Visit, row: Row, day: date) -> Dated | None:
    """The visit begun on a day; None where the examples do not lead as far from there."""
    start = at(datetime.combine(day, HOUR))
    moved = start - visit.path.start
    acts = tuple(act._replace(at=act.at + moved) for act in visit.path.acts)
    simulation = plan.walk.portal(Path(visit.path.insured, start, acts))
    if plan.walk.case(simulation, visit.path.insured).snapshot.state != visit.leaf:
        return None
    return row(simulation, visit.path.insured)


def _ending_on(plan: Plan, visit: Visit, row: Row, last: date, length: timedelta) -> date | None:
    """The beginning whose last day is a given one."""
    if not length:
        return None
    for spread in range(-3, 4):
        day = last - length + timedelta(days=spread)
        found = _on(plan, visit, row, day)
        if found is not None and (found.last or local(found.changed).date()) == last:
            return day
    return None


def _in_months(expression: Expression | None) -> bool:
    parts = list(walk(expression)) if expression is not None else []
    inner = [part for each in parts if isinstance(each, ForeignValue) for part in walk(each.inner)]
    return any(isinstance(part, Shift) and part.duration.months for part in (*parts, *inner))
