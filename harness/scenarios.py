"""One scenario of a feature played in this process: what a picture, a storyboard or a demonstration is made from."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from behave.runner import the_step_registry as registry

from harness import features
from harness.files import library
from harness.in_process import InProcess
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.phrases import load
from harness.stage import Stage
from simulator.engine.simulation import Simulation


@dataclass(frozen=True, slots=True)
class Told:
    """A step as it was told, and the portal after it."""

    keyword: str
    text: str
    simulation: Simulation

    @property
    def sentence(self) -> str:
        """The step as one reads it: « Et qu'il clique … »."""
        return self.keyword + ("" if self.keyword.endswith("'") else " ") + self.text


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario that was played to its end."""

    name: str
    place: str
    lang: Lang
    told: tuple[Told, ...]

    @property
    def simulation(self) -> Simulation:
        """The portal at the end."""
        return self.told[-1].simulation


@dataclass(slots=True)
class _Context:
    """What a step reads of behave's context."""

    stage: Stage
    table: Any = None
    text: str | None = None


def play(place: str, say: Say) -> Played:
    """Play the scenario at ``FILE:LINE``; without a line, the first of the file.

    Raises:
        BadInputError: where there is no such scenario, or a step of it fails.
        OSError: where the file cannot be read.
    """
    found = features.find((place,), say)
    places = [(read, one.scenario) for read in found for one in read.places]
    if not places:
        raise BadInputError(say(f"{place} : aucun scénario", f"{place}: no scenario"))
    read, scenario = places[0]
    return _play(scenario, read.path, "en" if read.feature.language == "en" else "fr", say)


def _play(scenario: Any, path: Path, lang: Lang, say: Say) -> Played:
    load(features.home_of([path]) / "steps")
    driver = InProcess(library(), lang)
    context = _Context(Stage(driver))
    told = []
    for step in scenario.all_steps:
        place = f"{path}:{step.line}"
        match = registry.find_match(step)
        if match is None:
            raise BadInputError(
                say(f"{place}: phrase inconnue « {step.name} »", f"{place}: unknown phrase “{step.name}”")
            )
        context.table, context.text = step.table, step.text
        try:
            match.func(context, **{argument.name: argument.value for argument in match.arguments})
        except (AssertionError, ValueError) as error:
            raise BadInputError(f"{place}: {error}") from None
        told.append(Told(step.keyword.strip(), step.name, driver.simulation))
    return Played(scenario.name, f"{path}:{scenario.line}", lang, tuple(told))
