"""Sittings in which the shipped scenarios were played, deed after deed."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from harness import features
from harness.files import sources
from harness.language import Lang, Say
from harness.scenarios import Player
from simulator.sitting.sitting import Sitting
from simulator.spec.load import Library, load

ROOT = Path(__file__).parents[2]


class Scenario(NamedTuple):
    """A scenario that was played: where it stands, its language, and the sitting it made."""

    place: str
    lang: Lang
    sitting: Sitting

    def moments(self) -> Iterator[Sitting]:
        """The sitting after each of its deeds."""
        for number in range(len(self.sitting.done) + 1):
            yield Sitting(self.sitting.began, self.sitting.done[:number])


@cache
def flows(folder: Path = ROOT / "flows", more: Path | None = None) -> Library:
    """The flows of a folder, and those of another beside them."""
    added = {} if more is None else {path.as_posix(): path.read_bytes() for path in more.glob("*.yaml")}
    found, problems = load({**sources(folder), **added})
    assert (list(map(str, problems)), found is None) == ([], False)
    assert found is not None
    return found


@cache
def scenarios() -> tuple[Scenario, ...]:
    """Every scenario that is shipped."""
    say = Say("fr")
    return tuple(
        _played(read, one.scenario, say) for read in features.find([str(ROOT / "features")], say) for one in read.places
    )


def _played(read: features.Read, scenario: Any, say: Say) -> Scenario:
    lang: Lang = "en" if read.feature.language == "en" else "fr"
    player = Player(read.path, flows(), lang, say)
    for step in scenario.all_steps:
        player.surely(step)
    return Scenario(f"{read.shown}:{scenario.line}", lang, player.driver.sitting)
