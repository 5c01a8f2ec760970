"""The fast semantics: a dictionary compiled from the built machine. A test holds it equal to the reference."""

from simulator.engine.machine import build, rows
from simulator.engine.rows import Row
from simulator.engine.snapshot import Snapshot
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Flow


class Compiled:
    """Chooses rows by look-up."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.rows = {(source, trigger): found for source, trigger, found in rows(build(flow))}

    def __call__(self, snapshot: Snapshot, trigger: str, facts: Facts) -> Row | None:
        """The row that is followed from a snapshot on a trigger, or None where nothing is offered."""
        for row in self.rows.get((snapshot.state, trigger), ()):
            test = row.test
            if test is None or test(snapshot, facts):
                return row
        return None
