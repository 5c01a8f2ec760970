"""Cases to play to the referees: walks at random, the shortest ways to every place, refusals on the way."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path as File
from typing import Final

from harness.files import sources
from simulator.analysis.paths import WAIT, Move, shortest
from simulator.engine.engine import Engine, Runaway, compiled
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Firing, Refused, Snapshot
from simulator.spec.calendar import at
from simulator.spec.expressions.compile import Facts
from simulator.spec.expressions.tree import Value
from simulator.spec.flow import BUILT_IN, Flow
from simulator.spec.load import Library, load
from tests.engine.little import library
from tests.exchange.awkward import AWKWARD
from tests.exchange.told import Told, Witness, cases
from tests.scenarios.walks import walk

BEGUN = datetime(2021, 1, 4, 10)
IN_FORCE: Final[Mapping[str, Value]] = {
    "procuration.state": "active.current",
    "procuration.mandatary.last_name": "Dupont",
    "procuration.mandatary.first_name": "Martin",
    "procuration.mandatary.birth_date": date(1991, 4, 16),
}
"""What the visit to the counter reads of a proxy."""
ROOT = File(__file__).parents[2]


@cache
def shipped() -> Library:
    """The shipped flows, that of the tutorial, and their portal."""
    found, problems = load(sources(ROOT / "flows") | sources(ROOT / "docs" / "tutorial" / "flows"))
    assert [str(problem) for problem in problems] == []
    assert found is not None
    return found


@cache
def awkward() -> Library:
    """The awkward flow, alone."""
    return library(trial=AWKWARD)


def walked(
    among: Library, flows: tuple[str, ...], seeds: range, length: int
) -> Iterator[tuple[Flow, tuple[Told, ...]]]:
    """Every case of so many random walks, each with its flow."""
    witnesses = {name: Witness(among.flows[name]) for name in flows}
    for seed in seeds:
        try:
            path = walk(among, flows, seed, length)
        except Runaway:
            continue  # a broken flow has no such case
        for flow, firings in cases(among, path):
            yield among.flows[flow], witnesses[flow].case(firings)


def shortest_cases(among: Library, flow: Flow) -> Iterator[tuple[Told, ...]]:
    """The shortest way to each place that can be reached, with every event that is refused or absent on the way."""
    witness, engine = Witness(flow), compiled(flow)
    simulation = Simulation.begin(among, at(BEGUN))
    facts = simulation.facts(flow, next(iter(among.dossiers.people)))
    facts = {**facts, **{name: value for name, value in IN_FORCE.items() if name in facts}}
    opened = engine.opened(simulation.now, facts)
    for leaf in flow.leaves:
        found = shortest(engine, opened.after, facts, _at(leaf))
        if found is not None:
            yield witness.case([opened, *_firings(engine, opened.after, facts, found)])


def _firings(engine: Engine, here: Snapshot, facts: Facts, moves: tuple[Move, ...]) -> Iterator[Firing]:
    for move in moves:
        for event in (*engine.flow.events, *BUILT_IN):
            tried = engine.fire(here, event, {}, facts)
            if isinstance(tried.outcome, Refused) and tried.after.state == here.state:
                yield tried
        if move.event == WAIT:
            here, fired = engine.advance(here, min(here.due.values()), facts)
            yield from fired
        else:
            yield (firing := engine.fire(here, move.event, move.inputs, facts))
            here = firing.after


def _at(leaf: str) -> Callable[[Snapshot], bool]:
    return lambda snapshot: snapshot.state == leaf
