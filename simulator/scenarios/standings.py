"""What is expected of cases: the state each is in, and since when where time moved it there."""

from collections.abc import Iterator

from simulator.engine.simulation import Case, Happening, Simulation
from simulator.scenarios.ending import Ending
from simulator.scenarios.ways import Step
from simulator.spec.calendar import local
from simulator.spec.flow import State


def state(ending: Ending) -> Iterator[Step]:
    """The state each case in question is in; since when, where time moved it there."""
    for case in ending.subjects():
        yield _standing(ending, case)


def states(ending: Ending) -> Iterator[Step]:
    """The state of the latest case of each flow, whosever it is."""
    for case in latest(ending.shown):
        yield _standing(ending, case)


def moved(ending: Ending) -> Iterator[Step]:
    """The state of each case that time has just moved."""
    names = {happening.case for happening in ending.since if happening.kind == "timer"}
    for case in latest(ending.shown):
        if case.id in names:
            yield _standing(ending, case)


def latest(here: Simulation) -> tuple[Case, ...]:
    """The cases that can be spoken of: of each flow and person, the last."""
    return tuple({(case.insured, case.flow): case for case in here.cases.values()}.values())


def _standing(ending: Ending, case: Case) -> Step:
    reached = _state(ending, case)
    values = {
        "flow": ending.cast.library.flows[case.flow].name.of(ending.cast.lang).source,
        "person": ending.cast.name(case.insured),
        "state": reached.label.of(ending.cast.lang).source,
    }
    since = local(case.snapshot.since[reached.id])
    timers = [
        h for h in ending.since if h.kind == "timer" and h.case == case.id and reached.id not in _states(ending, h)
    ]
    if timers and ending.last.act.kind == "wait" and not since.microsecond:
        return Step("case_is_since", {**values, "date": since.date(), "time": since.time()})
    return Step("case_is", values)


def _states(ending: Ending, happening: Happening) -> frozenset[str]:
    """Where the case was before."""
    before = happening.firing.before
    return frozenset(state.id for state in ending.cast.library.flows[before.flow].leaves[before.state].path)


def _state(ending: Ending, case: Case) -> State:
    return ending.cast.library.flows[case.flow].leaves[case.snapshot.state].state
