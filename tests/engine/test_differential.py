"""The table and `transitions` give equal firings: random flows, random sequences of events, fills and waits."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.engine.engine import Engine, Runaway
from simulator.engine.machine import Reference
from simulator.engine.rows import Row, Select, internal, visible_fields
from simulator.engine.snapshot import Firing, Inputs, Refused, Snapshot, snapshot_from_json, snapshot_to_json
from simulator.engine.table import table
from simulator.spec.calendar import Duration, later
from simulator.spec.expressions.compile import Facts
from simulator.spec.expressions.tree import Record
from simulator.spec.flow import Flow
from tests.engine.little import instant, little
from tests.engine.random_flows import EVENTS, texts, understood

FLOWS: Final = 260
SEQUENCES: Final = 40
"""Sequences of events in each flow; at least ten thousand in all."""

STEPS: Final = 12
BYTES: Final = SEQUENCES * (2 + 2 * STEPS)

TYPED: Final = {
    "form.sure": ("yes", "no", "maybe"),
    "form.count": ("3", "7", "12", "12,5", "douze", ""),
    "form.name": ("Dupont", "du pont", "Tom", " ", ""),
    "form.day": ("01/01/2020", "04/01/2021", "28/02/2021", "31/02/2021", "09/03/1970", ""),
    "form.kind": ("a", "b", "c", ""),
    "more.name": ("DUPONT", "Léa", ""),
    "more.until": ("05/01/2021", "30/01/2021", "jamais", "31/12/9999"),
    "more.ok": ("yes", "no"),
}
FIELDS: Final = tuple(TYPED)
WAITS: Final = [Duration.parse(text) for text in ("PT1S", "PT1H", "P1D", "P3D", "P31D", "P1M", "P2M")]
HAPPEN: Final = (*EVENTS, "open", "logout", "auto", "timer:s0:0", "nonsense")
STARTS: Final = tuple(map(instant, ("2021-01-04 10:00", "2020-01-31 23:30", "2021-03-27 02:30", "2021-10-30 12:00")))
CHILDREN: Final[tuple[Record, ...]] = ({"name": "Tom", "grown": True}, {"name": "Léa", "grown": False})


def facts(byte: int) -> Facts:
    """What is known outside the case: people with and without children, another case live or not."""
    return {
        "insured.last_name": "Dupont",
        "insured.birth_date": None if byte & 1 else instant("1970-03-09 12:00").date(),
        "insured.children": CHILDREN[: (byte >> 1) % 3] if byte & 128 else (),
        "other.state": ("open", "shut", None, None)[(byte >> 3) % 4],
        "other.form.count": None,
    }


class Pair:
    """The same case under two engines, which must stay equal."""

    def __init__(self, left: Engine, right: Engine, start: int, known: Facts) -> None:
        self.left, self.right, self.known = left, right, known
        self.now = STARTS[start % len(STARTS)]
        self.seen: Counter[str] = Counter()

    def begin(self) -> Snapshot | None:
        """The first snapshot; None where the flow runs away at once."""
        first, again = (self._run(lambda e: e.start(self.now, self.known), e) for e in (self.left, self.right))
        assert first == again
        return first if isinstance(first, Snapshot) else None

    def step(self, here: Snapshot, kind: int, what: int) -> Snapshot | None:
        """One event, one fill, or one wait."""
        if kind % 4 == 0:
            to = later(here.now, WAITS[what % len(WAITS)])
            first, again = (self._run(lambda e: e.advance(here, to, self.known), e) for e in (self.left, self.right))
            assert first == again
            return self._told(first)
        event, inputs = self._event(here, kind, what)
        first, again = (
            self._run(lambda e: e.fire(here, event, inputs, self.known), e) for e in (self.left, self.right)
        )
        assert first == again
        return self._told(first)

    def _run(self, move: object, engine: Engine) -> object:
        try:
            return move(engine)  # type: ignore[operator]  # one of the two lambdas above
        except Runaway as fault:
            return str(fault)

    def _told(self, result: object) -> Snapshot | None:
        if isinstance(result, str):
            self.seen["runaway"] += 1
            return None
        if isinstance(result, Firing):
            outcome = result.outcome
            self.seen.update([r.kind for r in outcome.reasons] if isinstance(outcome, Refused) else ["fired"])
            self.seen["dialog"] += "/" in result.after.state
            return result.after
        assert isinstance(result, tuple)
        self.seen["timer"] += len(result[1])
        return result[0]  # type: ignore[no-any-return]  # of advance

    def _event(self, here: Snapshot, kind: int, what: int) -> tuple[str, Inputs]:
        """A fill of the whole form or of one field, an event that is handled where the case is, or any other."""
        leaf = self.left.flow.leaves[here.state]
        if kind % 4 == 1:
            keys = [field.key for field in visible_fields(leaf)] if kind & 32 else [FIELDS[what % len(FIELDS)]]
            return "fill", {
                key: TYPED[key][(what + rank * (kind >> 6)) % len(TYPED[key])] for rank, key in enumerate(keys)
            }
        handled = [trigger for trigger in leaf.arcs if not internal(trigger)]
        if handled and kind & 28:
            return handled[what % len(handled)], {}
        return HAPPEN[what % len(HAPPEN)], {}


def play(left: Engine, right: Engine, script: bytes) -> Iterator[Counter[str]]:
    """Play each sequence of a script under both engines; what was seen in each."""
    size = len(script) // SEQUENCES
    for index in range(SEQUENCES):
        first, second, *steps = script[index * size : (index + 1) * size]
        pair = Pair(left, right, first, facts(second))
        here = pair.begin()
        for kind, what in zip(steps[::2], steps[1::2], strict=True):
            if here is None:
                break
            here = pair.step(here, kind, what)
        if here is not None:
            assert snapshot_from_json(snapshot_to_json(here)) == here
        yield pair.seen


def engines(flow: Flow) -> tuple[Engine, Engine]:
    """New engines of both kinds."""
    return Engine(flow, Reference(flow)), Engine(flow, table(flow))


def test_the_table_and_the_machine_agree_on_ten_thousand_sequences_in_random_flows() -> None:
    seen: Counter[str] = Counter()
    played = 0

    @settings(
        max_examples=FLOWS, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(texts(), st.binary(min_size=BYTES, max_size=BYTES))
    def agree(text: str, script: bytes) -> None:
        nonlocal played
        for found in play(*engines(understood(text)), script):
            seen.update(found)
            played += 1

    agree()
    assert played >= 10_000
    rare = ("missing", "malformed", "guard", "absent", "ended", "fired", "dialog", "timer", "runaway")
    assert {kind: seen[kind] >= 20 for kind in rare} == dict.fromkeys(rare, True), seen


TWO_WAYS = """
events:
  go: {~Aller, by: outside}
screens:
  form:
    ~Formulaire
    fields:
      sure: {~Certain, type: tick, optional: yes}
    buttons: []
states:
  s0:
    ~un
    screen: form
    events:
      go:
        - {if: form.sure == yes, to: yes_end}
        - {to: no_end}
  yes_end: {~oui, final: yes}
  no_end: {~non, final: yes}
"""


def _forgetful(select: Select) -> Select:
    def broken(snapshot: Snapshot, trigger: str, known: Facts) -> Row | None:
        return select(snapshot._replace(data={}), trigger, known)

    return broken


def test_a_table_that_chooses_wrongly_is_found_out() -> None:
    flow = little(TWO_WAYS)
    right, wrong = Engine(flow, Reference(flow)), Engine(flow, _forgetful(table(flow)))
    fill, go = (1, FIELDS.index("form.sure")), (2, HAPPEN.index("go"))
    steps = [byte for step in (fill, go) * (STEPS // 2) for byte in step]
    script = bytes([0, 0, *steps] * SEQUENCES)
    assert sum(found["fired"] for found in play(right, right, script)) > 0
    with pytest.raises(AssertionError):
        list(play(right, wrong, script))
