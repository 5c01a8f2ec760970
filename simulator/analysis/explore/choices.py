"""Which rows are taken in a situation, and for which data: their conditions read as sets, in their order."""

from collections.abc import Iterator

from simulator.analysis.explore.axis import NOTHING
from simulator.analysis.explore.onwards import entries_read
from simulator.analysis.explore.reading import Reader
from simulator.analysis.explore.sets import ALL, EMPTY
from simulator.analysis.explore.situation import Situation
from simulator.engine.rows import Row, Rows, noted
from simulator.spec.flow import Flow


class Table:
    """The rows of a flow, by leaf and trigger, made ready once."""

    def __init__(self, flow: Flow, flows: tuple[Flow, ...]) -> None:
        self.flow, self._rows = flow, Rows(flow)
        self._found: dict[tuple[str, str], tuple[Row, ...]] = {}
        self._noted, self._flows = noted(flow), flows
        self._read: dict[str, frozenset[str]] = {}

    def rows(self, leaf: str, trigger: str) -> tuple[Row, ...]:
        """The rows of a trigger in a leaf, in order."""
        key = (leaf, trigger)
        if key not in self._found:
            self._found[key] = tuple(map(self._rows.row, self.flow.leaves[leaf].arcs.get(trigger, ())))
        return self._found[key]

    def read(self, leaf: str) -> frozenset[str]:
        """The states whose entry can still be read from a leaf on."""
        if leaf not in self._read:
            self._read[leaf] = self._noted & entries_read(self.flow, leaf, self._flows)
        return self._read[leaf]


class Choices:
    """Chooses rows in the flows that are explored together."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self._sets, self._flows = reader, reader.sets, reader.flows
        self.tables = [Table(flow, reader.flows) for flow in reader.flows]

    def taken(self, here: Situation, number: int, trigger: str, data: int = ALL) -> Iterator[tuple[Row, int]]:
        """Every row that is taken on a trigger for some of the data, refusals included, and for which data."""
        place = here.places[number]
        left = ALL
        for row in self.tables[number].rows(place.leaf, trigger) if place else ():
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
