"""The shortest path to what one looks for in an explored space, as somebody could live it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from simulator.analysis.explore.axis import Typed
from simulator.analysis.explore.moves import Move
from simulator.analysis.explore.ops import backwards, forwards
from simulator.analysis.explore.sets import ALL, EMPTY
from simulator.analysis.explore.space import Edge, Space
from simulator.analysis.path import Act, Path, actor
from simulator.spec.calendar import at, local
from simulator.spec.expressions.compile import inside
from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import AUTO, Arc, Flow

Combination = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A state of a case, and what must hold there; then, where there is one, a row that is followed or refuses.

    ``holds`` are expressions of the flow and the truth that each must have. ``data`` gives fields, by key, the text
    that stands for one of their classes ("" empty).
    """

    flow: str
    state: str | None = None
    holds: tuple[tuple[Expression, bool], ...] = ()
    data: Mapping[str, Typed] = field(default_factory=dict)
    arc: Arc | None = None


class Stop(NamedTuple):
    """A situation, by its number, and one combination of data in it, at its distance from the start."""

    number: int
    depth: int
    chosen: Combination


class Leg(NamedTuple):
    """One move of a concrete run: the situation and the data before and after."""

    before: Stop
    move: Move
    after: Combination


class Search:
    """Looks for paths in a space."""

    def __init__(self, space: Space) -> None:
        self.space, self._sets = space, space.sets
        self._preferred = [axis.preferred for axis in space.axes]

    def find(self, goal: Goal) -> Path | None:
        """A shortest path to a goal; its last act is the one that follows or refuses the goal's row. None: no way."""
        if goal.arc is None:
            stop = self.nearest((number, self._wanted(number, goal)) for number in self._places(goal))
            return None if stop is None else self.path(self.legs(stop))
        return self._refusal(goal) if goal.arc in self._refusing else self._following(goal)

    def nearest(self, wanted: Iterator[tuple[int, int]]) -> Stop | None:
        """Of sets of data in situations, the combination that is reached first."""
        best: Stop | None = None
        for number, data in wanted:
            for depth, new in self.space.layers[number]:
                if best is not None and depth >= best.depth:
                    break
                found = self._sets.both(new, data)
                if found != EMPTY:
                    best = Stop(number, depth, self._sets.pick(found, self._preferred))
                    break
        return best

    # --- goals

    def _places(self, goal: Goal) -> Iterator[int]:
        flow = self.space.reader.index[goal.flow]
        for number, here in enumerate(self.space.situations):
            place = here.places[flow]
            if place is None or (goal.arc is not None and place.leaf != goal.arc.source and not _inner(goal.arc)):
                continue
            if goal.state is None or inside(place.leaf, goal.state):
                yield number

    def _wanted(self, number: int, goal: Goal) -> int:
        """The data of a situation for which a goal's conditions hold."""
        reader, here = self.space.reader, self.space.situations[number]
        flow = reader.index[goal.flow]
        found = self.space.reached[number]
        for expression, truth in goal.holds:
            held = reader.truth(expression, flow, here)
            found = self._sets.both(found, held) if truth else self._sets.minus(found, held)
        for key, typed in goal.data.items():
            axis = reader.position[goal.flow, key]
            known = [content.typed for content in self.space.axes[axis].contents]
            found = self._sets.both(found, self._sets.where(axis, known.index(typed))) if typed in known else EMPTY
        return found

    @cached_property
    def _refusing(self) -> Mapping[Arc, list[tuple[int, int]]]:
        """For each row that refuses, the situations where it does and for which data."""
        found: dict[Arc, list[tuple[int, int]]] = {}
        for number in range(len(self.space.situations)):
            for _, row, data in self.space.refusals(number):
                found.setdefault(row.arc, []).append((number, data))
        return found

    @cached_property
    def _followed(self) -> Mapping[Arc, list[Edge]]:
        """For each row, the edges on which it is followed."""
        found: dict[Arc, list[Edge]] = {}
        for edge in self.space.live_edges():
            for arc in dict.fromkeys(edge.move.arcs):
                found.setdefault(arc, []).append(edge)
        return found

    @cached_property
    def _into(self) -> Mapping[int, list[Edge]]:
        """The edges that lead into each situation."""
        found: dict[int, list[Edge]] = {}
        for edges in self.space.edges:
            for edge in edges:
                found.setdefault(edge.target, []).append(edge)
        return found

    def _refusal(self, goal: Goal) -> Path | None:
        assert goal.arc is not None
        places = set(self._places(goal))
        found = [
            (n, self._sets.both(data, self._wanted(n, goal))) for n, data in self._refusing[goal.arc] if n in places
        ]
        stop = self.nearest(iter(found))
        if stop is None:
            return None
        flow = self.space.reader.index[goal.flow]
        move = Move("event", flow, goal.arc.trigger, (), (goal.arc,), self.space.situations[stop.number])
        return self.path((*self.legs(stop), Leg(stop, move, stop.chosen)))

    def _following(self, goal: Goal) -> Path | None:
        assert goal.arc is not None
        places = set(self._places(goal))
        best: tuple[Stop, Edge] | None = None
        for edge in self._followed.get(goal.arc, ()):
            if edge.source not in places:
                continue
            wanted = self._sets.both(self._wanted(edge.source, goal), backwards(self._sets, edge.move.ops, ALL))
            stop = self.nearest(iter([(edge.source, wanted)]))
            if stop is not None and (best is None or stop.depth < best[0].depth):
                best = (stop, edge)
        if best is None:
            return None
        stop, edge = best
        return self.path((*self.legs(stop), self._leg(stop, edge, ALL)))

    # --- runs

    def legs(self, stop: Stop) -> tuple[Leg, ...]:
        """The moves of a shortest run from the start to a stop."""
        way: list[Leg] = []
        flow = 0
        while stop.depth:
            before, edge = self._before(stop, flow)
            way.append(Leg(before, edge.move, stop.chosen))
            stop, flow = before, edge.move.flow
        return tuple(reversed(way))

    def _before(self, stop: Stop, flow: int) -> tuple[Stop, Edge]:
        """Where a run to a stop was one move earlier; rather by a move of the given flow, so that it reads well."""
        wanted = self._sets.single(stop.chosen)
        for edge in sorted(self._into[stop.number], key=lambda edge: edge.move.flow != flow):
            for depth, new in self.space.layers[edge.source]:
                if depth == stop.depth - 1:
                    found = self._sets.both(backwards(self._sets, edge.move.ops, wanted), new)
                    if found != EMPTY:
                        return Stop(edge.source, depth, self._pick_near(found, stop.chosen)), edge
        raise AssertionError("what was reached at a distance has something before it")

    def _pick_near(self, among: int, chosen: Combination) -> Combination:
        """The combination that is most like another one: nothing is typed that need not be."""
        orders = [
            (index, *(i for i in order if i != index)) for index, order in zip(chosen, self._preferred, strict=True)
        ]
        return self._sets.pick(among, orders)

    def _leg(self, stop: Stop, edge: Edge, wanted: int) -> Leg:
        """A move made from a stop to some combination that is wanted."""
        after = self._sets.both(forwards(self._sets, edge.move.ops, self._sets.single(stop.chosen)), wanted)
        return Leg(stop, edge.move, self._pick_near(after, stop.chosen))

    # --- as acts

    def path(self, legs: Sequence[Leg]) -> Path:
        """A run as a path: what is typed, clicked and waited for, each at its instant."""
        acts: list[Act] = []
        now = self.space.start
        for leg in legs:
            act = self._act(leg, now)
            if act is None:
                continue
            if act.kind == "wait" and acts and acts[-1].kind == "wait":
                acts.pop()
            acts.append(act)
            now = act.at
        return Path(self.space.person, self.space.start, tuple(acts))

    def _act(self, leg: Leg, now: datetime) -> Act | None:
        move = leg.move
        if move.until is not None:
            return Act("wait", max(now, self._until(leg, move.until, now)))
        flow = self.space.flows[move.flow]
        if move.kind == "begin":
            return Act("begin", now, flow.id, by=actor(flow))
        if move.kind == "event":
            return Act("event", now, flow.id, move.trigger, by=actor(flow, move.trigger))
        inputs = self._inputs(flow, leg)
        return Act("fill", now, flow.id, inputs=inputs, by=actor(flow)) if inputs else None

    def _until(self, leg: Leg, until: datetime, now: datetime) -> datetime:
        """When a wait ends on this run, which may be elsewhere in the calendar than the run that was explored."""
        there, clock = _legal(self.space.situations[leg.before.number].now), _legal(now)
        if self.space.exact:
            return at(clock + (_legal(until) - there))
        return at(_legal(until) + timedelta(days=(clock.date() - there.date()).days))

    def _inputs(self, flow: Flow, leg: Leg) -> dict[str, Typed]:
        """What is typed between two combinations: only what changes, hidden fields left to hide by themselves."""
        found: dict[str, Typed] = {}
        for index, axis in enumerate(self.space.axes):
            before, after = leg.before.chosen[index], leg.after[index]
            if axis.flow == flow.id and before != after:
                found[axis.key] = axis.contents[after].typed
        return found


def _legal(instant: datetime) -> datetime:
    return local(instant).replace(tzinfo=None)


def _inner(arc: Arc) -> bool:
    """Whether a row is followed on the way, by itself: not from where the move begins."""
    return arc.trigger == AUTO or arc.trigger.startswith("timer:")
