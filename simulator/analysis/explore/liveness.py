"""Runs that put something off for ever: found as a greatest fixpoint, cycles included.

Time goes on: a run in which the clock stands still for ever is nobody's. So a state is avoiding where nothing has to
happen any more, or where it can come round again with time going by. The fixpoint is that of Emerson and Lei (1986).
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from simulator.analysis.explore.ops import backwards, forwards
from simulator.analysis.explore.search import Combination, Leg, Search, Stop
from simulator.analysis.explore.sets import EMPTY
from simulator.analysis.explore.space import Edge, Space
from simulator.spec.expressions.tree import Expression

_LONGEST: Final = 2_000


class Lasso(NamedTuple):
    """A run that never comes to what it should: its moves, and from which of them on it repeats.

    ``round`` is None where the run just stops: nothing has to happen any more.
    """

    legs: tuple[Leg, ...]
    round: int | None


def avoiding(space: Space, flow: int, expression: Expression) -> dict[int, int]:
    """For each situation, the data for which a run can go on for ever without the expression being true."""
    sets, reader = space.sets, space.reader
    left = {
        number: sets.minus(space.reached[number], reader.truth(expression, flow, here))
        for number, here in enumerate(space.situations)
        if here.places[flow] is not None
    }
    while True:
        kept = leading(space, _accepting(space, left), left)
        if kept == left:
            return left
        left = kept


def _edges(space: Space, left: dict[int, int]) -> Iterator[tuple[Edge, int]]:
    """The edges that stay among what is left, with the data that take them."""
    for number, data in left.items():
        for edge in space.edges[number] if number < len(space.edges) else ():
            target = left.get(edge.target, EMPTY)
            if target != EMPTY:
                before = space.sets.both(backwards(space.sets, edge.move.ops, target), data)
                if before != EMPTY:
                    yield edge, before


def _accepting(space: Space, left: dict[int, int]) -> dict[int, int]:
    """Where nothing has to happen any more, or time can go by without leaving what is left."""
    found = {n: data for n, data in left.items() if not space.clock.stops(space.situations[n])}
    for edge, before in _edges(space, left):
        if edge.move.kind == "wait":
            found[edge.source] = space.sets.either(found.get(edge.source, EMPTY), before)
    return found


def leading(space: Space, into: dict[int, int], among: dict[int, int]) -> dict[int, int]:
    """What can come to some states without leaving others."""
    found = dict(into)
    sources: dict[int, list[Edge]] = {}
    for edge, _ in _edges(space, among):
        sources.setdefault(edge.target, []).append(edge)
    todo = list(found)
    while todo:
        target = todo.pop()
        for edge in sources.get(target, ()):
            before = space.sets.both(backwards(space.sets, edge.move.ops, found[target]), among[edge.source])
            grown = space.sets.either(found.get(edge.source, EMPTY), before)
            if grown != found.get(edge.source, EMPTY):
                found[edge.source] = grown
                todo.append(edge.source)
    return {number: data for number, data in found.items() if data != EMPTY}


def lasso(search: Search, stop: Stop, left: dict[int, int]) -> Lasso:
    """A shortest run to a stop, gone on with for ever among what is left."""
    legs = list(search.legs(stop))
    tail, back = _tail(search.space, (stop.number, stop.chosen), left)
    return Lasso((*legs, *tail), None if back is None else len(legs) + back)


def _tail(space: Space, start: tuple[int, Combination], left: dict[int, int]) -> tuple[tuple[Leg, ...], int | None]:
    """From a state among what is left: on to where nothing has to happen, else round."""
    came: dict[tuple[int, Combination], tuple[tuple[int, Combination], Leg] | None] = {start: None}
    todo = [start]
    for here in todo:
        if not space.clock.stops(space.situations[here[0]]):
            return _way(came, here), None
        if len(came) > _LONGEST:
            break
        for leg, after in _steps(space, here, left):
            if after not in came:
                came[after] = (here, leg)
                todo.append(after)
    return _circle(space, start, left)


def _steps(
    space: Space, here: tuple[int, Combination], left: dict[int, int]
) -> Iterator[tuple[Leg, tuple[int, Combination]]]:
    number, chosen = here
    for edge in space.edges[number]:
        after = forwards(space.sets, edge.move.ops, space.sets.single(chosen))
        kept = space.sets.both(after, left.get(edge.target, EMPTY))
        if kept != EMPTY:
            picked = space.sets.pick(kept, [(i, *axis.preferred) for i, axis in zip(chosen, space.axes, strict=True)])
            yield Leg(Stop(number, 0, chosen), edge.move, picked), (edge.target, picked)


def _way(
    came: dict[tuple[int, Combination], tuple[tuple[int, Combination], Leg] | None], here: tuple[int, Combination]
) -> tuple[Leg, ...]:
    way: list[Leg] = []
    while (step := came[here]) is not None:
        here = step[0]
        way.append(step[1])
    return tuple(reversed(way))


def _circle(space: Space, start: tuple[int, Combination], left: dict[int, int]) -> tuple[tuple[Leg, ...], int | None]:
    """A walk that lets time go by whenever it can, until it is somewhere again."""
    legs: list[Leg] = []
    seen: dict[tuple[int, Combination], int] = {}
    here = start
    while here not in seen and len(legs) < _LONGEST:
        seen[here] = len(legs)
        steps = sorted(_steps(space, here, left), key=lambda step: (step[0].move.kind != "wait", step[1] in seen))
        fresh = [step for step in steps if step[1] not in seen]
        leg, here = (fresh or steps)[0]
        legs.append(leg)
    return tuple(legs), seen.get(here)
