"""The textbook search: breadth first over copies of a model that `transitions` moves, one state at a time.

As its users write it: an object holds the state and the data, a Machine made of the flow's table moves it, every move
is tried on a `copy.deepcopy`, and a set holds the keys of what was visited. Of the two common ways it is the faster:
the Machine is shared and knows no model, so that a copy holds the data alone (with ``Machine(model)`` each copy would
carry the whole table along); and what is typed stays text, which costs deepcopy nothing.
"""

import copy
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import datetime
from typing import Any, Final, cast

from transitions import EventData, Machine

from simulator.analysis.explore.onwards import entries_read
from simulator.analysis.explore.situation import Moment, Place, Situation
from simulator.analysis.explore.space import Space
from simulator.engine.rows import Due, Row, Rows, due_of, noted, visible_fields
from simulator.spec.calendar import civil_date, day_after, later, local, start_of
from simulator.spec.expressions.compile import Facts
from simulator.spec.flatten import ancestry
from simulator.spec.flow import AUTO, FILL

Typed = str | tuple[str, ...]

NOT_BEGUN: Final = ""
BEGIN: Final = "begin"


class Model:
    """A case, its dossier and the clock. ``typed`` holds texts by the rank of their axis."""

    def __init__(self, now: datetime, typed: dict[int, Typed]) -> None:
        self.state = NOT_BEGUN
        self.now = now
        self.typed = typed
        self.since: dict[str, datetime] = {}
        self.due: dict[str, datetime] = {}
        self.sent: set[str] = set()
        self.given: set[str] = set()


class Search:
    """Visits what a space of one flow holds, with its classes and its instants, and none of its sets."""

    def __init__(self, space: Space) -> None:
        (self._flow,) = space.flows
        self._space = space
        self._read = {
            leaf: noted(self._flow) & entries_read(self._flow, leaf, space.flows) for leaf in self._flow.leaves
        }
        self._dossier = {f"insured.{key}": value for key, value in space.library.dossiers.people[space.person].items()}
        self._contents = [{content.typed: content for content in axis.contents} for axis in space.axes]
        self._rank = {(axis.flow, axis.key): rank for rank, axis in enumerate(space.axes)}
        self._times: dict[Hashable, tuple[bool, tuple[datetime, ...]]] = {}
        self._machine = self._made()
        self._triggers = {state: self._offered(state) for state in (NOT_BEGUN, *self._flow.leaves)}

    # --- the search

    def first(self) -> Model:
        """Nothing has happened: the dossier as it is."""
        typed: dict[int, Typed] = {}
        for rank, axis in enumerate(self._space.axes):
            value = None if axis.field else self._dossier.get(f"insured.{axis.key}")
            if value is not None:
                typed[rank] = next(content.typed for content in axis.contents if content.value == value)
        return Model(self._space.start, typed)

    def visited(self, most: int | None = None) -> set[Hashable]:
        """The keys of all states, or of the first ones in the order of distance."""
        first = self.first()
        found = {self.key(first)}
        queue = deque([first])
        while queue and (most is None or len(found) < most):
            for after in self._moves(queue.popleft()):
                key = self.key(after)
                if key not in found:
                    found.add(key)
                    queue.append(after)
        return found

    def key(self, model: Model) -> Hashable:
        """What tells two states apart. Once the calendar no longer matters, instants are told from now."""
        data = (frozenset(model.typed.items()), frozenset(model.sent), frozenset(model.given))
        where = _where(model)
        if not self._time(model, where)[0]:
            return data, where
        day, clock = civil_date(model.now), local(model.now).replace(tzinfo=None)
        since = frozenset((state, (day - civil_date(instant)).days) for state, instant in model.since.items())
        due = frozenset((timer, local(instant).replace(tzinfo=None) - clock) for timer, instant in model.due.items())
        return data, model.state, since, due

    def _moves(self, model: Model) -> Iterator[Model]:
        for trigger in self._triggers[model.state]:
            after = copy.deepcopy(model)
            if self._machine.events[trigger].trigger(after):
                yield self._rested(after)
        if model.state != NOT_BEGUN:
            yield from self._filled(model)
            yield from self._waited(model)

    def _filled(self, model: Model) -> Iterator[Model]:
        for field in visible_fields(self._flow.leaves[model.state]):
            rank = self._rank[self._flow.id, field.key]
            for typed in self._contents[rank]:
                if typed != model.typed.get(rank, ""):
                    after = copy.deepcopy(model)
                    _write(after, rank, typed)
                    yield self._rested(after)

    def _waited(self, model: Model) -> Iterator[Model]:
        for until in self._time(model, _where(model))[1]:
            after = copy.deepcopy(model)
            while (due := self._next(after)) is not None and after.due[due] <= until:
                after.now = max(after.due.pop(due), after.now)
                self._machine.events[due].trigger(after)
                self._rested(after)
            after.now = self._space.canonical(max(until, after.now))
            yield after

    def _next(self, model: Model) -> str | None:
        """Of the timers that are due first, the outer and then the first written."""
        ranks = {timer.id: rank for rank, timer in enumerate(self._flow.leaves[model.state].timers)}
        return min(model.due, key=lambda timer: (model.due[timer], ranks[timer]), default=None)

    def _time(self, model: Model, where: Hashable) -> tuple[bool, tuple[datetime, ...]]:
        """Whether the calendar no longer matters, and the instants to wait for; found once for all data."""
        found = self._times.get(where)
        if found is None:
            since, due = tuple(sorted(model.since.items())), tuple(sorted(model.due.items()))
            place = Place(model.state, since, due, frozenset(model.sent), frozenset(model.given))
            here = Situation(model.now, (None if model.state == NOT_BEGUN else place,))
            stops = self._space.clock.stops(here)
            untils = tuple(until for until in stops if self._space.canonical(until) > model.now)
            found = self._times[where] = self._space.clock.settled(here), untils
        return found

    def _rested(self, model: Model) -> Model:
        """Automatic branches followed until none applies."""
        auto = self._machine.events.get(AUTO)
        while auto is not None and model.state in auto.transitions and auto.trigger(model):
            pass
        return model

    # --- the machine

    def _made(self) -> Machine:
        """The flow's table as `transitions` takes it: a row that refuses leads nowhere."""
        rows, flow = Rows(self._flow), self._flow
        begun = map(due_of, flow.leaves[flow.initial].timers)
        begin = self._entering(flow.initial, ancestry(flow.initial), tuple(begun))
        moves: list[dict[str, Any]] = [
            {"trigger": BEGIN, "source": NOT_BEGUN, "dest": flow.initial, "after": begin},
        ]
        moves += [self._move(rows.row(arc)) for arc in flow.arcs() if arc.trigger != FILL]
        states = [NOT_BEGUN, *flow.leaves]
        return Machine(
            model=None, states=states, transitions=moves, initial=NOT_BEGUN, auto_transitions=False, send_event=True
        )

    def _offered(self, state: str) -> tuple[str, ...]:
        """What a person, or something outside, can do in a state."""
        triggers = self._machine.get_triggers(state)
        return tuple(name for name in triggers if name != AUTO and not name.startswith("timer:"))

    def _move(self, row: Row) -> dict[str, Any]:
        if row.followed or any(field.shown for field in visible_fields(self._flow.leaves[row.arc.source])):
            raise ValueError(f"{self._flow.id}: neither dates that move nor fields that hide are searched here")
        refused = row.arc.refusal is not None
        return {
            "trigger": row.arc.trigger,
            "source": row.arc.source,
            "dest": None if refused else row.to,
            "conditions": [] if row.test is None else [self._condition(row)],
            "before": [] if refused else [self._writing(row)],
            "after": [] if refused else [self._leaving(row), self._entering(row.to, row.entered, row.begun)],
        }

    def _condition(self, row: Row) -> Callable[[EventData], bool]:
        test: Any = row.test  # a Moment is what it reads of a Snapshot

        def holds(data: EventData) -> bool:
            model = _model(data)
            return bool(test(self._moment(model), self._facts(model)))

        return holds

    def _writing(self, row: Row) -> Callable[[EventData], None]:
        """The data that a row writes; every expression reads the case as it was before."""

        def write(data: EventData) -> None:
            model = _model(data)
            found: list[tuple[int, Typed]] = []
            for assign, run in row.sets:
                value: Any = None if run is None else run(self._moment(model), self._facts(model), None)
                found += [(rank, self._text(rank, value)) for rank in self._targets(assign.kind, assign.target)]
            for rank, typed in found:
                _write(model, rank, typed)

        return write

    def _targets(self, kind: str, target: str) -> tuple[int, ...]:
        if kind == "dossier":
            return (self._rank["", target.partition(".")[2]],)
        if kind == "screen":
            fields = (key for key in self._flow.fields if key.partition(".")[0] == target)
            return tuple(self._rank[self._flow.id, key] for key in fields)
        return (self._rank[self._flow.id, target],)

    def _text(self, rank: int, value: object) -> Typed:
        if value is None or value is False:
            return ""
        return next(c.typed for c in self._space.axes[rank].contents if c.typed != "" and c.value == value)

    def _leaving(self, row: Row) -> Callable[[EventData], None]:
        sent = () if row.arc.opens else tuple(send.to for send in row.arc.branch.send)
        given = () if row.arc.opens or row.arc.branch.give is None else (row.arc.branch.give.id,)

        def leave(data: EventData) -> None:
            model = _model(data)
            for timer in row.stopped:
                model.due.pop(timer, None)
            model.sent.update(sent)
            model.given.update(given)

        return leave

    def _entering(self, leaf: str, states: Iterable[str], timers: tuple[Due, ...]) -> Callable[[EventData], None]:
        """The days of entry that can still be read, and the timers that begin."""
        read = self._read[leaf]
        entered = tuple(state for state in states if state in read)

        def enter(data: EventData) -> None:
            model = _model(data)
            if not read.issuperset(model.since):
                model.since = {state: day for state, day in model.since.items() if state in read}
            if entered:
                model.since.update(dict.fromkeys(entered, start_of(civil_date(model.now))))
            for due in timers:
                instant = self._instant(due, model)
                if instant is not None:
                    model.due[due.timer] = instant

        return enter

    def _instant(self, due: Due, model: Model) -> datetime | None:
        if due.after is not None:
            return later(model.now, due.after)
        run: Any = due.date
        day = run(self._moment(model), self._facts(model), None)
        return None if day is None else start_of(day_after(day))

    # --- what an expression reads

    def _moment(self, model: Model) -> Moment:
        data = {}
        for rank, typed in model.typed.items():
            axis, entry = self._space.axes[rank], self._contents[rank][typed].entry
            if axis.field is not None and entry is not None:
                data[axis.key] = entry
        return Moment(model.state, model.now, model.since, data, frozenset(model.sent), frozenset(model.given))

    def _facts(self, model: Model) -> Facts:
        written = [rank for rank, axis in enumerate(self._space.axes) if axis.field is None]
        if not written:
            return self._dossier
        typed = {
            f"insured.{self._space.axes[rank].key}": self._contents[rank][model.typed.get(rank, "")].value
            for rank in written
        }
        return {**self._dossier, **typed}


def _model(data: EventData) -> Model:
    return cast("Model", data.model)


def _where(model: Model) -> Hashable:
    """A model but for its data."""
    return model.state, model.now, frozenset(model.since.items()), frozenset(model.due.items())


def _write(model: Model, rank: int, typed: Typed) -> None:
    if typed == "":
        model.typed.pop(rank, None)
    else:
        model.typed[rank] = typed
