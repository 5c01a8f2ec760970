"""Which data can still be read from a leaf on: what is written into the others, nobody will ever notice."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from simulator.spec.expressions.tree import Expression, FieldValue, ForeignValue, walk
from simulator.spec.flow import Flow, Leaf
from simulator.spec.link.linker import expressions_in


class Readers:
    """What flows read of each other's data, leaf by leaf."""

    def __init__(self, flows: Mapping[str, Flow]) -> None:
        self._flows = flows
        self._foreign = frozenset(_foreign(flows.values()))
        self._leaf = lru_cache(maxsize=None)(self._of_leaf)

    def read(self, flow: str, leaf: str, key: str) -> bool:
        """Whether a field may be read by anything that can happen from a leaf on, or shown there.

        Properties claim something of a run and do nothing in it: they are not counted.
        """
        return (flow, key) in self._foreign or key in self._leaf(flow, leaf)

    def _of_leaf(self, flow: str, leaf: str) -> frozenset[str]:
        todo, found = [leaf], {leaf}
        keys: set[str] = set()
        while todo:
            here = self._flows[flow].leaves[todo.pop()]
            keys |= set(_read_in(here))
            onwards = set(_onwards(here)) - found
            todo += onwards
            found |= onwards
        return frozenset(keys)


def _onwards(leaf: Leaf) -> Iterator[str]:
    for rows in leaf.arcs.values():
        yield from (arc.to for arc in rows if arc.to is not None)
    if leaf.covers is not None:
        yield leaf.covers


def _read_in(leaf: Leaf) -> Iterator[str]:
    yield from (field.key for screen in (leaf.screen, *leaf.panels) if screen for field in screen.fields)
    parts = (leaf.arcs, leaf.screen, leaf.panels, leaf.timers)
    yield from (key for flow, key in _fields(expressions_in(parts)) if flow is None)


def _fields(expressions: Iterable[Expression]) -> Iterator[tuple[str | None, str]]:
    for expression in expressions:
        for part in walk(expression):
            if isinstance(part, FieldValue):
                yield part.flow, part.key
            elif isinstance(part, ForeignValue):
                yield from ((part.flow, key) for _, key in _fields([part.inner]))


def _foreign(flows: Iterable[Flow]) -> Iterator[tuple[str, str]]:
    """What flows read of other flows' data."""
    for flow in flows:
        parts = (flow.leaves, flow.guards, flow.values, flow.documents)
        yield from ((other, key) for other, key in _fields(expressions_in(parts)) if other is not None)
