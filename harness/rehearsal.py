"""A feature that was just written, read back and played at once: nothing is handed over that is not green."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from behave.parser import parse_feature

from harness.gherkin import feature_text
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.scenarios import Played, perform
from simulator.scenarios.scenario import Scenario
from simulator.spec.load import Library

_HERE = Path("?")
"""Where a text that is in no file lies, for messages; the shipped steps serve it."""


class Fault(NamedTuple):
    """A scenario of the text that fails, and why."""

    title: str
    why: str


def rehearsed(library: Library, text: str, lang: Lang) -> Iterator[Fault]:
    """The scenarios of a feature's text that fail on these flows."""
    return (played for played in performed(library, text, lang) if isinstance(played, Fault))


def performed(library: Library, text: str, lang: Lang) -> Iterator[Played | Fault]:
    """The scenarios of a feature's text as they were played on these flows, or why they fail."""
    for scenario in parse_feature(text).walk_scenarios():
        try:
            yield perform(scenario, _HERE, library, lang, Say(lang))
        except BadInputError as error:
            yield Fault(scenario.name, str(error).removeprefix(f"{_HERE}:"))


def failure(library: Library, scenario: Scenario, lang: Lang) -> str:
    """Why a scenario fails on these flows; "" where it is green.

    Raises:
        CannotTell: for a scenario that no file can hold.
    """
    return next((fault.why for fault in rehearsed(library, feature_text([scenario], "?", lang), lang)), "")
