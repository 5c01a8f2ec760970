"""The rows under an axis of time: for each case the states it was in as bars, and its deadlines as dashed lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from diagrams.dated.deeds import who
from diagrams.dated.spans import Deadline, Span, deadlines, spans
from diagrams.palette import INK, NODES, SOFT
from diagrams.picture import Sort
from diagrams.scene.kinds import TIMER, box, line, moment
from diagrams.scene.measure import shortened
from diagrams.scene.scene import Scene, Shape, Text
from diagrams.typeface import Face
from diagrams.words import quoted, tied
from simulator.engine.simulation import Case, Simulation
from simulator.spec.text import Lang

_BAR, _TEXT, _LABEL = 18.0, 9.0, 16.0
_DEADLINE = 23.0


class Drawn(NamedTuple):
    """A row in one band, and what it uses of the legend."""

    scene: Scene
    used: frozenset[tuple[Sort, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A case: what it is called, its states and its deadlines."""

    name: str
    spans: tuple[Span, ...]
    deadlines: tuple[Deadline, ...]
    ended: bool

    def drawn(self, stretch: "Stretch", lang: Lang) -> Drawn | None:
        """The row over a part of the axis; None where the case is not yet there."""
        width = stretch.width
        shapes: list[Shape] = []
        used: set[tuple[Sort, str]] = set()
        for span in self.spans:
            lasts = span.until is not None or self.ended
            ends = stretch.ends(span.since, span.until) if lasts else stretch.still(span.since)
            if ends is not None:
                used.add(("node", span.kind))
                shapes += _bar(span, *ends, _LABEL)
        y = _LABEL + _BAR + 4
        for deadline in self.deadlines:
            until = deadline.due if deadline.fate == "running" else deadline.until
            ends = stretch.ends(deadline.since, until)
            if ends is not None:
                reached = until in stretch.places
                used |= {("moment", deadline.fate)} if reached else set()
                shapes += _line(deadline, *ends, y, width, reached=reached)
                y += _DEADLINE
        if not shapes:
            return None
        title = Text(0, 11, shortened(self.name, width, _TEXT, Face.SEMIBOLD), _TEXT, Face.SEMIBOLD, INK)
        return Drawn(Scene(width, y + 8, (title, *shapes), lang=lang), frozenset(used))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis: where each moment begins and ends, and what lies beyond."""

    places: Mapping[datetime, tuple[float, float]]
    width: float
    now: datetime
    card: float

    @classmethod
    def of(
        cls, instants: Sequence[datetime], places: Sequence[float], width: float, now: datetime, card: float
    ) -> "Stretch":
        """The stretch whose moments are at these places; one instant may have several, side by side."""
        found: dict[datetime, tuple[float, float]] = {}
        for at, x in zip(instants, places, strict=True):
            found[at] = (found[at][0] if at in found else x, x)
        return cls(found, width, now, card)

    def ends(self, since: datetime, until: datetime | None) -> tuple[float, float] | None:
        """Where something begins and ends here, or None where it is elsewhere or took no time; None: it lasts."""
        first, last = min(self.places), max(self.places)
        if since > last or (until is not None and (until < first or until == since)):
            return None
        left = self.places[since][0] if since in self.places else 0.0
        right = self.width if until is None or until > last else self.places[until][0]
        return (left, right) if right > left else None

    def still(self, since: datetime) -> tuple[float, float] | None:
        """The same for a state in which the run leaves a case: it goes on a little."""
        until = self.places.get(self.now)
        if until is None or since > self.now:
            return self.ends(since, None) if self.now > max(self.places) else None
        left = self.places[since][0] if since in self.places else 0.0
        return left, min(until[1] + self.card, self.width)


def rows(simulation: Simulation, lang: Lang) -> tuple[Row, ...]:
    """A row for each case, in the order in which they were opened."""
    return tuple(_row(simulation, case, lang) for case in simulation.cases.values())


def _row(simulation: Simulation, case: Case, lang: Lang) -> Row:
    name = tied(simulation.library.flows[case.flow].name.of(lang).source, lang)
    named = f"{quoted(name, lang)} – {who(simulation, case.insured, lang)}"
    ended = simulation.ended(case)
    return Row(named, spans(simulation, case, lang), deadlines(simulation, case, lang), ended)


def _bar(span: Span, left: float, right: float, y: float) -> Iterator[Shape]:
    yield from box(NODES[span.kind], left, y, right - left, _BAR)
    text = shortened(span.text, right - left - 14, _TEXT)
    yield Text(left + 7, y + 12.5, text, _TEXT, Face.REGULAR, NODES[span.kind].text)


def _line(deadline: Deadline, left: float, right: float, y: float, width: float, *, reached: bool) -> Iterator[Shape]:
    """A dashed line to the day, what it says above it, and at its end what became of it."""
    level = y + 15
    yield Text(left + 4, y + 8, shortened(deadline.text, width - left - 4, 8.5), 8.5, Face.REGULAR, SOFT)
    yield from line(TIMER, ((left, level), (right - (5 if reached else 0), level)))
    if reached:
        yield from moment(deadline.fate, right, level)
