"""A whole feature in the other language."""

from collections.abc import Iterator
from typing import Any

from behave.model import ScenarioOutline

from harness.features import Read, home_of
from harness.language import Lang
from harness.phrases import load
from harness.translating.columns import CannotFold, Row
from harness.translating.comments import Comments
from harness.translating.feature import Background, Examples, Feature, Rule, Scenario, Step, Text
from harness.translating.outline import Outline, filled, tags, with_rows
from harness.translating.playing import Twofold
from harness.translating.spoken import Spoken, bare, rows
from harness.translating.telling import Teller
from simulator.spec.load import Library


def translated(read: Read, library: Library, lang: Lang) -> Feature:
    """A feature in a language; in its own, it is as it is written.

    Every scenario is played on these flows in both languages as it is translated. Titles come from the comments of the
    feature (« # en: … »). What cannot be translated stands as it is written, and says so.

    Raises:
        OSError: where the file cannot be read again.
    """
    load(home_of([read.path]) / "steps")
    ours: Lang = "en" if read.feature.language == "en" else "fr"
    if lang == ours:
        return _Written(lang).feature(read.feature)
    comments = Comments(read.path.read_text(encoding="utf-8-sig"), lang)
    return _Translated(read, Teller(library, ours, lang), comments).feature(read.feature)


class _Written:
    """A feature as it is written."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang

    def feature(self, feature: Any) -> Feature:
        """The feature. Its scenarios come before the backgrounds, which are played with them."""
        loose = tuple(one for item in feature.run_items if item.type != "rule" for one in self.scenarios(item))
        rules = tuple(self._rule(item) for item in feature.run_items if item.type == "rule")
        return Feature(
            self._lang, *self._titled(feature), tags(feature), self._background(feature.background), loose, rules
        )

    def _rule(self, rule: Any) -> Rule:
        scenarios = tuple(one for item in rule.run_items for one in self.scenarios(item))
        return Rule(rule.line, *self._titled(rule), tags(rule), self._background(rule.background), scenarios)

    def _titled(self, element: Any) -> tuple[Text, tuple[Text, ...]]:
        return self.title(element), self.description(element)

    def _background(self, background: Any) -> Background | None:
        if background is None or not background.steps:
            return None
        return Background(background.line, self.title(background), self.background_steps(background))

    # --- what the feature says itself

    def title(self, element: Any) -> Text:
        return Text(str(element.name))

    def description(self, element: Any) -> tuple[Text, ...]:
        return tuple(map(Text, element.description))

    def background_steps(self, background: Any) -> tuple[Step, ...]:
        return tuple(map(_own, background.steps))

    def scenarios(self, item: Any) -> Iterator[Scenario]:
        examples = tuple(self._examples(each) for each in with_rows(item))
        yield Scenario(item.line, *self._titled(item), tags(item), tuple(map(_own, item.steps)), examples)

    def _examples(self, examples: Any) -> Examples:
        table = [tuple(map(Text, row)) for row in rows(examples)]
        return Examples(examples.line, self.title(examples), tags(examples), table[0], tuple(table[1:]))


class _Translated(_Written):
    """A feature in the other language."""

    def __init__(self, read: Read, teller: Teller, comments: Comments) -> None:
        super().__init__(teller.theirs)
        self._read, self._teller, self._comments = read, teller, comments
        self._before: dict[int, Step] = {}

    def title(self, element: Any) -> Text:
        return self._comments.title(element.line, str(element.name))

    def description(self, element: Any) -> tuple[Text, ...]:
        return self._comments.description(element.line, element.description)

    def background_steps(self, background: Any) -> tuple[Step, ...]:
        """The steps as they were translated in a scenario; by themselves, where there is none."""
        if any(step.line not in self._before for step in background.steps):
            self._play(background.all_steps, {})
        return tuple(self._before[step.line] for step in background.steps)

    def scenarios(self, item: Any) -> Iterator[Scenario]:
        if not isinstance(item, ScenarioOutline):
            yield self._scenario(item, tuple(spoken.step for spoken in self._own(item)))
            return
        outline = Outline(item, self._comments, self._teller)
        spoken = [self._own(scenario, row) for scenario, row in zip(item.scenarios, outline.said, strict=True)]
        title, described = self._titled(item)
        try:
            columns, steps = outline.folded(spoken)
            examples = tuple(outline.examples(columns))
            yield Scenario(item.line, columns.renamed(title), described, tags(item), steps, examples)
        except CannotFold:
            for scenario, row, said in zip(item.scenarios, outline.said, spoken, strict=True):
                own = title._replace(text=filled(title.text, row))
                yield self._scenario(scenario, tuple(each.step for each in said))._replace(title=own)

    def _own(self, scenario: Any, row: Row | None = None) -> list[Spoken]:
        """The steps of a scenario, played after those of its backgrounds."""
        return self._play(scenario.all_steps, row or {})[len(list(scenario.background_steps)) :]

    def _play(self, steps: Any, row: Row) -> list[Spoken]:
        twofold = Twofold(self._teller, self._comments, self._read.path, row)
        said = [twofold.step(step) for step in steps]
        for spoken in said:
            self._before.setdefault(spoken.step.line, spoken.step)
        return said

    def _scenario(self, item: Any, steps: tuple[Step, ...]) -> Scenario:
        return Scenario(item.line, *self._titled(item), tags(item), steps)


def _own(step: Any) -> Step:
    docstring = None if step.text is None else tuple(map(Text, str(step.text).split("\n")))
    table = tuple(tuple(map(Text, row)) for row in rows(step))
    return Step(step.line, step.keyword.strip(), Text(bare(step)), table, docstring)
