"""Buttons side by side, on as many rows as they need."""

from collections.abc import Iterator, Sequence

from diagrams.palette import Stroke
from diagrams.scene.scene import Placed, Rect, Scene, Shape
from diagrams.screens import signs
from diagrams.screens.part import Part
from diagrams.screens.text import height, lines, moved, widest
from diagrams.screens.tone import BODY, Look
from diagrams.typeface import Face
from simulator.portal.page import ButtonView

_SIDE, _INSIDE, _BETWEEN, _SIGN = 14.0, 5.5, 12.0, 14.0
_RING = 5.0
"""The room that a ring needs above and below."""

_POINTER = 8.0


def buttons(views: Sequence[ButtonView], room: float, look: Look) -> Iterator[Part]:
    """Each row of buttons; the one that is clicked bears a ring and the pointer."""
    row: list[Scene] = []
    clicked = next((index for index, view in enumerate(views) if view.label == look.clicked), -1)
    for number, view in enumerate(views):
        drawn = _button(view, room, look, number == clicked)
        if row and sum(each.width + _BETWEEN for each in row) + drawn.width > room:
            yield _row(row, room, first=number == len(row))
            row = []
        row.append(drawn)
    if row:
        yield _row(row, room, first=len(row) == len(views))


def _row(row: Sequence[Scene], room: float, *, first: bool) -> Part:
    shapes = []
    x = 0.0
    high = max(each.height for each in row)
    for each in row:
        shapes.append(Placed(x, _RING, each))
        x += each.width + _BETWEEN
    return Part(Scene(room, high + 2 * _RING, tuple(shapes)), 10 if first else 0)


def _button(view: ButtonView, room: float, look: Look, clicked: bool) -> Scene:
    """Active: full. Inactive: pale, its border dashed, a barred circle before its name."""
    tone = look.tone
    sign = 0.0 if view.active else _SIGN
    colour = tone.on_action if view.active else tone.soft
    text = lines(view.label, room - 2 * _SIDE - sign - _POINTER, look.lang, BODY, Face.SEMIBOLD, colour)
    wide, high = widest(text) + 2 * _SIDE + sign, height(len(text)) + 2 * _INSIDE
    shapes: list[Shape] = []
    if view.active:
        line = Stroke(tone.action if tone.action != tone.paper else tone.line, 1)
        shapes.append(Rect(0, 0, wide, high, tone.action, line, 3))
    else:
        shapes.append(Rect(0, 0, wide, high, tone.ground, Stroke(tone.soft, 0.9, "dashed"), 3))
        shapes += signs.barred(_SIDE - 3, high / 2 - 4.5, tone)
    shapes += moved(text, sign + (wide - sign) / 2, _INSIDE + 0.4, "middle")
    if clicked:
        shapes += signs.ring(0, 0, wide, high)
    return Scene(wide, high, tuple(shapes))
