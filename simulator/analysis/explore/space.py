"""The reachable space: every situation, and for each the data it can be reached with, in the order of distance."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, NamedTuple, cast

from simulator.analysis.explore.axis import Axis, with_value
from simulator.analysis.explore.classes import axes
from simulator.analysis.explore.moves import Move, Moves, UnforeseenError
from simulator.analysis.explore.ops import Ops, forwards
from simulator.analysis.explore.reading import Reader
from simulator.analysis.explore.sets import EMPTY, Sets
from simulator.analysis.explore.situation import Place, Situation
from simulator.analysis.explore.time import Clock
from simulator.engine.rows import Row
from simulator.spec.calendar import at, civil_date, later, local
from simulator.spec.expressions.tree import Value
from simulator.spec.flow import Arc, Flow
from simulator.spec.load import Library

MOST: Final = 100_000
"""Situations beyond which an exploration stops and says so."""

_MOST_VALUES: Final = 60
"""Values written that are no class yet, beyond which an exploration stops and says so."""

Monitor = Callable[[Reader, Situation], Iterator[tuple[Ops, Situation]]]
"""What watches a run: the ways to go on from a situation that was just reached, each with the data that it keeps."""


class Edge(NamedTuple):
    """A move from a situation to another, both by their numbers."""

    source: int
    move: Move
    target: int


class Space:
    """All that flows can come to together, one case each, for one insured person from one instant on.

    Spaces that are to be compared are made with the same ``classes`` and ``sets``.

    ``situations`` are in the order of discovery; ``reached`` the data of each, ``layers`` what was new at which
    distance (moves from the start). ``complete`` is False where a bound was hit.
    """

    def __init__(
        self,
        library: Library,
        flows: Sequence[str],
        person: str,
        start: datetime,
        *,
        most: int = MOST,
        monitor: Monitor | None = None,
        classes: tuple[Axis, ...] | None = None,
        sets: Sets | None = None,
    ) -> None:
        self.library, self.person, self.start = library, person, start
        self.flows: tuple[Flow, ...] = tuple(library.flows[name] for name in flows)
        self.axes: tuple[Axis, ...] = classes or axes_of(library, flows, person, start)
        self.most, self._monitor, self._shared = most, monitor, sets
        for _ in range(_MOST_VALUES):
            self._prepare()
            try:
                self._explore(Situation(start, (None,) * len(self.flows)))
                return
            except UnforeseenError as unforeseen:  # seldom: what a branch writes depends on the day
                self.axes = with_value(self.axes, unforeseen.axis, cast("Value", unforeseen.value))
                self._shared = None
        self.complete = False

    def _prepare(self) -> None:
        self.reader = Reader(self.flows, self.axes, self.library.dossiers.people[self.person], self._shared)
        self.sets = self.reader.sets
        self.moves = Moves(self.reader)
        self.clock = Clock(self.reader)
        self.situations: list[Situation] = []
        self.reached: list[int] = []
        self.layers: list[list[tuple[int, int]]] = []
        self.edges: list[tuple[Edge, ...]] = []
        self.complete = True
        self._numbers: dict[object, int] = {}
        self.exact = not self.clock.by_day or self._monitor is not None

    # --- what it holds

    @property
    def states(self) -> int:
        """How many states were reached: situations × data. Exact."""
        return sum(self.sets.count(data) for data in self.reached)

    @property
    def initial(self) -> int:
        """The data before anything has happened: nothing typed, the dossier as it is."""
        dossier = self.library.dossiers.people[self.person]
        chosen = [
            0 if axis.field else next(i for i, c in enumerate(axis.contents) if c.value == dossier.get(axis.key))
            for axis in self.axes
        ]
        return self.sets.single(chosen)

    def arcs(self) -> frozenset[Arc]:
        """Every row that is followed somewhere for some data, those that refuse included."""
        refused = {row.arc for number in range(len(self.situations)) for _, row, _ in self.refusals(number)}
        return frozenset(refused | {arc for edge in self.live_edges() for arc in edge.move.arcs})

    def refusals(self, number: int) -> Iterator[tuple[int, Row, int]]:
        """The rows of a situation that refuse: the flow's number, the row, and for which of the data reached."""
        here, data = self.situations[number], self.reached[number]
        for flow, place in enumerate(here.places):
            for trigger in self.flows[flow].leaves[place.leaf].arcs if place else ():
                for row, taken in self.moves.choices.taken(here, flow, trigger, data):
                    if row.arc.refusal is not None:
                        yield flow, row, self.sets.both(taken, data)

    def live_edges(self) -> Iterator[Edge]:
        """The edges that some of the data reached can take."""
        for edges in self.edges:
            for edge in edges:
                if forwards(self.sets, edge.move.ops, self.reached[edge.source]) != EMPTY:
                    yield edge

    # --- the search

    def _explore(self, first: Situation) -> None:
        frontier = {self._number(first): self.initial}
        self.reached[0] = self.initial
        self.layers[0].append((0, self.initial))
        depth = 0
        while frontier:
            depth += 1
            new: dict[int, int] = {}
            for source, data in frontier.items():
                if len(self.situations) > self.most:
                    self.complete = False
                    return
                for edge in self._edges(source):
                    after = self.sets.minus(forwards(self.sets, edge.move.ops, data), self.reached[edge.target])
                    if after != EMPTY:
                        new[edge.target] = self.sets.either(new.get(edge.target, EMPTY), after)
            for target, data in new.items():
                self.reached[target] = self.sets.either(self.reached[target], data)
                self.layers[target].append((depth, data))
            frontier = new

    def _edges(self, source: int) -> tuple[Edge, ...]:
        """The moves of a situation, found once."""
        while len(self.edges) <= source:
            self.edges.append(())
        if not self.edges[source]:
            here = self.situations[source]
            self.edges[source] = tuple(
                Edge(source, move._replace(ops=(*move.ops, *ops), to=to), self._number(to))
                for move in self._moves(here)
                for ops, to in self._watched(move)
            )
        return self.edges[source]

    def _moves(self, here: Situation) -> Iterator[Move]:
        yield from self.moves.of(here)
        for until in self.clock.stops(here):
            if self.canonical(until) > here.now or until == here.now:
                yield from self.moves.waits(here, until)

    def _watched(self, move: Move) -> Iterator[tuple[Ops, Situation]]:
        to = move.to._replace(now=self.canonical(move.to.now))
        if self._monitor is None:
            yield (), to
        else:
            yield from self._monitor(self.reader, to)

    def number(self, here: Situation) -> int | None:
        """The number of a situation; None for one that is not reached."""
        return self._numbers.get(self._key(here))

    def canonical(self, now: datetime) -> datetime:
        """One instant for all that nothing can tell apart: noon, where every timer falls due at midnight."""
        return now if self.exact else _noon(civil_date(now))

    def _number(self, here: Situation) -> int:
        key = self._key(here)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.situations)
            self.situations.append(here)
            self.reached.append(EMPTY)
            self.layers.append([])
        return number

    def _key(self, here: Situation) -> object:
        """A situation as it counts: once the calendar no longer matters, instants are told from now."""
        if not self.clock.settled(here):
            return here
        places = tuple(place and _told_from(place, here.now) for place in here.places)
        return places, here.deadline and here.deadline - here.now


@lru_cache(maxsize=4096)
def _noon(day: date) -> datetime:
    return at(datetime.combine(day, time(12)))


def _told_from(place: Place, now: datetime) -> tuple[object, ...]:
    """A place with its instants told from now: entries in days, timers in legal time."""
    day, clock = civil_date(now), local(now).replace(tzinfo=None)
    since = tuple((state, (day - civil_date(instant)).days) for state, instant in place.since)
    left = ((timer, local(instant).replace(tzinfo=None) - clock) for timer, instant in place.due)
    due = tuple((timer, max(span, timedelta())) for timer, span in left)  # what is overdue is so, since whenever
    return place.leaf, since, due, place.sent, place.given


def axes_of(library: Library, flows: Sequence[str], person: str, start: datetime) -> tuple[Axis, ...]:
    """The axes of a space: boundaries are looked for at the start, and when timers begun then would fall due."""
    found = [library.flows[name] for name in flows]
    timers = (timer for flow in found for state in flow.states.values() for timer in state.timers)
    days = dict.fromkeys([start, *(later(start, timer.after) for timer in timers if timer.after is not None)])
    return axes(library, found, person, tuple(days))
