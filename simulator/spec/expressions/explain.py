"""Why an expression is false, and from when it would be true."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from simulator.spec.calendar import civil_date, french_date, start_of
from simulator.spec.expressions.compile import Facts, Moment, Typed, compiled
from simulator.spec.expressions.tree import (
    Age,
    And,
    Attribute,
    Compare,
    Dossier,
    Expression,
    FieldValue,
    Filled,
    Named,
    Not,
    Or,
    Record,
    Same,
    Today,
    Value,
    may_be_missing,
    walk,
)
from simulator.spec.expressions.words import describe, show
from simulator.spec.text import Lang

_FIRST, _LAST = date(1850, 1, 1), date(2250, 12, 31)


@dataclass(frozen=True, slots=True)
class _OnDay:
    """A case as it would be on another day, nothing else having happened."""

    moment: Moment
    now: datetime

    @property
    def state(self) -> str:
        return self.moment.state

    @property
    def since(self) -> Mapping[str, datetime]:
        return self.moment.since

    @property
    def data(self) -> Mapping[str, Typed]:
        return self.moment.data

    @property
    def sent(self) -> frozenset[str]:
        return self.moment.sent

    @property
    def given(self) -> frozenset[str]:
        return self.moment.given


def _truth(expression: Expression, moment: Moment, facts: Facts, it: Record | None) -> Callable[[date], bool]:
    run = compiled(expression)
    return lambda day: bool(run(_OnDay(moment, start_of(day)), facts, it))


def _flip(test: Callable[[date], bool]) -> date | None:
    """The first day on which a test that changes once has changed, by bisection."""
    low, high = _FIRST, _LAST
    if test(low) == test(high):
        return None
    while high - low > timedelta(days=1):
        middle = low + (high - low) // 2
        if test(middle) == test(low):
            low = middle
        else:
            high = middle
    return high


def flips(expression: Expression, moment: Moment, facts: Facts, it: Record | None = None) -> Iterator[date]:
    """The days on which a comparison inside the expression changes its truth as time passes."""
    for part in walk(expression):
        if isinstance(part, Compare) and any(isinstance(inner, Today | Age) for inner in walk(part)):
            for op in ("<", "<="):
                atom = Compare(part.type, part.source, part.column, op, part.left, part.right)
                day = _flip(_truth(atom, moment, facts, it))
                if day is not None:
                    yield day


def true_from(expression: Expression, moment: Moment, facts: Facts) -> date | None:
    """The first day after today on which the expression becomes true by the passing of time alone."""
    today, test = civil_date(moment.now), _truth(expression, moment, facts, None)
    later = sorted(day for day in set(flips(expression, moment, facts)) if day > today)
    return next((day for day in later if test(day)), None)


def true_until(expression: Expression, moment: Moment, facts: Facts) -> date | None:
    """The last day before today on which the expression was true, everything else being equal."""
    today, test = civil_date(moment.now), _truth(expression, moment, facts, None)
    earlier = sorted((day for day in set(flips(expression, moment, facts)) if day <= today), reverse=True)
    eves = (day - timedelta(days=1) for day in earlier)
    return next((day for day in eves if test(day)), None)


def culprits(expression: Expression, moment: Moment, facts: Facts, *, wanted: bool = True) -> Iterator[Expression]:
    """The clauses that keep an expression from being ``wanted``."""
    if bool(compiled(expression)(moment, facts, None)) == wanted:
        return
    match expression:
        case Named(inner=inner):
            yield from culprits(inner, moment, facts, wanted=wanted)
        case Not(item=item):
            yield from culprits(item, moment, facts, wanted=not wanted)
        case And(items=items) | Or(items=items):
            for item in items:
                yield from culprits(item, moment, facts, wanted=wanted)
        case _:
            yield expression


def _reading(operand: Expression, moment: Moment, facts: Facts, lang: Lang) -> str | None:
    """A value that a clause read, said so that a person recognises it; None for what needs no saying."""
    value: Value = compiled(operand)(moment, facts, None)
    match operand:
        case Age(of=of) if value is None:
            return _reading(of, moment, facts, lang)
        case Age():
            return f"{value} ans" if lang == "fr" else f"{value} years old"
        case FieldValue(label=label) | Dossier(label=label) | Attribute(base=FieldValue(label=label)):
            if value is None:
                return label.of(lang) + (" manque" if lang == "fr" else " is missing")
            return f"{label.of(lang)}{' :' if lang == 'fr' else ':'} {show(value, operand.type, lang)}"
        case Today():
            return french_date(civil_date(moment.now))
        case _ if value is None and may_be_missing(operand):
            return describe(operand, lang) + (" : rien" if lang == "fr" else ": nothing")
    return None


def _readings(clause: Expression, moment: Moment, facts: Facts, lang: Lang) -> Iterator[str]:
    operands: tuple[Expression, ...] = tuple(clause.parts()) or (clause,)
    if isinstance(clause, Compare | Same | Filled):
        found = (_reading(operand, moment, facts, lang) for operand in operands)
        yield from (text for text in found if text)
    elif isinstance(clause, FieldValue | Dossier | Attribute):
        yield from filter(None, (_reading(clause, moment, facts, lang),))


_JOIN: Final = {"fr": " ; ", "en": "; "}


def why_false(expression: Expression, moment: Moment, facts: Facts, lang: Lang) -> str:
    """The values behind a false expression and the day it becomes true: « 17 ans ; vrai dès le 16/04/2022 »."""
    said: list[str] = []
    for clause in culprits(expression, moment, facts):
        said += [text for text in _readings(clause, moment, facts, lang) if text not in said]
    day = true_from(expression, moment, facts)
    past = None if day else true_until(expression, moment, facts)
    if day:
        said.append(f"vrai dès le {french_date(day)}" if lang == "fr" else f"true from {french_date(day)}")
    elif past:
        said.append(
            f"plus vrai depuis le {french_date(past)}" if lang == "fr" else f"no longer true since {french_date(past)}"
        )
    return _JOIN[lang].join(said)
