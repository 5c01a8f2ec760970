"""What happened at one moment, as a card: its date, then each deed with who did it and what came of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from diagrams.dated.deeds import Deed, posted, who
from diagrams.dated.spans import Deadline, label
from diagrams.dated.spans import kind_of as spanned
from diagrams.palette import EDGES, INK, NODES, SOFT, Stroke
from diagrams.picture import Line, LineKind, NodeKind
from diagrams.scene.kinds import box, line
from diagrams.scene.measure import width, wrapped
from diagrams.scene.scene import Placed, Scene, Shape, Text
from diagrams.sketch import SIGNS
from diagrams.typeface import Face
from diagrams.words import say
from simulator.engine.simulation import Simulation
from simulator.spec.calendar import french_date, local, time_of_day
from simulator.spec.text import Lang

SIZE, LEADING = 8.5, 11.0
_INDENT, _MOST = 9.0, 4
_FACES: dict[LineKind, Face] = {"refusal": Face.ITALIC}


class Item(NamedTuple):
    """A part of a card that is not cut: its line at the left, and what is written, with an upper left corner of 0."""

    stroke: Stroke
    scene: Scene


def headed(at: datetime, lang: Lang, *, again: bool = False) -> Scene:
    """The date and the time of day; ``again`` where the card goes on from another."""
    day = french_date(local(at).date())
    hour = time_of_day(at) + (f" ({say('goes_on', lang)})" if again else "")
    shapes = (
        Text(0, 10, day, 10, Face.SEMIBOLD, INK),
        Text(width(f"{day}\u00a0\u00a0", 10, Face.SEMIBOLD), 10, hour, SIZE, Face.REGULAR, SOFT),
    )
    return Scene(0, 16, shapes, lang=lang)


def cards(
    simulation: Simulation, deeds: Sequence[Deed], rest: Sequence[Item], room: tuple[float, float], lang: Lang
) -> Iterator[tuple[Item, ...]]:
    """The deeds of one moment, then the rest, on cards of a width and at most a height, one card at least.

    Who does one thing after another is named once a card.
    """
    width, height = room
    part: list[Item] = []
    named = None
    both: tuple[Deed | Item, ...] = (*deeds, *rest)
    for each in both:
        item = each if isinstance(each, Item) else _item(simulation, each, named, width, lang)
        if part and sum(one.scene.height for one in part) + item.scene.height > height:
            yield tuple(part)
            part = []
            item = each if isinstance(each, Item) else _item(simulation, each, None, width, lang)
        named = None if isinstance(each, Item) else each.person
        part.append(item)
    yield tuple(part)


def _item(simulation: Simulation, deed: Deed, named: str | None, width: float, lang: Lang) -> Item:
    person = "" if deed.person == named else who(simulation, deed.person, lang)
    return Item(EDGES[deed.kind], told(simulation, deed, person, width - _INDENT, lang))


def told(simulation: Simulation, deed: Deed, person: str, room: float, lang: Lang) -> Scene:
    """A deed in lines no wider than ``room``: who, what, what came of it, the state that it brought the case into."""
    pen = Pen(room, lang)
    if person:
        pen.write(person[:1].upper() + person[1:], Face.SEMIBOLD)
    pen.write(deed.text)
    for note in deed.notes:
        pen.note(note)
    for letter in deed.letters:
        pen.note(Line("effect", posted(simulation, letter, lang)))
    if deed.entered:
        flow = simulation.library.flows[simulation.cases[deed.case].flow]
        pen.chip(kind_of(simulation, deed), label(flow, deed.entered, lang))
    return pen.scene()


def kind_of(simulation: Simulation, deed: Deed) -> NodeKind:
    """How the state that a deed brought its case into is drawn."""
    return spanned(simulation.library.flows[simulation.cases[deed.case].flow], deed.entered)


def due(deadline: Deadline, flow: str, room: float, lang: Lang) -> Item:
    """A deadline that is still to come, at the moment when it falls due."""
    pen = Pen(room - _INDENT, lang)
    pen.write(flow, Face.SEMIBOLD)
    pen.write(deadline.text, Face.ITALIC)
    return Item(EDGES["timer"], pen.scene())


def remark(text: str, room: float, lang: Lang) -> Item:
    """A remark that is no deed."""
    pen = Pen(room - _INDENT, lang)
    pen.write(text, Face.ITALIC, SOFT)
    return Item(EDGES["logout"], pen.scene())


def drawn(item: Item, x: float, y: float) -> Iterator[Shape]:
    """An item with its line, its upper left corner at (x, y)."""
    yield from line(item.stroke, ((x, y + 1), (x, y + item.scene.height - 2)))
    yield Placed(x + _INDENT, y, item.scene)


class Pen:
    """Writes lines one under the other."""

    def __init__(self, room: float, lang: Lang) -> None:
        self._room, self._lang = room, lang
        self._shapes: list[Shape] = []
        self._y = 0.0

    def write(self, text: str, face: Face = Face.REGULAR, colour: str = INK, most: int = _MOST) -> None:
        """A text, broken into lines; at most so many."""
        for piece in wrapped(text, self._room, SIZE, face, most):
            self._shapes.append(Text(0, self._y + SIZE, piece, SIZE, face, colour))
            self._y += LEADING

    def note(self, note: Line) -> None:
        """What came of a deed, behind its sign."""
        sign = SIGNS.get(note.kind, "")
        face = _FACES.get(note.kind, Face.REGULAR)
        for index, piece in enumerate(wrapped(note.text, self._room - _INDENT, SIZE, face, _MOST)):
            if not index:
                self._shapes.append(Text(0, self._y + SIZE, sign, SIZE, Face.SEMIBOLD, SOFT))
            self._shapes.append(Text(_INDENT, self._y + SIZE, piece, SIZE, face, SOFT))
            self._y += LEADING

    def chip(self, kind: NodeKind, text: str) -> None:
        """A state, as a small box of its kind."""
        lines = wrapped(text, self._room - 14, SIZE, Face.REGULAR, 2)
        long = max((width(piece, SIZE) for piece in lines), default=0) + 14
        high = len(lines) * LEADING + 5
        self._shapes += box(NODES[kind], 0, self._y + 2, long, high)
        for index, piece in enumerate(lines):
            self._shapes.append(Text(7, self._y + 4 + SIZE + index * LEADING, piece, SIZE))
        self._y += high + 4

    def scene(self) -> Scene:
        """All that was written."""
        return Scene(self._room, self._y + 3, tuple(self._shapes), lang=self._lang)
