"""What a field can hold that makes a difference to a case as it stands, and which of it a question accepts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from simulator.analysis.paths import example
from simulator.analysis.why.answer import Span, Typed, Wanted
from simulator.engine import forms
from simulator.engine.snapshot import Entry, Snapshot
from simulator.spec.calendar import french_date
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.expressions.tree import Compare, Expression, FieldValue, Same, walk
from simulator.spec.flow import Field

Point = date | Decimal
Test = Callable[[Typed], bool]
"""Whether a text, typed into the field, does."""

_FIRST, _LAST = date(1850, 1, 1), date(2250, 12, 31)
_OTHERS: Final = ("Autre", "Tiers", "Quidam")
"""Texts that stand for « anything else »."""


@dataclass(frozen=True, slots=True)
class Around:
    """The case in which a field is looked at: what the rules that read it compare it with there."""

    snapshot: Snapshot
    facts: Facts
    conditions: tuple[Expression, ...]

    def compared(self, field: Field) -> Iterator[tuple[Compare | Same, Expression]]:
        """The comparisons that read a field, and their side that does not."""
        for condition in self.conditions:
            for part in walk(condition):
                if isinstance(part, Compare | Same):
                    sides = [(_reads(side, field.key), side) for side in (part.left, part.right)]
                    if sides[0][0] != sides[1][0]:
                        yield part, next(side for reads, side in sides if not reads)

    def candidates(self, field: Field) -> tuple[Typed, ...]:
        """One text of each kind that makes a difference, the field's example first."""
        first = (example(field),) if example(field) else ()
        return tuple(dict.fromkeys([*first, *self._texts(field)]))

    def _texts(self, field: Field) -> Iterator[Typed]:
        if field.kind == "tick":
            yield from ("yes", "no")
        elif field.kind == "choice":
            yield from self.options(field)
        elif field.kind == "text":
            yield from self._words(field)
        else:
            points = self._points(field)
            middles = [_between(one, other) for one, other in pairwise(points)]
            ends = [_before(points[0]), _after(points[-1])] if points else [self._any(field)]
            yield from (_typed(point) for point in [*points, *middles, *ends])

    def options(self, field: Field) -> Iterator[Typed]:
        """All that can be chosen, as it is typed."""
        if field.source is None:
            ids = [option.id for option in field.options]
        else:
            ids = [str(rank) for rank, _ in enumerate(forms.records(field, self.snapshot, self.facts), 1)]
        yield from ((one,) if field.many else one for one in ids)
        if forms.offers_all(field, self.snapshot, self.facts):
            yield (forms.ALL,) if field.many else forms.ALL

    def _words(self, field: Field) -> Iterator[str]:
        known = [str(value) for value in self._others(field) if isinstance(value, str) and value]
        yield from known
        alike = {text.casefold() for text in known}
        yield next(text for text in _OTHERS if text.casefold() not in alike or text == _OTHERS[-1])

    def _others(self, field: Field) -> Iterator[object]:
        for _, other in self.compared(field):
            yield compiled(other)(self.snapshot, self.facts, None)

    def _any(self, field: Field) -> Point:
        return date(2000, 1, 1) if field.kind == "date" else Decimal(1)

    def _points(self, field: Field) -> list[Point]:
        """Where a comparison may change, in order: the first day on which it has, or the number itself."""
        if field.kind == "number":
            return [*sorted({value for value in self._others(field) if isinstance(value, Decimal)})]
        compared = (part for part, _ in self.compared(field) if isinstance(part, Compare))
        return [*sorted({day for part in compared for day in self._days(part, field)})]

    def _days(self, part: Compare, field: Field) -> Iterator[date]:
        for op in ("<", "<="):
            atom = Compare(part.type, part.source, part.column, op, part.left, part.right)
            run = compiled(atom)

            def test(day: date, run: Callable[..., object] = run) -> bool:
                data = {**self.snapshot.data, field.key: Entry(french_date(day), day)}
                return bool(run(self.snapshot._replace(data=data), self.facts, None))

            day = _turn(test)
            if day is not None:
                yield day

    def wanted(self, field: Field, typed: Typed, test: Test) -> Wanted:
        """All that does for a field, as far as its rules tell one content from another."""
        if field.kind in ("date", "number"):
            value = forms.read(field, typed, self.snapshot, self.facts)
            alone = (Span(value, value),) if isinstance(value, date | Decimal) else ()
            return Wanted(field.key, typed, spans=tuple(self._spans(field, test)) or alone)
        candidates = self.candidates(field)
        fits = tuple(text for text in candidates if test(text))
        if field.kind != "text":
            return Wanted(field.key, typed, among=fits)
        compared = {str(value) for value in self._others(field) if isinstance(value, str)}
        if any(text not in compared for text in fits):  # a text that nothing is compared with does, so any other does
            return Wanted(field.key, typed, but=tuple(text for text in candidates if text not in fits))
        return Wanted(field.key, typed, among=fits)

    def _spans(self, field: Field, test: Test) -> Iterator[Span]:
        points = self._points(field)
        cells: list[tuple[Point, Span]] = [*(_day_cells if field.kind == "date" else _number_cells)(points)]
        whole: list[tuple[Point, Span]] = [(self._any(field), Span(None, None))]
        here: Span | None = None
        for sample, cell in cells or whole:
            if not test(_typed(sample)):
                if here is not None:
                    yield here
                here = None
            else:
                here = cell if here is None else Span(here.first, cell.last, here.open_first, cell.open_last)
        if here is not None:
            yield here


def _reads(expression: Expression, key: str) -> bool:
    return any(isinstance(part, FieldValue) and part.flow is None and part.key == key for part in walk(expression))


def _day_cells(points: Sequence[Point]) -> Iterator[tuple[date, Span]]:
    days = [point for point in points if isinstance(point, date)]
    if days:
        eve = days[0] - timedelta(days=1)
        yield eve, Span(None, eve)
    for index, day in enumerate(days):
        following = days[index + 1 : index + 2]
        yield day, Span(day, following[0] - timedelta(days=1) if following else None)


def _number_cells(points: Sequence[Point]) -> Iterator[tuple[Decimal, Span]]:
    numbers = [point for point in points if isinstance(point, Decimal)]
    for index, number in enumerate(numbers):
        if index == 0:
            yield number - 1, Span(None, number, open_last=True)
        yield number, Span(number, number)
        if index + 1 < len(numbers):
            following = numbers[index + 1]
            yield (number + following) / 2, Span(number, following, open_first=True, open_last=True)
        else:
            yield number + 1, Span(number, None, open_first=True)


def _between(one: Point, other: Point) -> Point:
    if isinstance(one, date) and isinstance(other, date):
        return other - timedelta(days=1)
    assert isinstance(one, Decimal)
    assert isinstance(other, Decimal)
    return (one + other) / 2


def _before(point: Point) -> Point:
    return point - timedelta(days=1) if isinstance(point, date) else point - 1


def _after(point: Point) -> Point:
    return point + timedelta(days=1) if isinstance(point, date) else point + 1


def _typed(point: Point) -> str:
    return french_date(point) if isinstance(point, date) else f"{point:f}"


def _turn(test: Callable[[date], bool]) -> date | None:
    """The first day on which a test that changes once has changed, by bisection."""
    low, high = _FIRST, _LAST
    if test(low) == test(high):
        return None
    while high - low > timedelta(days=1):
        middle = low + (high - low) // 2
        low, high = (middle, high) if test(middle) == test(low) else (low, middle)
    return high
