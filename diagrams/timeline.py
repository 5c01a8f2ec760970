"""A run on a line of time: what happened above it, under it the states of each case and the deadlines that ran."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from diagrams import legend
from diagrams.dated import cards
from diagrams.dated.account import described, headline, stacked
from diagrams.dated.axis import Gap, between, gaps, lasting, ticks
from diagrams.dated.deeds import deeds
from diagrams.dated.rows import Stretch, rows
from diagrams.palette import INK, SOFT, Stroke
from diagrams.picture import Sort
from diagrams.scene.kinds import moment as sign
from diagrams.scene.measure import width as measured
from diagrams.scene.scene import Curve, Ellipse, Placed, Scene, Shape, Text
from diagrams.typeface import Face
from diagrams.words import say
from simulator.engine.simulation import Simulation
from simulator.spec.text import Lang

WIDTH: Final = 796.0
HEIGHT: Final = 550.0
"""A4 on its side within margins of 8 mm, in points."""

_CARD, _GUTTER, _LEAD, _EDGE = 140.0, 10.0, 62.0, 4.0
_HIGHEST = 270.0
_APART, _SMALL = 20.0, 8.0


@dataclass(frozen=True, slots=True)
class _Moment:
    """An instant and what its card says."""

    at: datetime
    items: tuple[cards.Item, ...]
    again: bool = False

    @property
    def height(self) -> float:
        return 16 + sum(item.scene.height for item in self.items)


class _Band(NamedTuple):
    """A stretch of the axis drawn from edge to edge: its moments and the gaps between them."""

    moments: tuple[_Moment, ...]
    gaps: tuple[Gap, ...]
    before: datetime | None
    lead: float

    def places(self) -> tuple[float, ...]:
        return tuple(accumulate((gap.length for gap in self.gaps), initial=self.lead))


def timeline(simulation: Simulation, lang: Lang, title: str = "", subtitle: str = "", *, width: float = WIDTH) -> Scene:
    """All that a run was, as one drawing ``width`` points wide and as high as it must be.

    Above the axis, at each moment, who did what and what came of it; under it, for each case, the states it was in
    and its deadlines, each to the day it falls due. What does not fit side by side goes on in another band below.
    """
    return timelines(simulation, lang, title, subtitle, width=width, height=0)[0]


def timelines(
    simulation: Simulation,
    lang: Lang,
    title: str = "",
    subtitle: str = "",
    *,
    width: float = WIDTH,
    height: float = HEIGHT,
) -> tuple[Scene, ...]:
    """The same on pages no higher than ``height`` (0: on one); a band is never cut."""
    drawn = _Drawing(simulation, lang, width)
    bands = list(drawn.bands())
    head = headline(title or say("timeline", lang), subtitle, width, lang)
    foot = legend.legend(legend.keys(drawn.used, lang), width, lang)
    told = described(simulation, lang)
    pages = _pages(bands, height - head.height - foot.height - _APART if height else 0)
    made = [stacked((head, *page, foot), _APART) for page in pages]
    named = f"{title} – {say('timeline', lang)}" if title else say("timeline", lang)
    return tuple(replace(page, title=named, description=told) for page in made)


def _pages(bands: Sequence[Scene], room: float) -> list[list[Scene]]:
    pages: list[list[Scene]] = [[]]
    for band in bands:
        if pages[-1] and room and sum(each.height + _APART for each in pages[-1]) + band.height > room:
            pages.append([])
        pages[-1].append(band)
    return pages


class _Drawing:
    """The bands of a run's line of time, and what they use of the legend."""

    def __init__(self, simulation: Simulation, lang: Lang, width: float) -> None:
        self._simulation, self._lang, self._width = simulation, lang, width
        self._rows = rows(simulation, lang)
        self.used: set[tuple[Sort, str]] = set()

    def bands(self) -> Iterator[Scene]:
        """The whole run, from the first band to the last."""
        moments = list(self._moments())
        most = max(1, int((self._width - _LEAD - _EDGE + _GUTTER) // (_CARD + _GUTTER)))
        size = -(-len(moments) // -(-len(moments) // most))
        for start in range(0, len(moments), size):
            part = tuple(moments[start : start + size])
            before = moments[start - 1].at if start else None
            yield self._band(part, before, last=start + size >= len(moments))

    def _moments(self) -> Iterator[_Moment]:
        simulation, lang = self._simulation, self._lang
        all_ = deeds(simulation, lang)
        coming = [(each, row.name) for row in self._rows for each in row.deadlines if each.fate == "running"]
        for at in sorted({deed.at for deed in all_} | {each.due for each, _ in coming} | {simulation.now}):
            here = [deed for deed in all_ if deed.at == at]
            self.used |= {("edge", deed.kind) for deed in here}
            self.used |= {("node", cards.kind_of(simulation, deed)) for deed in here if deed.entered}
            rest = [cards.due(each, name, _CARD, lang) for each, name in coming if each.due == at]
            if at == simulation.now and (coming or not here):
                rest.insert(0, cards.remark(say("ends_here", lang), _CARD, lang))
            cut = tuple(cards.cards(simulation, here, rest, (_CARD, _HIGHEST), lang))
            yield from (_Moment(at, items, again=bool(number)) for number, items in enumerate(cut))

    def _band(self, moments: tuple[_Moment, ...], before: datetime | None, *, last: bool) -> Scene:
        lead = _LEAD if before else _EDGE
        spans = between([each.at for each in moments])
        band = _Band(moments, gaps(spans, _CARD + _GUTTER, self._width - lead - _CARD), before, lead)
        axis = max(each.height for each in moments) + 12
        shapes = [*self._cards(band, axis), *self._axis(band, axis, last=last)]
        y = axis + 40
        stretch = Stretch.of([each.at for each in moments], band.places(), self._width, self._simulation.now, _CARD)
        for row in self._rows:
            drawn = row.drawn(stretch, self._lang)
            if drawn is not None:
                shapes.append(Placed(0, y, drawn.scene))
                self.used |= drawn.used
                y += drawn.scene.height
        return Scene(self._width, y, tuple(shapes), lang=self._lang)

    def _cards(self, band: _Band, axis: float) -> Iterator[Shape]:
        for each, x in zip(band.moments, band.places(), strict=True):
            yield Curve(((x, 2), (x, axis)), Stroke(SOFT, 0.6))
            yield Placed(x + 6, 0, cards.headed(each.at, self._lang, again=each.again))
            y = 16.0
            for item in each.items:
                yield from cards.drawn(item, x + 8, y)
                y += item.scene.height

    def _axis(self, band: _Band, y: float, *, last: bool) -> Iterator[Shape]:
        yield Curve(((0 if band.before else band.lead, y), (self._width, y)), Stroke(INK, 1.3))
        if last:
            yield Curve(((self._width, y), (self._width - 7, y - 3), (self._width - 7, y + 3)), None, INK, closed=True)
        if band.before:
            yield from self._gap(band.before, band.moments[0].at, (0, band.lead), y, scaled=False)
        for (sooner, later), (left, right), gap in zip(
            pairwise(band.moments), pairwise(band.places()), band.gaps, strict=True
        ):
            yield from self._gap(sooner.at, later.at, (left, right), y, scaled=gap.scaled)
        yield from (Ellipse(x, y, 3, 3, INK) for x in band.places())

    def _gap(
        self, since: datetime, until: datetime, ends: tuple[float, float], y: float, *, scaled: bool
    ) -> Iterator[Shape]:
        """How long it is between two moments; a thick line where it is but one."""
        left, right = ends
        if since == until:
            yield Curve(((left, y), (right, y)), Stroke(INK, 4))
            return
        if scaled:
            yield from ticks(since, until, ends, y)
        else:
            self.used.add(("moment", "break"))
            yield from sign("break", (left + right) / 2, y)
        text = lasting(since, until, self._lang)
        middle = max((left + right) / 2, measured(text, _SMALL) / 2)
        yield Text(middle, y + 14, text, _SMALL, Face.REGULAR, SOFT, "middle")
