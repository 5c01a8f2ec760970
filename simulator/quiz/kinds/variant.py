"""One field of a form changed, the rest in order: what the click then comes to, for each value that may matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from simulator.analysis.explore.classes import axes
from simulator.analysis.explore.explored import noon
from simulator.analysis.path import Path
from simulator.engine.simulation import Happening
from simulator.engine.snapshot import Refused
from simulator.quiz.ground import Ground
from simulator.quiz.outcome import outcome
from simulator.quiz.question import Finding
from simulator.quiz.running import last, typing
from simulator.spec import typed
from simulator.spec.expressions.tree import Age, FieldValue, Today, walk
from simulator.spec.flow import Arc, Field, Flow, Guard, Screen
from simulator.spec.load import Library

MOST_DAYS: Final = 6
"""Days from which the limits of a rule that reads the calendar are looked for."""


@dataclass(frozen=True)
class Variant:
    """What stands in the field (as typed), the run, and what the click came to."""

    ground: Ground
    text: str
    rank: float
    path: Path
    found: Finding
    happening: Happening

    @property
    def refusing(self) -> Guard | None:
        """The rule that refused the click, if one did."""
        outcome = self.happening.firing.outcome
        return outcome.arc.guard if isinstance(outcome, Refused) and outcome.arc is not None else None

    def read(self, library: Library) -> Finding | None:
        """What the same run comes to on a library."""
        return clicked(self.ground, self.path, library)


@dataclass(frozen=True)
class Trial:
    """A rule asked by a click, one field that it reads, a day, and the values tried, in order where they have one."""

    arc: Arc
    guard: Guard
    field: Field
    screen: Screen
    day: date
    variants: tuple[Variant, ...]

    @property
    def ordered(self) -> bool:
        """Whether the values have neighbours: dates and numbers do."""
        return self.field.kind in ("date", "number")


def clicked(ground: Ground, path: Path, library: Library) -> Finding | None:
    """What the click at the end of a run comes to."""
    found = last(library, path, ground.flow.id)
    return None if found is None else outcome(ground.flow.id, library, found[1])


def trials(ground: Ground) -> Iterator[Trial]:
    """Each rule and field once, on the first button that asks the rule, from some days where the calendar matters."""
    seen: set[tuple[str, str]] = set()
    for arc in ground.flow.arcs():
        path = ground.way(arc) if _asks(ground.flow, arc) else None
        for guard, field in _read(ground.flow, arc) if path is not None else ():
            if path is not None and (guard.id, field.key) not in seen:
                found = tuple(_of(ground, arc, guard, field, path))
                seen |= {(guard.id, field.key)} if found else set()
                yield from found


def turns(trial: Trial) -> Iterator[tuple[Variant, Variant]]:
    """The variants that come out unlike a neighbour, each with that neighbour."""
    if trial.ordered:
        for here, there in pairwise(trial.variants):
            if there.rank - here.rank == 1 and _differ(trial, here, there):
                yield here, there
                yield there, here
        return
    for here in trial.variants:
        other = next((each for each in trial.variants if _differ(trial, here, each)), None)
        if other is not None:
            yield here, other


def _differ(trial: Trial, here: Variant, there: Variant) -> bool:
    """Whether the rule makes the difference between two variants."""
    return trial.guard in (here.refusing, there.refusing) and here.found.claims != there.found.claims


def _asks(flow: Flow, arc: Arc) -> bool:
    leaf = flow.leaves[arc.source]
    return arc.refusal is None and arc.trigger in flow.events and leaf.covers is None and bool(arc.branch.needs)


def _read(flow: Flow, arc: Arc) -> Iterator[tuple[Guard, Field]]:
    """The rules of a click with the dates, numbers, choices and ticks of this flow that they read."""
    for guard in arc.branch.needs:
        parts = [part for part in walk(guard.condition) if isinstance(part, FieldValue) and part.flow is None]
        for key in dict.fromkeys(part.key for part in parts):
            field = flow.fields[key]
            if field.kind != "text" and not field.many and field.source is None:
                yield guard, field


def _of(ground: Ground, arc: Arc, guard: Guard, field: Field, path: Path) -> Iterator[Trial]:
    calendar = any(isinstance(part, Today | Age) for part in walk(guard.condition))
    screen = ground.flow.screens[field.key.partition(".")[0]]
    for rank, (day, moved) in enumerate(ground.from_days(path)):
        if rank >= (MOST_DAYS if calendar else 1):
            return
        variants = tuple(_variants(ground, field, moved, day))
        if len({variant.found.claims for variant in variants}) > 1:
            yield Trial(arc, guard, field, screen, day, variants)


def _variants(ground: Ground, field: Field, path: Path, day: date) -> Iterator[Variant]:
    found = []
    for text in _texts(ground, field, path, day):
        moved = typing(path, ground.flow.id, field.key, text)
        clicked_ = None if moved is None else last(ground.library, moved, ground.flow.id)
        if moved is not None and clicked_ is not None:
            seen = outcome(ground.flow.id, ground.library, clicked_[1])
            found.append(Variant(ground, text, _rank(field, text), moved, seen, clicked_[1]))
    yield from sorted(found, key=lambda variant: variant.rank)


def _texts(ground: Ground, field: Field, path: Path, day: date) -> tuple[str, ...]:
    """What may be typed: every option, ticked and not, or the points around the limits of that day."""
    if field.kind == "tick":
        return ("", "yes")
    if field.kind == "choice":
        return tuple(option.id for option in field.options)
    own = (axis for axis in axes(ground.library, [ground.flow], path.insured, [noon(day)]) if axis.key == field.key)
    texts = [content.typed for axis in own for content in axis.contents]
    return tuple(text for text in texts if isinstance(text, str) and typed.read(text, field.type) is not None)


def _rank(field: Field, text: str) -> float:
    """Where a value lies among the others: the days of a date, the value of a number."""
    value = typed.read(text, field.type)
    if isinstance(value, date):
        return value.toordinal()
    return float(value) if isinstance(value, Decimal) else 0.0
