"""A field of a form: its label beside its control, or above it where there is little room."""

from collections.abc import Iterator

from diagrams.palette import Stroke
from diagrams.scene.scene import Placed, Rect, Scene, Shape
from diagrams.screens import signs
from diagrams.screens.part import Part, stacked
from diagrams.screens.text import height, lines, moved
from diagrams.screens.tone import BODY, SMALL, Look
from diagrams.typeface import Face
from diagrams.words import say
from simulator.portal.page import FieldView

GAP = 9.0
_WIDE = 330.0
"""From how many points on a label stands beside its control."""

_BESIDE, _BETWEEN = 0.38, 12.0
_SHORT = 140.0
_FEW = 6
"""So many options are shown; of more, a list that opens shows the one chosen."""

_OUT, _OVER = 9.0, 3.5
"""By how much the ground of a field just filled is larger than it."""


def field(view: FieldView, room: float, look: Look) -> Iterator[Part]:
    """A field; each option of a long list is a part of its own."""
    just = view.key in look.filled
    if view.type == "tick":
        yield Part(_marked(_tick(view, room, look), look, just), GAP)
        return
    wide = room >= _WIDE
    beside = room * _BESIDE if wide else room
    star = "\u00a0*" if view.mandatory else ""
    label = lines(view.label + star, beside, look.lang, BODY, Face.SEMIBOLD, look.tone.ink)
    left = beside + _BETWEEN if wide else 0.0
    first, *more = _control(view, room - left, look)
    high = height(len(label))
    down = 4.5 if wide and _boxed(view) else 0.0
    below = 0.0 if wide else high + 3
    shapes: tuple[Shape, ...] = (*moved(label, 0, down), Placed(left, below, first.scene))
    scene = Scene(room, max(high + down, below + first.scene.height), shapes)
    yield Part(_marked(scene, look, just), GAP)
    for part in more:
        yield Part(_marked(Scene(room, part.scene.height, (Placed(left, 0, part.scene),)), look, just), part.above)


def _marked(scene: Scene, look: Look, just: bool) -> Scene:
    """What was just filled stands on a ground that sets it off, with a bar at its left."""
    if not just:
        return scene
    high = scene.height + 2 * _OVER
    ground = Rect(-_OUT, -_OVER, scene.width + 2 * _OUT, high, look.tone.filled)
    bar = Rect(-_OUT, -_OVER, 3, high, look.tone.action)
    return Scene(scene.width, scene.height, (ground, bar, *scene.shapes))


def _boxed(view: FieldView) -> bool:
    """Whether its control is one box, its text lower than its edge."""
    return view.type != "choice" or (len(view.options) > _FEW and not view.many)


def _control(view: FieldView, room: float, look: Look) -> Iterator[Part]:
    if view.type == "choice":
        yield from _choice(view, room, look)
        return
    typed = "" if view.typed is None else _joined(view.typed)
    narrow = view.type in ("date", "number")
    yield Part(_box(typed, view.hint, min(room, _SHORT) if narrow else room, look, mark=view.type))


def _joined(typed: str | tuple[str, ...]) -> str:
    return typed if isinstance(typed, str) else ", ".join(typed)


def _box(typed: str, hint: str, room: float, look: Look, mark: str = "") -> Scene:
    """A box with what was typed, or else the hint, slanted and pale."""
    tone = look.tone
    inside = room - 14 - (16 if mark in ("date", "choice") else 0)
    text = lines(typed, inside, look.lang, BODY, Face.REGULAR, tone.ink)
    if not typed:
        text = lines(hint, inside, look.lang, SMALL, Face.ITALIC, tone.hint)
    high = max(height(len(text), BODY if typed else SMALL), height(1)) + 8
    shapes: list[Shape] = [Rect(0, 0, room, high, tone.paper, Stroke(tone.soft, 0.9), 2)]
    shapes += moved(text, 7, 4.5)
    if mark == "date":
        shapes += signs.calendar(room - 17, high / 2 - 5.5, tone)
    if mark == "choice":
        shapes.append(signs.chevron(room - 15, high / 2 - 2, tone))
    return Scene(room, high, tuple(shapes))


def _choice(view: FieldView, room: float, look: Look) -> Iterator[Part]:
    typed = (view.typed,) if isinstance(view.typed, str) else view.typed or ()
    if len(view.options) > _FEW and not view.many:
        labels = {option.id: option.label for option in view.options}
        chosen = ", ".join(labels.get(each, each) for each in typed if each)
        hint = view.hint or say("choose_among", look.lang, str(len(view.options)))
        yield Part(_box(chosen, hint, room, look, mark="choice"))
        return
    if view.hint:
        yield Part(_plain(view.hint, room, look))
    for option in view.options:
        yield Part(_option(option.label, option.id in typed, view.many, room, look), 3)
    if not view.options:
        yield Part(_plain(say("no_option", look.lang), room, look))


def _plain(text: str, room: float, look: Look) -> Scene:
    text_lines = lines(text, room, look.lang, SMALL, Face.ITALIC, look.tone.hint)
    return Scene(room, height(len(text_lines), SMALL), text_lines)


def _option(label: str, chosen: bool, many: bool, room: float, look: Look) -> Scene:
    face = Face.SEMIBOLD if chosen else Face.REGULAR
    text = lines(label, room - 18, look.lang, BODY, face, look.tone.ink)
    sign = signs.tick if many else signs.radio
    return Scene(room, height(len(text)) + 1, (*sign(0, 1, look.tone, chosen), *moved(text, 18, 0.4)))


def _tick(view: FieldView, room: float, look: Look) -> Scene:
    """A box and what one certifies by ticking it."""
    star = "\u00a0*" if view.mandatory else ""
    chosen = view.typed == "yes"
    scene = _option(view.label + star, chosen, True, room, look)
    if not view.hint:
        return scene
    hint = _plain(view.hint, room - 18, look)
    return stacked([Part(scene), Part(Scene(room, hint.height, (Placed(18, 0, hint),)), 2)], room)
