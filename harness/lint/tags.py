"""L002: tags that look like the number of a statement and are none."""

import re
from collections.abc import Iterator
from typing import Any

from harness.gherkin_faults import elements
from harness.lint.codes import Finding, finding
from harness.lint.desk import Desk
from simulator.spec.problems import closest

_NUMBER = re.compile(r"[A-Z]{1,3}-\d{2,3}")
_ALMOST = re.compile(r"([A-Za-z]{1,3})[-_.]?(\d{1,4})")


def check(desk: Desk) -> Iterator[Finding]:
    """Every tag of features, rules, scenarios and examples."""
    known = {name for guide in desk.library.guides for name in guide.statements}
    for read in desk.found:
        for tag in _tags(read.feature):
            if str(tag) not in known and (_NUMBER.fullmatch(str(tag)) or _meant(str(tag), known)):
                near = _meant(str(tag), known) or closest(str(tag), known)
                yield finding("L002", read.shown, tag.line, tag=str(tag), close=near)


def _meant(tag: str, known: set[str]) -> str | None:
    """The statement that a tag would name, were its case, its dash and its zeros right."""
    found = _ALMOST.fullmatch(tag)
    if found is None:
        return None
    names = (f"{found[1].upper()}-{int(found[2]):0{width}}" for width in (2, 3))
    return next((name for name in names if name in known), None)


def _tags(feature: Any) -> Iterator[Any]:
    for element in elements(feature):
        yield from element.tags
        for examples in getattr(element, "examples", ()):
            yield from examples.tags
