"""Time classes: the instants at which something changes by itself, which are all that need visiting.

Those are the due instants of timers and the days on which a comparison with today changes its truth. They depend on
where a case is and on what its dates can be.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import product
from typing import Final

from simulator.analysis.explore.onwards import onwards, read_onwards
from simulator.analysis.explore.reading import Reader
from simulator.analysis.explore.situation import Place, Situation
from simulator.spec.calendar import day_after, start_of
from simulator.spec.expressions.compile import compiled
from simulator.spec.expressions.explain import flips
from simulator.spec.expressions.tree import (
    Age,
    Compare,
    Expression,
    FieldValue,
    It,
    Literal,
    Quantified,
    Since,
    Today,
    walk,
)
from simulator.spec.flow import Flow

SECOND: Final = timedelta(seconds=1)


class Clock:
    """When to look at the cases of flows that are explored together."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[object, frozenset[date]] = {}
        self._known_days: dict[tuple[Place | None, ...], list[datetime]] = {}
        self._ends: dict[tuple[int, str], datetime | None] = {}
        self._relevant: dict[tuple[int, str], tuple[Expression, ...]] = {}
        self.by_day = not any(timer.after for flow in reader.flows for s in flow.states.values() for timer in s.timers)
        """Whether nothing can tell two instants of one day apart: every timer falls due at midnight."""

    def next(self, here: Situation) -> datetime | None:
        """The next instant at which something changes by itself; None where nothing ever will."""
        days = self._known_days.get(here.places)
        if days is None:
            days = self._known_days[here.places] = sorted({start_of(day) for day in self._days(here)})
        later = bisect_right(days, here.now)
        instants = [instant for instant in _dues(here) if instant > here.now]
        return min([*instants, *days[later : later + 1]], default=None)

    def stops(self, here: Situation) -> tuple[datetime, ...]:
        """The instants to wait for: the last second before something changes, then that instant.

        Whatever begins in between falls due in between: the two ends of the time that nothing tells apart are enough.
        """
        if any(due <= here.now for due in _dues(here) if due != here.deadline):
            return (here.now,)  # overdue already: it fires as soon as the clock is looked at
        instant = self.next(here)
        return () if instant is None else tuple(at for at in (instant - SECOND, instant) if at > here.now)

    def _days(self, here: Situation) -> Iterator[date]:
        for number, place in enumerate(here.places):
            if place is not None:
                for atom in self._atoms(number, place.leaf):
                    yield from self.changes(atom, number, here)

    def changes(self, atom: Expression, flow: int, here: Situation) -> frozenset[date]:
        """The days on which a comparison changes, whatever the data are."""
        known = self._reader.known(atom, flow)
        key = (
            id(atom),
            flow,
            *[read(here) for name, read in zip(known.names, known.reads, strict=True) if name != "today"],
        )
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = frozenset(self._changes(atom, flow, here))
        return found

    def _changes(self, atom: Expression, flow: int, here: Situation) -> Iterator[date]:
        reader = self._reader
        axes = reader.known(atom, flow).axes
        for chosen in product(*[range(reader.sets.sizes[axis]) for axis in axes]):
            moment, facts = reader.moment(atom, flow, here, dict(zip(axes, chosen, strict=True)))
            if isinstance(atom, Compare):
                yield from flips(atom, moment, facts)
            elif isinstance(atom, Quantified) and atom.condition is not None:
                records = compiled(atom.over)(moment, facts, None)
                for record in records if isinstance(records, tuple) else ():
                    if isinstance(record, dict):
                        yield from flips(atom.condition, moment, facts, record)

    # --- which comparisons matter where

    def _atoms(self, number: int, leaf: str) -> tuple[Expression, ...]:
        """The comparisons with today that can still be read from a leaf on; properties always are."""
        key = (number, leaf)
        if key not in self._relevant:
            flow = self._reader.flows[number]
            self._relevant[key] = _dated_onwards(flow, leaf)
        return self._relevant[key]

    def settled(self, here: Situation) -> bool:
        """Whether the calendar no longer matters, only how long ago things were."""
        for number, place in enumerate(here.places):
            end = self._end(number, place, here)
            if end is None or here.now < end:
                return False
        return True

    def _end(self, number: int, place: Place | None, here: Situation) -> datetime | None:
        """When the last comparison with today that does not move with an entry has changed for good.

        None where there is no such end: something typed, or written out, is compared with the day of an entry.
        """
        flow = self._reader.flows[number]
        leaf = flow.initial if place is None else place.leaf
        if (number, leaf) not in self._ends:
            read = read_onwards(flow, leaf)
            still = [atom for atom in _dated_onwards(flow, leaf) if not self._moves(atom, number)]
            there = (
                here if place is not None else here.with_place(number, Place(leaf, (), (), frozenset(), frozenset()))
            )
            days = [day for atom in still for day in self.changes(atom, number, there)]
            days += self._awaited(number, leaf, there)
            mixed = any(_mixed(self._reader, part, number) for expression in read for part in walk(expression))
            self._ends[number, leaf] = None if mixed else start_of(max(days, default=date.min) + timedelta(days=1))
        return self._ends[number, leaf]

    def _awaited(self, number: int, leaf: str, here: Situation) -> Iterator[date]:
        """The days that timers of a leaf, and of those it leads to, wait for, where no entry moves them."""
        for onward in onwards(self._reader.flows[number], leaf):
            for timer in onward.timers:
                if timer.past is not None and not self._moves(timer.past, number):
                    found = self._reader.values(timer.past, number, here)
                    yield from (day_after(day) for day in found if isinstance(day, date))

    def _moves(self, atom: Expression, number: int) -> bool:
        return any(isinstance(part, Since) for part, _ in self._reader.parts(atom, number))


@lru_cache(maxsize=512)
def _dated_onwards(flow: Flow, leaf: str) -> tuple[Expression, ...]:
    """The comparisons with today that can still be read from a leaf on."""
    return tuple(dated(iter(read_onwards(flow, leaf))))


def _dues(here: Situation) -> set[datetime]:
    """When timers fall due, and when what is awaited must have come."""
    found = {at for place in here.places if place for _, at in place.due}
    return found if here.deadline is None else {*found, here.deadline}


def dated(expressions: Iterator[Expression]) -> Iterator[Expression]:
    """The comparisons with today inside expressions; those on records stay with the list they go over."""
    seen: set[int] = set()
    for expression in expressions:
        for part in walk(expression):
            if id(part) in seen or not isinstance(part, Compare | Quantified):
                continue
            seen.add(id(part))
            inside = list(walk(part))
            if not any(isinstance(inner, Today | Age) for inner in inside):
                continue
            if isinstance(part, Quantified) or not any(isinstance(inner, It) for inner in inside):
                yield part


def _mixed(reader: Reader, part: Expression, flow: int) -> bool:
    """Whether a comparison sets the day of an entry against a date that does not move with it."""
    if not isinstance(part, Compare):
        return False
    inside = [inner for inner, _ in reader.parts(part, flow)]
    still = any(isinstance(inner, FieldValue | Literal) and inner.type.name == "date" for inner in inside)
    return still and any(isinstance(inner, Since) for inner in inside)
