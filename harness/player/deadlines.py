"""What falls due: for each case, what time alone will do to it, and when."""

from datetime import datetime, timedelta
from typing import NamedTuple

from simulator.engine.simulation import Case, Simulation
from simulator.spec.calendar import civil_date, start_of


class Deadline(NamedTuple):
    """A timer of a case that runs: its id, and the instant (UTC) at which it goes off."""

    case: str
    timer: str
    due: datetime


def deadlines(case: Case) -> tuple[Deadline, ...]:
    """Those of a case, the nearest first."""
    running = sorted((due, timer) for timer, due in case.snapshot.due.items())
    return tuple(Deadline(case.id, timer, due) for due, timer in running)


def next_deadline(simulation: Simulation) -> Deadline | None:
    """The nearest of all cases."""
    found = [each for case in simulation.cases.values() for each in deadlines(case)]
    return min(found, key=lambda each: (each.due, each.case, each.timer), default=None)


def eve(deadline: Deadline, now: datetime) -> datetime | None:
    """The last minute of the day before; a minute before it, where that is past; None where that is past too."""
    day_before = start_of(civil_date(deadline.due)) - timedelta(minutes=1)
    minute_before = deadline.due - timedelta(minutes=1)
    return next((instant for instant in (day_before, minute_before) if instant > now), None)
