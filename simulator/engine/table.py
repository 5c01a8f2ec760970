"""The fast semantics: a table compiled from the built machine. A test holds it equal to the reference."""

from simulator.engine.chooser import Choose, Conditions, choose, conditions
from simulator.engine.machine import build, rows
from simulator.engine.rows import Row, Select
from simulator.engine.snapshot import Snapshot
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Flow

Key = tuple[str, str]
Asked = tuple[Choose, tuple[Row | None, ...]]


def table(flow: Flow) -> Select:
    """Chooses rows by look-up; where there are conditions, by a function written for them when they are first met."""
    all_rows: dict[Key, tuple[Row, ...]] = {(source, trigger): found for source, trigger, found in rows(build(flow))}
    sure = {key: found[0] for key, found in all_rows.items() if found and found[0].test is None}
    asked: dict[Key, Asked] = {}
    written: dict[Conditions, Choose] = {}

    def select(snapshot: Snapshot, trigger: str, facts: Facts) -> Row | None:
        key = (snapshot.state, trigger)
        row = sure.get(key)
        if row is not None:
            return row
        ask = asked.get(key)
        if ask is None:
            if key not in all_rows:
                return None
            ask = asked[key] = _ask(all_rows[key], written)
        function, found = ask
        return found[function(snapshot, facts)]

    return select


def _ask(found: tuple[Row, ...], written: dict[Conditions, Choose]) -> Asked:
    """Rows that share their conditions, as an outer state's do in all its leaves, share one function."""
    conditions_ = conditions(found)
    if conditions_ not in written:
        written[conditions_] = choose(found)
    return written[conditions_], (*found, None)
