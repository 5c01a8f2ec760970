"""Pictures as files: which path is marked on them, and what they are called."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from diagrams.draw import Format, View, pages, picture, written
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from simulator.analysis.paths import moves
from simulator.engine.engine import reference
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Firing
from simulator.spec.calendar import at
from simulator.spec.flow import FILL, Flow
from simulator.spec.load import Library
from simulator.spec.problems import closest

_DAY = datetime(2021, 1, 4, 9)
"""The day on which a path given by its events begins: an ordinary one."""

Marked = Mapping[str, tuple[Firing, ...]]


def marked(library: Library, flows: Sequence[Flow], path: str | None, scenario: str | None, say: Say) -> Marked:
    """The firings to mark on each flow: those of a list of events, or those of a scenario.

    Raises:
        BadInputError: for an event that is not offered where the path is, or a scenario that cannot be played.
    """
    if path is not None and scenario is not None:
        raise BadInputError(say("--path ou --scenario, pas les deux", "--path or --scenario, not both"))
    if scenario is not None:
        from harness.scenarios import play

        return of_simulation(play(scenario, say).simulation)
    if path is None:
        return {}
    if len(flows) != 1:
        raise BadInputError(say("--path demande un seul flux", "--path wants a single flow"))
    return {flows[0].id: tuple(_walk(library, flows[0], path, say))}


def of_simulation(simulation: Simulation) -> Marked:
    """What happened to the latest case of each flow."""
    latest = {case.flow: case.id for case in simulation.cases.values()}
    happened = [happening for happening in simulation.history if happening.kind != "start"]
    return {flow: tuple(each.firing for each in happened if each.case == case) for flow, case in latest.items()}


def _walk(library: Library, flow: Flow, path: str, say: Say) -> Iterator[Firing]:
    """The firings of a list of events, each form filled with its examples on the way."""
    insured = next(iter(library.dossiers.people))
    simulation = Simulation.begin(library, at(_DAY))
    engine, facts = reference(flow), simulation.facts(flow, insured)
    here = engine.start(simulation.now, facts)
    for word in filter(None, (part.strip() for part in path.split(","))):
        event = _event(flow, word, say)
        for move, _ in moves(engine, here, facts):
            if move.event == FILL:
                yield (filled := engine.fire(here, FILL, move.inputs, facts))
                here = filled.after
                break
        firing = engine.fire(here, event, {}, facts)
        if firing.after == firing.before:
            state = flow.leaves[here.state].state.label.of(say.lang).source
            raise BadInputError(
                say(f"« {word} » n'est pas possible dans « {state} »", f"“{word}” is not possible in “{state}”")
            )
        yield firing
        here = firing.after


def _event(flow: Flow, word: str, say: Say) -> str:
    names = {name: name for name in ("logout", "open", *flow.events)}
    names |= {event.label.of(say.lang).source: event.id for event in flow.events.values()}
    if word not in names:
        near = closest(word, names)
        hint = say.meant(near)
        raise BadInputError(say(f"événement inconnu « {word} »{hint}", f"unknown event “{word}”{hint}"))
    return names[word]


def write(
    library: Library, flow: Flow, view: View, lang: Lang, format_: Format, steps: tuple[Firing, ...], folder: Path
) -> list[Path]:
    """Draw one view; a picture that would not be legible on a page becomes several. The files written."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = pages(picture(flow, view, lang, steps, library.portal))
    paths = []
    for number, part in enumerate(parts, 1):
        tail = f"-{number}" if len(parts) > 1 else ""
        path = folder / f"{flow.id}-{view}-{lang}{tail}.{format_}"
        path.write_bytes(written(part, format_))
        paths.append(path)
    return paths
