"""Time classes: the instants at which something changes by itself, which are all that need visiting.

Those are the due instants of timers and the days on which a comparison with today changes its truth. They depend on
where a case is and on what its dates can be.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product
from typing import Final

from simulator.analysis.explore.reading import Reader
from simulator.analysis.explore.situation import Place, Situation
from simulator.spec.calendar import civil_date, start_of
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
from simulator.spec.link.linker import expressions_in

SECOND: Final = timedelta(seconds=1)


class Clock:
    """When to look at the cases of flows that are explored together."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[object, frozenset[date]] = {}
        self._relevant: dict[tuple[int, str], tuple[Expression, ...]] = {}
        self.by_day = not any(timer.after for flow in reader.flows for s in flow.states.values() for timer in s.timers)
        """Whether nothing can tell two instants of one day apart: every timer falls due at midnight."""

    def next(self, here: Situation) -> datetime | None:
        """The next instant at which something changes by itself; None where nothing ever will."""
        instants = {at for place in here.places if place for _, at in place.due}
        instants |= {start_of(day) for day in self._days(here)}
        if here.deadline is not None:
            instants.add(here.deadline)
        return min((instant for instant in instants if instant > here.now), default=None)

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
            parts = [flow.leaves[name].arcs for name in _onwards(flow, leaf)]
            fields = [
                f.shown for name in _onwards(flow, leaf) for s in flow.leaves[name].screens for f in s.fields if f.shown
            ]
            self._relevant[key] = tuple(dated(expressions_in((parts, fields, flow.properties))))
        return self._relevant[key]

    def settled(self, start: Situation) -> datetime | None:
        """An instant after which the calendar no longer matters, only how long ago things were.

        None where it always may: something typed, or written out, is compared with the day of an entry.
        """
        days = [civil_date(start.now)]
        for number, flow in enumerate(self._reader.flows):
            for atom in dated(expressions_in((flow.states, flow.guards, flow.properties))):
                if not any(isinstance(part, Since) for part, _ in self._reader.parts(atom, number)):
                    days += self.changes(atom, number, _anywhere(start, number, flow))
            for expression in expressions_in((flow.states, flow.guards, flow.properties)):
                if any(_mixed(self._reader, part, number) for part in walk(expression)):
                    return None
        return start_of(max(days) + timedelta(days=1))


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


def _onwards(flow: Flow, leaf: str) -> tuple[str, ...]:
    """A leaf and all that its rows lead to, directly or not."""
    found = {leaf: None}
    todo = [leaf]
    while todo:
        for rows in flow.leaves[todo.pop()].arcs.values():
            for arc in rows:
                if arc.to is not None and arc.to not in found:
                    found[arc.to] = None
                    todo.append(arc.to)
    return tuple(found)


def _anywhere(start: Situation, number: int, flow: Flow) -> Situation:
    """A situation in which the flow has a case, for comparisons that do not ask where."""
    place = Place(flow.initial, (), (), frozenset(), frozenset())
    return start if start.places[number] is not None else start.with_place(number, place)
