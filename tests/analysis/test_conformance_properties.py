"""What the simulator does conforms; what the engine refuses is told where it refuses it: in random flows."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from simulator.analysis.conformance.conformance import Conformance, Reading
from simulator.analysis.conformance.deviation import BEGIN, Logged
from simulator.analysis.paths import WAIT, moves
from simulator.engine.engine import Engine, Runaway, compiled
from simulator.engine.machine import Reference
from simulator.engine.rows import internal, visible_fields
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Fired, Inputs, Snapshot
from simulator.engine.table import table
from simulator.spec.calendar import later
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import FILL, LOGOUT, Flow
from simulator.spec.load import Library
from tests.engine.random_flows import texts, understood
from tests.engine.test_differential import STARTS, TYPED, WAITS, facts

FLOWS: Final = 16
SEQUENCES: Final = 12
STEPS: Final = 10
BYTES: Final = SEQUENCES * (2 + 2 * STEPS)


class Done(NamedTuple):
    """Something tried on a case, and whether it was done."""

    event: str
    inputs: Inputs
    at: datetime
    fired: bool


def played(engine: Engine, script: bytes, known: Facts) -> list[Done]:
    """What a script comes to under an engine: events, fills and waits, the refused ones too."""
    here = engine.start(STARTS[script[0] % len(STARTS)], known)
    done = [Done(BEGIN, {}, here.now, True)]
    for kind, what in zip(script[2::2], script[3::2], strict=True):
        if kind % 4 == 0:
            here = engine.advance(here, later(here.now, WAITS[what % len(WAITS)]), known)[0]
            continue
        here = engine.advance(here, here.now + timedelta(seconds=1), known)[0]
        event, inputs = _chosen(engine.flow, here, kind, what)
        firing = engine.fire(here, event, inputs, known)
        fired = isinstance(firing.outcome, Fired) or (
            firing.outcome.arc is not None and firing.outcome.arc.to is not None
        )
        done.append(Done(event, inputs, here.now, fired))
        here = firing.after if fired else here
    return done


def _chosen(flow: Flow, here: Snapshot, kind: int, what: int) -> tuple[str, Inputs]:
    leaf = flow.leaves[here.state]
    keys = [field.key for field in visible_fields(leaf)]
    if kind % 4 == 1 and keys:
        return FILL, {key: TYPED[key][(what + rank) % len(TYPED[key])] for rank, key in enumerate(keys)}
    handled = [trigger for trigger in leaf.arcs if not internal(trigger)] if kind & 28 else list(flow.events)
    return (handled or list(flow.events))[what % len(handled or flow.events)], {}


def read(flow: Flow, done: list[Done], known: Facts, *, exact: bool) -> list[tuple[int, str]]:
    """The ranks of the events that are told as deviations, and why."""
    log = Conformance(flow, Reading(exact=exact))
    found: list[tuple[int, str]] = []
    for rank, each in enumerate(done):
        logged = Logged(each.event, each.at, typed=each.inputs)
        wrong = log.feed("1", logged, facts=known)
        if wrong:
            found.append((rank, wrong.place.kind))
    return found


def _drawn(check: Callable[[Flow, bytes, Facts], Mapping[str, int]]) -> Counter[str]:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=FLOWS,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(texts(), st.binary(min_size=BYTES, max_size=BYTES))
    def drawn(text: str, script: bytes) -> None:
        flow = understood(text)
        size = len(script) // SEQUENCES
        for index in range(SEQUENCES):
            part = script[index * size : (index + 1) * size]
            try:
                seen.update(check(flow, part, facts(part[1])))
            except Runaway:
                seen["runaway"] += 1

    drawn()
    return seen


def test_what_the_simulator_does_conforms_in_random_flows_under_both_engines_and_both_readings() -> None:
    def check(flow: Flow, script: bytes, known: Facts) -> dict[str, int]:
        told = 0
        for engine in (Engine(flow, Reference(flow)), Engine(flow, table(flow))):
            done = [each for each in played(engine, script, known) if each.fired]
            told = len(done)
            assert read(flow, done, known, exact=True) == [], done
            bare = [each._replace(inputs={}) for each in done]
            assert read(flow, bare, {}, exact=False) == [], done
        return {"events": told}

    assert _drawn(check)["events"] > 500


def test_what_the_simulator_does_conforms_whichever_field_alone_the_log_tells() -> None:
    def check(flow: Flow, script: bytes, known: Facts) -> dict[str, int]:
        done = [each for each in played(Engine(flow, table(flow)), script, known) if each.fired]
        for key in {key for each in done for key in each.inputs}:
            told = [e._replace(inputs={k: text for k, text in e.inputs.items() if k == key}) for e in done]
            assert read(flow, told, {}, exact=False) == [], (key, done)
        return {"events": len(done)}

    assert _drawn(check)["events"] > 500


def test_the_first_event_that_the_engine_refuses_is_the_first_one_told_in_an_exact_reading() -> None:
    def check(flow: Flow, script: bytes, known: Facts) -> dict[str, int]:
        done = played(Engine(flow, table(flow)), script, known)
        refused = [rank for rank, each in enumerate(done) if not each.fired]
        told = read(flow, done[: refused[0] + 1] if refused else done, known, exact=True)
        assert [rank for rank, _ in told] == refused[:1], (done, told)
        return {why: 1 for _, why in told}

    seen = _drawn(check)
    kinds = ("refused", "absent", "data", "skipped")
    assert {kind: seen[kind] > 1 for kind in kinds} == dict.fromkeys(kinds, True), seen


def _journeys(library: Library, flow: str) -> Iterator[tuple[list[Done], Facts]]:
    """Walks through a shipped flow with the examples of its fields, and what was known outside the case."""
    chance = random.Random(11)
    for _ in range(25):
        simulation = Simulation.begin(library, STARTS[0])
        engine, known = compiled(library.flows[flow]), simulation.facts(library.flows[flow], "jean")
        here = engine.start(simulation.now, known)
        done = [Done(BEGIN, {}, here.now, True)]
        for _ in range(chance.randrange(2, 12)):
            here = here._replace(now=here.now + timedelta(minutes=1))
            ways = [way for way in moves(engine, here, known) if way[0].event != LOGOUT or chance.random() < 0.1]
            if not ways:
                break
            move, here = chance.choice(ways)
            if move.event != WAIT:
                done.append(Done(move.event, move.inputs, here.now, True))
        yield done, known


@pytest.mark.parametrize("flow", ["procuration", "accueil", "attestation", "adresse"])
def test_journeys_through_the_shipped_flows_conform_and_a_change_is_told_where_the_engine_refuses(
    library: Library, flow: str
) -> None:
    chance, told = random.Random(5), 0
    for done, known in _journeys(library, flow):
        assert read(library.flows[flow], done, known, exact=True) == []
        assert read(library.flows[flow], [each._replace(inputs={}) for each in done], {}, exact=False) == []
        changed = _changed(done, sorted(library.flows[flow].events), chance)
        refused = _refused(compiled(library.flows[flow]), changed, known)
        found = read(library.flows[flow], changed[: refused + 1] if refused else changed, known, exact=True)
        assert [rank for rank, _ in found] == [refused] * bool(refused), changed
        told += bool(refused)
    assert told > 5


def _changed(done: list[Done], events: list[str], chance: random.Random) -> list[Done]:
    """One event removed, added, or exchanged with the next; the instants stay in order."""
    found = list(done)
    rank = chance.randrange(1, len(found)) if len(found) > 1 else 0
    kind = chance.randrange(3)
    if kind == 0 and rank:
        del found[rank]
    elif kind == 1 or rank + 1 >= len(found):
        found.insert(rank + 1, found[rank]._replace(event=chance.choice(events), inputs={}))
    else:
        first, second = found[rank], found[rank + 1]
        found[rank : rank + 2] = [second._replace(at=first.at), first._replace(at=second.at)]
    return found


def _refused(engine: Engine, done: list[Done], known: Facts) -> int:
    """The rank of the first event that the engine refuses; 0 where there is none."""
    here = engine.start(done[0].at, known)
    for rank, each in enumerate(done[1:], 1):
        here = engine.advance(here, each.at, known)[0]
        firing = engine.fire(here, each.event, each.inputs, known)
        if not isinstance(firing.outcome, Fired) and (firing.outcome.arc is None or firing.outcome.arc.to is None):
            return rank
        here = firing.after
    return 0
