"""Whether a changed flow behaves as the unchanged one: both are taken through the explored space, move by move.

All that the unchanged flows can come to is explored. If, from each place reached and for all data reached there, the
changed ones offer the same buttons, refuse for the same reasons, show the same pages, and every move leads to the
same place with the same data and the same effects, they never part: by induction, they behave the same for ever.
Data that nothing can read any more are left out of the comparison.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from simulator.analysis.explore.axis import Axis
from simulator.analysis.explore.explored import STARTS, noon, people, together
from simulator.analysis.explore.moves import Move, Moves, UnforeseenError
from simulator.analysis.explore.ops import Hide, Keep, Op, Put, backwards, forwards
from simulator.analysis.explore.reading import Reader
from simulator.analysis.explore.search import Leg, Search, Stop
from simulator.analysis.explore.sets import ALL, EMPTY, TooManyError
from simulator.analysis.explore.situation import Place, Situation
from simulator.analysis.explore.space import Space, axes_of
from simulator.analysis.explore.time import SECOND, Clock, dated
from simulator.analysis.mutation.meaning import Meanings, difference
from simulator.analysis.mutation.reading import Readers
from simulator.analysis.path import Path
from simulator.engine.engine import Runaway
from simulator.spec.expressions.tree import Dossier, It, walk
from simulator.spec.flow import Flow
from simulator.spec.link.linker import expressions_in
from simulator.spec.load import Library

MOST: Final = 20_000
"""Situations beyond which nothing is proved."""


class Outcome(NamedTuple):
    """``same``: proved to behave the same. Else ``paths`` lead to where they part, none where nothing could be told."""

    same: bool
    paths: tuple[Path, ...] = ()


class Comparer:
    """Compares changed libraries with one that stays: what is explored of it serves for all of them."""

    def __init__(self, library: Library, most: int = MOST) -> None:
        self._library, self._most = library, most
        self._meanings = Meanings()
        self._spaces: dict[Hashable, Space] = {}

    def compared(self, changed: Library, flow: str) -> Outcome:
        """Whether a library with a flow changed behaves as the library, for everybody in the dossiers."""
        where = difference(self._meanings.of(self._library), self._meanings.of(changed, self._library))
        if where.general:
            return Outcome(False)
        flows = sorted({name for name, _ in where.leaves}, key=lambda name: (name != flow, name))
        outcomes = [self._flow(changed, name) for name in flows]
        paths = tuple(path for outcome in outcomes for path in outcome.paths)
        return Outcome(all(outcome.same for outcome in outcomes), paths)

    def _flow(self, changed: Library, flow: str) -> Outcome:
        """The same of one flow with those it needs, for each kind of person from each starting day."""
        library = self._library
        names = tuple(dict.fromkeys((*together(library, flow), *together(changed, flow))))
        for day in (*STARTS, *self._earlier(changed, names)):
            for person in people(library, names, day):
                try:
                    outcome = self._pair(changed, names, person, noon(day)).outcome()
                except (UnforeseenError, TooManyError, Runaway):
                    return Outcome(False)
                if not outcome.same:
                    return outcome
        return Outcome(True)

    def _earlier(self, changed: Library, names: tuple[str, ...]) -> Iterator[date]:
        """A day before all on which a rule about the dossiers changes, where one lies before the usual starts."""
        first = min(STARTS)
        days = [
            day
            for library in (self._library, changed)
            for person in people(library, names, first)
            for day in _changes(Space(library, names, person, noon(first), most=0))
        ]
        if days and min(days) <= first:
            yield min(days) - timedelta(days=1)

    def _pair(self, changed: Library, names: tuple[str, ...], person: str, start: datetime) -> "_Pair":
        library = self._library
        classes = _merged(*(axes_of(one, names, person, start) for one in (library, changed)))
        key = (names, person, start, tuple((a.flow, a.key, tuple(c.typed for c in a.contents)) for a in classes))
        if key not in self._spaces:
            self._spaces[key] = Space(library, names, person, start, most=self._most, classes=classes)
        flows = tuple(changed.flows[name] for name in names)
        return _Pair(self._spaces[key], flows, (Readers(library.flows), Readers(changed.flows)), self._meanings)


def _changes(space: Space) -> Iterator[date]:
    """The days on which a rule that reads a person's dossier changes by itself."""
    begun = tuple(Place(flow.initial, (), (), frozenset(), frozenset()) for flow in space.flows)
    for number, flow in enumerate(space.flows):
        for atom in dated(expressions_in((flow.guards, flow.leaves))):
            if any(isinstance(part, It | Dossier) for part in walk(atom)):
                yield from space.clock.changes(atom, number, Situation(space.start, begun))


def _merged(axes: Sequence[Axis], other: Sequence[Axis]) -> tuple[Axis, ...]:
    """The classes that either tells apart."""
    more = {(axis.flow, axis.key): axis for axis in other}
    found = []
    for axis in axes:
        known = {content.typed for content in axis.contents}
        twin = more.pop((axis.flow, axis.key), axis)
        added = tuple(content for content in twin.contents if content.typed not in known)
        found.append(Axis(axis.flow, axis.key, axis.field, (*axis.contents, *added)))
    return (*found, *more.values())


class _Pair:
    """The unchanged and the changed flows, in one space of the unchanged."""

    def __init__(
        self, space: Space, flows: tuple[Flow, ...], readers: tuple[Readers, Readers], meanings: Meanings
    ) -> None:
        self.space, self.sets = space, space.sets
        self._flows, self._readers, self._meanings = flows, readers, meanings
        reader = Reader(flows, space.axes, space.library.dossiers.people[space.person], space.sets)
        self._moves = Moves(reader)
        self._clock = Clock(reader)

    def outcome(self) -> Outcome:
        """Whether they never part; else a shortest path to where they do."""
        proved = self.space.complete
        for number, here in enumerate(self.space.situations):
            data = self.space.reached[number]
            if data == EMPTY:
                continue
            instants = [clock.next(here) for clock in (self.space.clock, self._clock)]
            proved = proved and instants[0] == instants[1]
            parted = self._parted(number, here, data, instants)
            if parted is not None:
                return Outcome(False, tuple(self._path(number, *parted)))
        return Outcome(proved)

    def _parted(
        self, number: int, here: Situation, data: int, instants: Sequence[datetime | None]
    ) -> tuple[int, Move | None] | None:
        """For which data they part here, and by which move; none where they go on together."""
        if any(self._views(here)):
            return data, None
        for found in self._refused(here, data):
            return found
        untils = tuple(instant for instant in dict.fromkeys(instants) if instant is not None)
        if instants[0] == instants[1]:
            first = [edge.move for edge in self.space.edges[number]]
        else:
            first = list(self._found(self.space.moves, here, untils))
        return self._moved(first, list(self._found(self._moves, here, untils)), data)

    # --- what is seen

    def _views(self, here: Situation) -> Iterator[bool]:
        """For each case, whether its page differs."""
        for flow, place in enumerate(here.places):
            if place is not None:
                pair = (self.space.flows[flow].leaves.get(place.leaf), self._flows[flow].leaves.get(place.leaf))
                yield pair[1] is None or self._meanings.view(pair[0]) != self._meanings.view(pair[1])

    def _refused(self, here: Situation, data: int) -> Iterator[tuple[int, Move | None]]:
        """The data for which a button is offered or refused otherwise, and the click on it."""
        for flow, place in enumerate(here.places):
            if place is None:
                continue
            both = (self.space.flows[flow].leaves[place.leaf], self._flows[flow].leaves[place.leaf])
            for trigger in dict.fromkeys((*both[0].arcs, *both[1].arcs)):
                first, second = (
                    self._answers(moves, here, flow, trigger, data) for moves in (self.space.moves, self._moves)
                )
                for answer in dict.fromkeys((*first, *second)):
                    apart = self._apart(first.get(answer, EMPTY), second.get(answer, EMPTY))
                    if apart != EMPTY:
                        yield apart, Move("event", flow, trigger, (), (), here)

    def _answers(
        self, moves: Moves, here: Situation, flow: int, trigger: str, data: int
    ) -> Mapping[Hashable, int]:  # fmt: skip
        """For which data a trigger is refused, for what reason, and for which it is followed."""
        found: dict[Hashable, int] = {}
        for row, taken in moves.choices.taken(here, flow, trigger, data):
            guard = row.arc.guard
            answer = (row.arc.refusal, self._meanings.part(guard and (guard.text, guard.messages)))
            found[answer] = self.sets.either(found.get(answer, EMPTY), self.sets.both(taken, data))
        return found

    def _apart(self, first: int, second: int) -> int:
        return self.sets.either(self.sets.minus(first, second), self.sets.minus(second, first))

    # --- what is done

    def _found(self, moves: Moves, here: Situation, instants: Sequence[datetime]) -> Iterator[Move]:
        for move in moves.of(here):
            yield self._canonical(move)
        for until in dict.fromkeys(at for instant in instants for at in (instant - SECOND, instant)):
            if self.space.canonical(until) > here.now:
                yield from map(self._canonical, moves.waits(here, until))

    def _canonical(self, move: Move) -> Move:
        return move._replace(to=move.to._replace(now=self.space.canonical(move.to.now)))

    def _moved(self, first: list[Move], second: list[Move], data: int) -> tuple[int, Move | None] | None:
        """The data for which a move leads elsewhere."""
        plain = [[self._plain(move, data) for move in moves] for moves in (first, second)]
        left = [Counter(found for found in side if found is not None) for side in plain]
        if left[0] == left[1]:
            return None
        for move, shape in zip(first, plain[0], strict=True):
            for other, twin in zip(second, plain[1], strict=True):
                if shape is None or twin is None or shape == twin or _done(move) != _done(other):
                    continue
                where = self.sets.both(data, backwards(self.sets, move.ops, ALL))
                where = self.sets.both(where, backwards(self.sets, other.ops, ALL))
                if where != EMPTY and not (shape in left[1] and twin in left[0]):
                    return self._telling(where, move, other), move
        return data, next(iter(first), None)

    def _telling(self, data: int, move: Move, other: Move) -> int:
        """Of the data for which two moves differ, those for which what one of them alone writes was not there."""
        for op in (*move.ops, *other.ops):
            if isinstance(op, Put) and (op in move.ops) != (op in other.ops):
                fresh = self.sets.minus(data, self.sets.where(op.axis, op.index))
                data = fresh if fresh != EMPTY else data
        return data

    def _plain(self, move: Move, data: int) -> Hashable:
        """A move as it counts for these data; None where none of them take it."""
        ops: list[Op] = []
        now = data
        for op in move.ops:
            after = forwards(self.sets, (op,), now)
            if after != now or isinstance(op, Hide):
                ops.append(Keep(self.sets.both(now, op.among)) if isinstance(op, Keep) else op)
            now = after
        if now == EMPTY:
            return None
        kept = tuple(op for op in ops if not (isinstance(op, Put) and self._dead(op.axis, move.to)))
        return _done(move), move.to, self._effects(move), kept

    def _dead(self, axis: int, to: Situation) -> bool:
        """Whether nothing can read an axis any more, in either."""
        found = self.space.axes[axis]
        if not found.flow:
            return False
        place = to.places[self.space.reader.index[found.flow]]
        return place is None or not any(r.read(found.flow, place.leaf, found.key) for r in self._readers)

    def _effects(self, move: Move) -> Hashable:
        """What comes of a move outside the data; while one waits, each row followed counts for itself."""
        rows = tuple(arc for arc in move.arcs if arc.refusal is None and not arc.opens)
        done = tuple((arc.branch.send, arc.branch.issue, arc.branch.give, arc.branch.go) for arc in rows)
        entered = frozenset(state for arc in move.arcs for state in arc.entered)
        place = None if move.flow < 0 else move.to.places[move.flow]
        inside = frozenset(s for s in entered if place and (place.leaf == s or place.leaf.startswith(f"{s}.")))
        return (
            self._meanings.part(tuple(effects for effects in done if any(effects))),
            inside if move.flow >= 0 else self._meanings.part(move.arcs),
        )

    def _path(self, number: int, data: int, move: Move | None) -> Iterator[Path]:
        search = Search(self.space)
        stop = search.nearest(iter([(number, data)]))
        if stop is not None:
            legs = search.legs(stop)
            yield search.path(legs if move is None else (*legs, self._leg(stop, move)))

    def _leg(self, stop: Stop, move: Move) -> Leg:
        after = forwards(self.sets, move.ops, self.sets.single(stop.chosen))
        chosen = stop.chosen if after == EMPTY else self.sets.pick(after, [axis.preferred for axis in self.space.axes])
        return Leg(stop, move, chosen)


def _done(move: Move) -> Hashable:
    return move.kind, move.flow, move.trigger, move.until
