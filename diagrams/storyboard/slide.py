"""Frames as slides of 16:9: the screen on the left, as large as fits; beside it what is told, and the map."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from diagrams.palette import BORDER, GROUND, INK, PAPER, PATH, SOFT, Stroke
from diagrams.scene.measure import shortened, width
from diagrams.scene.scene import Curve, Placed, Rect, Scene, Shape, Text, fitted
from diagrams.screens.mockup import parted, tidy, whole
from diagrams.screens.part import Block, column, sheets
from diagrams.screens.text import height, lines, moved
from diagrams.screens.tone import SMALL
from diagrams.storyboard import told
from diagrams.storyboard.frame import Frame, Standing, Storyboard
from diagrams.storyboard.map import place, small
from diagrams.storyboard.moments import moment
from diagrams.typeface import Face
from diagrams.words import say
from simulator.portal.page import Page
from simulator.spec.text import Lang

WIDE, HIGH = 960.0, 540.0
"""The size of a slide, in points."""

SMALLEST = 7.0
"""No text of a screen is smaller on a slide, in points."""

_MARGIN, _FOOT = 28.0, 20.0
_LEFT, _RIGHT = 560.0, 316.0
_MAP = 200.0
"""So much height is kept for the map; less where the rest would go on for a few lines."""

_MAP_LEAST, _MAP_MOST = 140.0, 330.0
_LARGEST = 1.4
_WIDTHS = (400.0, 460.0, 520.0, 580.0, 640.0, 700.0)
_LINES, _PLACE_LINES = 2, 3
_SECOND = 2


class Slide(NamedTuple):
    """A frame, or a part of one: ``number`` counts frames from 1, ``part`` their parts from 1."""

    scene: Scene
    frame: Frame
    number: int
    part: int


def slides(board: Storyboard) -> Iterator[Slide]:
    """Every frame, each on as few slides as it can be read on."""
    for number, frame in enumerate(board.frames, 1):
        top = _top(board)
        room = HIGH - top - _FOOT
        lefts = _screens(board, frame, room)
        texts = _texts(frame, room, board.lang)
        count = max(len(lefts), len(texts))
        for part in range(count):
            left = lefts[min(part, len(lefts) - 1)]
            text = texts[part] if part < len(texts) else ()
            shapes = (
                *_ground(board, number, part + 1 if count > 1 else 0),
                *_on_the_left(left, top, room),
                *_on_the_right(text, frame, top, room, board.lang),
            )
            said = _title(frame, number, part, board.lang)
            about = " ".join(filter(None, (*_said(frame), place(frame.standing, board.lang) if frame.standing else "")))
            yield Slide(Scene(WIDE, HIGH, shapes, said, about, board.lang), frame, number, part + 1)


def _said(frame: Frame) -> Iterator[str]:
    """All that is told on a frame, for those who cannot see it."""
    yield from (sentence.text for sentence in frame.done)
    yield from (*frame.refused, *frame.came)
    yield from (sentence.text for sentence in frame.checked)


def _title(frame: Frame, number: int, part: int, lang: Lang) -> str:
    """What a slide is called: its number, its first sentence."""
    head = frame.done[0].text if frame.done else frame.later or moment(frame.when, lang)
    return f"{number}. {head}{goes_on(part + 1, lang)}"


def goes_on(part: int, lang: Lang) -> str:
    """What follows the number of a frame on each of its slides but the first."""
    again = f"\u00a0{part - 1}" if part > _SECOND else ""
    return f" ({say('goes_on', lang)}{again})" if part > 1 else ""


def _texts(frame: Frame, room: float, lang: Lang) -> tuple[tuple[Block, ...], ...]:
    """What is told, on as few slides as leave room for the map."""
    blocks = tuple(told.blocks(frame, _RIGHT, lang))
    kept = (0.0,) if frame.standing is None else (_MAP, _MAP_LEAST)
    return min((tuple(sheets(blocks, room - each)) for each in kept), key=len)


# --- around


def _top(board: Storyboard) -> float:
    return 36.0 + height(len(_heading(board)), 16)


def _heading(board: Storyboard) -> tuple[Text, ...]:
    """The scenario's title, on two lines at most."""
    room = WIDE - 2 * _MARGIN - 130
    return _at_most(lines(board.title.text, room, board.title.lang, 16, Face.SEMIBOLD, INK), _LINES, room)


def _at_most(found: tuple[Text, ...], most: int, room: float) -> tuple[Text, ...]:
    """No more lines than these; the last one says that there is more."""
    if len(found) <= most:
        return found
    last = found[most - 1]
    return (*found[: most - 1], replace(last, text=shortened(f"{last.text}…", room, last.size, last.face)))


def _ground(board: Storyboard, number: int, part: int) -> Iterator[Shape]:
    """The title, the number of the frame, and how far one has come."""
    count, heading = len(board.frames), _heading(board)
    bottom = 18.0 + height(len(heading), 16)
    yield Rect(0, 0, WIDE, HIGH, PAPER)
    yield Rect(0, 0, WIDE, bottom, GROUND)
    yield from moved(heading, _MARGIN, 9)
    right = WIDE - _MARGIN
    tally = f"{number}\u00a0/\u00a0{count}{goes_on(part, board.lang)}"
    yield Text(right, 25, tally, 13, Face.SEMIBOLD, SOFT, "end")
    yield Rect(0, bottom, WIDE, 3, "#c8d0d7")
    yield Rect(0, bottom, WIDE * number / count, 3, PATH)


# --- the screen


def _screens(board: Storyboard, frame: Frame, room: float) -> tuple[Scene, ...]:
    """The page as large as it fits; where it would be too small to be read, on several slides."""
    if frame.page is None:
        return (_card(board, room),)
    least = SMALLEST / SMALL
    best = max(_ways(frame.page, frame, room, board.lang), key=lambda scene: _scale(scene, room), default=None)
    if best is not None and _scale(best, room) >= least:
        return (best,)
    wide = min(_WIDTHS[-1], _LEFT / least)
    return parted(
        frame.page, board.lang, room / least, width=wide, clicked=frame.clicked, tab=frame.tab, filled=frame.filled
    )


def _ways(seen: Page, frame: Frame, room: float, lang: Lang) -> Iterator[Scene]:
    """The page laid out more and more widely; where a dialog covers it, what is dimmed goes as far as there is room."""
    covered = seen.front is not None and seen.front.dialog
    for wide in [each for each in _WIDTHS if tidy(seen, each)] or _WIDTHS:
        if not covered:
            yield whole(seen, lang, width=wide, clicked=frame.clicked, tab=frame.tab, filled=frame.filled)
            continue
        drawn = parted(
            seen, lang, room * wide / _LEFT, width=wide, clicked=frame.clicked, tab=frame.tab, filled=frame.filled
        )
        if len(drawn) == 1:
            yield drawn[0]


def _scale(scene: Scene, room: float) -> float:
    return min(_LARGEST, _LEFT / scene.width, room / scene.height)


def _card(board: Storyboard, room: float) -> Scene:
    """Where nobody sees anything yet: what the scenario is about."""
    inside = _LEFT - 80
    feature = [lines(each.text, inside, each.lang, 13, Face.REGULAR, SOFT) for each in board.feature]
    title = lines(board.title.text, inside, board.title.lang, 24, Face.SEMIBOLD, INK)
    high = sum(height(len(each), 13) + 6 for each in feature) + height(len(title), 24) + 10
    shapes: list[Shape] = [Rect(0, 0, _LEFT, max(room, high + 80), GROUND, Stroke(BORDER, 0.8), 6)]
    y = max(40.0, (room - high) / 2)
    for each in feature:
        shapes += moved(each, 40, y)
        y += height(len(each), 13) + 6
    shapes += moved(title, 40, y + 10)
    shapes.append(
        Curve(((40, y + 20 + height(len(title), 24)), (120, y + 20 + height(len(title), 24))), Stroke(PATH, 3))
    )
    return Scene(_LEFT, max(room, high + 80), tuple(shapes))


def _on_the_left(scene: Scene, top: float, room: float) -> Iterator[Shape]:
    scale = _scale(scene, room)
    across = (_LEFT - scene.width * scale) / 2
    yield Placed(_MARGIN + across, top, replace(scene, title="", description=""), scale)


# --- what is told


def _on_the_right(text: Sequence[Block], frame: Frame, top: float, room: float, lang: Lang) -> Iterator[Shape]:
    x = WIDE - _MARGIN - _RIGHT
    words = column(text, _RIGHT)
    yield Placed(x, top, words)
    if frame.standing is not None:
        left = room - words.height - 14
        if left >= _MAP_LEAST - 20:
            yield from _map(frame.standing, x, top + room - min(left, _MAP_MOST), min(left, _MAP_MOST), lang)


def _map(standing: Standing, x: float, y: float, high: float, lang: Lang) -> Iterator[Shape]:
    """The map, and under it the place in words."""
    named = _at_most(lines(place(standing, lang), _RIGHT, lang, 11.5, Face.SEMIBOLD, INK), _PLACE_LINES, _RIGHT)
    below = height(len(named), 11.5) + 6
    scene = small(standing, lang, _RIGHT, high - below)
    scale = fitted(scene, _RIGHT, high - below)
    across = (_RIGHT - scene.width * scale) / 2
    down = high - below - scene.height * scale
    yield Placed(x + across, y + down, scene, scale)
    yield from moved(
        named, x + (_RIGHT - max(width(line.text, 11.5, Face.SEMIBOLD) for line in named)) / 2, y + high - below + 4
    )
