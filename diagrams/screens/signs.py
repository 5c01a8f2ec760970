"""The little signs of a mock-up, drawn: the typeface has none of them, and no meaning rests on colour alone."""

from collections.abc import Iterator

from diagrams.palette import INK, PAPER, Stroke
from diagrams.scene.scene import Curve, Ellipse, Point, Rect, Shape, Text
from diagrams.screens.tone import SMALL, Tone
from diagrams.typeface import Face

_RING = Stroke(INK, 1.8)


def calendar(x: float, y: float, tone: Tone) -> Iterator[Shape]:
    """A leaf of a calendar, 11 points wide."""
    line = Stroke(tone.soft, 0.9)
    yield Rect(x, y + 1.5, 11, 9.5, tone.paper, line, 1)
    yield Rect(x, y + 1.5, 11, 2.8, tone.soft)
    for across in (3, 8):
        yield _line(((x + across, y), (x + across, y + 2.5)), line)
    for down in (6.5, 8.8):
        yield from (Rect(x + across, y + down, 1.3, 1.1, tone.soft) for across in (2.2, 4.9, 7.6))


def chevron(x: float, y: float, tone: Tone) -> Shape:
    """What tells that a list opens."""
    return _line(((x, y), (x + 4, y + 4), (x + 8, y)), Stroke(tone.soft, 1.4))


def tick(x: float, y: float, tone: Tone, chosen: bool) -> Iterator[Shape]:
    """A box to tick, 11 points wide."""
    yield Rect(x, y, 11, 11, tone.paper, Stroke(tone.ink if chosen else tone.soft, 1.1), 1.5)
    if chosen:
        yield _line(((x + 2.2, y + 5.8), (x + 4.6, y + 8.4), (x + 9, y + 2.6)), Stroke(tone.ink, 1.9))


def radio(x: float, y: float, tone: Tone, chosen: bool) -> Iterator[Shape]:
    """A round button of a choice, 11 points wide."""
    yield Ellipse(x + 5.5, y + 5.5, 5.2, 5.2, tone.paper, Stroke(tone.ink if chosen else tone.soft, 1.1))
    if chosen:
        yield Ellipse(x + 5.5, y + 5.5, 2.7, 2.7, tone.ink)


def barred(x: float, y: float, tone: Tone) -> Iterator[Shape]:
    """A barred circle, 9 points wide: nothing happens here."""
    line = Stroke(tone.soft, 1.1)
    yield Ellipse(x + 4.5, y + 4.5, 4.2, 4.2, None, line)
    yield _line(((x + 1.5, y + 7.5), (x + 7.5, y + 1.5)), line)


def cross(x: float, y: float, tone: Tone) -> Iterator[Shape]:
    """What closes a window, 7 points wide."""
    line = Stroke(tone.soft, 1.2)
    yield _line(((x, y), (x + 7, y + 7)), line)
    yield _line(((x + 7, y), (x, y + 7)), line)


def alert(x: float, y: float, colour: str) -> Iterator[Shape]:
    """An exclamation mark in a disc, 13 points wide."""
    yield Ellipse(x + 6.5, y + 6.5, 6.5, 6.5, colour)
    yield Text(x + 6.5, y + 9.8, "!", SMALL, Face.BOLD, PAPER, "middle")


def ring(x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """A ring around what is clicked, and the pointer on its lower right corner."""
    yield Rect(x - 3, y - 3, width + 6, height + 6, None, _RING, 5)
    yield from pointer(x + width - 5, y + height - 6)


def pointer(x: float, y: float) -> Iterator[Shape]:
    """The arrow of a mouse, its tip at (x, y), 12 points wide and 18 high."""
    outline = ((0, 0), (0, 14.5), (3.4, 11.4), (5.8, 17), (8.4, 15.9), (6, 10.5), (10.6, 10.5))
    points = tuple((x + across, y + down) for across, down in outline)
    yield Curve(points, Stroke(PAPER, 2.6), None, closed=True)
    yield Curve(points, Stroke(PAPER, 0.8), INK, closed=True)


def _line(points: tuple[Point, ...], stroke: Stroke) -> Curve:
    return Curve(points, stroke)
