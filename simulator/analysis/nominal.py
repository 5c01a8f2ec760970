"""An ordinary run of a flow, dated: the shortest way to what time alone does, else to an end."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from simulator.analysis.path import Path, actor, begun
from simulator.analysis.paths import WAIT, Move, shortest
from simulator.engine.engine import reference
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Snapshot
from simulator.spec.calendar import at
from simulator.spec.flow import LOGOUT, Flow
from simulator.spec.load import Library

DAY: Final = at(datetime(2021, 1, 4, 10))
"""The instant at which it begins: an ordinary one."""
_MOST_TIMERS = 6


def nominal(library: Library, flow: Flow, insured: str, start: datetime = DAY) -> Simulation:
    """A run for an insured person (a key of the dossiers) from the opening of a case on.

    Where the flow has timers, to a state in which one runs, and then as long as it takes for it to fire, and for those
    after it; else to an end, without a log-out. Where there is no way there, the opening alone.

    Raises:
        simulator.analysis.paths.TooFarError: the flow has too many places to find a way.
    """
    simulation = begun(library, Path(insured, start, ()))
    simulation, case = simulation.started(flow.id, insured, actor(flow))
    engine, facts = reference(flow), simulation.facts(flow, insured)
    timed = any(state.timers for state in flow.states.values())
    goals: Iterable[Callable[[Snapshot], bool]] = (*((_waits,) if timed else ()), lambda here: _ends(flow, here))
    ways = (shortest(engine, case.snapshot, facts, goal, (LOGOUT,)) for goal in goals)
    for move in next((way for way in ways if way is not None), ()):
        simulation = _moved(simulation, flow, case.id, move)
    return _waited(simulation, case.id)


def _waits(here: Snapshot) -> bool:
    return bool(here.due)


def _ends(flow: Flow, here: Snapshot) -> bool:
    return flow.leaves[here.state].final


def _moved(simulation: Simulation, flow: Flow, case: str, move: Move) -> Simulation:
    if move.event == WAIT:
        return simulation.advanced(min(simulation.cases[case].snapshot.due.values()))
    return simulation.fired(case, move.event, move.inputs, actor(flow, move.event))[0]


def _waited(simulation: Simulation, case: str) -> Simulation:
    """The same once what is waited for has come, timer after timer."""
    for _ in range(_MOST_TIMERS):
        due = simulation.cases[case].snapshot.due
        if not due:
            break
        simulation = simulation.advanced(min(due.values()))
    return simulation
