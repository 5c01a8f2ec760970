"""The fast semantics: a table compiled from the built machine. A test holds it equal to the reference."""

from simulator.engine.chooser import Choose, Conditions, choose, conditions
from simulator.engine.machine import Event, build, rows_of
from simulator.engine.rows import Row, Select
from simulator.engine.snapshot import Snapshot
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Flow

Asked = tuple[Choose, tuple[Row | None, ...]]


def table(flow: Flow) -> Select:
    """Chooses rows by look-up; where there are conditions, by a function written for them.

    What can happen in a leaf on a trigger is compiled when it first does.
    """
    events: dict[str, Event] = build(flow).events
    sure: dict[str, dict[str, Row]] = {trigger: {} for trigger in events}
    asked: dict[str, dict[str, Asked]] = {trigger: {} for trigger in events}
    written: dict[Conditions, Choose] = {}

    def select(snapshot: Snapshot, trigger: str, facts: Facts) -> Row | None:
        if trigger not in sure:
            return None
        leaf = snapshot.state
        row = sure[trigger].get(leaf)
        if row is not None:
            return row
        ask = asked[trigger].get(leaf)
        if ask is None:
            rows = rows_of(events[trigger], leaf)
            if not rows:
                return None
            if rows[0].test is None:
                return sure[trigger].setdefault(leaf, rows[0])
            ask = asked[trigger][leaf] = _ask(rows, written)
        function, found = ask
        return found[function(snapshot, facts)]

    return select


def _ask(rows: tuple[Row, ...], written: dict[Conditions, Choose]) -> Asked:
    """Rows that share their conditions, as an outer state's do in all its leaves, share one function."""
    shared = conditions(rows)
    if shared not in written:
        written[shared] = choose(rows)
    return written[shared], (*rows, None)
