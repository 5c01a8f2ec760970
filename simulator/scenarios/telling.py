"""A path → the scenario an analyst could have written, or a word of why it cannot be told."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from simulator.analysis.path import Path, begun, replay
from simulator.engine.simulation import Case, Happening, Simulation
from simulator.scenarios import titles
from simulator.scenarios.ending import Ending, Expectation
from simulator.scenarios.expectations import STANDARD, refusal
from simulator.scenarios.preparing import preparation
from simulator.scenarios.scenario import Scenario
from simulator.scenarios.scribe import Scribe
from simulator.scenarios.tags import tags
from simulator.spec.load import Library
from simulator.spec.text import Lang


class Told(NamedTuple):
    """A scenario and what it goes through: its history, and the cases wherever it stops the clock.

    ``last`` is what happened during its last act.
    """

    scenario: Scenario
    history: tuple[Happening, ...]
    stops: tuple[Case, ...]
    last: tuple[Happening, ...]


def told(
    library: Library,
    path: Path,
    lang: Lang,
    expect: Sequence[Expectation] = STANDARD,
    *,
    title: str = "",
    about: str = "",
) -> Scenario:
    """The scenario of a path, in a language.

    Args:
        library: the flows, the portal, the people.
        path: what happens.
        lang: the language of its labels and phrases.
        expect: what is expected at its end.
        title: what it is called; by default its last act and what came of it.
        about: the flow it is about: what another journey does first is then said by the state it comes to.

    Raises:
        CannotTell: for an act that no phrase says.
    """
    return telling(library, path, lang, expect, title=title, about=about).scenario


def telling(
    library: Library,
    path: Path,
    lang: Lang,
    expect: Sequence[Expectation] = STANDARD,
    *,
    title: str = "",
    about: str = "",
) -> Told:
    """The same, with what the scenario goes through."""
    scribe = Scribe(library, path, lang)
    stops: list[Case] = []
    run, last = tuple(replay(library, path)), len(path.acts) - 1
    meant = begun(library, path)
    before = len(preparation(path, about)) if about else 0
    if before and not scribe.prepare(run[before - 1].simulation):
        before = 0
    for index, (act, after) in enumerate(run[before:], before):
        meant = after
        done = scribe.write(act, meant)
        stops += scribe.stopped
        if done.how != "done" and index < last:
            _say(scribe, _ending(scribe, meant), (refusal,))
    ending = _ending(scribe, meant)
    _say(scribe, ending, expect)
    scenario = Scenario(title or titles.title(ending), tuple(scribe.sentences), tags(scribe.shown.history))
    return Told(scenario, scribe.shown.history, tuple(stops), ending.since)


def _ending(scribe: Scribe, meant: Simulation) -> Ending:
    since = scribe.shown.history[scribe.since :]
    return Ending(scribe.cast, scribe.last, scribe.shown, meant, scribe.speaker, since)


def _say(scribe: Scribe, ending: Ending, expect: Iterable[Expectation]) -> None:
    """Write what is expected; whoever is named by their role there has « acted » last."""
    for expectation in expect:
        for step in expectation(ending):
            scribe.say("outcome", step)
            if "actor" in step.values:
                scribe.speaker = ""  # « il » would be them: whoever acts next is named
