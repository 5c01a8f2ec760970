"""Exploring the shipped proxy whole: against a textbook search and against Spin, on the same model, in time and memory.

All three visit the same states: the textbook search and Spin were made from the flow and the classes of the fields, not
from our diagrams, and count them one by one (tests/analysis/test_naive_search.py; here Spin's count is checked again).
"""

import tracemalloc
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from benchmarks.contest import Contest, Figures, row
from benchmarks.model_checker import Verified, Verifier
from benchmarks.promela import promela
from benchmarks.shipped import library
from benchmarks.textbook import Search
from simulator.analysis.explore.explored import ORDINARY, noon
from simulator.analysis.explore.space import Space

FLOW = "procuration"
TEXTBOOK = "breadth-first search with `transitions` and copy.deepcopy"
SPIN = "Spin without reduction (pan, gcc -O2 -DNOREDUCE -DSAFETY)"
FOLDER = Path("build") / "spin"
FITTED = "-w20"
"""For pan, a hash table of the size of this model: its own choice is for larger ones and takes half of its time."""

FIRST = 4_000
"""States after which the textbook search is stopped: the whole takes it more than a minute, at a lower rate."""

LONG = 7
"""Rounds that are enough where each is long."""


def explored() -> Space:
    """The whole space, everything found anew."""
    return Space(library(), (FLOW,), "jean", noon(ORDINARY))


@cache
def _space() -> Space:
    return explored()


@cache
def _verifier() -> Verifier:
    return Verifier(promela(_space()), FOLDER)


@cache
def _verified() -> Verified:
    """Spin's run, which must have found as many states as there are."""
    found = _verifier().verify()
    if found.states != _space().states:
        raise ValueError(f"not the same model: {found.states} states for Spin, {_space().states} here")
    return found


def _bytes(run: Callable[[], int]) -> float:
    """Bytes a state: the most that a run holds at any time over the states it visits, in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        return alone.submit(_traced, run).result()


def _traced(run: Callable[[], int]) -> float:
    library()
    tracemalloc.start()
    states = run()
    _, peak = tracemalloc.get_traced_memory()
    return peak / states


def _ours() -> int:
    return explored().states


def _theirs() -> int:
    return len(Search(_space()).visited(FIRST))


@cache
def _our_bytes() -> float:
    return _bytes(_ours)


@row("states/s of the whole proxy explored", against=TEXTBOOK, goal=">= 350")
def textbook(_quick: bool) -> Contest:
    search = Search(_space())
    visited = len(search.visited(FIRST))
    note = f"{_space().states:,} states; the textbook search is stopped after its first {visited:,}"
    return Contest(explored, lambda: search.visited(FIRST), _space().states / visited, LONG, note)


@row("states/s of the whole proxy explored, the model checker as it comes", against=SPIN, goal=">= 1")
def spin(_quick: bool) -> Contest:
    found = _verified()
    note = f"{_space().states:,} states here, {found.states:,} stored by Spin over {found.transitions:,} transitions"
    return Contest(explored, _verifier().verify, rounds=LONG, note=note)


@row(
    "states/s of the whole proxy explored, the model checker at its best", against=f"{SPIN}, pan {FITTED}", faster=True
)
def spin_at_its_best(_quick: bool) -> Contest:
    verifier = _verifier()
    return Contest(explored, lambda: verifier.verify(FITTED), rounds=LONG)


@row("bytes per state of the proxy explored", against=TEXTBOOK, goal="<= 1")
def textbook_memory(_quick: bool) -> Figures:
    theirs = _bytes(_theirs)
    return Figures(_our_bytes(), theirs, f"{_our_bytes():.1f} here, {theirs:,.0f} there")


@row("bytes per state of the proxy explored, beside the model checker", against=SPIN, goal="<= 1")
def spin_memory(_quick: bool) -> Figures:
    theirs = _verified().memory / _verified().states
    return Figures(_our_bytes(), theirs, f"{_our_bytes():.1f} here, {theirs:.1f} there without its hash table")
