"""What lies around a case's screen: the header, the tabs, the headings of the open tab and their links."""

from collections.abc import Iterator, Sequence

from diagrams.palette import Stroke
from diagrams.scene.measure import shortened, width
from diagrams.scene.scene import Curve, Placed, Rect, Scene, Shape, Text
from diagrams.screens import signs
from diagrams.screens.part import Block, Box, Part, stacked
from diagrams.screens.text import height, lines, widest, written
from diagrams.screens.tone import BODY, SMALL, Look
from diagrams.typeface import Face
from simulator.portal.page import HeadingView, Page

_GAP = 10.0
_COLUMN = 165.0
"""A heading's card is no narrower."""

_MUCH, _TOO_MUCH = 120.0, 700.0
"""What a heading says is much from so many points of height on, and too much for one sheet from so many."""

_APART, _CLOSE = 22.0, 10.0
"""How far labels in a row stand apart, and how close they may come."""


def bars(seen: Page, room: float, header: Look, tabs: Look) -> Iterator[Block]:
    """The header and the tabs; a device without menus has neither."""
    if seen.header:
        yield Block(tuple(_header(seen.header, room, header)))
    if seen.tabs:
        yield Block(tuple(_tabs(seen, room, tabs)), above=4)


def one_row(seen: Page, room: float) -> bool:
    """Whether the tabs fit side by side."""
    return len(list(_rows(seen.tabs, room, BODY))) <= 1


def headings(views: Sequence[HeadingView], room: float, look: Look) -> Block:
    """The headings of the open tab, as cards side by side."""
    if len(views) == 1:
        box = Box(look.tone.paper, Stroke(look.tone.line, 0.7), 3, 10)
        return Block(tuple(_alone(views[0], box.room(room), look)), box)
    count = max(1, min(len(views), 3, int((room + _GAP) // (_COLUMN + _GAP))))
    wide = (room - _GAP * (count - 1)) / count
    rest, cards = look.clicked, []
    for view in views:
        cards.append(stacked(_lines(view, wide - 20, look._replace(clicked=rest)), wide - 20))
        rest = "" if rest in view.links else rest
    together = range(0, len(views), 2 * count)
    return Block(tuple(Part(_side_by_side(cards[at : at + 2 * count], count, room, look), _GAP) for at in together))


def _alone(view: HeadingView, room: float, look: Look) -> Iterator[Part]:
    """A heading that has the page to itself: where it says much, in two columns."""
    wide = (room - 2 * _GAP) / 2
    title, *rest = _lines(view, wide, look)
    long = sum(part.scene.height + part.above for part in rest)
    if room < 2 * _COLUMN or not _MUCH < long < _TOO_MUCH:
        yield from _lines(view, room, look)
        return
    yield title
    ends = [number for number, part in enumerate(rest) if number and part.above]
    half = next((n for n in ends if sum(p.scene.height + p.above for p in rest[:n]) >= long / 2), len(rest))
    left, right = stacked(rest[:half], wide), stacked(rest[half:], wide)
    both = (Placed(0, 0, left), Placed(wide + 2 * _GAP, 0, right))
    yield Part(Scene(room, max(left.height, right.height), both), rest[0].above)


def _side_by_side(cards: Sequence[Scene], count: int, room: float, look: Look) -> Scene:
    """Cards in columns, each where there is most room left."""
    wide = (room - _GAP * (count - 1)) / count
    shapes: list[Shape] = []
    ends = [0.0] * count
    for card in cards:
        number = ends.index(min(ends))
        x, y, high = number * (wide + _GAP), ends[number], card.height + 20
        shapes.append(Rect(x, y, wide, high, look.tone.paper, Stroke(look.tone.line, 0.7), 3))
        shapes.append(Placed(x + 10, y + 10, card))
        ends[number] += high + _GAP
    return Scene(room, max(ends) - _GAP, tuple(shapes))


def _lines(view: HeadingView, room: float, look: Look) -> Iterator[Part]:
    """A heading, what is read under it, its links."""
    tone = look.tone
    yield from written(view.label, room, look.lang, BODY, Face.SEMIBOLD, tone.ink)
    for text in view.texts:
        yield from written(text, room, look.lang, SMALL, Face.REGULAR, tone.soft, above=4)
    clicked = view.links.index(look.clicked) if look.clicked in view.links else -1
    for number, link in enumerate(view.links):
        yield Part(_link(link, room, look, number == clicked), 5)


def _link(label: str, room: float, look: Look, clicked: bool) -> Scene:
    tone = look.tone
    text = lines(label, room - 11, look.lang, BODY, Face.REGULAR, tone.link)
    shapes: list[Shape] = [Text(1, BODY, "›", BODY, Face.SEMIBOLD, tone.link)]
    for line in text:
        shapes.append(Text(10, line.y, line.text, line.size, line.face, line.colour))
        end = 10 + width(line.text, line.size)
        shapes.append(Curve(((10, line.y + 2), (end, line.y + 2)), Stroke(tone.link, 0.5)))
    high = height(len(text))
    if clicked:
        shapes += signs.ring(7, 0, widest(text) + 6, high)
    return Scene(room, high, tuple(shapes))


def _header(labels: Sequence[str], room: float, look: Look) -> Iterator[Part]:
    """The entries of the header, from the right."""
    tone = look.tone
    for row, gap in _rows(labels, room, SMALL):
        x = room
        shapes: list[Shape] = []
        for label in reversed(row):
            wide = width(label, SMALL)
            shapes.append(Text(x - wide, SMALL + 1, label, SMALL, Face.REGULAR, tone.link))
            shapes += [*signs.ring(x - wide, -1, wide, SMALL + 5)] if label == look.clicked else []
            x -= wide + gap
        yield Part(Scene(room, SMALL + 5, tuple(shapes)))


def _tabs(seen: Page, room: float, look: Look) -> Iterator[Part]:
    """The tabs over a line; the open one is bold, and the line under it thick."""
    tone = look.tone
    for row, gap in _rows(seen.tabs, room, BODY):
        x, high = 0.0, BODY + 12
        shapes: list[Shape] = [Curve(((0, high), (room, high)), Stroke(tone.line, 0.8))]
        for label in row:
            here = label == shortened(seen.tab, room, BODY, Face.SEMIBOLD)
            face = Face.SEMIBOLD if here else Face.REGULAR
            wide = width(label, BODY, face)
            shapes.append(Text(x + 4, BODY + 2, label, BODY, face, tone.ink if here else tone.soft))
            shapes += [Rect(x, high - 2.6, wide + 8, 2.6, tone.ink)] if here else []
            shapes += [*signs.ring(x + 1, 0, wide + 6, BODY + 7)] if label == look.clicked else []
            x += wide + gap
        yield Part(Scene(room, high + 1, tuple(shapes)), 3)


def _rows(labels: Sequence[str], room: float, size: float) -> Iterator[tuple[list[str], float]]:
    """Labels in rows, and how far apart; one that is wider than a row is shortened."""
    whole = sum(width(label, size, Face.SEMIBOLD) for label in labels)
    gap = max(_CLOSE, min(_APART, (room - 8 - whole) / max(1, len(labels) - 1)))
    row: list[str] = []
    used = 0.0
    for label in labels:
        short = shortened(label, room, size, Face.SEMIBOLD)
        wide = width(short, size, Face.SEMIBOLD) + gap
        if row and used + wide - gap > room:
            yield row, gap
            row, used = [], 0.0
        row.append(short)
        used += wide
    if row:
        yield row, gap
