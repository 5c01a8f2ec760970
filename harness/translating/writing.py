"""A translated feature put down as Gherkin."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from harness.language import Lang
from harness.translating.feature import Background, Examples, Feature, Rule, Scenario, Step, Text


class _Words(NamedTuple):
    """The keywords of a language."""

    feature: str
    rule: str
    background: str
    scenario: str
    outline: str
    examples: str
    colon: str


WORDS: Mapping[Lang, _Words] = {
    "fr": _Words("Fonctionnalité", "Règle", "Contexte", "Scénario", "Plan du scénario", "Exemples", " :"),
    "en": _Words("Feature", "Rule", "Background", "Scenario", "Scenario Outline", "Examples", ":"),
}


def gherkin(feature: Feature) -> str:
    """The text of the feature's file, in its language."""
    words = WORDS[feature.lang]
    lines = [f"# language: {feature.lang}", *_tags(feature.tags), _titled(words.feature, feature.title)]
    lines += [f"  {line.text}" for line in feature.description]
    if feature.background:
        lines += ["", *_indented(_background(feature.background, words))]
    for scenario in feature.scenarios:
        lines += ["", *_indented(_scenario(scenario, words))]
    for rule in feature.rules:
        lines += ["", *_indented(_rule(rule, words))]
    return "\n".join([*(line.rstrip() for line in lines), ""])


def _rule(rule: Rule, words: _Words) -> Iterator[str]:
    yield from (*_tags(rule.tags), _titled(words.rule, rule.title))
    yield from (f"  {line.text}" for line in rule.description)
    if rule.background:
        yield from ("", *_indented(_background(rule.background, words)))
    for scenario in rule.scenarios:
        yield from ("", *_indented(_scenario(scenario, words)))


def _background(background: Background, words: _Words) -> Iterator[str]:
    yield _titled(words.background, background.title)
    for step in background.steps:
        yield from _indented(_step(step, words))


def _scenario(scenario: Scenario, words: _Words) -> Iterator[str]:
    yield from _tags(scenario.tags)
    yield _titled(words.outline if scenario.examples else words.scenario, scenario.title)
    yield from (f"  {line.text}" for line in scenario.description)
    for step in scenario.steps:
        yield from _indented(_step(step, words))
    for examples in scenario.examples:
        yield from ("", *_indented(_examples(examples, words)))


def _examples(examples: Examples, words: _Words) -> Iterator[str]:
    yield from (*_tags(examples.tags), _titled(words.examples, examples.title))
    yield from _indented(_table((examples.headings, *examples.rows)))


def _step(step: Step, words: _Words) -> Iterator[str]:
    yield step.sentence + (words.colon if step.table or step.docstring is not None else "")
    yield from _indented(_table(step.table))
    if step.docstring is not None:
        texts = [line.text for line in step.docstring]
        mark = "'''" if any('"""' in text for text in texts) else '"""'
        yield from _indented([mark, *texts, mark])


def _table(rows: Sequence[Sequence[Text]]) -> Iterator[str]:
    cells = [[cell.text.replace("|", "\\|") for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"


def _tags(tags: Sequence[str]) -> list[str]:
    return [" ".join(f"@{tag}" for tag in tags)] if tags else []


def _titled(keyword: str, title: Text) -> str:
    return f"{keyword}: {title.text}" if title.text else f"{keyword}:"


def _indented(lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)
