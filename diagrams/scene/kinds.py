"""The palette's boxes, lines and signs as shapes: what Graphviz draws of them elsewhere, drawn by hand."""

from collections.abc import Iterator
from math import hypot

from diagrams.palette import EDGES, INK, PAPER, SOFT, Box, Stroke
from diagrams.scene.scene import Curve, Ellipse, Point, Rect, Shape, Text
from diagrams.typeface import Face

_RADIUS, _FOLD, _APART = 6.0, 7.0, 2.4
_HEAD = 5.5
TIMER: Stroke = EDGES["timer"]


def box(kind: Box, x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """A node's border and ground; one drawn twice is larger by its second border, which lies inside."""
    stroke = kind.stroke._replace(double=False)
    if kind.corners == "dot":
        yield Ellipse(x + width / 2, y + height / 2, height / 2, height / 2, kind.ground, stroke)
    elif kind.corners == "folded":
        fold = min(_FOLD, width / 3, height / 2)
        right, low = x + width, y + height
        yield Curve(
            ((x, y), (right - fold, y), (right, y + fold), (right, low), (x, low)), stroke, kind.ground, closed=True
        )
        yield Curve(((right - fold, y), (right - fold, y + fold), (right, y + fold)), stroke)
    elif kind.corners == "underlined":
        yield Rect(x, y, width, height, kind.ground)
        yield Curve(((x, y + height), (x + width, y + height)), stroke)
    else:
        radius = min(_RADIUS, height / 2) if kind.corners == "round" else 0
        yield Rect(x, y, width, height, kind.ground, stroke, radius)
        if kind.stroke.double:
            inner = (width - 2 * _APART, height - 2 * _APART)
            yield Rect(x + _APART, y + _APART, *inner, None, stroke, max(0, radius - _APART))


def line(stroke: Stroke, points: tuple[Point, ...]) -> Iterator[Shape]:
    """A way through points along the axes of the drawing; one drawn twice is two lines."""
    if not stroke.double:
        yield Curve(points, stroke)
        return
    plain, half = stroke._replace(double=False), 1.2
    level = points[0][1] == points[-1][1]
    for side in (-half, half):
        yield Curve(tuple((x, y + side) if level else (x + side, y) for x, y in points), plain)


def arrow(stroke: Stroke, points: tuple[Point, ...]) -> Iterator[Shape]:
    """A line that ends in a head."""
    (x0, y0), (x, y) = points[-2:]
    length = hypot(x - x0, y - y0) or 1.0
    ux, uy = (x - x0) / length * _HEAD, (y - y0) / length * _HEAD
    yield from line(stroke, (*points[:-1], (x - ux, y - uy)))
    half = 0.42
    head = ((x, y), (x - ux - uy * half, y - uy + ux * half), (x - ux + uy * half, y - uy - ux * half))
    yield Curve(head, None, stroke.colour, closed=True)


def moment(kind: str, x: float, y: float) -> Iterator[Shape]:
    """The sign of a row of the legend about time, around (x, y)."""
    side = 4.2
    stroke = Stroke(TIMER.colour, 1.4)
    if kind == "stopped":
        yield Curve(((x - 3, y - 3), (x + 3, y + 3)), stroke)
        yield Curve(((x - 3, y + 3), (x + 3, y - 3)), stroke)
    elif kind == "sent":
        yield Rect(x - 6, y - 4, 12, 8, PAPER, Stroke(SOFT, 0.9))
        yield Curve(((x - 6, y - 4), (x, y + 1), (x + 6, y - 4)), Stroke(SOFT, 0.9))
    elif kind == "break":
        yield Rect(x - 4, y - 4, 8, 8, PAPER)
        for shift in (-2.0, 2.0):
            yield Curve(((x + shift - 2, y + 4.5), (x + shift + 2, y - 4.5)), Stroke(INK, 1.1))
    else:
        corners = ((x - side, y), (x, y - side), (x + side, y), (x, y + side))
        yield Curve(corners, stroke, TIMER.colour if kind == "fired" else PAPER, closed=True)


def badge(text: str, colour: str, x: float, y: float) -> Iterator[Shape]:
    """A short text, white on a square of a colour, around (x, y)."""
    half = max(6.0, 3 * len(text) + 2)
    yield Rect(x - half, y - 6, 2 * half, 12, colour)
    yield Text(x, y + 3, text, 8.5, Face.SEMIBOLD, PAPER, "middle")
