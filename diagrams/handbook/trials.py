"""A run on which a rule refuses: the examples as they are, else one or several of their answers exchanged."""

from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import Final, NamedTuple

from diagrams.handbook.plan import Plan
from simulator.analysis.explore.explored import people, together
from simulator.analysis.path import Act, Path, actor
from simulator.analysis.walk import Visit, lived, spread
from simulator.analysis.why.contents import Around
from simulator.engine.engine import compiled
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Refused
from simulator.spec.expressions.tree import FieldValue, walk
from simulator.spec.flow import Arc, Field, Guard

MOST_TRIALS: Final = 400


class Trial(NamedTuple):
    """A refusal as it happened: the portal just before and after, the case, and what was typed otherwise than usual."""

    before: Simulation
    after: Simulation
    case: Case
    changed: tuple[tuple[Field, str], ...]


def trial(plan: Plan, guard: Guard, arcs: Iterable[Arc]) -> Trial | None:
    """A refusal by a rule on one of its rows; None where no variation of the examples leads to one."""
    wanted = set(arcs)
    tried = (_refused(plan, path, wanted, changed) for path, changed in _paths(plan, guard, wanted))
    return next((found for found in islice(tried, MOST_TRIALS) if found is not None), None)


Changed = tuple[tuple[Field, str], ...]


def _paths(plan: Plan, guard: Guard, arcs: set[Arc]) -> Iterator[tuple[Path, Changed]]:
    sources = {arc.source for arc in arcs}
    visits = [visit for visit in plan.walk.visits.values() if visit.leaf in sources]
    bases = [plan.walk.filled(visit) for visit in visits]
    for visit in visits:
        yield from ((path, ()) for path in (visit.path, plan.walk.filled(visit)))
    for path in bases:
        yield from _varied(plan, guard, path)
    for path in bases:
        yield from ((other, ()) for other in _elsewhere(plan, path))
    for visit in visits[:1]:
        yield from ((path, ()) for path in _onwards(plan, visit, arcs))


def _varied(plan: Plan, guard: Guard, path: Path) -> Iterator[tuple[Path, Changed]]:
    """The path with other answers to what the rule reads, the fewest changes first."""
    keys = {part.key for part in walk(guard.condition) if isinstance(part, FieldValue) and part.flow is None}
    fields = [plan.flow.fields[key] for key in plan.flow.fields if key in keys]
    typed = {key: text for act in path.acts if act.flow == plan.flow.id for key, text in act.inputs.items()}
    simulation = plan.walk.portal(path)
    snapshot = plan.walk.case(simulation, path.insured).snapshot._replace(now=simulation.now)
    around = Around(snapshot, simulation.facts(plan.flow, path.insured), (guard.condition,))
    choices = []
    for field in fields:
        others = [text for text in around.candidates(field) if isinstance(text, str) and text != typed.get(field.key)]
        choices.append([typed.get(field.key, ""), *others, *([""] if field.optional else [])])
    combined = sorted(
        islice(product(*choices), MOST_TRIALS),
        key=lambda texts: sum(text != each[0] for text, each in zip(texts, choices, strict=True)),
    )
    for texts in combined[1:]:
        changed = tuple(
            (field, text)
            for field, text, each in zip(fields, texts, choices, strict=True)
            if text != each[0] and isinstance(text, str)
        )
        yield _exchanged(path, plan.flow.id, {field.key: text for field, text in changed}), changed


def _exchanged(path: Path, flow: str, texts: dict[str, str]) -> Path:
    acts = (
        act._replace(inputs={key: texts.get(key, text) for key, text in act.inputs.items()})
        if act.kind == "fill" and act.flow == flow
        else act
        for act in path.acts
    )
    return Path(path.insured, path.start, tuple(acts))


def _elsewhere(plan: Plan, path: Path) -> Iterator[Path]:
    """The same for other people, and without what was done in other journeys first."""
    own = tuple(act for act in path.acts if act.flow in ("", plan.flow.id))
    if own != path.acts:
        yield Path(path.insured, path.start, own)
    for insured in people(plan.walk.library, together(plan.walk.library, plan.flow.id), path.start.date()):
        if insured != path.insured:
            yield Path(insured, path.start, path.acts)
    first = [fact.flow for fact in plan.flow.facts.values() if fact.flow]
    for other in dict.fromkeys(first):
        begin = Act("begin", path.start, other, by=actor(plan.walk.library.flows[other]))
        yield Path(path.insured, path.start, (begin, *own))


def _onwards(plan: Plan, visit: Visit, arcs: set[Arc]) -> Iterator[Path]:
    """The first place beyond a visit from which one of the rows is taken."""
    simulation = plan.walk.portal(visit.path)
    engine = compiled(plan.flow)
    snapshot = plan.walk.case(simulation, visit.path.insured).snapshot._replace(now=simulation.now)
    facts = simulation.facts(plan.flow, visit.path.insured)
    triggers = {arc.trigger for arc in arcs}
    for here, moved in spread(engine, snapshot, facts):
        for trigger in triggers:
            row = engine.select(here, trigger, facts)
            if row is not None and row.arc in arcs:
                yield lived(plan.walk.library, plan.flow, visit.path, moved)
                return


def _refused(plan: Plan, path: Path, arcs: set[Arc], changed: Changed) -> Trial | None:
    try:
        before = plan.walk.portal(path)
    except KeyError:
        return None
    case = plan.walk.case(before, path.insured)
    triggers = {arc.trigger for arc in arcs if arc.source == case.snapshot.state}
    for trigger in sorted(triggers):
        after, firing = before.fired(case.id, trigger, by=actor(plan.flow, trigger))
        if isinstance(firing.outcome, Refused) and firing.outcome.arc in arcs:
            return Trial(before, after, case, changed)
    return None
