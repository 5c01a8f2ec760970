"""A scenario's own words in the language of a storyboard: its titles and its sentences."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from diagrams.storyboard.frame import Sentence
from harness.language import Lang
from harness.report.collect import Place
from harness.scenarios import Played
from harness.storyboard.frames import plain_title, written
from harness.translating.feature import Background, Feature, Rule, Scenario, Step, Text


class Words(NamedTuple):
    """A scenario's title, what its feature and its rule are called, and its steps, one sentence each."""

    title: Sentence
    feature: tuple[Sentence, ...]
    sentences: tuple[Sentence, ...]


def own_words(feature: Any, place: Place, played: Played) -> Words:
    """A scenario's words as they are written; ``feature`` is behave's."""
    lang: Lang = played.lang
    titled = (element for element in (feature, place.rule) if element is not None and element.name)
    names = tuple(Sentence(element.name, lang) for element in titled)
    return Words(Sentence(plain_title(played.name), lang), names, written(played))


def other_words(feature: Any, place: Place, played: Played, said: Feature) -> Words:
    """The same in the language of a translation of the feature; what could not be translated stays as it is."""
    own = own_words(feature, place, played)
    rule = next((each for each in said.rules if place.rule is not None and each.line == place.rule.line), None)
    found = _scenario(rule or said, place.scenario, feature)
    if found is None:
        return own
    scenario, row = found
    before = _steps(said.background, {}, said.lang, played.lang)
    before += _steps(rule.background if rule else None, {}, said.lang, played.lang)
    sentences = before + _steps(scenario, row, said.lang, played.lang)
    titles = (text for text in (said.title, rule.title if rule else Text("")) if text.text)
    return Words(
        _said(_filled(scenario.title, row), said.lang, played.lang),
        tuple(_said(text, said.lang, played.lang) for text in titles),
        tuple(sentences) if len(sentences) == len(played.told) else own.sentences,
    )


def _scenario(holder: Feature | Rule, meant: Any, feature: Any) -> tuple[Scenario, Mapping[str, Text]] | None:
    """A scenario of a translation, and the row of examples that fills it."""
    for scenario in holder.scenarios:
        if scenario.line == meant.line:
            return scenario, {}
        outline = next((each for each in _outlines(feature) if each.line == scenario.line), None)
        if outline is not None and meant in outline.scenarios:
            rows = [(each.headings, row) for each in scenario.examples for row in each.rows]
            headings, row = rows[outline.scenarios.index(meant)]
            return scenario, {head.text: cell for head, cell in zip(headings, row, strict=True)}
    return None


def _outlines(feature: Any) -> Iterator[Any]:
    for item in feature.run_items:
        inside = item.run_items if item.type == "rule" else (item,)
        yield from (each for each in inside if each.type == "scenario_outline")


def _steps(holder: Background | Scenario | None, row: Mapping[str, Text], lang: Lang, own: Lang) -> list[Sentence]:
    return [_sentence(step, row, lang, own) for step in holder.steps] if holder else []


def _sentence(step: Step, row: Mapping[str, Text], lang: Lang, own: Lang) -> Sentence:
    text = _filled(step.text, row)
    cells = tuple(tuple(_filled(cell, row).text for cell in line) for line in step.table)
    lines = tuple(_filled(line, row).text for line in step.docstring or ())
    return Sentence(step._replace(text=text).sentence, lang if text.known else own, cells, lines)


def _filled(text: Text, row: Mapping[str, Text]) -> Text:
    """A text with the examples of a row in place of their names."""
    for name, cell in row.items():
        if f"<{name}>" in text.text:
            text = Text(text.text.replace(f"<{name}>", cell.text), text.known and cell.known)
    return text


def _said(text: Text, lang: Lang, own: Lang) -> Sentence:
    return Sentence(text.text, lang if text.known else own)
