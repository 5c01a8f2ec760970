"""XState 5 runs the exported machine: the events of real cases lead to the same states. (Node and its packages.)"""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from diagrams.exchange.build import chart
from diagrams.exchange.export import exported
from simulator.spec.flow import Flow
from tests.engine.little import little
from tests.engine.random_flows import among_others, texts
from tests.exchange.awkward import CLOCKED, CLOCKED_EVENTS, CLOCKS
from tests.exchange.playing import awkward, shipped, shortest_cases, walked
from tests.exchange.referees import node
from tests.exchange.told import Told, first_node

Cases = Iterable[tuple[Flow, tuple[Told, ...]]]


def config(flow: Flow) -> Any:
    return json.loads(exported(flow, "fr", "xstate"))


def judged(cases: Cases) -> int:
    """How many events the referee takes where the simulator does; it must take all."""
    found = list(cases)
    given = [{"config": config(flow), "cases": [[(told.event, told.facts) for told in case]]} for flow, case in found]
    expected = [[first_node(chart(flow)), *(told.node for told in case)] for flow, case in found]
    assert [cases[0]["found"] for cases in node("xstate.mjs", given)] == expected
    return sum(len(case) for _, case in found)


def test_the_referee_takes_random_walks_to_the_states_of_the_simulator() -> None:
    assert judged(walked(shipped(), tuple(shipped().flows), range(20), 40)) > 400


@pytest.mark.parametrize("flow", tuple(shipped().flows))
def test_the_referee_takes_the_shortest_ways_and_the_refusals_on_them_to_the_states_of_the_simulator(flow: str) -> None:
    found = shipped().flows[flow]
    assert judged((found, case) for case in shortest_cases(shipped(), found)) > 5


def test_the_referee_takes_the_awkward_flow_to_the_states_of_the_simulator() -> None:
    assert judged(walked(awkward(), ("trial",), range(30), 25)) > 400


@settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(texts(), st.integers(0, 10**6))
def test_the_referee_takes_any_flow_to_the_states_of_the_simulator(text: str, seed: int) -> None:
    judged(walked(among_others(text), ("drawn", "other"), range(seed, seed + 4), 12))


def test_clocks_start_anew_only_where_their_state_is_entered_again() -> None:
    events: list[tuple[str, dict[str, bool]]] = [(event, {}) for event in CLOCKED_EVENTS]
    (played,) = node("xstate.mjs", [{"config": config(little(CLOCKED)), "cases": [events]}])
    assert played[0]["clock"] == CLOCKS


def test_deadlines_are_actions_that_tell_a_clock_what_to_wait_for() -> None:
    flow = little(
        """
states:
  a: {~un, timers: [{after: P1M, to: b}, {past: since.a + P2D, to: b}]}
  b: {~fin, final: yes}
"""
    )
    first = config(flow)["states"]["a"]
    assert [action["params"] for action in first["entry"]] == [
        {"event": "timer:a:0", "after": "P1M"},
        {"event": "timer:a:1", "past": "2 jours après l'entrée dans «\u00a0un\u00a0»"},
    ]
    assert [action["params"]["event"] for action in first["exit"]] == ["timer:a:0", "timer:a:1"]


def test_every_guard_is_made_of_facts_that_have_a_sentence() -> None:
    meta = config(shipped().flows["procuration"])["meta"]
    read = {fact for guard in meta["guards"].values() for fact in (*guard["all"], *guard["none"])}
    assert read == set(meta["facts"])
    assert meta["facts"]["rule_adult"] == "le mandataire a 18 ans révolus"
    assert meta["guards"]["not rule_adult"] == {"all": [], "none": ["rule_adult"]}
