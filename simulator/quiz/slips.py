"""What people get wrong: the changes to a flow that give near misses, and the classic slips on dates."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from simulator.analysis.mutation.conditions import deadline, formulas
from simulator.analysis.mutation.formula import is_duration
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.operators import (
    boundary_moved,
    choice_exchanged,
    clause_dropped,
    clause_rejoined,
    edge_moved,
    field_optional,
    message_dropped,
    timer_moved,
)
from simulator.analysis.mutation.sites import Site
from simulator.spec.calendar import Duration
from simulator.spec.document import Timer, Value
from simulator.spec.expressions.tree import Expression, Shift, walk
from simulator.spec.problems import Word
from simulator.spec.text import Prose

FOUR_WEEKS: Final = 28
MONTH: Final = 30
YEAR: Final = 365
"""The days that a month or a year is often taken for."""
SPAN: Final = "span-exchanged"


def _taken_for(span: Duration) -> Iterator[Duration]:
    """The spans that one is mistaken for: so many days or weeks for months, months for days."""
    years, over = divmod(span.months, 12)
    if span.months and not span.days:
        yield Duration(0, MONTH * span.months if over else YEAR * years, span.seconds)
    if span.months == 1 and not span.days:
        yield Duration(0, FOUR_WEEKS, span.seconds)
    if span.days and not span.months:
        months, rest = divmod(span.days, MONTH)
        if months and not rest:
            yield Duration(months, 0, span.seconds)
        if span.days == 15:
            yield Duration(0, 14, span.seconds)


def spans(site: Site) -> Iterator[Change]:
    """A delay, or a span in a computed date, taken for one that is nearly as long."""
    if isinstance(site.part, Timer) and site.part.after is not None:
        after = site.part.after
        for span in _taken_for(after):
            part = dataclasses.replace(site.part, after=span)
            yield _exchanged(site, part, site.part.place, after, span)
    elif isinstance(site.part, Timer | Value):
        for held in formulas(site):
            words = held.formula.text.split(" ")
            for rank, word in enumerate(words):
                if is_duration(word):
                    for span in _taken_for(Duration.parse(word)):
                        text = " ".join([*words[:rank], str(span), *words[rank + 1 :]])
                        part = held.put(site.part, Word(text, held.formula.word.place))
                        yield _exchanged(site, part, held.formula.word.place, Duration.parse(word), span)


def _exchanged(site: Site, part: object, place: object, was: Duration, now: Duration) -> Change:
    what = deadline(site) if isinstance(site.part, Timer) else Prose("le calcul", "the computation")
    return Change(
        key=f"{was}:{now}",
        part=part,
        place=place,  # type: ignore[arg-type]  # a place of the document, whatever part it is of
        before=str(was),
        after=str(now),
        words=Prose(
            f"{what.fr} compte {now.words('fr')} au lieu de {was.words('fr')}",
            f"{what.en} counts {now.words('en')} instead of {was.words('en')}",
        ),
    )


SPAN_EXCHANGED: Final = Operator(
    SPAN,
    Prose("durée prise pour une autre", "span taken for another"),
    spans,
    (("is: since.sent + P1M", "is: since.sent + P30D"), ("after: P30D", "after: P1M")),
)
OPERATORS: Final = (
    SPAN_EXCHANGED,
    timer_moved.OPERATOR,
    edge_moved.OPERATOR,
    boundary_moved.OPERATOR,
    clause_dropped.OPERATOR,
    clause_rejoined.OPERATOR,
    choice_exchanged.OPERATOR,
    message_dropped.OPERATOR,
    field_optional.OPERATOR,
)
"""The changes that near misses come from."""


class Slip(NamedTuple):
    """A date that one finds by a slip, and the slip."""

    day: date
    why: Prose


def slips(begun: date, right: date, months: int) -> Iterator[Slip]:
    """The classic slips on a last day, counted from a first one: in so many months, or in days where there are none."""
    yield Slip(right + timedelta(days=1), _AFTER)
    if not months:
        yield Slip(right - timedelta(days=1), _FIRST_DAY)
        return
    if right.day < begun.day:
        yield Slip(right.replace(day=1) + timedelta(days=begun.day - 1), _OVER)
    if months < 12:
        first = next_month(begun)
        yield Slip(first, FIRST_OF_MONTH)
        yield Slip(first - timedelta(days=1), _END_OF_MONTH)


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


_AFTER: Final = Prose("C'est le lendemain du dernier jour.", "This is the day after the last day.")
_FIRST_DAY: Final = Prose("Le premier jour ne compte pas.", "The first day does not count.")
FIRST_OF_MONTH: Final = Prose(
    "Le premier du mois suivant ne joue aucun rôle.", "The first of the next month plays no part."
)
_OVER: Final = Prose(
    "Quand le mois d'arrivée est trop court, on s'arrête à son dernier jour : on ne déborde pas.",
    "When the month of arrival is too short, its last day is the end: nothing runs over.",
)
_END_OF_MONTH: Final = Prose(
    "Un mois se compte de date à date, pas jusqu'à la fin du mois.",
    "A month is counted from date to date, not to the end of the month.",
)


def months_in(expression: Expression) -> int:
    """The months that a date is counted in; 0 where it is counted in days."""
    return max((part.duration.months for part in walk(expression) if isinstance(part, Shift)), default=0)
