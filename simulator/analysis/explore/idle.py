"""What is written and never serves: branches nobody can follow, rules that never refuse, states without a way out."""

from collections.abc import Iterator
from typing import NamedTuple

from simulator.analysis.explore.explored import Explored
from simulator.analysis.explore.liveness import leading
from simulator.analysis.explore.sets import EMPTY
from simulator.analysis.explore.space import Space
from simulator.spec.flow import FILL, Arc, Branch, Flow, Guard, State


class Never(NamedTuple):
    """A branch that is never followed (``guard`` is None), or a rule of it that never refuses; and a leaf it leaves."""

    branch: Branch
    trigger: str
    leaf: str
    guard: Guard | None = None


def never(explored: Explored) -> tuple[Never, ...]:
    """What of the flow's branches nothing reached ever serves; each is told once, however many states share it."""
    served = {_key(arc) for arc in explored.arcs}
    found: dict[object, Never] = {}
    for arc in explored.flow.arcs():
        plain = arc.refusal in ("missing", "malformed") or arc.trigger == FILL or _key(arc) in served
        if not plain:
            found.setdefault(_key(arc), Never(arc.branch, arc.trigger, arc.source, arc.guard))
    return tuple(found.values())


def _key(arc: Arc) -> object:
    return id(arc.branch), arc.guard and arc.guard.id, arc.opens


def stuck(explored: Explored) -> tuple[State, ...]:
    """The states of the flow from which a case, for some data, can no longer come to a final state."""
    flow = explored.flow
    if not any(leaf.final for leaf in flow.leaves.values()):
        return ()
    leaves = {leaf for space in explored.spaces for leaf in _stuck(space, flow)}
    return tuple(dict.fromkeys(flow.leaves[leaf].path[0] for leaf in flow.leaves if leaf in leaves))


def _stuck(space: Space, flow: Flow) -> Iterator[str]:
    begun = {n: space.reached[n] for n, here in enumerate(space.situations) if here.places[0] is not None}
    ended = {n: data for n, data in begun.items() if flow.leaves[_leaf(space, n)].final}
    can = leading(space, ended, begun)
    for number, data in begun.items():
        if space.sets.minus(data, can.get(number, EMPTY)) != EMPTY:
            yield _leaf(space, number)


def _leaf(space: Space, number: int) -> str:
    place = space.situations[number].places[0]
    assert place is not None
    return place.leaf
