"""Features as the checks read them: every scenario with its steps taken apart, who acts known at each of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

from behave.runner import the_step_registry as registry

from harness.features import Read
from harness.language import Lang
from harness.phrases import PHRASES, Phrase, PhraseMatcher, load
from harness.stage import Stage
from harness.wordings import Kind, plain

Key = tuple[object, ...]


class Value(NamedTuple):
    """A value of a step: the kind of its parameter, and what was read there."""

    kind: Kind
    value: Any


@dataclass(frozen=True, slots=True)
class Step:
    """A step taken apart; no ``phrase`` where the catalogue has none.

    ``said`` is equal for steps that say the same, ``viewer`` is who acted last, so whose screen is looked at.
    ``fault`` is what a value of it is not.
    """

    line: int
    keyword: str
    text: str
    phrase: Phrase | None
    values: Mapping[str, Value]
    table: tuple[tuple[str, ...], ...] | None
    docstring: str | None
    viewer: str | None
    said: Key
    fault: str = ""

    @property
    def key(self) -> Key:
        """Equal for steps that mean the same: what is looked at is somebody's screen."""
        return (*self.said, self.viewer) if self.role == "outcome" else self.said

    @property
    def role(self) -> str:
        """What it does; an unknown step counts as an action."""
        return self.phrase.role if self.phrase else "action"

    @property
    def sentence(self) -> str:
        """The step as one reads it."""
        return self.keyword + ("" if self.keyword.endswith("'") else " ") + self.text


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario of a feature, its backgrounds' steps first; each row of an outline is one."""

    file: str
    line: int
    name: str
    lang: Lang
    steps: tuple[Step, ...]

    @property
    def place(self) -> str:
        """Where it is."""
        return f"{self.file}:{self.line}"

    def points(self) -> Iterator[tuple[tuple[Key, ...], tuple[Step, ...]]]:
        """What is affirmed after each number of moves: the moves so far, and the outcomes there."""
        moves: list[Key] = []
        here: list[Step] = []
        for step in self.steps:
            if step.role == "outcome":
                here.append(step)
            if step.role != "outcome" or (step.phrase is not None and step.phrase.id in MOVING):
                yield tuple(moves), tuple(here)
                moves.append(step.key)
                here = []
        yield tuple(moves), tuple(here)


MOVING = frozenset({"sees_nowhere"})
"""Phrases that look, but open tabs to do so."""


def scenarios(found: Iterable[Read], home: Path) -> tuple[Scenario, ...]:
    """Every scenario of features, with the phrases of a folder."""
    load(home / "steps")
    return tuple(_scenario(read, place.scenario) for read in found for place in read.places)


def _scenario(read: Read, scenario: Any) -> Scenario:
    lang: Lang = "en" if read.feature.language == "en" else "fr"
    stage = Stage(cast("Any", SimpleNamespace(lang=lang)))
    steps = tuple(_step(step, stage) for step in scenario.all_steps)
    return Scenario(read.shown, scenario.line, scenario.name.strip(), lang, steps)


def _step(step: Any, stage: Stage) -> Step:
    phrase, values, fault = _read(step)
    _follow(phrase, values, stage)
    table = None if step.table is None else _rows(step.table)
    text = None if step.text is None else str(step.text)
    people = {name: _meant(value, stage) for name, value in values.items()}
    said: Key = (
        phrase.id if phrase else plain(step.name),
        tuple(sorted(people.items())),
        table and tuple(tuple(map(plain, row)) for row in table),
        text and plain(text),
    )
    return Step(step.line, step.keyword.strip(), step.name, phrase, values, table, text, stage.actor, said, fault)


def _read(step: Any) -> tuple[Phrase | None, dict[str, Value], str]:
    """The phrase of a step and its values; what a value is not, where one cannot be read."""
    fault = ""
    for matcher in registry.steps[step.step_type]:
        if not isinstance(matcher, PhraseMatcher):
            continue
        try:
            found = matcher.wording.read(step.name)
        except ValueError as error:
            fault = fault or str(error)
            continue
        if found is not None:
            kinds = dict(matcher.wording.parameters)
            return PHRASES[matcher.func.__name__], {f.name: Value(kinds[f.name], f.value) for f in found}, ""
    return None, {}, fault


def _follow(phrase: Phrase | None, values: Mapping[str, Value], stage: Stage) -> None:
    """Who acts and who is spoken of afterwards, as when the step is played."""
    for value in values.values():
        if value.kind.id == "actor":
            try:
                stage.who(value.value)
            except AssertionError:
                continue
        elif value.kind.id == "person" and phrase is not None and phrase.role != "outcome":
            stage.about(value.value)


def _meant(value: Value, stage: Stage) -> str:
    """A value as it is compared: « il » is whoever it stands for."""
    if value.kind.id == "actor":
        return stage.actor or str(value.value)
    return plain(str(value.value))


def _rows(table: Any) -> tuple[tuple[str, ...], ...]:
    return (tuple(table.headings), *(tuple(row.cells) for row in table))
