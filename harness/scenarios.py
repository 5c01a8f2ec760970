"""One scenario of a feature played in this process: what a picture, a storyboard or a demonstration is made from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from behave.runner import the_step_registry as registry

from harness import features
from harness.driver import Outcome
from harness.files import library
from harness.in_process import InProcess
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.phrases import load
from harness.stage import Stage
from simulator.engine.simulation import Simulation
from simulator.spec.load import Library


@dataclass(frozen=True, slots=True)
class Told:
    """A step as it was told, and the portal after it.

    ``kind`` is behave's (given, when, then), ``phrase`` the id of what it says and ``values`` what it says it of.
    ``rows`` are its table, headings first. ``actor`` is the key of whoever acted or was spoken of last. ``outcome`` is
    what came of it where it is an action.
    """

    keyword: str
    text: str
    simulation: Simulation
    kind: str = "when"
    phrase: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()
    block: str = ""
    actor: str = ""
    outcome: Outcome | None = None

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


class Stopped(NamedTuple):
    """The portal after one step of a scenario; ``actor`` and ``insured`` are whom its phrases spoke of last.

    ``failure`` is what that step said where it did not hold.
    """

    name: str
    place: str
    sentence: str
    lang: Lang
    simulation: Simulation
    actor: str | None
    insured: str | None
    failure: str


@dataclass(slots=True)
class _Context:
    """What a step reads of behave's context."""

    stage: Stage
    table: Any = None
    text: str | None = None


class StepFailedError(BadInputError):
    """A step that should hold and does not: its place, its sentence (empty after the last step), and what it said."""

    def __init__(self, place: str, sentence: str, why: str) -> None:
        super().__init__(f"{place}: {why}")
        self.place, self.sentence, self.why = place, sentence, why


class Player:
    """A scenario being played, step after step."""

    def __init__(self, path: Path, flows: Library, lang: Lang, say: Say) -> None:
        _load_phrases(features.home_of([path]) / "steps", path, say)
        self._path, self._say = path, say
        self.driver = InProcess(flows, lang)
        self.stage = Stage(self.driver)

    def play(self, step: Any) -> Told:
        """Play a step.

        Raises:
            BadInputError: where no phrase knows it.
            AssertionError, ValueError: where it does not hold.
        """
        match = registry.find_match(step)
        if match is None:
            text = self._say(f"phrase inconnue « {step.name} »", f"unknown phrase “{step.name}”")
            raise BadInputError(f"{self._path}:{step.line}: {text}")
        context = _Context(self.stage, step.table, step.text)
        values = {argument.name: argument.value for argument in match.arguments}
        before = self.stage.outcome
        match.func(context, **values)
        after = self.stage.outcome
        return Told(
            step.keyword.strip(),
            step.name,
            self.driver.simulation,
            kind=step.step_type,
            phrase=match.func.__name__,
            values=values,
            rows=_rows(step),
            block=step.text or "",
            actor=self.driver.person(self.stage.actor) if self.stage.actor else "",
            outcome=None if after is before else after,
        )

    def surely(self, step: Any) -> Told:
        """Play a step that must hold."""
        try:
            return self.play(step)
        except (AssertionError, ValueError) as error:
            sentence = Told(step.keyword.strip(), step.name, self.driver.simulation).sentence
            raise StepFailedError(f"{self._path}:{step.line}", sentence, str(error)) from None


def play(place: str, say: Say) -> Played:
    """Play the scenario at ``FILE:LINE``; without a line, the first of the file.

    Raises:
        BadInputError: where there is no such scenario, or a step of it fails.
        OSError: where the file cannot be read.
    """
    read, scenario = _found(place, say)
    return perform(scenario, read.path, library(), _lang(read), say)


def perform(scenario: Any, path: Path, flows: Library, lang: Lang, say: Say) -> Played:
    """Play a scenario that was read, on any flows; ``path`` says where its steps are found.

    Raises:
        BadInputError: where a step of it fails, or where it ends on a refusal that no step speaks of.
    """
    player = Player(path, flows, lang, say)
    told = tuple(player.surely(step) for step in scenario.all_steps)
    try:
        player.stage.end()
    except AssertionError as error:
        raise StepFailedError(f"{path}:{scenario.line}", "", str(error)) from None
    return Played(scenario.name, f"{path}:{scenario.line}", lang, told)


def stopped(place: str, say: Say) -> Stopped:
    """Play the scenario at ``FILE:LINE`` up to the step on that line; a title's line means the whole of it.

    The step itself may fail: that is often why one asks.

    Raises:
        BadInputError: where there is no such scenario, or a step before fails.
        OSError: where the file cannot be read.
    """
    read, scenario = _found(place, say)
    player = Player(read.path, library(), _lang(read), say)
    steps = list(scenario.all_steps)
    line = int(found[1]) if (found := re.search(r":(\d+)$", place)) else 0
    wanted = [index for index, step in enumerate(steps) if step.line <= line]
    count = len(steps) if line in (0, scenario.line) else max(wanted, default=0) + 1
    for step in steps[: count - 1]:
        player.surely(step)
    last, failure = steps[count - 1], ""
    try:
        player.play(last)
    except (AssertionError, ValueError) as error:
        failure = str(error).partition("\n")[0]
    stage = player.stage
    told = Told(last.keyword.strip(), last.name, player.driver.simulation)
    return Stopped(
        scenario.name, f"{read.shown}:{last.line}", told.sentence, _lang(read), told.simulation, stage.actor,
        stage.insured, failure,
    )  # fmt: skip


def _rows(step: Any) -> tuple[tuple[str, ...], ...]:
    if step.table is None:
        return ()
    return (tuple(step.table.headings), *(tuple(row.cells) for row in step.table))


def _load_phrases(folder: Path, path: Path, say: Say) -> None:
    try:
        load(folder)
    except ValueError:
        raise BadInputError(
            say(
                f"{path} : ses phrases ({folder}) ne sont pas celles des autres ; prenez-le à part",
                f"{path}: its phrases ({folder}) are not those of the others; take it by itself",
            )
        ) from None


def _found(place: str, say: Say) -> tuple[features.Read, Any]:
    if Path(place).is_dir():
        raise BadInputError(
            say(f"{place} : un scénario se donne par FICHIER:LIGNE", f"{place}: a scenario is given as FILE:LINE")
        )
    found = features.find((place,), say)
    places = [(read, one.scenario) for read in found for one in read.places]
    if not places:
        raise BadInputError(say(f"{place} : aucun scénario", f"{place}: no scenario"))
    return places[0]


def _lang(read: features.Read) -> Lang:
    return "en" if read.feature.language == "en" else "fr"
