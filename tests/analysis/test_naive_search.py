"""What the explorer is measured against visits the same states: the textbook search, and Spin where it is installed."""

import shutil
from pathlib import Path
from typing import Final

import pytest

from benchmarks.model_checker import Verifier
from benchmarks.promela import promela
from benchmarks.textbook import Search
from simulator.analysis.explore.space import Space
from simulator.spec.load import Library
from tests.engine.little import instant, shipped
from tests.engine.little import library as little_library

START: Final = instant("2021-01-04 12:00")

TIMED: Final = """
guards:
  born: {if: form.birth <= today, ~né}
screens:
  form:
    ~Formulaire
    fields:
      birth: {~Naissance, type: date}
      sure: {~Sûr, type: tick, optional: yes}
    buttons: [send, again, stop]
events:
  send: {~Envoyer, submit: yes}
  again: {~Encore}
  stop: {~Arrêter}
states:
  open:
    ~ouverte
    screen: form
    auto: {if: form.sure == yes, to: ready}
  ready:
    ~prête
    screen: form
    events:
      send: {needs: [born], to: sent}
  sent:
    ~envoyée
    screen: form
    events:
      again: {to: open, set: {form.sure: none}}
      stop: closed
    timers:
      - {past: since.sent + P3D, to: closed}
  closed: {~close, final: yes}
"""


def space(among: Library, flow: str) -> Space:
    return Space(among, (flow,), "jean", START)


FLOWS: Final = pytest.mark.parametrize(
    "explored", [space(shipped(), "adresse"), space(little_library(trial=TIMED), "trial")], ids=["adresse", "timed"]
)


@FLOWS
def test_the_textbook_search_visits_just_as_many_states_as_the_space_has(explored: Space) -> None:
    assert len(Search(explored).visited()) == explored.states


@FLOWS
@pytest.mark.skipif(not (shutil.which("spin") and shutil.which("gcc")), reason="spin and gcc are not installed")
def test_spin_stores_just_as_many_states_as_the_space_has(explored: Space, tmp_path: Path) -> None:
    assert Verifier(promela(explored), tmp_path).verify().states == explored.states


def test_a_search_that_is_stopped_has_visited_the_nearest_states() -> None:
    search = Search(space(shipped(), "procuration"))
    few, more = search.visited(200), search.visited(400)
    assert 200 <= len(few) < len(more)
    assert few < more


def test_a_flow_that_sends_something_is_not_written_for_spin() -> None:
    with pytest.raises(ValueError, match="more than one flow, or timers"):
        promela(Space(shipped(), ("attestation", "adresse"), "jean", START))
