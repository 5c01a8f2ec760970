"""What happened, written down and replayed."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from simulator.engine.journal import DivergedError, from_line, records, replay, to_line
from simulator.engine.simulation import Simulation
from simulator.spec.calendar import at
from simulator.spec.load import Library
from tests.portal.journeys import MANDATARY, at_form, click, fill, in_force

JANUARY = datetime(2021, 1, 4, 10, 30)
ROOT = Path(__file__).parents[2]


def _whole_life(library: Library) -> Simulation:
    simulation = fill(at_form(library, JANUARY), {**MANDATARY, "Date de naissance": "16/04/2010"})
    simulation, _ = simulation.fired("0001", "next")
    simulation = click(fill(simulation, MANDATARY), "Suivant")
    ticked = fill(simulation, {"Je certifie l'exactitude des éléments déclarés": "yes"})
    return click(ticked, "Je valide ma demande").advanced(at(datetime(2021, 3, 1)))


def test_a_replay_from_the_journal_alone_gives_the_same_cases(library: Library) -> None:
    simulation = _whole_life(library)
    lines = [to_line(record) for record in records(simulation)]
    replayed = replay(library.flows, (from_line(line) for line in lines))
    expected = simulation.cases["0001"].snapshot._replace(now=replayed["0001"].now)
    assert replayed == {"0001": expected}


def test_a_refused_event_stands_in_the_journal_with_its_reason(library: Library) -> None:
    refused = [record.refused for record in records(_whole_life(library)) if record.refused]
    assert refused == [("guard:adult",)]


def test_a_timer_stands_in_the_journal_at_its_own_instant(library: Library) -> None:
    timers = [record for record in records(_whole_life(library)) if record.kind == "timer"]
    assert [(t.at, t.by, t.state) for t in timers] == [(at(datetime(2021, 2, 5)), "", "expired")]


def test_a_line_goes_to_text_and_back_unchanged(library: Library) -> None:
    written = list(records(_whole_life(library)))
    assert [from_line(to_line(record)) for record in written] == written


def test_a_line_is_the_same_in_whatever_order_its_values_came(library: Library) -> None:
    record = max(records(_whole_life(library)), key=lambda record: len(record.facts))
    turned = record._replace(facts=dict(reversed(list(record.facts.items()))))
    assert len(record.facts) > 1
    assert to_line(turned) == to_line(record)


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"at": 3}', "{" * 5000])
def test_a_line_that_is_not_one_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not a line of a journal"):
        from_line(line)


def test_a_journal_that_says_something_else_is_found_out(library: Library) -> None:
    written = list(records(in_force(library, JANUARY)))
    forged = [*written[:-1], written[-1]._replace(state="revoked")]
    with pytest.raises(DivergedError) as error:
        replay(library.flows, forged)
    assert error.value.number == len(written)


_SCRIPT = """
import sys
from datetime import datetime
from pathlib import Path
from harness.files import library
from simulator.engine.journal import records, to_line
from tests.portal.test_journal import _whole_life
from tests.portal.journeys import in_force
simulation = _whole_life(library(Path("flows")))
sys.stdout.buffer.write("\\n".join(to_line(record) for record in records(simulation)).encode())
"""


@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("1", "Pacific/Auckland"), ("42", "America/New_York")])
def test_journals_are_the_same_bytes_for_every_hash_seed_and_time_zone(library: Library, seed: str, zone: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
    printed = subprocess.run(
        [sys.executable, "-c", _SCRIPT], env=environment, cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    assert printed.split("\n") == [to_line(record) for record in records(_whole_life(library))]
