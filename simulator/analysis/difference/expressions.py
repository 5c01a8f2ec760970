"""How an expression changed, said as a person would: a limit moved, a clause more or less, a date sooner or later."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from simulator.analysis.difference import sentences
from simulator.analysis.difference.words import joined, said
from simulator.spec.calendar import Duration
from simulator.spec.expressions.tree import And, Compare, Expression, Literal, Named, Not, Or, Shift
from simulator.spec.text import Prose

Same = Callable[[Expression, Expression], bool]
"""Whether an expression of the new edition does the same as one of the old."""

_FAMILIES: Final = ((">", ">="), ("<", "<="))


class _Limit(NamedTuple):
    """A comparison whose limit moved, and whether more passes now."""

    looser: bool
    new: Compare
    old: Compare


def told(name: Prose, new: Expression, old: Expression, same: Same) -> Prose | None:
    """What happened to a condition or a date; None where there is no more to say than both."""
    moved = _sooner(name, new, old, same) or _clauses(name, new, old, same)
    if moved is not None:
        return moved
    limit = _limit(new, old, same)
    if limit is None:
        return None
    return joined(sentences.LOOSER if limit.looser else sentences.STRICTER, name, said(limit.new), said(limit.old))


# --- dates


def _sooner(name: Prose, new: Expression, old: Expression, same: Same) -> Prose | None:
    (base, months, days), (other, before_months, before_days) = _flat(new), _flat(old)
    by_months, by_days = months - before_months, days - before_days
    if new.type.name != "date" or not same(base, other) or bool(by_months) == bool(by_days):
        return None
    moved = Duration(abs(by_months), abs(by_days))
    pattern = sentences.LATER if by_months + by_days > 0 else sentences.SOONER
    return joined(pattern, name, _one(moved), said(new), said(old))


def _one(span: Duration) -> Prose:
    """A span of time in words: « un jour », « 3 mois »."""
    fr, en = span.words("fr"), span.words("en")
    return Prose(f"un {fr[2:]}", f"one {en[2:]}") if fr.startswith("1 ") else Prose(fr, en)


def _flat(expression: Expression) -> tuple[Expression, int, int]:
    """What a date is counted from, and how many months and days away it is."""
    if not isinstance(expression, Shift):
        return expression, 0, 0
    base, months, days = _flat(expression.day)
    sign, by = expression.sign, expression.duration
    return base, months + sign * by.months, days + sign * by.days


# --- clauses


def _clauses(name: Prose, new: Expression, old: Expression, same: Same) -> Prose | None:
    for kind, gained, lost, word in (
        (And, sentences.MOREOVER, sentences.NO_MORE, " et "),
        (Or, sentences.ALSO, sentences.NOT_ALSO, " ou "),
    ):
        mine, theirs = _items(new, kind), _items(old, kind)
        come = [item for item in mine if not any(same(item, other) for other in theirs)]
        gone = [item for item in theirs if not any(same(other, item) for other in mine)]
        if len(come) < len(mine) and bool(come) != bool(gone):
            return joined(gained if come else lost, name, _several(come or gone, word))
    return None


def _items(expression: Expression, kind: type[And] | type[Or]) -> tuple[Expression, ...]:
    return expression.items if isinstance(expression, And | Or) and isinstance(expression, kind) else (expression,)


def _several(items: list[Expression], word: str) -> Prose:
    found = [said(item) for item in items]
    other = {" et ": " and ", " ou ": " or "}[word]
    return Prose(word.join(item.fr for item in found), other.join(item.en for item in found))


# --- limits


def _limit(new: Expression, old: Expression, same: Same) -> _Limit | None:
    match new, old:
        case Not(item=item), Not(item=other):
            found = _limit(item, other, same)
            return found and found._replace(looser=not found.looser)
        case Named(inner=item), Named(inner=other):
            return _limit(item, other, same)
        case (And(items=mine), And(items=theirs)) | (Or(items=mine), Or(items=theirs)) if len(mine) == len(theirs):
            moved = [pair for pair in zip(mine, theirs, strict=True) if not same(*pair)]
            return _limit(*moved[0], same) if len(moved) == 1 else None
        case Compare(), Compare():
            return _compared(new, old, same)
    return None


def _compared(new: Compare, old: Compare, same: Same) -> _Limit | None:
    family = next((family for family in _FAMILIES if new.op in family and old.op in family), None)
    if family is None or not same(new.left, old.left):
        return None
    inclusive = new.op == family[1]
    if same(new.right, old.right):
        return _Limit(inclusive, new, old) if new.op != old.op else None
    now, before = _rank(new.right), _rank(old.right)
    if now is None or before is None or now[0] != before[0] or new.op != old.op:
        return None
    lower = now[1] < before[1]
    return _Limit(lower if family is _FAMILIES[0] else not lower, new, old)


def _rank(expression: Expression) -> tuple[str, float] | None:
    """What orders limits of one sort: numbers, days, dates counted from one base."""
    if isinstance(expression, Literal):
        value = expression.value
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return "number", float(value)
        return ("day", float(value.toordinal())) if isinstance(value, date) else None
    if isinstance(expression, Shift):
        base, months, days = _flat(expression)
        return base.source, months * 31.0 + days
    return None
