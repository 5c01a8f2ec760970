"""What can be done in a situation, for all data at once: the engine's rows followed on sets.

The order of the rows, what following one does and when timers fall due are those of :mod:`simulator.engine`; a
differential test holds the two together.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final, Literal, NamedTuple

from simulator.analysis.explore.classes import NOTHING
from simulator.analysis.explore.ops import Free, Hide, Keep, Op, Ops, Put, forwards
from simulator.analysis.explore.reading import Reader
from simulator.analysis.explore.sets import ALL, EMPTY
from simulator.analysis.explore.situation import Place, Situation
from simulator.engine.engine import MOST_AUTOS, Runaway
from simulator.engine.rows import Due, Row, Rows, due_of, noted, visible_fields
from simulator.spec.calendar import civil_date, day_after, later, start_of
from simulator.spec.expressions.tree import Expression
from simulator.spec.flatten import ancestry
from simulator.spec.flow import AUTO, FILL, Arc, Flow

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
    """A branch writes a value that is no class of its axis yet."""

    def __init__(self, axis: int, value: object) -> None:
        super().__init__(f"axis {axis} has no {value!r}")
        self.axis, self.value = axis, value


class _Branch(NamedTuple):
    """A way that is being followed: where it has come, by which operations and rows, and for which data."""

    here: Situation
    ops: Ops
    arcs: tuple[Arc, ...]
    data: int


class _Table:
    """The rows of a flow, by leaf and trigger, made ready once."""

    def __init__(self, flow: Flow) -> None:
        self.flow, self._rows = flow, Rows(flow)
        self._found: dict[tuple[str, str], tuple[Row, ...]] = {}
        self.noted = noted(flow)

    def rows(self, leaf: str, trigger: str) -> tuple[Row, ...]:
        key = (leaf, trigger)
        if key not in self._found:
            self._found[key] = tuple(map(self._rows.row, self.flow.leaves[leaf].arcs.get(trigger, ())))
        return self._found[key]


class Moves:
    """The moves of flows that are explored together."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self._sets, self._flows = reader, reader.sets, reader.flows
        self._tables = [_Table(flow) for flow in reader.flows]

    # --- by a person, or from outside

    def of(self, here: Situation) -> Iterator[Move]:
        """Everything but waiting."""
        for number, place in enumerate(here.places):
            if place is None:
                for branch in self._begun(here, number):
                    yield Move("begin", number, "", branch.ops, branch.arcs, branch.here)
                continue
            for trigger in self._flows[number].leaves[place.leaf].arcs:
                if trigger == FILL:
                    for branch in self._filled(here, number, place):
                        yield Move("fill", number, FILL, branch.ops, branch.arcs, branch.here)
                elif trigger != AUTO and not trigger.startswith("timer:"):
                    for branch in self._fired(_Branch(here, (), (), ALL), number, trigger):
                        yield Move("event", number, trigger, branch.ops, branch.arcs, branch.here)

    def _begun(self, here: Situation, number: int) -> Iterator[_Branch]:
        flow, table = self._flows[number], self._tables[number]
        day = self._day(here)
        since = tuple((state, day) for state in ancestry(flow.initial) if state in table.noted)
        born = here.with_place(number, Place(flow.initial, since, (), frozenset(), frozenset()))
        for branch in self._begin(_Branch(born, (), (), ALL), number, map(due_of, flow.leaves[flow.initial].timers)):
            yield from self._settled(branch, number)

    def _fired(self, branch: _Branch, number: int, trigger: str) -> Iterator[_Branch]:
        for row, taken in self._select(branch, number, trigger):
            for after in self._followed(taken, number, row):
                yield from self._settled(after, number) if row.autos else (after,)

    def _filled(self, here: Situation, number: int, place: Place) -> Iterator[_Branch]:
        """The whole form typed at once: that is one event of the engine, and no field typed alone leads further."""
        flow = self._flows[number]
        fields = visible_fields(flow.leaves[place.leaf])
        axes = {field.key: self._reader.position[flow.id, field.key] for field in fields}
        shown = {axes[f.key]: self._reader.truth(f.shown, number, here) for f in fields if f.shown is not None}
        hidden = (Hide(tuple(shown.items()) * len(shown)),) if shown else ()
        row = self._tables[number].rows(place.leaf, FILL)[0]
        start = _Branch(here, (), (row.arc,), ALL)
        for before, branch in self._dated(start, number, row.followed):
            typed = self._done(branch, Free(frozenset(axes.values())), *hidden)
            for after in self._pursued(typed, number, row.followed, before):
                yield from self._settled(after, number) if row.autos else (after,)

    # --- by time

    def waits(self, here: Situation, until: datetime) -> Iterator[Move]:
        """What comes of waiting until an instant: every timer due on the way has fired."""
        start = _Branch(here._replace(now=here.now), (), (), ALL)
        for branch in self._waited(start, until, 0):
            yield Move("wait", -1, "", branch.ops, branch.arcs, branch.here, until)

    def _waited(self, branch: _Branch, until: datetime, depth: int) -> Iterator[_Branch]:
        due = min(_dues(branch.here), default=None)
        if due is None or due[0] > until:
            yield branch._replace(here=branch.here._replace(now=max(until, branch.here.now)))
            return
        if depth > MOST_AUTOS:
            raise Runaway(f"timers of {self._flows[due[1]].id} never come to rest")
        instant, number, _ = due
        place = branch.here.places[number]
        assert place is not None
        timer = self._next(number, place, instant)
        waiting = place._replace(due=tuple(item for item in place.due if item[0] != timer))
        ready = branch.here._replace(now=max(instant, branch.here.now)).with_place(number, waiting)
        for after in self._fired(branch._replace(here=ready), number, timer):
            yield from self._waited(after, until, depth + 1)

    def _next(self, number: int, place: Place, instant: datetime) -> str:
        """Of the timers due at an instant, the outer and then the first written."""
        order = {timer.id: rank for rank, timer in enumerate(self._flows[number].leaves[place.leaf].timers)}
        ready = [name for name, at in place.due if at == instant]
        return min(ready, key=lambda name: order.get(name, len(order)))

    # --- rows

    def _select(self, branch: _Branch, number: int, trigger: str) -> Iterator[tuple[Row, _Branch]]:
        """The rows that are taken, each for its data; those that refuse without leading anywhere are left out."""
        for row, taken in self.taken(branch.here, number, trigger, branch.data):
            after = self._done(branch, Keep(taken)) if taken != ALL else branch
            if row.form is None:
                yield row, after

    def taken(self, here: Situation, number: int, trigger: str, data: int = ALL) -> Iterator[tuple[Row, int]]:
        """Every row that is taken on a trigger for some of the data, refusals included, and for which data."""
        place = here.places[number]
        left = ALL
        for row in self._tables[number].rows(place.leaf, trigger) if place else ():
            found = self._sets.both(left, self._test(row, number, here))
            left = self._sets.minus(left, found)
            if self._sets.both(found, data) != EMPTY:
                yield row, found
            if left == EMPTY:
                return

    def _test(self, row: Row, number: int, here: Situation) -> int:
        arc, sets = row.arc, self._sets
        if row.form is not None:
            return sets.union(self._wrong(row, number, here))
        found = ALL if arc.when is None else self._reader.truth(arc.when, number, here)
        if arc.guard is not None:
            found = sets.minus(found, self._reader.truth(arc.guard.condition, number, here))
        return found

    def _wrong(self, row: Row, number: int, here: Situation) -> Iterator[int]:
        """For each field of a form, the data for which it is missing or malformed."""
        for field, _ in row.form.fields if row.form else ():
            shown = ALL if field.shown is None else self._reader.truth(field.shown, number, here)
            axis = self._reader.position[self._flows[number].id, field.key]
            if row.arc.refusal == "missing":
                if not field.optional:
                    yield self._sets.both(shown, self._sets.where(axis, 0))
                continue
            for index, content in enumerate(self._reader.axes[axis].contents):
                if content is not NOTHING and content.value is None:
                    yield self._sets.both(shown, self._sets.where(axis, index))

    def _settled(self, branch: _Branch, number: int, depth: int = 0) -> Iterator[_Branch]:
        """Automatic branches followed until none applies."""
        if depth > MOST_AUTOS:
            raise Runaway(f"automatic branches of {self._flows[number].id} never come to rest")
        left = ALL
        for row, found in self.taken(branch.here, number, AUTO, branch.data):
            left = self._sets.minus(left, found)
            for after in self._followed(self._done(branch, Keep(found)), number, row):
                yield from self._settled(after, number, depth + 1)
        if self._sets.both(left, branch.data) != EMPTY:
            yield branch if left == ALL else self._done(branch, Keep(left))

    def _done(self, branch: _Branch, *ops: Op) -> _Branch:
        return branch._replace(ops=(*branch.ops, *ops), data=forwards(self._sets, ops, branch.data))

    # --- what following a row does

    def _followed(self, branch: _Branch, number: int, row: Row) -> Iterator[_Branch]:
        branch = branch._replace(arcs=(*branch.arcs, row.arc))
        for before, dated in self._dated(branch, number, row.followed):
            for assigned in self._assigned(dated, number, row):
                moved = self._moved(assigned, number, row)
                for begun in self._begin(moved, number, row.begun):
                    yield from self._pursued(begun, number, row.followed, before)

    def _assigned(self, branch: _Branch, number: int, row: Row) -> Iterator[_Branch]:
        """The data written; every expression reads the case as it was before."""
        branches: list[tuple[_Branch, tuple[Put, ...]]] = [(branch, ())]
        for assign, _ in row.sets:
            flow = "" if assign.kind == "dossier" else self._flows[number].id
            key = assign.target.partition(".")[2] if assign.kind == "dossier" else assign.target
            if assign.kind == "screen":
                gone = [
                    axis for axis, a in enumerate(self._reader.axes) if (a.flow, a.key.partition(".")[0]) == (flow, key)
                ]
                branches = [(b, (*puts, *(Put(axis, 0) for axis in gone))) for b, puts in branches]
                continue
            axis = self._reader.position[flow, key]
            branches = [
                (split, (*puts, Put(axis, self._class_of(axis, value))))
                for b, puts in branches
                for value, split in self._split(b, assign.expression, number)
            ]
        for split, puts in branches:
            yield self._done(split, *puts) if puts else split

    def _class_of(self, axis: int, value: object) -> int:
        if value is None or value is False:
            return 0
        contents = self._reader.axes[axis].contents
        for index, content in enumerate(contents):
            if index and content.value == value:
                return index
        raise UnforeseenError(axis, value)

    def _split(self, branch: _Branch, expression: Expression | None, number: int) -> Iterator[tuple[object, _Branch]]:
        """A branch for each value that an expression has among its data."""
        if expression is None:
            yield None, branch
            return
        found = self._reader.values(expression, number, branch.here)
        for value, data in found.items():
            if self._sets.both(data, branch.data) != EMPTY:
                yield value, branch if data == ALL else self._done(branch, Keep(data))

    def _moved(self, branch: _Branch, number: int, row: Row) -> _Branch:
        here, arc = branch.here, row.arc
        place = here.places[number]
        assert place is not None
        day = self._day(here)
        since = {**dict(place.since), **{s: day for s in row.entered if s in self._tables[number].noted}}
        refused = arc.refusal is not None or arc.opens
        sent = () if refused else (send.to for send in arc.branch.send)
        given = () if refused or arc.branch.give is None else (arc.branch.give.id,)
        after = Place(
            row.to,
            tuple(sorted(since.items())),
            tuple(item for item in place.due if item[0] not in row.stopped),
            place.sent | frozenset(sent),
            place.given | frozenset(given),
        )
        return branch._replace(here=here.with_place(number, after))

    def _day(self, here: Situation) -> datetime:
        """Entries are read as days, so they are kept as days."""
        return start_of(civil_date(here.now))

    # --- timers

    def _begin(self, branch: _Branch, number: int, dues: Iterable[Due]) -> Iterator[_Branch]:
        branches = [branch]
        for due in dues:
            branches = [
                self._waiting(split, number, due.timer, instant)
                for each in branches
                for instant, split in self._instants(each, number, due)
            ]
        yield from branches

    def _dated(
        self, branch: _Branch, number: int, dues: tuple[Due, ...]
    ) -> Iterator[tuple[Mapping[str, datetime | None], _Branch]]:
        """A branch for each set of instants at which timers would fall due now."""
        found: list[tuple[dict[str, datetime | None], _Branch]] = [({}, branch)]
        for due in dues:
            found = [
                ({**known, due.timer: instant}, split)
                for known, each in found
                for instant, split in self._instants(each, number, due)
            ]
        yield from found

    def _pursued(
        self, branch: _Branch, number: int, dues: tuple[Due, ...], before: Mapping[str, datetime | None]
    ) -> Iterator[_Branch]:
        """Timers whose date has changed are set anew."""
        for now, split in self._dated(branch, number, dues):
            for timer, instant in now.items():
                if instant != before[timer]:
                    split = self._waiting(split, number, timer, instant)  # noqa: PLW2901 - it goes on from there
            yield split

    def _waiting(self, branch: _Branch, number: int, timer: str, instant: datetime | None) -> _Branch:
        place = branch.here.places[number]
        assert place is not None
        due = {name: at for name, at in place.due if name != timer}
        if instant is not None:
            due[timer] = instant
        return branch._replace(here=branch.here.with_place(number, place._replace(due=tuple(sorted(due.items())))))

    def _instants(self, branch: _Branch, number: int, due: Due) -> Iterator[tuple[datetime | None, _Branch]]:
        if due.after is not None:  # it begins as its state is entered, which is now
            yield later(branch.here.now, due.after), branch
            return
        timer = next(t for t in self._flows[number].states[due.state].timers if t.id == due.timer)
        for value, split in self._split(branch, timer.past, number):
            yield _end_of(value) if isinstance(value, date) else None, split


_NEVER: Final = date.max


def _end_of(day: date) -> datetime | None:
    return None if day == _NEVER else start_of(day_after(day))


def _dues(here: Situation) -> Iterator[tuple[datetime, int, str]]:
    """When each timer of each flow falls due."""
    for number, place in enumerate(here.places):
        for timer, at in place.due if place else ():
            yield at, number, timer
