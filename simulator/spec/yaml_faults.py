"""What libyaml refuses, said in the words of the catalogue: its own speak of tokens, in English, to programmers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from simulator.spec.problems import Place, Problem, problem
from simulator.spec.scan import Page

CLOSING = {"[": "]", "{": "}"}

MAX_KEY = 1024
"""Characters of a key, for libyaml: further on it does not look for the `:`."""

_DIRECTIVES = {"found incompatible YAML document", "found duplicate %YAML directive", "found duplicate %TAG directive"}
_KEY = re.compile(r"\s*(?:- +)*[^\s#'\"\[{][^:]*:\s")
_ESCAPE = re.compile(r"\\(?:[xuU][0-9a-fA-F]*|.)")
_GLUED = re.compile(r"\s*(?:- +)*([\w.-]+:[^\s:]\S*)")


class Spot(NamedTuple):
    """A line and a column as libyaml counts them, from 0."""

    line: int
    column: int


class Fault(NamedTuple):
    """A refusal of libyaml.

    `opened` is where what it was reading began, and `bracket` where the innermost bracket still open stands; `after` is
    the sign that opens the value read just before, a quote or a bracket, empty for any other, and `after_at` its place.
    """

    context: str
    opened: Spot
    problem: str
    at: Spot
    after: str
    after_at: Spot
    bracket: Spot | None = None


def explain(fault: Fault, page: Page) -> Problem:
    """The problem a fault stands for."""
    if "directive" in fault.context or fault.problem in _DIRECTIVES:
        return _at(fault.opened, page, "Y009")
    if "a tag" in fault.context:
        return _sign(fault.opened, page)
    return _MEANINGS.get(fault.problem, _unknown)(fault, page)


def _at(spot: Spot, page: Page, code: str, **values: object) -> Problem:
    """A problem at a spot, or at the end of the file where libyaml counts a line more than there is."""
    if spot.line >= len(page.lines):
        spot = Spot(len(page.lines) - 1, len(page.lines[-1]))
    return problem(code, Place(page.file, spot.line + 1, spot.column + 1), **values)


def _character(spot: Spot, page: Page) -> str:
    return page.line(spot.line)[spot.column : spot.column + 1]


def _rest(spot: Spot, page: Page) -> str:
    return page.line(spot.line)[spot.column :].strip()


def _unknown(fault: Fault, page: Page) -> Problem:
    return _at(fault.at, page, "Y039")


def _sign(spot: Spot, page: Page) -> Problem:
    sign = _character(spot, page)
    return _at(spot, page, "Y007") if sign == "\t" else _at(spot, page, "Y021", sign=sign)


def _sign_here(fault: Fault, page: Page) -> Problem:
    return _sign(fault.at, page)


def _sign_opened(fault: Fault, page: Page) -> Problem:
    return _sign(fault.opened, page)


def _colon(fault: Fault, page: Page) -> Problem:
    """A `:` where no key can be: in prose, after a key glued to its value, or on a line too far to the right."""
    before = page.line(fault.at.line)[: fault.at.column]
    key = _KEY.match(before)
    if key:
        return _at(fault.at, page, "Y020", text=page.line(fault.at.line)[key.end() :].strip())
    if len(before) > MAX_KEY:
        return _unknown(fault, page)
    above = next((n for n in range(fault.at.line - 1, -1, -1) if page.line(n).strip()), None)
    glued = None if above is None else _GLUED.match(page.line(above))
    if above is not None and glued:
        return _at(Spot(above, glued.start(1)), page, "Y036", text=glued[1])
    if " " in before.lstrip(" -"):
        return _at(fault.at, page, "Y020", text=page.line(fault.at.line).strip())
    return _at(Spot(fault.at.line, len(before) - len(before.lstrip())), page, "Y030")


def _no_colon(fault: Fault, page: Page) -> Problem:
    return _at(fault.opened, page, "Y031", text=_rest(fault.opened, page))


def _no_key(fault: Fault, page: Page) -> Problem:
    return _left_over(fault, page) or _out_of_line(fault, page)


def _no_dash(fault: Fault, page: Page) -> Problem:
    mixed = fault.at.column == fault.opened.column
    return _left_over(fault, page) or _at(fault.at, page, "Y033" if mixed else "Y030")


def _left_over(fault: Fault, page: Page) -> Problem | None:
    """Text after a closing quote or bracket."""
    before = page.line(fault.at.line)[: fault.at.column].rstrip()
    if fault.after in CLOSING and before.endswith(CLOSING[fault.after]):
        return _at(fault.after_at, page, "Y022", sign=fault.after, close=CLOSING[fault.after])
    if not fault.after or fault.after in CLOSING or not before.endswith(fault.after):
        return None
    if fault.after_at.line < fault.at.line:
        return _at(fault.after_at, page, "Y024", quote=fault.after)
    closing = Spot(fault.at.line, len(before) - 1)
    return _at(closing, page, "Y023", quote=fault.after, rest=_rest(fault.at, page))


def _out_of_line(fault: Fault, page: Page) -> Problem:
    rest = _rest(fault.at, page)
    if rest == "-" or rest.startswith("- "):
        return _at(fault.at, page, "Y033")
    if rest.startswith(":"):
        return _at(fault.at, page, "Y016")
    return _misplaced(fault, page) if rest[:1] in {",", "]", "}"} else _at(fault.at, page, "Y030")


def _misplaced(fault: Fault, page: Page) -> Problem:
    if not _rest(fault.at, page) and fault.bracket:
        return _not_closed(fault.bracket, page)
    return _at(fault.at, page, "Y034", sign=_character(fault.at, page))


def _unclosed(fault: Fault, page: Page) -> Problem:
    left_over = _left_over(fault, page)
    if left_over and fault.after_at.line == fault.at.line:
        return left_over
    if _character(fault.at, page) == ":" and fault.opened.line == fault.at.line:
        start = re.split(r"[,\[{]\s*(?:\w+:\s)?", page.line(fault.at.line)[: fault.at.column])[-1]
        end = re.split(r"[,\]}]", page.line(fault.at.line)[fault.at.column :])[0]
        return _at(fault.at, page, "Y020", text=(start + end).strip())
    return _not_closed(fault.opened, page)


def _not_closed(bracket: Spot, page: Page) -> Problem:
    sign = _character(bracket, page)
    return _at(bracket, page, "Y032", sign=sign, close=CLOSING.get(sign))


def _open_quote(fault: Fault, page: Page) -> Problem:
    return _at(fault.opened, page, "Y024", quote=_character(fault.opened, page))


def _escape(fault: Fault, page: Page) -> Problem:
    start = page.line(fault.at.line).rfind("\\", 0, fault.at.column + 1)
    escape = _ESCAPE.match(page.line(fault.at.line), max(start, 0))
    return _at(Spot(fault.at.line, max(start, 0)), page, "Y026", escape=escape[0] if escape else "\\")


def _block_text(fault: Fault, page: Page) -> Problem:
    return _at(fault.opened, page, "Y035", sign=_character(fault.opened, page))


def _after_document(fault: Fault, page: Page) -> Problem:
    ended = any(line.startswith("...") for line in page.lines[: fault.at.line])
    return _at(fault.at, page, "Y008") if ended else _no_key(fault, page)


def _tab(fault: Fault, page: Page) -> Problem:
    return _at(fault.at, page, "Y007")


def _tag(fault: Fault, page: Page) -> Problem:
    return _at(fault.at, page, "Y012", tag=_rest(fault.at, page).split(" ")[0])


_MEANINGS: dict[str, Callable[[Fault, Page], Problem]] = {
    "mapping values are not allowed in this context": _colon,
    "found unexpected ':'": _colon,
    "mapping keys are not allowed in this context": _sign_here,
    "block sequence entries are not allowed in this context": _sign_here,
    "found character that cannot start any token": _sign_here,
    "did not find expected alphabetic or numeric character": _sign_opened,
    "could not find expected ':'": _no_colon,
    "did not find expected key": _no_key,
    "did not find expected '-' indicator": _no_dash,
    "did not find expected node content": _misplaced,
    "did not find expected ',' or ']'": _unclosed,
    "did not find expected ',' or '}'": _unclosed,
    "found unexpected end of stream": _open_quote,
    "found unexpected document indicator": _open_quote,
    "found unknown escape character": _escape,
    "found invalid Unicode character escape code": _escape,
    "did not find expected hexdecimal number": _escape,
    "did not find expected comment or line break": _block_text,
    "found an indentation indicator equal to 0": _block_text,
    "did not find expected <document start>": _after_document,
    "found a tab character where an indentation space is expected": _tab,
    "found a tab character that violates indentation": _tab,
    "found undefined tag handle": _tag,
}
