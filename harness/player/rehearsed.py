"""A scenario played up to a step: the sitting that it leads to, with all that was done on the way."""

import threading
from typing import Final, NamedTuple

from harness.language import Say
from harness.player.shelf import Entry
from harness.scenarios import Player
from harness.translating.comments import Comments
from harness.translating.feature import Step
from harness.translating.playing import Twofold
from harness.translating.telling import Teller
from simulator.sitting.sitting import Sitting
from simulator.spec.load import Library

_PLAYING: Final = threading.Lock()
"""Phrases are loaded once for the whole process."""


class Rehearsed(NamedTuple):
    """The sitting after a step, and whom the phrases spoke of last: who acts, then the insured person."""

    sitting: Sitting
    people: tuple[str, ...]


def rehearsed(entry: Entry, steps: int, library: Library, say: Say) -> Rehearsed:
    """A scenario played on some flows up to its step of that number, counted from 1.

    Raises:
        BadInputError: where a step on the way does not hold: its place, and why.
    """
    with _PLAYING:
        player = Player(entry.read.path, library, entry.lang, say)
        for step in list(entry.scenario.all_steps)[:steps]:
            player.surely(step)
    stage = player.stage
    named = (player.driver.person(name) for name in (stage.actor, stage.insured) if name)
    return Rehearsed(player.driver.sitting, tuple(dict.fromkeys(named)))


def spoken(entry: Entry, library: Library, say: Say) -> tuple[Step | None, ...]:
    """The steps of a scenario in a language that is not its own, None for each that cannot be said in it."""
    comments = Comments(entry.read.path.read_text(encoding="utf-8-sig"), say.lang)
    with _PLAYING:
        twofold = Twofold(Teller(library, entry.lang, say.lang), comments, entry.read.path, dict(entry.written.example))
        said = [twofold.step(step).step for step in entry.scenario.all_steps]
    return tuple(step if step.text.known else None for step in said)
