"""An axis of time that is to scale where it can be: long waits are broken, moments close together are drawn apart."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise, takewhile
from typing import NamedTuple

from diagrams.palette import SOFT, Stroke
from diagrams.scene.measure import width
from diagrams.scene.scene import Curve, Shape, Text
from diagrams.typeface import Face
from simulator.spec.calendar import Duration, add_months, french_date, local, start_of
from simulator.spec.text import Lang

_STEPS = 40
_DAY, _LEAST, _SMALL = 86_400, 3.5, 7.5
_UNITS = {0: 1, 1: 28, 12: 365}
"""How many days there are between two strokes, by the months between them (0: every day)."""


class Gap(NamedTuple):
    """How long, in points, the time between two moments is drawn, and whether to the scale of the others."""

    length: float
    scaled: bool


def gaps(spans: Sequence[float], least: float, room: float) -> tuple[Gap, ...]:
    """Lengths for spans (in seconds), each at least ``least`` and together ``room``; as many as can be to one scale.

    ``room`` must hold all at their least. The longest are broken where the others can then be to scale.
    """
    if not spans:
        return ()
    ways = [_broken(spans, dropped, least, room) for dropped in range(len(spans))]
    return max(ways, key=lambda way: sum(gap.scaled for gap in way))


def lasting(since: datetime, until: datetime, lang: Lang) -> str:
    """How much time goes by, as the clock and calendar of Paris count it: « 31 jours », « 15 minutes »."""
    days = (local(until).date() - local(since).date()).days
    if days:
        return Duration(days=days).words(lang)
    return Duration(seconds=round((until - since).total_seconds())).words(lang)


def ticks(since: datetime, until: datetime, ends: tuple[float, float], y: float) -> Iterator[Shape]:
    """The days between two moments as short strokes on an axis at ``y``, the first ones of months dated.

    Where days would be too close together, months alone, then years, then decades.
    """
    left, right = ends
    scale = (right - left) / (until - since).total_seconds()
    free = left
    for day in _days(since, until, scale):
        x = left + (start_of(day) - since).total_seconds() * scale
        yield Curve(((x, y), (x, y + (7 if day.day == 1 else 4))), Stroke(SOFT, 0.7))
        half = width(french_date(day), _SMALL) / 2
        if day.day == 1 and free <= x - half and x + half <= right:
            yield Text(x, y + 26, french_date(day), _SMALL, Face.REGULAR, SOFT, "middle")
            free = x + half + 8


def _days(since: datetime, until: datetime, scale: float) -> Iterator[date]:
    """The days that begin between two instants, as many of them as can be told apart at a scale in points a second."""
    months = next((n for n, days in _UNITS.items() if scale * _DAY * days >= _LEAST), 120)
    first = local(since).date()
    if months:
        index = first.year * 12 + first.month - 1
        index -= index % months
        first = date(max(1, index // 12), index % 12 + 1, 1)
    days: Iterator[date] = takewhile(lambda day: start_of(day) < until, _from(first, months))
    return (day for day in days if start_of(day) > since)


def _from(day: date, months: int) -> Iterator[date]:
    """Days, or the first days of every so many months, as far as the calendar goes."""
    try:
        while True:
            yield day
            day = add_months(day, months) if months else day + timedelta(days=1)
    except OverflowError:
        return


def between(instants: Sequence[datetime]) -> tuple[float, ...]:
    """The seconds between instants that follow each other."""
    return tuple((later - sooner).total_seconds() for sooner, later in pairwise(instants))


def _broken(spans: Sequence[float], dropped: int, least: float, room: float) -> tuple[Gap, ...]:
    """The lengths where the ``dropped`` longest spans are broken."""
    longest = sorted(range(len(spans)), key=lambda index: (-spans[index], index))[:dropped]
    kept = [span for index, span in enumerate(spans) if index not in longest]
    rest = room - least * dropped
    scale = _scale(kept, least, rest)
    return tuple(
        Gap(max(least, 0 if index in longest else span * scale), index not in longest and span * scale > least)
        for index, span in enumerate(spans)
    )


def _scale(spans: Sequence[float], least: float, room: float) -> float:
    """Points a second at which spans fill the room, those too short drawn at their least; 0 where none is longer."""
    longest = max(spans, default=0.0)
    if longest <= 0:
        return 0.0
    low, high = 0.0, room / longest
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if sum(max(least, span * middle) for span in spans) > room:
            high = middle
        else:
            low = middle
    return low
