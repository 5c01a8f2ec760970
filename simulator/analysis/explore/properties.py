"""The properties of a flow proved, or refuted by a shortest run."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from simulator.analysis.explore.explored import Explored
from simulator.analysis.explore.liveness import Lasso, avoiding, lasso
from simulator.analysis.explore.ops import Keep, Ops
from simulator.analysis.explore.reading import Reader
from simulator.analysis.explore.search import Search, Stop
from simulator.analysis.explore.sets import ALL, EMPTY
from simulator.analysis.explore.situation import Situation
from simulator.analysis.explore.space import Monitor, Space
from simulator.analysis.path import Path
from simulator.spec.calendar import Duration, later
from simulator.spec.expressions.tree import Expression, Not
from simulator.spec.flow import Property


class Endless(NamedTuple):
    """How a run goes on for ever: from which of its acts it repeats; None where it just stops there."""

    act: int | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What exploring says of a property.

    ``path`` is a shortest run that refutes it; of what holds ``sometimes``, one that shows it. ``endless`` is there
    where it takes a whole endless run to refute it. ``complete`` is False where a bound was hit: what holds then does
    so within it, and what has not been seen may still come.
    """

    property: Property
    holds: bool
    complete: bool
    path: Path | None = None
    endless: Endless | None = None

    def open(self) -> bool:
        """Whether nothing is known: only a run that was found counts where not all was seen."""
        return not self.complete and self.path is None

    def refuted(self) -> bool:
        """Whether it is known not to hold."""
        return not self.holds and not self.open()


def proved(explored: Explored) -> Iterator[Verdict]:
    """A verdict on each property of the flow, in the order in which they are written."""
    for each in explored.flow.properties:
        yield verdict(explored, each)


def verdict(explored: Explored, each: Property) -> Verdict:
    """The verdict on one property."""
    match each.kind:
        case "never":
            return _refuted(explored, each, each.expression)
        case "always":
            denied = Not(each.expression.type, each.expression.source, each.expression.column, each.expression)
            return _refuted(explored, each, denied)
        case "sometimes":
            found = _nearest(explored, each.expression)
            return Verdict(each, found is not None, explored.complete, found)
    return _awaited(explored, each)


def _refuted(explored: Explored, each: Property, bad: Expression) -> Verdict:
    found = _nearest(explored, bad)
    return Verdict(each, found is None, explored.complete, found)


def _nearest(explored: Explored, expression: Expression) -> Path | None:
    """The shortest path, over all days and people, to where an expression of the flow is true."""
    best: tuple[Stop, Search] | None = None
    for search in explored.searches:
        stop = search.nearest(_where(search.space, expression))
        if stop is not None and (best is None or stop.depth < best[0].depth):
            best = (stop, search)
    return None if best is None else best[1].path(best[1].legs(best[0]))


def _where(space: Space, expression: Expression) -> Iterator[tuple[int, int]]:
    """The situations in which an expression of the first flow is true, and for which data."""
    for number, here in enumerate(space.situations):
        if here.places[0] is not None:
            found = space.sets.both(space.reached[number], space.reader.truth(expression, 0, here))
            if found != EMPTY:
                yield number, found


# --- what must come in the end


def _awaited(explored: Explored, each: Property) -> Verdict:
    for search in explored.searches:
        if each.within is not None:
            found = _late(search.space, each, each.within)
            if found is not None:
                return Verdict(each, False, explored.complete, found)
            continue
        run = _forever(search, each)
        if run is not None:
            path = search.path(run.legs)
            acts = None if run.round is None else len(search.path(run.legs[: run.round]).acts)
            return Verdict(each, False, explored.complete, path, Endless(acts))
    return Verdict(each, True, explored.complete)


def _forever(search: Search, each: Property) -> Lasso | None:
    """An endless run on which what should come does not."""
    space = search.space
    left = avoiding(space, 0, each.to or each.expression)
    if each.to is not None:
        triggers = dict(_where(space, each.expression))
        wanted = {number: space.sets.both(data, triggers.get(number, EMPTY)) for number, data in left.items()}
    else:
        born = {
            edge.target for edges in space.edges for edge in edges if edge.move.kind == "begin" and not edge.move.flow
        }
        wanted = {number: data for number, data in left.items() if number in born}
    stop = search.nearest((number, data) for number, data in wanted.items() if data != EMPTY)
    return None if stop is None else lasso(search, stop, left)


def _late(space: Space, each: Property, within: Duration) -> Path | None:
    """A shortest run on which what should come by a deadline has not."""
    assert each.to is not None
    names = [flow.id for flow in space.flows]
    watched = Space(
        space.library,
        names,
        space.person,
        space.start,
        most=space.most,
        monitor=_monitor(each.expression, each.to, within),
    )
    late = (
        (number, watched.reached[number])
        for number, here in enumerate(watched.situations)
        if here.deadline is not None and here.now >= here.deadline
    )
    search = Search(watched)
    stop = search.nearest(late)
    return None if stop is None else search.path(search.legs(stop))


def _monitor(since: Expression, to: Expression, within: Duration) -> Monitor:
    """What notes the deadline when something begins to be awaited, and drops it once it has come."""

    def monitor(reader: Reader, here: Situation) -> Iterator[tuple[Ops, Situation]]:
        if here.places[0] is None:
            yield (), here
            return
        came = reader.truth(to, 0, here)
        if here.deadline is None:
            begun = reader.sets.minus(reader.truth(since, 0, here), came)
            yield (Keep(begun),), here._replace(deadline=later(here.now, within))
            yield (Keep(reader.sets.minus(ALL, begun)),), here
        else:
            yield (Keep(came),), here._replace(deadline=None)
            yield (Keep(reader.sets.minus(ALL, came)),), here

    return monitor
