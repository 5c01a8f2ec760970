"""What is told beside the screen: when, who, what was done, why not, what came of it, what holds."""

from collections.abc import Iterator, Sequence
from typing import Literal

from diagrams.palette import EDGES, INK, PATH, SOFT, TINTS, Stroke
from diagrams.scene.measure import wrapped
from diagrams.scene.scene import Curve, Ellipse, Rect, Scene, Shape, Text
from diagrams.screens.part import Block, Box, Part
from diagrams.screens.text import written
from diagrams.storyboard.frame import Frame, Sentence
from diagrams.storyboard.moments import moment
from diagrams.typeface import Face
from diagrams.words import say, tied
from simulator.spec.text import Lang

Sign = Literal["tick", "cross", "clock", "person", "dot"]

_SIZE, _SMALL = 12.5, 11.0
_INDENT = 18.0
_GREEN, _RED, _TIMER = TINTS["covered"].stroke.colour, EDGES["refusal"].colour, EDGES["timer"].colour
_RED_GROUND = TINTS["uncovered"].ground


def blocks(frame: Frame, width: float, lang: Lang) -> Iterator[Block]:
    """The texts of a frame, from the top on."""
    yield Block(tuple(_heading(frame, width, lang)))
    done = Box(bar=PATH, padding=10)
    if frame.done:
        yield Block(tuple(_sentences(frame.done, done.room(width))), done, 10)
    if frame.refused:
        box = Box(_RED_GROUND, Stroke(_RED, 1, "dashed"), 3, 9)
        yield Block(tuple(_refusal(frame.refused, box.room(width), lang)), box, 8)
    if frame.came:
        yield Block(tuple(_signed("clock" if frame.kind == "time" else "dot", frame.came, width, lang)), above=8)
    if frame.checked:
        yield Block(tuple(_checked(frame.checked, width)), above=10)


def _heading(frame: Frame, width: float, lang: Lang) -> Iterator[Part]:
    if frame.later:
        yield from written(frame.later, width, lang, 17, Face.SEMIBOLD, _TIMER)
    yield from written(moment(frame.when, lang), width, lang, _SIZE, Face.SEMIBOLD, INK, above=2)
    if frame.who:
        yield from _signed("person", (frame.who,), width, lang, 3)


def _sentences(sentences: Sequence[Sentence], room: float) -> Iterator[Part]:
    """Steps as they are written; the rows of a form are on the screen beside."""
    for number, sentence in enumerate(sentences):
        text = sentence.text.rstrip(" :\u00a0") if sentence.rows else sentence.text
        yield from written(text, room, sentence.lang, _SIZE, Face.REGULAR, INK, above=5 if number else 0)
        yield from _indented(sentence.lines, room, sentence.lang)


def _checked(sentences: Sequence[Sentence], room: float) -> Iterator[Part]:
    for sentence in sentences:
        yield from _signed("tick", (sentence.text,), room, sentence.lang, 5)
        yield from _indented((*sentence.lines, *table(sentence)), room, sentence.lang)


def table(sentence: Sentence) -> tuple[str, ...]:
    """The rows of a step's table; a single column needs no heading."""
    rows = sentence.rows[1:] if sentence.rows and len(sentence.rows[0]) == 1 else sentence.rows
    return tuple(" · ".join(cell or "–" for cell in row) for row in rows)


def _indented(texts: Sequence[str], room: float, lang: Lang) -> Iterator[Part]:
    for text in texts:
        for part in written(text, room - _INDENT - 8, lang, _SMALL - 1, Face.REGULAR, SOFT, above=1.5):
            moved = tuple(_across(shape, _INDENT + 8) for shape in part.scene.shapes)
            yield Part(Scene(room, part.scene.height, moved), part.above)


def _across(shape: Shape, by: float) -> Shape:
    assert isinstance(shape, Text)
    return Text(shape.x + by, shape.y, shape.text, shape.size, shape.face, shape.colour)


def _refusal(reasons: Sequence[str], room: float, lang: Lang) -> Iterator[Part]:
    shapes = (*_sign("cross"), Text(_INDENT, _SMALL, say("refused", lang), _SMALL, Face.SEMIBOLD, INK))
    yield Part(Scene(room, _SMALL * 1.4, shapes))
    for reason in reasons:
        for part in written(reason, room - _INDENT, lang, _SMALL, Face.REGULAR, INK, above=3):
            moved = tuple(_across(shape, _INDENT) for shape in part.scene.shapes)
            yield Part(Scene(room, part.scene.height, moved), part.above)


def _signed(sign: Sign, texts: Sequence[str], room: float, lang: Lang, above: float = 4) -> Iterator[Part]:
    """Texts behind a sign, in lines."""
    for text in texts:
        for number, line in enumerate(wrapped(tied(text.strip(), lang), room - _INDENT, _SMALL)):
            words = Text(_INDENT, _SMALL, line, _SMALL, Face.REGULAR, INK)
            shapes = (words,) if number else (*_sign(sign), words)
            yield Part(Scene(room, _SMALL * 1.36, shapes), 0 if number else above)


def _sign(sign: Sign) -> Iterator[Shape]:
    """A sign of 11 points, left of a line."""
    match sign:
        case "tick":
            yield Rect(0, 1, 12, 12, _GREEN, None, 3)
            yield Curve(((2.8, 7), (5.2, 9.8), (9.4, 4.2)), Stroke("#ffffff", 1.8))
        case "cross":
            yield Ellipse(6, 7, 6, 6, _RED)
            yield Curve(((3.6, 4.6), (8.4, 9.4)), Stroke("#ffffff", 1.7))
            yield Curve(((8.4, 4.6), (3.6, 9.4)), Stroke("#ffffff", 1.7))
        case "clock":
            yield Ellipse(6, 7, 5.4, 5.4, None, Stroke(_TIMER, 1.4))
            yield Curve(((6, 3.8), (6, 7), (8.6, 8.4)), Stroke(_TIMER, 1.3))
        case "person":
            yield Ellipse(6, 4.2, 2.7, 2.7, SOFT)
            curve = ((0.8, 13), (0.8, 6.5), (11.2, 6.5), (11.2, 13))
            yield Curve(curve, None, SOFT, bent=True, closed=True)
        case "dot":
            yield Curve(((1, 7), (9.5, 7)), Stroke(SOFT, 1.3))
            yield Curve(((6.4, 4), (9.8, 7), (6.4, 10)), Stroke(SOFT, 1.3))
