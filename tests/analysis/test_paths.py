"""The shortest way to a place."""

from datetime import datetime

from simulator.analysis.paths import WAIT, shortest
from simulator.engine.engine import Engine, reference
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Snapshot
from simulator.spec.calendar import at
from simulator.spec.expressions.compile import Facts
from simulator.spec.load import Library
from tests.engine.little import instant, little


def _start(library: Library, flow: str) -> tuple[Engine, Snapshot, Facts]:
    simulation, case = Simulation.begin(library, at(datetime(2021, 1, 4, 9))).started(flow, "jean", "insured")
    return reference(library.flows[flow]), case.snapshot, simulation.facts(library.flows[flow], "jean")


def _events(library: Library, flow: str, state: str) -> list[str] | None:
    path = shortest(*_start(library, flow), lambda snapshot: snapshot.state.startswith(state))
    return None if path is None else [move.event for move in path]


def test_the_shortest_way_to_a_proxy_in_force_fills_each_form_once(library: Library) -> None:
    assert _events(library, "procuration", "active") == ["start", "fill", "next", "fill", "validate"]


def test_of_a_short_and_a_long_way_the_short_one_is_taken(library: Library) -> None:
    assert _events(library, "procuration", "abandoned") == ["logout"]
    assert _events(library, "attestation", "closed") == ["logout"]
    assert _events(library, "accueil", "closed") == ["leave"]


def test_what_somebody_typed_wrong_is_typed_anew_on_the_way(library: Library) -> None:
    engine, start, facts = _start(library, "procuration")
    draft = engine.fire(start, "start", {}, facts).after
    wrong = engine.fire(draft, "fill", {"mandatary.birth_date": "31/02/2000"}, facts).after
    path = shortest(engine, wrong, facts, lambda snapshot: snapshot.state.startswith("active"))
    assert path is not None
    assert [move.event for move in path] == ["fill", "next", "fill", "validate"]
    assert path[0].inputs["mandatary.birth_date"] != "31/02/2000"


CROSSROADS = """
events:
  short: {~Court, by: outside}
  long: {~Long, by: outside}
  on: {~Avancer, by: outside}
states:
  start: {~départ, events: {short: near, long: far}}
  near: {~près, events: {on: end}}
  far: {~loin, events: {on: farther}}
  farther: {~plus loin, events: {on: end}}
  end: {~arrivée, final: yes}
"""


def test_the_fewest_moves_win_over_the_last_way_offered() -> None:
    engine = reference(little(CROSSROADS))
    path = shortest(engine, engine.start(instant("2021-01-04"), {}), {}, lambda snapshot: snapshot.state == "end")
    assert [move.event for move in path or ()] == ["short", "on"]


def test_time_is_a_move_where_only_time_leads_on(library: Library) -> None:
    assert (_events(library, "procuration", "expired") or [])[-1] == WAIT


def test_where_one_is_already_there_is_no_way_to_go(library: Library) -> None:
    assert _events(library, "procuration", "draft") == []


def test_a_place_that_no_move_reaches_has_no_path(library: Library) -> None:
    assert _events(library, "accueil", "verified") is None
