"""The phrases of time: where the clock is set, and how it moves."""

from datetime import datetime, time, timedelta
from typing import Final

from simulator.scenarios.scenario import CannotTell
from simulator.scenarios.ways import Step
from simulator.spec.calendar import at, local
from simulator.spec.text import Prose

MORNING: Final = time(9)
"""The time of a day that is named without one."""
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


def set_to(instant: datetime) -> Step:
    """« nous sommes le 04/01/2021 à 10:00 »."""
    when = _civil(instant)
    if when is None:
        raise CannotTell(_UNSPEAKABLE)
    if when.time() == MORNING:
        return Step("clock_on", {"date": when.date()})
    return Step("clock_at", {"date": when.date(), "time": when.time()})


def moved_to(here: datetime, instant: datetime) -> Step:
    """« vient le 05/02/2021 à 00:00 », or how long it is, later on the same day."""
    when, span = _civil(instant), instant - here
    short = local(here).date() == local(instant).date() and span < 12 * _HOUR
    if (short or when is None) and span % _MINUTE == timedelta():
        hours, rest = divmod(span, _HOUR)
        return Step("time_goes_by", {"duration": f"PT{span // _MINUTE}M" if rest else f"PT{hours}H"})
    if when is None:
        raise CannotTell(_UNSPEAKABLE)
    if when.time() == MORNING:
        return Step("day_comes", {"date": when.date()})
    return Step("day_comes_at", {"date": when.date(), "time": when.time()})


def _civil(instant: datetime) -> datetime | None:
    """The date and time that name an instant; None for a fraction of a second, and for an hour that comes twice."""
    when = local(instant).replace(tzinfo=None, fold=0)
    return when if at(when) == instant and not when.microsecond else None


_UNSPEAKABLE: Final = Prose("aucune date ni heure ne nomme cet instant", "no date and time name that instant")
