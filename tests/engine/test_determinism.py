"""The same inputs give the same bytes, whatever the seed of hashes and the machine's time zone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import hashlib, json
from simulator.engine.engine import compiled, reference
from simulator.engine.snapshot import snapshot_to_json
from tests.engine.little import Case, person, shipped
from tests.engine.test_shipped import MANDATARY

flow, certificate = shipped().flows["procuration"], shipped().flows["attestation"]
lines = []
def told(firings):
    for firing in firings:
        lines.append(json.dumps([firing.event, snapshot_to_json(firing.after), type(firing.outcome).__name__]))
for engine in (reference, compiled):
    it = Case(flow, "2021-03-27 10:00", person(flow, "jean"), engine(flow))
    told([it.fire("start"), it.fill(MANDATARY), it.fire("next")])
    told([it.fill({"recap.certify": "yes"}), it.fire("validate")])
    it.snapshot, firings = it.engine.advance(it.snapshot, it.snapshot.due["timer:active:0"], it.facts)
    told(firings)
    it = Case(certificate, "2019-10-27 02:30", person(certificate, "benoit"), engine(certificate))
    told([it.fill({"request.beneficiary": "all", "request.etm": "yes"}), it.fire("validate"), it.fire("download")])
print(len(lines), hashlib.sha256("\\n".join(lines).encode()).hexdigest())
"""


def digest(seed: str, zone: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def here() -> str:
    return digest("0", "Europe/Paris")


@pytest.mark.parametrize(
    ("seed", "zone"), [("1", "Europe/Paris"), ("4242", "America/Los_Angeles"), ("7", "Pacific/Kiritimati")]
)
def test_runs_are_equal_byte_for_byte(here: str, seed: str, zone: str) -> None:
    assert here.startswith("18 ")
    assert digest(seed, zone) == here
