"""A screen, a dialog or a panel as parts: title, step, texts, fields, note, buttons."""

from collections.abc import Iterator

from diagrams.palette import PAPER, TINTS, Stroke
from diagrams.scene.scene import Curve, Ellipse, Placed, Rect, Scene, Shape, Text
from diagrams.screens import signs
from diagrams.screens.buttons import buttons
from diagrams.screens.fields import field
from diagrams.screens.part import Block, Box, Part
from diagrams.screens.text import height, lines, moved, written
from diagrams.screens.tone import BODY, LIT, NAME, SMALL, TITLE, Look
from diagrams.typeface import Face
from diagrams.words import say
from simulator.portal.page import ScreenView

PADDING = 16.0
_MOST_STEPS = 8
"""Of more steps than these only the number is told."""


def block(view: ScreenView, width: float, look: Look, inset: float = 0) -> Block:
    """A screen in its card, a dialog in its window."""
    line = Stroke(look.tone.line, 0.8)
    box = Box(look.tone.paper, line, 4, PADDING, inset)
    if view.dialog:
        box = Box(look.tone.paper, Stroke(look.tone.soft, 1.2), 5, PADDING, inset, shadow="#8e9aa5")
    return Block(tuple(_parts(view, box.room(width), look)), box)


def panel(view: ScreenView, width: float, look: Look) -> Block:
    """A panel in its card."""
    box = Box(look.tone.paper, Stroke(look.tone.line, 0.8), 4, 12, bar=look.tone.soft)
    return Block(tuple(_parts(view, box.room(width), look, size=NAME)), box)


def messages(texts: tuple[str, ...], width: float, look: Look) -> Iterator[Block]:
    """Each message, behind a sign of its own."""
    tint = TINTS["partly"]
    box = Box(tint.ground, Stroke(tint.stroke.colour, 0.8), 2, 9, bar=tint.stroke.colour)
    for text in texts:
        room = box.room(width)
        words = lines(text, room - 26, look.lang, BODY, Face.SEMIBOLD, LIT.ink)
        shapes = (*signs.alert(2, 0, tint.stroke.colour), *moved(words, 24, 0.6))
        yield Block((Part(Scene(room, height(len(words)), shapes)),), box, 8)


def _parts(view: ScreenView, room: float, look: Look, size: float = TITLE) -> Iterator[Part]:
    tone, lang = look.tone, look.lang
    if view.step is not None:
        yield Part(_step(view.step, room, look))
    yield from _title(view, room, look, size)
    for text in view.texts:
        yield from written(text, room, lang, BODY, Face.REGULAR, tone.ink, above=6)
    under = ""
    for each in view.fields:
        if each.under and each.under != under:
            under = each.under
            yield from written(under, room, lang, NAME, Face.SEMIBOLD, tone.soft, above=14)
        yield from _first(field(each, room, look), 13 if each is view.fields[0] else 0)
    if view.note:
        yield from written(view.note, room, lang, SMALL, Face.REGULAR, tone.soft, above=10)
    yield from buttons(view.buttons, room, look)


def _first(parts: Iterator[Part], above: float) -> Iterator[Part]:
    """Parts of which the first has at least so much room above it."""
    for number, part in enumerate(parts):
        yield part if number else part._replace(above=max(above, part.above))


def _title(view: ScreenView, room: float, look: Look, size: float) -> Iterator[Part]:
    """The title; that of a window stands beside the sign that closes it, over a line."""
    if not view.dialog:
        yield from written(view.title, room, look.lang, size, Face.SEMIBOLD, look.tone.ink, above=8)
        return
    words = lines(view.title, room - 20, look.lang, size, Face.SEMIBOLD, look.tone.ink)
    high = height(len(words), size) + 7
    under = Curve(((-PADDING, high), (room + PADDING, high)), Stroke(look.tone.line, 0.8))
    yield Part(Scene(room, high, (*words, *signs.cross(room - 8, 5, look.tone), under)))


def _step(step: tuple[int, int], room: float, look: Look) -> Scene:
    """The steps as discs on a line: behind one a tick, where one is a full disc, ahead a ring."""
    tone, (here, count) = look.tone, step
    words = say("step", look.lang, str(here), str(count))
    if not 1 <= here <= count <= _MOST_STEPS:
        text = lines(words, room, look.lang, SMALL, Face.SEMIBOLD, tone.soft)
        return Scene(room, height(len(text), SMALL), text)
    dark = tone.action if tone is LIT else tone.soft
    shapes: list[Shape] = []
    for number in range(1, count + 1):
        x = 8.5 + (number - 1) * 34
        if number > 1:
            shapes.append(Rect(x - 25, 7.8, 16, 1.4, dark if number <= here else tone.line))
        shapes += _disc(number, here, x, look, dark)
    beside = Text(8.5 + (count - 1) * 34 + 18, 12, words, SMALL, Face.SEMIBOLD, tone.soft)
    return Scene(room, 17, (*shapes, beside))


def _disc(number: int, here: int, x: float, look: Look, dark: str) -> Iterator[Shape]:
    tone = look.tone
    if number > here:
        yield Ellipse(x, 8.5, 8, 8, tone.paper, Stroke(tone.soft, 1))
        yield Text(x, 11.8, str(number), SMALL, Face.REGULAR, tone.soft, "middle")
        return
    light = PAPER if tone is LIT else tone.paper
    yield Ellipse(x, 8.5, 8, 8, dark)
    if number < here:
        yield Curve(((x - 3.4, 8.8), (x - 0.9, 11.4), (x + 3.6, 5.6)), Stroke(light, 1.7))
    else:
        yield Text(x, 11.8, str(number), SMALL, Face.BOLD, light, "middle")


def placed(scene: Scene, margin: float) -> Scene:
    """A drawing with free room around it."""
    return Scene(scene.width + 2 * margin, scene.height + 2 * margin, (Placed(margin, margin, scene),))
