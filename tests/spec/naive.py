"""Expressions evaluated as one would say them aloud: slowly, from Python's own tree, to check the compiled ones."""

import ast
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tests.spec.cases import Case

DAYS = {"slow": "3", "fast": "1"}
TICKS = {"form.signature"}
HIDDEN = {"form.signature": "form.speed == 'fast'"}
NAMED = {"valid_until": "since.active + P2Y", "adult": "age(insured.birth_date) >= 18"}


def evaluate(text: str, case: Case, facts: Mapping[str, Any], it: Any = None) -> Any:
    """The value of an expression; None is a missing one."""
    return _of(ast.parse(text, mode="eval").body, case, facts, it)


def _of(node: ast.expr, case: Case, facts: Mapping[str, Any], it: Any) -> Any:
    def of(inner: ast.expr, record: Any = it) -> Any:
        return _of(inner, case, facts, record)

    match node:
        case ast.BoolOp(op=op, values=values):
            found = [bool(of(value)) for value in values]
            return all(found) if isinstance(op, ast.And) else any(found)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return not of(operand)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compare(op, of(left), of(right))
        case ast.BinOp(left=left, op=op, right=ast.Name(id=duration)):
            return _shift(of(left), duration, 1 if isinstance(op, ast.Add) else -1)
        case ast.Constant(value=value):
            return Decimal(str(value)) if isinstance(value, int) else value
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, args, of, case)
    return _name(ast.unparse(node), case, facts, it)


def _compare(op: ast.cmpop, left: Any, right: Any) -> bool:
    if left is None or right is None:
        return False
    match op:
        case ast.Eq():
            return bool(left == right)
        case ast.NotEq():
            return bool(left != right)
        case ast.Lt():
            return bool(left < right)
        case ast.LtE():
            return bool(left <= right)
        case ast.Gt():
            return bool(left > right)
    return bool(left >= right)


def _shift(day: date | None, duration: str, sign: int) -> date | None:
    if day is None:
        return None
    count, unit = sign * int(duration[1:-1]), duration[-1]
    if unit == "D":
        return day + timedelta(days=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _call(name: str, args: list[ast.expr], of: Any, case: Case) -> Any:
    match name:
        case "age":
            birth, today = of(args[0]), _today(case)
            return None if birth is None else _age(birth, today)
        case "filled":
            return of(args[0]) not in (None, "", (), False)
        case "same":
            left, right = (_letters(of(arg)) for arg in args)
            return left is not None and left == right and left != ""
        case "date":
            return date.fromisoformat(of(args[0]))
        case "sent":
            return ast.unparse(args[0]) in case.sent
        case "given":
            return ast.unparse(args[0]) in case.given
    records = of(args[0])
    hits = [bool(of(args[1], record)) if len(args) == 2 else True for record in records or ()]
    return {"any": any(hits), "all": records is not None and all(hits), "count": sum(hits)}[name]


def _age(birth: date, today: date) -> int:
    """Completed years: one more each time the birthday, or the last day of February, has come."""
    years = today.year - birth.year
    birthday = _shift(birth, f"P{abs(years)}Y", 1 if years >= 0 else -1)
    assert birthday is not None
    return years if birthday <= today else years - 1


def _letters(text: str | None) -> str | None:
    if text is None:
        return None
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())


def _today(case: Case) -> date:
    return case.now.astimezone(ZoneInfo("Europe/Paris")).date()


def _name(name: str, case: Case, facts: Mapping[str, Any], it: Any) -> Any:
    if name in ("yes", "no"):
        return name == "yes"
    if name == "today":
        return _today(case)
    if name in NAMED:
        return evaluate(NAMED[name], case, facts)
    first, _, rest = name.partition(".")
    if first == "state":
        return case.state == rest or case.state.startswith(f"{rest}.")
    if first == "since":
        return case.since[rest].astimezone(ZoneInfo("Europe/Paris")).date() if rest in case.since else None
    if first == "insured":
        return facts.get(name)
    if first == "it":
        return it.get(rest)
    if name == "form.speed.days":
        speed = evaluate("form.speed", case, facts)
        return None if speed is None else DAYS[speed]
    absent = False if name in TICKS else None
    if name in HIDDEN and not evaluate(HIDDEN[name], case, facts):
        return absent
    return case.data[name].value if name in case.data else absent
