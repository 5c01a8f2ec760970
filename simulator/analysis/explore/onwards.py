"""What still matters from a leaf on: the leaves it leads to, and the entries that something there reads."""

from collections.abc import Iterator
from functools import lru_cache

from simulator.engine.rows import visible_fields
from simulator.spec.expressions.tree import Expression, ForeignValue, Since, walk
from simulator.spec.flow import Flow, Leaf
from simulator.spec.link.linker import expressions_in


def onwards(flow: Flow, leaf: str) -> tuple[Leaf, ...]:
    """A leaf and all that its rows lead to, directly or not."""
    found = {leaf: flow.leaves[leaf]}
    todo = [leaf]
    while todo:
        for rows in flow.leaves[todo.pop()].arcs.values():
            for arc in rows:
                if arc.to is not None and arc.to not in found:
                    found[arc.to] = flow.leaves[arc.to]
                    todo.append(arc.to)
    return tuple(found.values())


@lru_cache(maxsize=512)
def read_onwards(flow: Flow, leaf: str) -> tuple[Expression, ...]:
    """Every expression on which something that happens can depend from a leaf on, and every property; no texts."""
    leaves = onwards(flow, leaf)
    arcs = [arc for onward in leaves for rows in onward.arcs.values() for arc in rows]
    chosen = [(arc.when, arc.guard and arc.guard.condition, arc.branch.set) for arc in arcs]
    shown = [field.shown for onward in leaves for field in visible_fields(onward)]
    past = [timer.past for onward in leaves for timer in onward.timers]
    return tuple(expressions_in((chosen, shown, past, flow.properties)))


@lru_cache(maxsize=512)
def entries_read(flow: Flow, leaf: str, flows: tuple[Flow, ...]) -> frozenset[str]:
    """The states whose entry can still be read from a leaf on, by the flow or by those explored with it."""
    own = (part for expression in read_onwards(flow, leaf) for part in walk(expression))
    others = (expression for other in flows for expression in _values_of(flow, other))
    parts = (*own, *(part for expression in others for part in walk(expression)))
    return frozenset(part.state for part in parts if isinstance(part, Since))


def _values_of(flow: Flow, other: Flow) -> Iterator[Expression]:
    """The values of a flow that another one reads."""
    for expression in expressions_in((other.guards, other.states, other.properties)):
        for part in walk(expression):
            if isinstance(part, ForeignValue) and part.flow == flow.id:
                yield part.inner
