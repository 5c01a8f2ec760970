"""Features as documents: as they are written, or in the other language where that is asked for."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from behave.model import Rule as WrittenRule
from behave.model import ScenarioOutline

from harness.features import Read
from harness.language import Lang
from harness.report.results import ScenarioResult
from harness.translating.feature import Background, Examples, Feature, Rule, Scenario, Step, Text
from simulator.spec.load import Library


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


def document(read: Read, library: Library, lang: Lang) -> Feature:
    """A feature in a language; what has no words in it is marked as not known."""
    own: Lang = "en" if read.feature.language == "en" else "fr"
    return as_written(read, own) if own == lang else _unknown(as_written(read, own))


def _unknown(value: Any) -> Any:
    """The same with every text marked as not known in the other language."""
    if isinstance(value, Text):
        return value._replace(known=False)
    if isinstance(value, tuple):
        parts = map(_unknown, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def as_written(read: Read, lang: Lang) -> Feature:
    """The feature as it stands in its file."""
    feature = read.feature
    rules = [item for item in feature.run_items if isinstance(item, WrittenRule)]
    loose = [item for item in feature.run_items if not isinstance(item, WrittenRule)]
    return Feature(
        lang,
        Text(feature.name),
        _texts(feature.description),
        _tags(feature),
        _background(feature.background),
        tuple(map(_scenario, loose)),
        tuple(map(_rule, rules)),
    )


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


def _rule(rule: Any) -> Rule:
    return Rule(
        rule.line,
        Text(rule.name),
        _texts(rule.description),
        _tags(rule),
        _background(rule.background),
        tuple(map(_scenario, rule.run_items)),
    )


def _background(background: Any) -> Background | None:
    if background is None or not background.steps:
        return None
    return Background(background.line, Text(background.name or ""), tuple(map(_step, background.steps)))


def _scenario(scenario: Any) -> Scenario:
    examples = scenario.examples if isinstance(scenario, ScenarioOutline) else ()
    return Scenario(
        scenario.line,
        Text(scenario.name),
        _texts(scenario.description),
        _tags(scenario),
        tuple(map(_step, scenario.steps)),
        tuple(map(_examples, examples)),
    )


def _examples(examples: Any) -> Examples:
    table = examples.table
    headings = () if table is None else tuple(map(Text, table.headings))
    cells = () if table is None else tuple(tuple(map(Text, row.cells)) for row in table)
    return Examples(examples.line, Text(examples.name or ""), _tags(examples), headings, cells)


def _step(step: Any) -> Step:
    table = () if step.table is None else (step.table.headings, *(row.cells for row in step.table))
    told = None if step.text is None else _texts(str(step.text).split("\n"))
    return Step(step.line, step.keyword, Text(step.name), tuple(tuple(map(Text, row)) for row in table), told)


def _texts(lines: Sequence[str]) -> tuple[Text, ...]:
    return tuple(map(Text, lines))


def _tags(element: Any) -> tuple[str, ...]:
    return tuple(map(str, element.tags))
