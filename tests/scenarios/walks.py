"""Walks at random through the flows of a library: paths nobody has thought of, refusals included."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from simulator.analysis.path import Act, Path, actor, begun, replay
from simulator.analysis.paths import example
from simulator.engine import forms
from simulator.engine.rows import visible_fields
from simulator.engine.simulation import Case, Simulation
from simulator.spec.calendar import at
from simulator.spec.flow import LOGOUT, OPEN, OUTSIDE, Field, Flow
from simulator.spec.load import Library

START = datetime(2021, 1, 4, 10)
TEXTS = {
    "date": ("05/01/2003", "04/01/2003", "16/04/1991", "03/01/2021", "31/12/2030", "11/01/2021", "31/02/2021"),
    "number": ("0", "1", "12,5", "douze"),
    "text": ("Dupont", "Martin", "d'Aubigné | fils", " entouré "),
}


def walk(library: Library, flows: tuple[str, ...], seed: int, length: int, insured: str = "") -> Path:
    """A path of so many acts, at random, the same for the same seed."""
    random = Random(seed)
    person = insured or random.choice(list(library.dossiers.people))
    path = Path(person, at(START), ())
    simulation = begun(library, path)
    for _ in range(length):
        acts = list(_acts(simulation, flows, person, random))
        act = random.choice(acts)
        path = Path(person, path.start, (*path.acts, act))
        simulation = list(replay(library, Path(person, path.start, path.acts)))[-1].simulation
    return path


def _acts(simulation: Simulation, flows: tuple[str, ...], person: str, random: Random) -> Iterator[Act]:
    now, library = simulation.now, simulation.library
    yield Act("wait", now + timedelta(minutes=random.choice((10, 90, 60 * 24, 60 * 24 * 40))))
    for case in simulation.cases.values():
        due = min(case.snapshot.due.values(), default=None)
        if due is not None and due > now + timedelta(seconds=1):
            yield Act("wait", due - timedelta(seconds=random.choice((0, 1))))
    for name in flows:
        flow = library.flows[name]
        cases = simulation.cases_of(person, name)
        if not cases or (simulation.ended(cases[-1]) and random.random() < 0.3):
            yield Act("begin", now, name, by=flow.access[0].by)
        elif not simulation.ended(cases[-1]):
            yield from _moves(simulation, flow, cases[-1], random)


def _moves(simulation: Simulation, flow: Flow, case: Case, random: Random) -> Iterator[Act]:
    leaf = flow.leaves[case.snapshot.state]
    facts = simulation.facts(flow, case.insured)
    now = simulation.now
    inputs = {
        field.key: _typed(field, random, len(forms.records(field, case.snapshot, facts)))
        for field in visible_fields(leaf)
        if forms.shown(field, case.snapshot, facts)
    }
    if inputs:
        usual = {field.key: example(field) for field in visible_fields(leaf) if field.key in inputs and example(field)}
        yield Act("fill", now, flow.id, inputs=usual, by=actor(flow))
        yield Act(
            "fill", now, flow.id, inputs={key: inputs[key] for key in inputs if random.random() < 0.7}, by=actor(flow)
        )
    shown = {button.event.id for screen in leaf.screens for button in screen.buttons}
    for event in flow.events.values():
        if event.id in shown or event.by == OUTSIDE or random.random() < 0.05:
            yield Act("event", now, flow.id, event.id, by=event.by)
    for built_in in (OPEN, LOGOUT):
        if built_in in leaf.arcs:
            yield Act("event", now, flow.id, built_in)


def _typed(field: Field, random: Random, records: int) -> str | tuple[str, ...]:
    if random.random() < 0.15:
        return ""
    if field.kind == "tick":
        return random.choice(("yes", "no"))
    if field.kind == "choice":
        options = [str(rank) for rank in range(1, records + 1)] or [option.id for option in field.options]
        if field.many:
            return tuple(option for option in options if random.random() < 0.6)
        return random.choice(options) if options else ""
    return random.choice(TEXTS[field.kind])
