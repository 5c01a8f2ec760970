"""The fast semantics: a table compiled from the built machine. A test holds it equal to the reference."""

from typing import Final

from simulator.engine.chooser import Choose, Conditions, choose, conditions
from simulator.engine.machine import build, rows
from simulator.engine.rows import Row
from simulator.engine.snapshot import Snapshot
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Flow


class Compiled:
    """Chooses rows by look-up; where there are conditions, by a function written for them when they are first met."""

    def __init__(self, flow: Flow) -> None:
        self.rows: Final = {(source, trigger): found for source, trigger, found in rows(build(flow))}
        self._sure = {key: found[0] for key, found in self.rows.items() if found and found[0].test is None}
        self._asked: dict[tuple[str, str], tuple[Choose, tuple[Row | None, ...]]] = {}
        self._written: dict[Conditions, Choose] = {}

    def __call__(self, snapshot: Snapshot, trigger: str, facts: Facts) -> Row | None:
        """The row that is followed from a snapshot on a trigger, or None where nothing is offered."""
        key = (snapshot.state, trigger)
        row = self._sure.get(key)
        if row is not None:
            return row
        asked = self._asked.get(key)
        if asked is None:
            if key not in self.rows:
                return None
            asked = self._asked[key] = self._ask(self.rows[key])
        function, found = asked
        return found[function(snapshot, facts)]

    def _ask(self, found: tuple[Row, ...]) -> tuple[Choose, tuple[Row | None, ...]]:
        """Rows that share their conditions, as an outer state's do in all its leaves, share one function."""
        asked = conditions(found)
        if asked not in self._written:
            self._written[asked] = choose(found)
        return self._written[asked], (*found, None)
