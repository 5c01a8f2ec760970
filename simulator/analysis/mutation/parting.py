"""From where two libraries part to where somebody can see it: the runs that go on from a path, the shortest first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from simulator.analysis.path import Act, Path, actor, replay
from simulator.analysis.paths import WAIT, moves
from simulator.engine.simulation import Simulation
from simulator.portal.acts import present
from simulator.portal.page import page
from simulator.spec.flow import FILL
from simulator.spec.load import Library
from simulator.spec.text import LANGS

FURTHEST: Final = 3
"""Acts beyond the place where data differ."""
MINUTE: Final = timedelta(minutes=1)
MOST: Final = 300
"""Runs that are tried."""


def parting(library: Library, changed: Library, paths: tuple[Path, ...]) -> Iterator[Path]:
    """The runs from some paths on at the end of which something else is seen in one library than in the other."""
    todo = paths
    tried = 0
    for _ in range(FURTHEST + 1):
        onwards: list[Path] = []
        for here in todo:
            tried += 1
            if tried > MOST:
                return
            ends = [_end(one, here) for one in (library, changed)]
            if _seen(ends[0], here.insured) != _seen(ends[1], here.insured):
                yield here
            if ends[0] is not None:
                onwards += _onwards(ends[0], here)
        todo = tuple(onwards)


def _end(library: Library, path: Path) -> Simulation | None:
    """The portal after a path; None where the path cannot be gone to its end."""
    try:
        return [after.simulation for after in replay(library, path)][-1] if path.acts else None
    except (KeyError, RuntimeError):
        return None


def _seen(simulation: Simulation | None, insured: str) -> object:
    """What there is to see of every case, and what was sent and handed over."""
    if simulation is None:
        return None
    pages = []
    for case in simulation.cases.values():
        shown = present(simulation, insured, case.id)
        leaf = simulation.library.flows[case.flow].leaves[case.snapshot.state]
        labels = tuple(state.label.plain for state in leaf.path)
        people = dict.fromkeys((insured, *shown.sessions))
        pages.append((case.flow, labels, [page(shown, person, lang) for person in people for lang in LANGS]))
    effects = [happening.firing.outcome.effects for happening in simulation.history]
    return pages, [(done.sent, done.given) for done in effects if done.sent or done.given]


def _onwards(simulation: Simulation, path: Path) -> Iterator[Path]:
    """The path with one act more, on any of its cases."""
    for case in simulation.cases.values():
        flow = simulation.library.flows[case.flow]
        facts = simulation.facts(flow, case.insured)
        for move, after in moves(simulation.engine(flow.id), case.snapshot._replace(now=simulation.now), facts):
            if move.event == WAIT:
                before = after.now - MINUTE  # the last that a scenario can tell of what may be shorter elsewhere
                if before > simulation.now:
                    yield replace(path, acts=(*path.acts, Act("wait", before)))
                act = Act("wait", after.now)
            elif move.event == FILL:
                act = Act("fill", simulation.now, flow.id, inputs=move.inputs, by=actor(flow))
            else:
                act = Act("event", simulation.now, flow.id, move.event, by=actor(flow, move.event))
            yield replace(path, acts=(*path.acts, act))
