"""Scenarios as other pages speak of them, and the rows of outlines, which are scenarios too."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from behave.model import Rule as WrittenRule
from behave.model import ScenarioOutline

from harness.features import Read
from harness.report.results import ScenarioResult
from harness.translating.feature import Text


class Ref(NamedTuple):
    """A scenario, or a row of an outline, as other pages speak of it: its title and where it can be read."""

    file: str
    line: int
    title: Text
    feature: Text
    href: str
    result: ScenarioResult | None = None

    @property
    def status(self) -> str:
        """How its last run ended."""
        return "untested" if self.result is None else self.result.status


def rows(read: Read) -> dict[int, tuple[int, ...]]:
    """By the line of each outline, the lines of its rows."""
    outlines = (scenario for scenario in _written(read.feature) if isinstance(scenario, ScenarioOutline))
    return {outline.line: tuple(row.line for row in outline.scenarios) for outline in outlines}


def _written(element: Any) -> Iterator[Any]:
    for item in element.run_items:
        if isinstance(item, WrittenRule):
            yield from _written(item)
        else:
            yield item
