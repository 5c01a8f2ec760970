"""Scenarios made ready to be played thousands of times: every step matched beforehand, no behave around."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from behave.runner import the_step_registry as registry

from harness.features import Key, Read
from harness.in_process import InProcess
from harness.language import Lang
from harness.stage import Stage
from simulator.engine.engine import Runaway
from simulator.spec.load import Library


class Step(NamedTuple):
    """A step: the function of its phrase, and what it is called with."""

    line: int
    function: Callable[..., None]
    values: Mapping[str, Any]
    table: Any
    text: str | None


@dataclass(frozen=True, slots=True)
class Script:
    """A scenario ready to be played. ``tags`` are the statements it shows."""

    key: Key
    name: str
    lang: Lang
    tags: frozenset[str]
    steps: tuple[Step, ...]

    @property
    def place(self) -> str:
        """Where it is written."""
        return f"{self.key[0]}:{self.key[1]}"


@dataclass(slots=True)
class _Context:
    """What a step reads of behave's context."""

    stage: Stage
    table: Any = None
    text: str | None = None


def scripts(found: Sequence[Read]) -> tuple[Script, ...]:
    """The scenarios that are meant, in the order of the files; their steps must all be defined."""
    return tuple(
        Script(
            key=(read.shown, place.scenario.line),
            name=str(place.scenario.name),
            lang="en" if read.feature.language == "en" else "fr",
            tags=frozenset(map(str, place.scenario.effective_tags)),
            steps=tuple(_steps(place.scenario)),
        )
        for read in found
        for place in read.places
    )


def _steps(scenario: Any) -> Iterator[Step]:
    for step in scenario.all_steps:
        match = registry.find_match(step)
        values = {argument.name: argument.value for argument in match.arguments}
        yield Step(step.line, match.func, values, step.table, step.text)


class Failure(NamedTuple):
    """Where a scenario failed and why; ``endless`` where the portal never came to rest."""

    place: str
    why: str
    endless: bool = False


def play(script: Script, library: Library) -> Failure | None:
    """Play a scenario on a library, as behave would; its failure, or None."""
    return perform(script, InProcess(library, script.lang))


def perform(script: Script, driver: InProcess) -> Failure | None:
    """Play a scenario on a driver; its failure, or None."""
    stage = Stage(driver)
    context = _Context(stage)
    line = script.key[1]
    try:
        for step in script.steps:
            line = step.line
            context.table, context.text = step.table, step.text
            step.function(context, **step.values)
        stage.end()
    except Exception as error:  # noqa: BLE001 - whatever a mutant breaks, a scenario has noticed it
        said = str(error).strip().partition("\n")[0]
        return Failure(f"{script.key[0]}:{line}", said or type(error).__name__, isinstance(error, Runaway))
    return None
