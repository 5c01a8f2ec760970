"""Every date or number at which a rule changes its mind: the day before, the day itself, the day after."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from simulator.analysis.explore.search import Goal
from simulator.analysis.path import Path
from simulator.scenarios.criteria import headings
from simulator.scenarios.criteria.target import Candidate, Ground, Target
from simulator.scenarios.telling import Told
from simulator.spec import typed
from simulator.spec.expressions.tree import FieldValue, walk
from simulator.spec.flow import Arc, Field, Flow, Guard
from simulator.spec.text import Prose


class Point(NamedTuple):
    """A text of a field, and the ways on which a rule accepts and refuses it at once, without waiting."""

    field: Field
    text: str
    guard: Guard
    accepted: Path | None
    refused: Path | None

    @property
    def verdict(self) -> tuple[bool, bool]:
        """Whether the rule can accept it, whether it can refuse it."""
        return self.accepted is not None, self.refused is not None

    @property
    def path(self) -> Path | None:
        """The way that tells most: what can be refused is."""
        return self.refused or self.accepted

    @property
    def rank(self) -> float:
        """Where it lies among the others: the days of a date, the value of a number."""
        value = typed.read(self.text, self.field.type)
        if isinstance(value, date):
            return value.toordinal()
        return float(value) if isinstance(value, Decimal) else 0


class Points:
    """The points around which each rule turns, for each field that it reads."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        found = [point for guard, field in _read(ground.flow) for point in _turning(self._points(guard, field))]
        self._points_found = {_id(ground.flow, p.guard, p.field, p.text): p for p in found}
        self.targets = tuple(Target(name, _said(point)) for name, point in self._points_found.items())

    def _points(self, guard: Guard, field: Field) -> Iterator[Point]:
        arcs = list(self._ground.flow.arcs())
        refusing = [arc for arc in arcs if arc.guard is guard]
        passing = [arc for arc in arcs if arc.guard is not guard and guard in asked(arc)]
        passing.sort(key=lambda arc: arc.refusal is not None)
        for text in self._ground.explored.classes(field.key):
            if isinstance(text, str) and text and typed.read(text, field.type) is not None:
                accepted, refused = (self._at_once(field, text, found) for found in (passing, refusing))
                if accepted or refused:
                    yield Point(field, text, guard, accepted, refused)

    def _at_once(self, field: Field, text: str, arcs: Iterable[Arc]) -> Path | None:
        for arc in arcs:
            path = self._ground.explored.find(Goal(self._ground.flow.id, data={field.key: text}, arc=arc))
            if path is not None and all(act.kind != "wait" for act in path.acts):
                return path
        return None

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """The path on which the rule was asked."""
        point = self._points_found[target.id]
        fr, en = point.field.label.plain
        detail = Prose(f"{fr} : {point.text}", f"{en}: {point.text}")
        if point.path is not None:
            yield Candidate(point.path, headings.of_guard(point.guard), detail=detail)

    def spare(self) -> Iterator[Candidate]:
        """Nothing."""
        return iter(())

    def shown(self, told: Told) -> Iterable[str]:
        """The rules asked with such a text in the field."""
        for happening in told.history:
            firing, arc = happening.firing, happening.firing.outcome.arc
            if arc is None or firing.after.flow != self._ground.flow.id:
                continue
            for guard in asked(arc):
                for key, entry in firing.before.data.items():
                    name = f"{self._ground.flow.id}:point:{guard.id}:{key}:{entry.typed}"
                    if name in self._points_found:
                        yield name


def asked(arc: Arc) -> tuple[Guard, ...]:
    """The rules that are asked on the way to a row: all of its branch, or those up to the one that refuses."""
    needs = arc.branch.needs
    if arc.opens or arc.refusal in ("missing", "malformed"):
        return ()
    return needs if arc.guard is None else needs[: needs.index(arc.guard) + 1]


def _read(flow: Flow) -> Iterator[tuple[Guard, Field]]:
    """Each rule with the dates and numbers of this flow that it reads."""
    for guard in flow.guards.values():
        parts = [part for part in walk(guard.condition) if isinstance(part, FieldValue) and part.flow is None]
        for key in dict.fromkeys(part.key for part in parts):
            if flow.fields[key].kind in ("date", "number"):
                yield guard, flow.fields[key]


def _turning(points: Iterable[Point]) -> Iterator[Point]:
    """The points on both sides of each turn, and their neighbours at one step further."""
    ordered = sorted(points, key=lambda point: point.rank)
    kept: dict[int, Point] = {}
    for index, (here, there) in enumerate(pairwise(ordered)):
        if here.verdict != there.verdict and there.rank - here.rank == 1:
            kept |= dict(_around(ordered, index))
    yield from (kept[index] for index in sorted(kept))


def _around(ordered: Sequence[Point], index: int) -> Iterator[tuple[int, Point]]:
    for at in range(max(0, index - 1), min(len(ordered), index + 3)):
        near = ordered[index] if at <= index else ordered[index + 1]
        if abs(ordered[at].rank - near.rank) <= 1:
            yield at, ordered[at]


def _id(flow: Flow, guard: Guard, field: Field, text: str) -> str:
    return f"{flow.id}:point:{guard.id}:{field.key}:{text}"


def _said(point: Point) -> Prose:
    (fr, en), (rule, ruled) = point.field.label.plain, point.guard.text.plain
    return Prose(f"« {fr} » {point.text}, pour : {rule}", f"“{en}” {point.text}, for: {ruled}")
