"""The way to a place with other answers, or for other people, so that a field shows that the examples do not."""

from collections.abc import Iterator
from itertools import islice, product
from typing import Final

from simulator.analysis.explore.explored import people, together
from simulator.analysis.path import Path
from simulator.analysis.walk import Visit, Walk
from simulator.analysis.why.answer import Typed
from simulator.analysis.why.contents import Around
from simulator.engine import forms
from simulator.spec.expressions.tree import Expression, FieldValue, walk
from simulator.spec.flow import Field

MOST: Final = 40
"""How many answers are tried for one person."""


def variations(walked: Walk, visit: Visit, field: Field) -> Iterator[Path]:
    """The paths, among those tried, at whose end a conditional field is shown."""
    assert field.shown is not None  # only what is shown in some cases has to be looked for
    yield from (path for path in _tried(walked, visit, field.shown) if _shows(walked, path, field))


def _tried(walked: Walk, visit: Visit, condition: Expression) -> Iterator[Path]:
    keys = [part.key for part in walk(condition) if isinstance(part, FieldValue) and part.flow is None]
    read = [walked.flow.fields[key] for key in dict.fromkeys(keys) if key in walked.flow.fields]
    first = visit.path.insured
    everybody = people(walked.library, together(walked.library, walked.flow.id), walked.start.date())
    for insured in (first, *(person for person in everybody if person != first)):
        path = Path(insured, visit.path.start, visit.path.acts)
        if walked.arrives(path, visit.leaf):
            for texts in islice(product(*(_answers(walked, path, each, condition) for each in read)), MOST):
                yield _filled(walked, path, dict(zip([each.key for each in read], texts, strict=True)))


def _answers(walked: Walk, path: Path, field: Field, condition: Expression) -> tuple[Typed, ...]:
    """What can be typed into a field that makes a difference to the condition."""
    simulation = walked.portal(path)
    snapshot = walked.case(simulation, path.insured).snapshot._replace(now=simulation.now)
    around = Around(snapshot, simulation.facts(walked.flow, path.insured), (condition,))
    return around.candidates(field)


def _filled(walked: Walk, path: Path, texts: dict[str, Typed]) -> Path:
    """The form filled in, some of it otherwise than by the examples."""
    act = walked.filling(path)
    if act is None:
        return path
    inputs = {key: texts.get(key, text) for key, text in act.inputs.items()}
    return Path(path.insured, path.start, (*path.acts, act._replace(inputs=inputs)))


def _shows(walked: Walk, path: Path, field: Field) -> bool:
    simulation = walked.portal(path)
    snapshot = walked.case(simulation, path.insured).snapshot._replace(now=simulation.now)
    return forms.shown(field, snapshot, simulation.facts(walked.flow, path.insured))
