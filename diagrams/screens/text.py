"""Texts of a mock-up, in lines that never run out of their room."""

from collections.abc import Iterator

from diagrams.scene.measure import width, wrapped
from diagrams.scene.scene import Anchor, Scene, Shape, Text
from diagrams.screens.part import Part
from diagrams.screens.tone import BODY, LEADING
from diagrams.typeface import Face
from diagrams.words import tied
from simulator.spec.text import Lang

_RISE = 1.0
"""The baseline of a line, below its top, in sizes of its text."""


def lines(
    text: str, room: float, lang: Lang, size: float = BODY, face: Face = Face.REGULAR, colour: str = "#000000"
) -> tuple[Text, ...]:
    """A text as lines from the upper left corner on."""
    broken = wrapped(tied(text.strip(), lang), room, size, face)
    return tuple(
        Text(0, size * (_RISE + LEADING * number), line, size, face, colour) for number, line in enumerate(broken)
    )


def height(count: int, size: float = BODY) -> float:
    """How high so many lines are."""
    return count * size * LEADING


def written(
    text: str,
    room: float,
    lang: Lang,
    size: float = BODY,
    face: Face = Face.REGULAR,
    colour: str = "#000000",
    above: float = 0,
) -> Iterator[Part]:
    """A text, a part for each line: it can go on elsewhere."""
    for number, line in enumerate(wrapped(tied(text.strip(), lang), room, size, face)):
        shape = Text(0, size * _RISE, line, size, face, colour)
        yield Part(Scene(room, size * LEADING, (shape,)), 0 if number else above)


def moved(shapes: tuple[Text, ...], across: float, down: float, anchor: Anchor = "start") -> Iterator[Shape]:
    """Lines elsewhere; ``across`` is where they start, where their middle is or where they end."""
    for shape in shapes:
        yield Text(across, shape.y + down, shape.text, shape.size, shape.face, shape.colour, anchor)


def widest(shapes: tuple[Text, ...]) -> float:
    """How wide the longest line is."""
    return max((width(shape.text, shape.size, shape.face) for shape in shapes), default=0)
