"""python-statemachine reads the SCXML and executes the events of real cases to the same states."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

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
from tests.exchange.referees import Scxml, StoppedClock
from tests.exchange.told import Told, first_node

SCXML = "{http://www.w3.org/2005/07/scxml}"
SHIPPED = tuple(shipped().flows)
Cases = Iterable[tuple[Flow, tuple[Told, ...]]]


def document(flow: Flow) -> str:
    return exported(flow, "fr", "scxml").decode()


def judged(cases: Cases) -> int:
    """How many events the referee takes where the simulator does; it must take all."""
    found = list(cases)
    said = [Scxml(document(flow)).plays(case) for flow, case in found]
    assert said == [[told.node for told in case] for _, case in found]
    return sum(map(len, said))


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("flow", SHIPPED)
def test_the_referee_begins_where_a_case_does(flow: str) -> None:
    found = shipped().flows[flow]
    assert Scxml(document(found)).place == f"{flow}.{first_node(chart(found))}"


@pytest.mark.usefixtures("stopped_clock")
def test_the_referee_takes_random_walks_to_the_states_of_the_simulator() -> None:
    assert judged(walked(shipped(), SHIPPED, range(10), 40)) > 200


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("flow", SHIPPED)
def test_the_referee_takes_the_shortest_ways_and_the_refusals_on_them_to_the_states_of_the_simulator(flow: str) -> None:
    found = shipped().flows[flow]
    assert judged((found, case) for case in shortest_cases(shipped(), found)) > 5


@pytest.mark.usefixtures("stopped_clock")
def test_the_referee_takes_the_awkward_flow_to_the_states_of_the_simulator() -> None:
    assert judged(walked(awkward(), ("trial",), range(12), 25)) > 200


@pytest.mark.usefixtures("stopped_clock")
@settings(max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(texts(), st.integers(0, 10**6))
def test_the_referee_takes_any_flow_to_the_states_of_the_simulator(text: str, seed: int) -> None:
    judged(walked(among_others(text), ("drawn", "other"), range(seed, seed + 2), 12))


@pytest.mark.usefixtures("stopped_clock")
def test_clocks_start_anew_only_where_their_state_is_entered_again() -> None:
    machine = Scxml(document(little(CLOCKED)))
    for event in CLOCKED_EVENTS:
        machine.send(event, {})
    assert StoppedClock.started == [timer[1:] for timer in CLOCKS if timer[0] == "+"]


@pytest.mark.usefixtures("stopped_clock")
def test_an_event_tells_the_conditions_of_a_whole_chain_of_automatic_branches() -> None:
    flow = little(
        """
events: {go: {~Aller, by: outside}}
states:
  a: {~un, events: {go: b}}
  b: {~deux, auto: {if: state.b, to: c}}
  c: {~trois, auto: {if: state.c, to: d}, events: {go: d}}
  d: {~quatre, final: yes}
"""
    )
    machine = Scxml(document(flow))
    machine.send("go", {"auto_b": True, "auto_c": True})
    assert machine.place == "trial.d"


def test_a_refusal_keeps_what_automatic_branches_read() -> None:
    root = ET.fromstring(document(shipped().flows["procuration"]))
    rows = [row for row in root.iter(f"{SCXML}transition") if row.get("event") in ("next", "validate")]
    assert [len(row) for row in rows] == [0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0]


def test_a_deadline_of_a_constant_length_is_sent_by_the_chart_itself_and_cancelled_when_its_state_is_left() -> None:
    flow = little(
        """
events: {go: {~Aller, by: outside}}
states:
  a: {~un, timers: [{after: PT2H, to: late}], events: {go: b}}
  b: {~deux, events: {go: a}}
  late: {~trop tard, final: yes}
"""
    )
    text = document(flow)
    assert 'delay="7200s"' in text
    waited = Scxml(text.replace('delay="7200s"', 'delay="20ms"'))  # its clock fires it as soon as it has begun
    assert waited.place == "trial.late"
    left = Scxml(text.replace('delay="7200s"', 'delay="20ms"').replace('initial="trial.a"', 'initial="trial.b"'))
    assert left.place == "trial.b"


def test_days_are_delays_of_24_hours_and_months_are_listed() -> None:
    flow = little("states: {a: {~un, timers: [{after: P2D, to: b}, {after: P1M, to: b}]}, b: {~fin, final: yes}}")
    text = document(flow)
    sent = [(e.get("event"), e.get("delay")) for e in ET.fromstring(text).iter(f"{SCXML}send")]
    assert sent == [("timer:a:0", "172800s")]
    assert "Échéances en jours, comptées ici par 24 heures\u00a0: au bout de 2 jours" in text
    assert (
        "Échéances en mois, sans durée constante\u00a0; leur événement vient du dehors\u00a0: au bout de 1 mois" in text
    )
