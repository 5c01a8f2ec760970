"""Several at once, and writers that die: no acknowledged move is lost, none is doubled."""

import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.killing import sitting
from harness.store.store import Store
from tests.store.sittings import ROOT

WRITERS, MOVES = 8, 12


def _run(module: str, *words: str) -> str:
    said = subprocess.run(
        [sys.executable, "-m", module, *words], check=False, cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert said.returncode == 0, said.stderr
    return said.stdout


def test_a_writer_killed_a_hundred_times_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """In four stores at once: most of it is waiting, for a writer to have written and for the disk."""
    with ThreadPoolExecutor(4) as pool:
        words = [("benchmarks.killing", str(tmp_path / f"{seed}.db"), "25", str(seed)) for seed in range(5, 9)]
        found = [json.loads(said) for said in pool.map(lambda each: _run(*each), words)]
    assert (sum(each["times"] for each in found), [each["wrong"] for each in found]) == (100, [[]] * 4)
    assert sum(each["acknowledged"] for each in found) > 50


def test_a_writer_to_a_server_killed_loses_nothing_either(where: str) -> None:
    found = json.loads(_run("benchmarks.killing", where, "15", "6"))
    assert (found["times"], found["wrong"]) == (15, [])


def _outcomes(where: str, *, same: bool) -> Counter[str]:
    """What writers at once are told: each adds moves to the same sitting, or to one of its own."""
    which = "same" if same else "own"
    return Counter(_run("tests.store.writer", where, str(WRITERS), str(MOVES), which).split())


def test_of_eight_who_write_the_same_number_one_is_acknowledged_and_the_others_told(where: str) -> None:
    with Store.at(where) as store:
        store.begin(sitting(0, 0).opening)
    told = _outcomes(where, same=True)
    with Store.at(where) as store:
        kept = store.kept(sitting(0, 0).opening.id)
        assert (kept, store.verified().damage) == (sitting(0, WRITERS * MOVES), ())
    assert [told[f"kept:{number}"] for number in range(1, WRITERS * MOVES + 1)] == [1] * (WRITERS * MOVES)
    assert set(told) - {f"kept:{number}" for number in range(1, WRITERS * MOVES + 1)} <= {"stale"}


def test_of_eight_who_write_to_their_own_sittings_all_is_there(where: str) -> None:
    told = _outcomes(where, same=False)
    with Store.at(where) as store:
        found = [store.kept(sitting(number, 0).opening.id) for number in range(1, WRITERS + 1)]
        assert (found, store.verified().damage) == ([sitting(n, MOVES) for n in range(1, WRITERS + 1)], ())
    assert told == Counter({f"kept:{number}": WRITERS for number in range(1, MOVES + 1)})
