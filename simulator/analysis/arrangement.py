"""A case brought to a state as scenarios do that begin there: by the shortest path, over the fields' examples."""

from simulator.analysis.paths import WAIT, Move, shortest
from simulator.engine.simulation import Case, Simulation
from simulator.portal import acts
from simulator.spec.flow import FILL, LOGOUT, Flow


def arranged(simulation: Simulation, insured: str, flow: Flow, state: str) -> Simulation | None:
    """The portal once a person's case is in a state, or in a state inside it, and in front; None where no path leads.

    A live case goes on from where it is, else one is opened. A path that logs the person out leaves them so.

    Raises:
        TooFarError: where the search hits its bound.
    """
    case = simulation.live(insured, flow.id) if flow.per_insured else None
    if case is None:
        simulation, case = simulation.started(flow.id, insured, flow.access[0].by)
    snapshot = case.snapshot._replace(now=simulation.now)
    facts = simulation.facts(flow, insured)
    path = shortest(
        simulation.engine(flow.id),
        snapshot,
        facts,
        lambda there: state in {inner.id for inner in flow.leaves[there.state].path},
    )
    if path is None:
        return None
    for move in path:
        simulation = _moved(simulation, case, flow, move)
    logged_out = any(move.event == LOGOUT for move in path)
    return simulation if logged_out else acts.present(simulation, insured, case.id)


def _moved(simulation: Simulation, case: Case, flow: Flow, move: Move) -> Simulation:
    if move.event == WAIT:
        return simulation.advanced(min(simulation.cases[case.id].snapshot.due.values()))
    declared = flow.events.get(move.event)
    by = flow.access[0].by if declared is None or move.event == FILL else declared.by
    return simulation.fired(case.id, move.event, move.inputs, by)[0]
