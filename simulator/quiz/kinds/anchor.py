"""Where a computed date is counted from: what somebody did that day, and what was typed."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from simulator.analysis.path import Path
from simulator.engine.simulation import Case, Happening, Simulation
from simulator.quiz.ground import Ground
from simulator.quiz.running import entry
from simulator.quiz.words import capital, cause, holding, moment
from simulator.spec.calendar import civil_date
from simulator.spec.expressions.tree import Expression, FieldValue, Since, walk
from simulator.spec.expressions.words import quoted
from simulator.spec.text import Lang


class Anchor(NamedTuple):
    """A state entered, or a field filled, that a date is counted from."""

    state: str
    happening: Happening | None
    field: str = ""


def anchors(expression: Expression | None, state: str, simulation: Simulation, case: Case) -> tuple[Anchor, ...] | None:
    """What a date is counted from: the states it names, else ``state``; None where one cannot tell.

    A case that was begun in such a state has nobody's act to tell.
    """
    parts = () if expression is None else tuple(walk(expression))
    states = dict.fromkeys(part.state for part in parts if isinstance(part, Since))
    fields = dict.fromkeys(part.key for part in parts if isinstance(part, FieldValue) and part.flow is None)
    found = [Anchor(name, entry(simulation, case, name)) for name in states or {state: None}]
    if any(anchor.happening is None for anchor in found):
        return None
    return (*found, *(Anchor("", None, key) for key in fields if key in case.snapshot.data))


def begun(found: tuple[Anchor, ...]) -> date:
    """The first day of the count."""
    return civil_date(max(anchor.happening.at for anchor in found if anchor.happening is not None))


def told(ground: Ground, path: Path, case: Case, found: tuple[Anchor, ...], lang: Lang, *, clock: bool) -> str:
    """« Le 31/01/2022, Jean Dupont clique sur « … » : la démarche passe à l'état « en cours ». »"""
    return " ".join(_sentences(ground, path, case, found, lang, clock=clock))


def _sentences(
    ground: Ground, path: Path, case: Case, found: tuple[Anchor, ...], lang: Lang, *, clock: bool
) -> Iterator[str]:
    french = lang == "fr"
    for anchor in found:
        if anchor.field:
            text = case.snapshot.data[anchor.field].typed
            yield capital(holding(ground.flow.fields[anchor.field], text, lang)) + "."
        elif anchor.happening is not None:
            when = capital(moment(anchor.happening.at, lang, clock=clock))
            what = cause(ground, path, anchor.happening, lang)
            label = quoted(ground.flow.states[anchor.state].label.of(lang).source, lang)
            state = f"la démarche passe à l'état {label}" if french else f"the journey comes to the state {label}"
            yield f"{when}, {what}{' : ' if french else ': '}{state}."


def arcs(found: tuple[Anchor, ...]) -> frozenset[str]:
    """The steps whose end is told so."""
    return frozenset(
        f"arc {anchor.happening.firing.before.state} {anchor.happening.firing.event}"
        for anchor in found
        if anchor.happening is not None
    )
