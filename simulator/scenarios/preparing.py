"""What comes before the journey that a scenario is about, said in one sentence by the state it has come to."""

from typing import NamedTuple

from simulator.analysis.arrangement import arranged
from simulator.analysis.path import Act, Path
from simulator.analysis.paths import TooFarError
from simulator.engine.simulation import Case, Simulation
from simulator.scenarios.ways import Step
from simulator.spec.flow import Flow, State
from simulator.spec.text import Lang


class Prepared(NamedTuple):
    """The portal once it is prepared, and the sentence that says so."""

    simulation: Simulation
    step: Step


def preparation(path: Path, subject: str) -> tuple[Act, ...]:
    """The acts at the beginning of a path that are of one other journey, before any time goes by."""
    found: list[Act] = []
    for act in path.acts:
        if act.at != path.start or act.flow in ("", subject) or act.flow != path.acts[0].flow:
            break
        found.append(act)
    return tuple(found) if len(found) < len(path.acts) and len(found) > 1 else ()


def prepared(here: Simulation, wanted: Case, lang: Lang) -> Prepared | None:
    """The portal with a case as wanted, where naming its state alone brings it there: the outermost that does."""
    flow = here.library.flows[wanted.flow]
    for state in flow.leaves[wanted.snapshot.state].path:
        if known_by_label(flow, state, lang):
            after = _arranged(here, wanted, flow, state)
            if after is not None and after.now == here.now:
                case = after.cases_of(wanted.insured, flow.id)[-1]
                if case.snapshot == wanted.snapshot:
                    return Prepared(after, case_step(here, wanted.insured, flow, state, lang))
    return None


def _arranged(here: Simulation, wanted: Case, flow: Flow, state: State) -> Simulation | None:
    try:
        return arranged(here, wanted.insured, flow, state.id)
    except TooFarError:
        return None


def known_by_label(flow: Flow, state: State, lang: Lang) -> bool:
    """Whether the label of a state names it: of several, it names the first."""
    label = state.label.of(lang).source
    return next(other for other in flow.states.values() if other.label.of(lang).source == label) is state


def case_step(here: Simulation, insured: str, flow: Flow, state: State, lang: Lang) -> Step:
    """« Jean Dupont a une démarche « Procuration en ligne » « en cours » »."""
    values = {
        "person": here.library.dossiers.name(insured),
        "flow": flow.name.of(lang).source,
        "state": state.label.of(lang).source,
    }
    return Step("has_case", values)
