"""Which rows of a flow can be followed from a place of which not everything is known."""

from collections.abc import Iterator
from typing import NamedTuple

from simulator.analysis.conformance.doubt import Unknown, atoms, judge, reads
from simulator.analysis.conformance.supposed import Supposed
from simulator.engine.rows import Row, Rows
from simulator.engine.snapshot import Reason, Snapshot
from simulator.spec.expressions.compile import Facts
from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import Field, Flow


class Choice(NamedTuple):
    """What an event may come to.

    ``open`` are the rows that lead on, the one that no rule refuses first; ``refusing`` those that would keep it from
    happening, with why; ``assumed`` the rules that are taken to hold, nobody knows whether they do; ``forced`` is the
    row that is followed if the rules are disregarded.
    """

    open: tuple[Row, ...]
    refusing: tuple[Reason, ...]
    assumed: tuple[str, ...]
    forced: Row | None


NOT_OFFERED = Choice((), (), (), None)


class Choices:
    """Decides for one flow. A decision that depends on nothing known is made once."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._ready = Rows(flow)
        self._rows: dict[tuple[str, str], tuple[Row, ...]] = {}
        self._made: dict[tuple[str, str, Unknown], Choice | None] = {}

    def choice(self, place: Supposed, trigger: str) -> Choice:
        """What a trigger may come to at a place."""
        key = (place.snapshot.state, trigger, place.unknown)
        if key not in self._made:
            rows = self.rows(place.snapshot.state, trigger)
            blind = all(not keys.isdisjoint(place.unknown) for row in rows for keys in _keys(row))
            self._made[key] = self._decide(rows, place) if blind else None
        made = self._made[key]
        return made if made is not None else self._decide(self.rows(place.snapshot.state, trigger), place)

    def rows(self, leaf: str, trigger: str) -> tuple[Row, ...]:
        """The rows of a trigger in a leaf, in order."""
        found = self._rows.get((leaf, trigger))
        if found is None:
            arcs = self.flow.leaves[leaf].arcs.get(trigger, ())
            found = self._rows[leaf, trigger] = tuple([self._ready.row(arc) for arc in arcs])
        return found

    def _decide(self, rows: tuple[Row, ...], place: Supposed) -> Choice:
        snapshot, unknown, facts = place[:3]
        on: list[Row] = []
        elsewhere: list[Row] = []
        refusing: list[Reason] = []
        assumed: list[str] = []
        forced: Row | None = None
        for row in rows:
            truth = taken(row, snapshot, facts, unknown)
            arc = row.arc
            if forced is None and arc.refusal is None and _may(arc.when, snapshot, facts, unknown):
                forced = row
            if truth is False:
                continue
            if arc.refusal is None:
                on.append(row)
            elif arc.to is not None:
                elsewhere.append(row)
            else:
                refusing += _reasons(row, snapshot, facts, unknown)
            if truth is None and arc.guard is not None:
                assumed.append(arc.guard.id)
            if truth:
                break
        if not rows:
            return NOT_OFFERED
        return Choice((*on, *elsewhere), tuple(refusing), tuple(dict.fromkeys(assumed)) if on else (), forced)


def taken(row: Row, snapshot: Snapshot, facts: Facts, unknown: Unknown) -> bool | None:
    """Whether a row is taken when it is tried."""
    if row.form is not None:
        found: bool | None = False
        for field, _ in row.form.fields:
            truth = _faulty(row, field, snapshot, facts, unknown)
            if truth:
                return True
            found = None if truth is None else found
        return found
    when = True if row.arc.when is None else judge(row.arc.when)(snapshot, facts, unknown)
    if when is False or row.arc.guard is None:
        return when
    guard = judge(row.arc.guard.condition)(snapshot, facts, unknown)
    if guard is None or when is None:
        return False if guard else None
    return not guard


def _faulty(row: Row, field: Field, snapshot: Snapshot, facts: Facts, unknown: Unknown) -> bool | None:
    """Whether a field makes its form incomplete, or malformed."""
    shown = True if field.shown is None else judge(field.shown)(snapshot, facts, unknown)
    missing = row.arc.refusal == "missing"
    if shown is False or (missing and field.optional):
        return False
    if field.key in unknown:
        return None if missing else False  # what somebody typed is taken to be well formed
    entry = snapshot.data.get(field.key)
    if missing:
        wrong = entry is None or (field.kind == "tick" and not entry.value)
    else:
        wrong = entry is not None and entry.value is None
    return shown if wrong else False


def _reasons(row: Row, snapshot: Snapshot, facts: Facts, unknown: Unknown) -> Iterator[Reason]:
    arc = row.arc
    if row.form is not None and arc.refusal is not None:
        fields = [field for field, _ in row.form.fields if _faulty(row, field, snapshot, facts, unknown)]
        yield from (Reason(arc.refusal, field.key) for field in fields)
    elif arc.guard is not None:
        yield Reason("guard", arc.guard.id)


def _may(when: Expression | None, snapshot: Snapshot, facts: Facts, unknown: Unknown) -> bool:
    return when is None or judge(when)(snapshot, facts, unknown) is not False


def _keys(row: Row) -> Iterator[frozenset[str]]:
    """What each thing that a row asks reads: where all of it is unknown, so is the answer."""
    if row.form is not None:
        fields = [field for field, _ in row.form.fields]
        yield from (frozenset([field.key]) for field in fields)
        conditions: list[Expression | None] = [field.shown for field in fields]
    else:
        conditions = [row.arc.when, row.arc.guard.condition if row.arc.guard else None]
    yield from (reads(atom) for each in conditions if each is not None for atom in atoms(each))
