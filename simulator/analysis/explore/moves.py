"""What can be done in a situation, for all data at once: the engine's rows followed on sets.

The order of the rows, what following one does and when timers fall due are those of :mod:`simulator.engine`; a
differential test holds the two together.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from simulator.analysis.explore.choices import Choices
from simulator.analysis.explore.ops import Free, Hide, Keep, Ops, Put
from simulator.analysis.explore.reading import Reader
from simulator.analysis.explore.sets import ALL, EMPTY
from simulator.analysis.explore.situation import Place, Situation
from simulator.analysis.explore.timers import Timers
from simulator.analysis.explore.ways import Way, Ways
from simulator.engine.engine import MOST_AUTOS, Runaway
from simulator.engine.rows import Row, due_of, visible_fields
from simulator.spec.calendar import civil_date, start_of
from simulator.spec.flatten import ancestry
from simulator.spec.flow import AUTO, FILL, Arc

Kind = Literal["begin", "fill", "event", "wait"]


class Move(NamedTuple):
    """One thing done, under the data that its operations keep, and where it leads.

    ``arcs`` are the rows followed, automatic branches and timers on the way included. A ``wait`` lasts ``until`` an
    instant. ``flow`` is the number of the flow among those explored, -1 for a wait.
    """

    kind: Kind
    flow: int
    trigger: str
    ops: Ops
    arcs: tuple[Arc, ...]
    to: Situation
    until: datetime | None = None


class UnforeseenError(LookupError):
    """A way writes a value that is no class of its axis yet."""

    def __init__(self, axis: int, value: object) -> None:
        super().__init__(f"axis {axis} has no {value!r}")
        self.axis, self.value = axis, value


class Moves:
    """The moves of flows that are explored together."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self._sets, self._flows = reader, reader.sets, reader.flows
        self.choices = Choices(reader)
        self._ways = Ways(reader)
        self._timers = Timers(self._ways)

    # --- by a person, or from outside

    def of(self, here: Situation) -> Iterator[Move]:
        """Everything but waiting."""
        for number, place in enumerate(here.places):
            if place is None:
                for way in self._begun(here, number):
                    yield Move("begin", number, "", way.ops, way.arcs, way.here)
                continue
            for trigger in self._flows[number].leaves[place.leaf].arcs:
                if trigger == FILL:
                    for way in self._filled(here, number, place):
                        yield Move("fill", number, FILL, way.ops, way.arcs, way.here)
                elif trigger != AUTO and not trigger.startswith("timer:"):
                    for way in self._fired(Way(here), number, trigger):
                        yield Move("event", number, trigger, way.ops, way.arcs, way.here)

    def _begun(self, here: Situation, number: int) -> Iterator[Way]:
        flow, table = self._flows[number], self.choices.tables[number]
        day = self._day(here)
        since = tuple(sorted((state, day) for state in ancestry(flow.initial) if state in table.read(flow.initial)))
        born = here.with_place(number, Place(flow.initial, since, (), frozenset(), frozenset()))
        for way in self._timers.begun(Way(born), number, map(due_of, flow.leaves[flow.initial].timers)):
            yield from self._settled(way, number)

    def _fired(self, way: Way, number: int, trigger: str) -> Iterator[Way]:
        for row, taken in self._select(way, number, trigger):
            for after in self._followed(taken, number, row):
                yield from self._settled(after, number) if row.autos else (after,)

    def _filled(self, here: Situation, number: int, place: Place) -> Iterator[Way]:
        """The whole form typed at once: that is one event of the engine, and no field typed alone leads further."""
        flow = self._flows[number]
        fields = visible_fields(flow.leaves[place.leaf])
        axes = {field.key: self._reader.position[flow.id, field.key] for field in fields}
        shown = {axes[f.key]: self._reader.truth(f.shown, number, here) for f in fields if f.shown is not None}
        hidden = (Hide(tuple(shown.items()) * len(shown)),) if shown else ()
        row = self.choices.tables[number].rows(place.leaf, FILL)[0]
        start = Way(here, (), (row.arc,))
        for before, way in self._timers.read(start, number, row.followed):
            typed = self._ways.done(way, Free(frozenset(axes.values())), *hidden)
            for after in self._timers.pursued(typed, number, row.followed, before):
                yield from self._settled(after, number) if row.autos else (after,)

    # --- by time

    def waits(self, here: Situation, until: datetime) -> Iterator[Move]:
        """What comes of waiting until an instant: every timer due on the way has fired."""
        start = Way(here)
        for way in self._waited(start, until, 0):
            yield Move("wait", -1, "", way.ops, way.arcs, way.here, until)

    def _waited(self, way: Way, until: datetime, depth: int) -> Iterator[Way]:
        due = min(_dues(way.here), default=None)
        if due is None or due[0] > until:
            yield way._replace(here=way.here._replace(now=max(until, way.here.now)))
            return
        if depth > MOST_AUTOS:
            raise Runaway(f"timers of {self._flows[due[1]].id} never come to rest")
        instant, number, _ = due
        place = way.here.places[number]
        assert place is not None
        timer = self._next(number, place, instant)
        waiting = place._replace(due=tuple(item for item in place.due if item[0] != timer))
        ready = way.here._replace(now=max(instant, way.here.now)).with_place(number, waiting)
        for after in self._fired(way._replace(here=ready), number, timer):
            yield from self._waited(after, until, depth + 1)

    def _next(self, number: int, place: Place, instant: datetime) -> str:
        """Of the timers due at an instant, the outer and then the first written."""
        order = {timer.id: rank for rank, timer in enumerate(self._flows[number].leaves[place.leaf].timers)}
        ready = [name for name, at in place.due if at == instant]
        return min(ready, key=lambda name: order.get(name, len(order)))

    # --- rows

    def _select(self, way: Way, number: int, trigger: str) -> Iterator[tuple[Row, Way]]:
        """The rows that are taken, each for its data; those that refuse without leading anywhere are left out."""
        for row, taken in self.choices.taken(way.here, number, trigger, way.data):
            after = self._ways.done(way, Keep(taken)) if taken != ALL else way
            if row.form is None:
                yield row, after

    def _settled(self, way: Way, number: int, depth: int = 0) -> Iterator[Way]:
        """Automatic branches followed until none applies."""
        if depth > MOST_AUTOS:
            raise Runaway(f"automatic branches of {self._flows[number].id} never come to rest")
        left = ALL
        for row, found in self.choices.taken(way.here, number, AUTO, way.data):
            left = self._sets.minus(left, found)
            for after in self._followed(self._ways.done(way, Keep(found)), number, row):
                yield from self._settled(after, number, depth + 1)
        if self._sets.both(left, way.data) != EMPTY:
            yield way if left == ALL else self._ways.done(way, Keep(left))

    # --- what following a row does

    def _followed(self, way: Way, number: int, row: Row) -> Iterator[Way]:
        way = way._replace(arcs=(*way.arcs, row.arc))
        for before, dated in self._timers.read(way, number, row.followed):
            for assigned in self._assigned(dated, number, row):
                moved = self._moved(assigned, number, row)
                for begun in self._timers.begun(moved, number, row.begun):
                    yield from self._timers.pursued(begun, number, row.followed, before)

    def _assigned(self, way: Way, number: int, row: Row) -> Iterator[Way]:
        """The data written; every expression reads the case as it was before."""
        found: list[tuple[Way, tuple[Put, ...]]] = [(way, ())]
        for assign, _ in row.sets:
            flow = "" if assign.kind == "dossier" else self._flows[number].id
            key = assign.target.partition(".")[2] if assign.kind == "dossier" else assign.target
            if assign.kind == "screen":
                gone = [
                    axis for axis, a in enumerate(self._reader.axes) if (a.flow, a.key.partition(".")[0]) == (flow, key)
                ]
                found = [(b, (*puts, *(Put(axis, 0) for axis in gone))) for b, puts in found]
                continue
            axis = self._reader.position[flow, key]
            found = [
                (split, (*puts, Put(axis, self._class_of(axis, value))))
                for b, puts in found
                for value, split in self._ways.parted(b, assign.expression, number)
            ]
        for split, puts in found:
            yield self._ways.done(split, *puts) if puts else split

    def _class_of(self, axis: int, value: object) -> int:
        if value is None or value is False:
            return 0
        contents = self._reader.axes[axis].contents
        for index, content in enumerate(contents):
            if index and content.value == value:
                return index
        raise UnforeseenError(axis, value)

    def _moved(self, way: Way, number: int, row: Row) -> Way:
        here, arc = way.here, row.arc
        place = here.places[number]
        assert place is not None
        day = self._day(here)
        entered = {**dict(place.since), **dict.fromkeys(row.entered, day)}
        read = self.choices.tables[number].read(row.to)
        refused = arc.refusal is not None or arc.opens
        sent = () if refused else (send.to for send in arc.branch.send)
        given = () if refused or arc.branch.give is None else (arc.branch.give.id,)
        after = Place(
            row.to,
            tuple(sorted((state, at) for state, at in entered.items() if state in read)),
            tuple(item for item in place.due if item[0] not in row.stopped),
            place.sent | frozenset(sent),
            place.given | frozenset(given),
        )
        return way._replace(here=here.with_place(number, after))

    def _day(self, here: Situation) -> datetime:
        """Entries are read as days, so they are kept as days."""
        return start_of(civil_date(here.now))


def _dues(here: Situation) -> Iterator[tuple[datetime, int, str]]:
    """When each timer of each flow falls due."""
    for number, place in enumerate(here.places):
        for timer, at in place.due if place else ():
            yield at, number, timer
