"""A run as swim lanes: time runs down, each deed stands in the lane of who did it, each case has a lane of states."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Final, NamedTuple

from diagrams import legend
from diagrams.dated.account import described, headline, stacked
from diagrams.dated.axis import lasting
from diagrams.dated.cards import LEADING, SIZE, Pen, told
from diagrams.dated.deeds import Deed, Letter, deeds
from diagrams.dated.lane import cases, people
from diagrams.dated.spans import kind_of, label
from diagrams.palette import CLUSTER, EDGES, FAINT, GROUND, INK, NODES, PAPER, SOFT, Box, Stroke
from diagrams.picture import NodeKind, Sort
from diagrams.scene.kinds import arrow, box
from diagrams.scene.kinds import moment as sign
from diagrams.scene.measure import shortened, width, wrapped
from diagrams.scene.scene import Curve, Ellipse, Placed, Rect, Scene, Shape, Text
from diagrams.typeface import Face
from diagrams.words import say
from simulator.engine.simulation import Simulation
from simulator.spec.calendar import french_date, local, time_of_day
from simulator.spec.text import Lang

UPRIGHT: Final = (550.0, 796.0)
SIDEWAYS: Final = (796.0, 550.0)
"""A4 within margins of 8 mm, in points."""

_GUTTER, _NARROW, _WIDE, _COMFORT = 62.0, 84.0, 190.0, 104.0
_PAD, _INNER, _GAP, _WAIT = 7.0, 5.0, 18.0, 34.0
_THREAD = Stroke(FAINT, 0.9)


_State = tuple[NodeKind, tuple[str, ...]]
"""How a state is drawn, and what it is called, in lines."""


class _Row(NamedTuple):
    """A deed, laid out: its box, the communications it sent, the state it led to, and how high all that is."""

    deed: Deed
    act: Scene
    sent: tuple[tuple[str, Scene], ...]
    state: _State | None
    height: float


class _Placed(NamedTuple):
    """A row, by its number in the run, on a page, so far below the heads of the lanes.

    ``before`` is when the deed before it was done.
    """

    row: _Row
    number: int
    y: float
    before: datetime | None


def swim(simulation: Simulation, lang: Lang, title: str = "", subtitle: str = "") -> tuple[Scene, ...]:
    """A run, each deed in the lane of who did it with its date and hour, on as few A4 pages as it needs.

    An arrow leads from each deed to the next, and from a deed to the state that it brought its case into. What was
    sent stands in the lane of who received it. A run in which nothing happened is a page without deeds.
    """
    sheet = _Sheet(simulation, lang)
    head = headline(title or say("lanes", lang), subtitle, sheet.width, lang)
    foot = legend.legend(legend.keys(sheet.used, lang), sheet.width, lang)
    pages = sheet.pages(sheet.height - head.height - foot.height - 10)
    made = [stacked((head, page, foot), 10) for page in pages]
    named = f"{title} – {say('lanes', lang)}" if title else say("lanes", lang)
    told = described(simulation, lang)
    return tuple(replace(page, title=named, description=told) for page in made)


class _Sheet:
    """The lanes of a run and its rows."""

    def __init__(self, simulation: Simulation, lang: Lang) -> None:
        self._simulation, self._lang = simulation, lang
        self._deeds = deeds(simulation, lang)
        self._people = people(simulation, self._deeds, lang)
        self._cases = cases(simulation, lang)
        lanes = max(1, len(self._people) + len(self._cases))
        self.width, self.height = UPRIGHT if lanes * _COMFORT + _GUTTER <= UPRIGHT[0] else SIDEWAYS
        self._lane = min(_WIDE, max(_NARROW, (self.width - _GUTTER) / lanes))
        self.width = max(self.width, _GUTTER + lanes * self._lane)
        self._lanes = (*self._people, *self._cases)
        keys = [lane.key for lane in self._lanes]
        self._middle = {key: _GUTTER + (index + 0.5) * self._lane for index, key in enumerate(keys)}
        self.used: set[tuple[Sort, str]] = set()
        if len({deed.at for deed in self._deeds}) > 1:
            self.used.add(("moment", "break"))
        self._rows = [self._row(deed) for deed in self._deeds]

    def _row(self, deed: Deed) -> _Row:
        state = self._state(deed)
        room = self._lane - 2 * _PAD - 2 * _INNER
        act = told(self._simulation, deed._replace(letters=(), entered=""), "", room, self._lang)
        sent = tuple((letter.to, self._letter(letter)) for letter in deed.letters)
        self.used |= {("edge", deed.kind), *([("moment", "sent")] if sent else ())}
        self.used |= {("node", state[0])} if state else set()
        high = [act.height + 4, len(state[1]) * LEADING + 8 if state else 0]
        return _Row(deed, act, sent, state, max(*high, *(self._letters_height(sent).values() or (0,))))

    def _letter(self, letter: Letter) -> Scene:
        pen = Pen(self._lane - 2 * _PAD - 22, self._lang)
        pen.write(letter.text, Face.ITALIC, SOFT)
        return pen.scene()

    def _letters_height(self, sent: tuple[tuple[str, Scene], ...]) -> dict[str, float]:
        high: dict[str, float] = {}
        for to, scene in sent:
            high[to] = high.get(to, 0) + scene.height
        return high

    def _state(self, deed: Deed) -> _State | None:
        if not deed.entered:
            return None
        flow = self._simulation.library.flows[self._simulation.cases[deed.case].flow]
        named = label(flow, deed.entered, self._lang)
        return kind_of(flow, deed.entered), wrapped(named, self._lane - 2 * _PAD - 12, SIZE, most=3)

    # --- pages

    def pages(self, room: float) -> list[Scene]:
        """The rows on as few pages as they need, each with the heads of the lanes."""
        heads = self._heads()
        pages: list[list[_Placed]] = [[]]
        y = 0.0
        for index, row in enumerate(self._rows):
            before = self._rows[index - 1].deed.at if index else None
            gap = _WAIT if before and before != row.deed.at else _GAP
            if pages[-1] and heads.height + y + gap + row.height + _GAP > room:
                pages.append([])
                y = 0.0
            y += gap
            pages[-1].append(_Placed(row, index, y, before))
            y += row.height
        return [self._page(heads, page, last=page is pages[-1]) for page in pages]

    def _page(self, heads: Scene, page: Sequence[_Placed], *, last: bool) -> Scene:
        top = heads.height
        low = top + (page[-1].y + page[-1].row.height if page else 0) + _GAP
        shapes: list[Shape] = [*self._grounds(low), Placed(0, 0, heads)]
        shapes += self._clock(page, top, low, last=last)
        for sooner, later in pairwise(page):
            shapes += self._thread(sooner, later, top)
        shapes += self._lives(page, top, low)
        for placed in page:
            shapes += self._drawn(placed, top)
        return Scene(self.width, low, tuple(shapes), lang=self._lang)

    def _heads(self) -> Scene:
        room = self._lane - 2 * _PAD
        titles = {lane.key: wrapped(lane.title, room, 9.5, Face.SEMIBOLD, 3) for lane in self._lanes}
        high = max((len(lines) for lines in titles.values()), default=1) * 12 + 18
        shapes: list[Shape] = []
        for lane in self._lanes:
            x, y = self._middle[lane.key], 13.0
            for piece in titles[lane.key]:
                shapes.append(Text(x, y, piece, 9.5, Face.SEMIBOLD, INK, "middle"))
                y += 12
            shapes.append(Text(x, y, shortened(lane.below, room, SIZE), SIZE, Face.REGULAR, SOFT, "middle"))
        right = _GUTTER + len(self._lanes) * self._lane
        shapes.append(Curve(((_GUTTER, high), (right, high)), Stroke(SOFT, 0.8)))
        return Scene(self.width, high, tuple(shapes), lang=self._lang)

    def _grounds(self, low: float) -> Iterator[Shape]:
        """Every other lane on a ground of its own; lines between them; the cases' lanes apart."""
        for index, lane in enumerate(self._lanes):
            x = self._middle[lane.key] - self._lane / 2
            yield Rect(x, 0, self._lane, low, GROUND if index % 2 == 0 else PAPER)
            first = index == len(self._people)
            yield Curve(((x, 0), (x, low)), Stroke(SOFT if first else CLUSTER.stroke.colour, 1.4 if first else 0.6))
        right = _GUTTER + len(self._lanes) * self._lane
        yield Curve(((right, 0), (right, low)), Stroke(CLUSTER.stroke.colour, 0.6))

    def _clock(self, page: Sequence[_Placed], top: float, low: float, *, last: bool) -> Iterator[Shape]:
        """Time at the left: each instant beside the first deed of it, and how long it took until then."""
        if not page:
            return
        x, first = _GUTTER - 8, top + page[0].y + 9
        end = top + page[-1].y + 9 if last else low
        yield Curve(((x, first), (x, end)), Stroke(INK, 1.3))
        shown = None
        for placed in page:
            at, y = placed.row.deed.at, top + placed.y + 9
            if at == shown:
                continue
            yield Ellipse(x, y, 2.6, 2.6, INK)
            day = local(at).date()
            yield Text(x - 6, y - 1, french_date(day), SIZE, Face.SEMIBOLD, INK, "end")
            yield Text(x - 6, y + 9, time_of_day(at), SIZE, Face.REGULAR, SOFT, "end")
            if placed.before and placed.before != at:
                yield from self._wait(placed, y)
            shown = at

    def _wait(self, placed: _Placed, y: float) -> Iterator[Shape]:
        x, level = _GUTTER - 8, y - 9 - _WAIT / 2
        assert placed.before is not None  # asked for after a wait alone
        text = lasting(placed.before, placed.row.deed.at, self._lang)
        yield Rect(x - 4, level - 2, 8, 4, PAPER)
        for shift in (-2.0, 2.0):
            yield Curve(((x - 4.5, level + shift + 2), (x + 4.5, level + shift - 2)), Stroke(INK, 1.1))
        yield Text(x - 7, level + 3, text, 7.5, Face.ITALIC, SOFT, "end")

    # --- what stands in the lanes

    def _thread(self, sooner: _Placed, later: _Placed, top: float) -> Iterator[Shape]:
        """From a deed to the next: down, over to its lane, down."""
        x, x1 = self._middle[sooner.row.deed.person], self._middle[later.row.deed.person]
        y, y1 = top + sooner.y + sooner.row.act.height + 4, top + later.y
        if x == x1:
            yield from arrow(_THREAD, ((x, y), (x, y1)))
        else:
            level = y1 - 9
            yield from arrow(_THREAD, ((x, y), (x, level), (x1, level), (x1, y1)))

    def _lives(self, page: Sequence[_Placed], top: float, low: float) -> Iterator[Shape]:
        """The life of each case, from its opening to its end, behind its states."""
        at = {placed.number: top + placed.y + 10 for placed in page}
        for case in self._simulation.cases.values():
            own = [number for number, deed in enumerate(self._deeds) if deed.case == case.id]
            ends = [number for number in own if self._ends(self._deeds[number])] or [len(self._deeds)]
            if not own or not at or own[0] > max(at) or ends[0] < min(at):
                continue
            x = self._middle[f"#{case.id}"]
            yield Curve(((x, at.get(own[0], top)), (x, at.get(ends[0], low))), Stroke(SOFT, 0.9))

    def _ends(self, deed: Deed) -> bool:
        flow = self._simulation.library.flows[self._simulation.cases[deed.case].flow]
        return bool(deed.entered) and flow.states[deed.entered].final

    def _drawn(self, placed: _Placed, top: float) -> Iterator[Shape]:
        row, y = placed.row, top + placed.y
        x = self._middle[row.deed.person]
        left, long, high = x - self._lane / 2 + _PAD, self._lane - 2 * _PAD, row.act.height + 4
        stroke = EDGES[row.deed.kind]
        if row.state:
            yield from self._entered(row, x + long / 2, y, stroke)
        yield from self._posted(row, x, y)
        yield from box(Box(stroke, NODES["screen"].ground, "square"), left, y, long, high)
        yield Placed(left + _INNER, y + 2, row.act)

    def _entered(self, row: _Row, right: float, y: float, stroke: Stroke) -> Iterator[Shape]:
        """The state that a deed leads to, and the arrow there."""
        assert row.state is not None  # asked for where there is one
        kind, lines = row.state
        x = self._middle[f"#{row.deed.case}"]
        long = min(self._lane - 2 * _PAD, max(width(piece, SIZE) for piece in lines) + 16)
        high = len(lines) * LEADING + 6
        yield from arrow(stroke, ((right, y + 9), (x - long / 2, y + 9)))
        yield from box(NODES[kind], x - long / 2, y, long, high)
        for index, piece in enumerate(lines):
            yield Text(x, y + 12 + index * LEADING, piece, SIZE, Face.REGULAR, INK, "middle")

    def _posted(self, row: _Row, x: float, y: float) -> Iterator[Shape]:
        """What was sent, in the lanes of those who received it, and the arrows there."""
        below: dict[str, float] = {}
        for to, scene in row.sent:
            there = self._middle[to]
            down = below.get(to, 0.0)
            side = 1 if there > x else -1
            edge, level = self._lane / 2 - _PAD, y + down + 7
            if to != row.deed.person and not down:
                yield from arrow(_THREAD, ((x + side * edge, level), (there - side * edge, level)))
            left = there - edge
            yield Rect(left, y + down, 2 * edge, scene.height, PAPER, Stroke(CLUSTER.stroke.colour, 0.6))
            yield from sign("sent", left + 9, level)
            yield Placed(left + 18, y + down, scene)
            below[to] = down + scene.height
