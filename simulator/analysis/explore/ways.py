"""A way followed through the engine's rows for all data at once; what is read on it may part it."""

from collections.abc import Iterator
from typing import NamedTuple

from simulator.analysis.explore.ops import Keep, Op, Ops, forwards
from simulator.analysis.explore.reading import Reader
from simulator.analysis.explore.sets import ALL, EMPTY
from simulator.analysis.explore.situation import Situation
from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import Arc


class Way(NamedTuple):
    """Where a way has come, by which operations and rows, and for which data."""

    here: Situation
    ops: Ops = ()
    arcs: tuple[Arc, ...] = ()
    data: int = ALL


class Ways:
    """Carries ways on."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.sets = reader, reader.sets

    def done(self, way: Way, *ops: Op) -> Way:
        """The way after some operations."""
        return way._replace(ops=(*way.ops, *ops), data=forwards(self.sets, ops, way.data))

    def parted(self, way: Way, expression: Expression | None, number: int) -> Iterator[tuple[object, Way]]:
        """A way for each value that an expression of a flow has among its data."""
        if expression is None:
            yield None, way
            return
        for value, data in self.reader.values(expression, number, way.here).items():
            if self.sets.both(data, way.data) != EMPTY:
                yield value, way if data == ALL else self.done(way, Keep(data))
