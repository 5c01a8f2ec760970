"""A feature in another language than its own, as a value; each text says whether it could be translated."""

from collections.abc import Iterator
from typing import NamedTuple

from harness.language import Lang


class Text(NamedTuple):
    """A text; where it is not ``known``, it stands as the feature has it."""

    text: str
    known: bool = True


class Step(NamedTuple):
    """A step. ``line`` is where the feature has it; ``text`` is without the keyword and without the table."""

    line: int
    keyword: str
    text: Text
    table: tuple[tuple[Text, ...], ...] = ()
    docstring: tuple[Text, ...] | None = None

    @property
    def sentence(self) -> str:
        """The step as one reads it."""
        return self.keyword + ("" if self.keyword.endswith("'") else " ") + self.text.text


class Examples(NamedTuple):
    """The rows of an outline, its headings apart."""

    line: int
    title: Text
    tags: tuple[str, ...]
    headings: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


class Scenario(NamedTuple):
    """A scenario; with ``examples``, an outline."""

    line: int
    title: Text
    description: tuple[Text, ...]
    tags: tuple[str, ...]
    steps: tuple[Step, ...]
    examples: tuple[Examples, ...] = ()


class Background(NamedTuple):
    """The steps before each scenario."""

    line: int
    title: Text
    steps: tuple[Step, ...]


class Rule(NamedTuple):
    """A rule and its scenarios."""

    line: int
    title: Text
    description: tuple[Text, ...]
    tags: tuple[str, ...]
    background: Background | None
    scenarios: tuple[Scenario, ...]


class Feature(NamedTuple):
    """A feature: the scenarios under no rule, then the rules."""

    lang: Lang
    title: Text
    description: tuple[Text, ...]
    tags: tuple[str, ...]
    background: Background | None
    scenarios: tuple[Scenario, ...]
    rules: tuple[Rule, ...]

    def unknown(self) -> tuple[str, ...]:
        """The texts that could not be translated, in order."""
        return tuple(text.text for text in _texts(self) if not text.known)


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
