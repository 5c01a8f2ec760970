"""A deadline as a dated line: the state until its last day, that day, the instant at which time alone changes it."""

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from diagrams.palette import BORDER, EDGES, INK, PATH, PATH_GROUND, SOFT, Stroke
from diagrams.scene.measure import shortened
from diagrams.scene.measure import width as wide
from diagrams.scene.scene import Curve, Ellipse, Rect, Scene, Shape, Text
from diagrams.typeface import Face
from simulator.spec.calendar import at, local
from simulator.spec.text import Lang

WIDTH: Final = 471.0
_HEIGHT, _AXIS, _BAR = 116.0, 58.0, 26.0
_SIZE, _BIG = 8.5, 9.5
_LEFT, _RIGHT = 8.0, 96.0
"""Room before the beginning and after the change."""


class Span(NamedTuple):
    """What the line shows: instants in UTC, and what stands at each of them."""

    begun: datetime
    changed: datetime
    state: str
    then: str
    first: str
    last: str
    """The last day in words; "" where the change comes in the middle of a day."""
    end: str


def timeline(span: Span, lang: Lang, title: str) -> Scene:
    """The line, ``WIDTH`` points wide."""
    whole = max((span.changed - span.begun).total_seconds(), 1.0)
    room = WIDTH - _LEFT - _RIGHT

    def x(instant: datetime) -> float:
        return _LEFT + room * (instant - span.begun).total_seconds() / whole

    end = x(span.changed)
    shapes: list[Shape] = [Rect(_LEFT, _AXIS - _BAR / 2, end - _LEFT, _BAR, PATH_GROUND, Stroke(PATH, 0.8), 2)]
    shapes += _days(span, x(span.begun), end)
    shapes.append(Rect(end, _AXIS - _BAR / 2, WIDTH - end, _BAR, None, Stroke(BORDER, 0.8), 2))
    shapes.append(
        Text(_LEFT + 8, _AXIS + 3.5, shortened(span.state, room * 0.7, _BIG, Face.SEMIBOLD), _BIG, Face.SEMIBOLD)
    )
    shapes.append(
        Text(end + 8, _AXIS + 3.5, shortened(span.then, _RIGHT - 12, _BIG, Face.SEMIBOLD), _BIG, Face.SEMIBOLD)
    )
    shapes += _flag(x(span.begun), span.first, "start")
    shapes += _flag(end, span.end, "end")
    if span.last:
        shapes += _last_day(x(max(_day_before(span.changed), span.begun)), end, span.last)
    return Scene(WIDTH, _HEIGHT, tuple(shapes), title, f"{span.first} – {span.last} – {span.end}", lang)


def _day_before(instant: datetime) -> datetime:
    return at(local(instant).replace(tzinfo=None) - timedelta(days=1))


def _days(span: Span, start: float, end: float) -> list[Shape]:
    """A small mark for each midnight, where there is room for them."""
    days = (local(span.changed).date() - local(span.begun).date()).days
    if not 0 < days <= 120:
        return []
    total = (span.changed - span.begun).total_seconds()
    found: list[Shape] = []
    for number in range(1, days):
        midnight = at(datetime.combine(local(span.begun).date() + timedelta(days=number), datetime.min.time()))
        x = start + (end - start) * (midnight - span.begun).total_seconds() / total
        found.append(Curve(((x, _AXIS + _BAR / 2 - 5), (x, _AXIS + _BAR / 2)), Stroke(PATH, 0.5)))
    return found


def _flag(x: float, text: str, side: str) -> list[Shape]:
    """An instant above the line, its words on the side that has room."""
    top = _AXIS - _BAR / 2 - 20
    line = Curve(((x, top), (x, _AXIS + _BAR / 2)), Stroke(INK, 1.2) if side == "start" else EDGES["timer"])
    room = WIDTH / 2 - 10
    words = shortened(text, room, _SIZE)
    at_x = x if side == "start" else min(x, WIDTH - wide(words, _SIZE) / 2)
    anchored = (
        Text(x + 4, top + 6, words, _SIZE) if side == "start" else Text(at_x, top - 4, words, _SIZE, anchor="middle")
    )
    return [line, Ellipse(x, _AXIS - _BAR / 2, 2.2, 2.2, INK), anchored]


def _last_day(start: float, end: float, text: str) -> list[Shape]:
    """The last day below the line, in brackets."""
    low = _AXIS + _BAR / 2 + 5
    bracket = Curve(((start, low), (start, low + 5), (end, low + 5), (end, low)), Stroke(SOFT, 1))
    shaded = Rect(start, _AXIS - _BAR / 2, end - start, _BAR, "#c9def0", Stroke(PATH, 0.8))
    words = shortened(text, WIDTH - 20, _SIZE, Face.SEMIBOLD)
    half = wide(words, _SIZE, Face.SEMIBOLD) / 2
    middle = min((start + end) / 2, WIDTH - half)
    return [shaded, bracket, Text(middle, low + 17, words, _SIZE, Face.SEMIBOLD, INK, "middle")]
