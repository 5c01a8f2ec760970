"""A sitting played again on flows that have changed, as far as it comes to the same."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from harness.language import Lang
from harness.player.aside import Aside, of_moves, of_steps
from harness.player.table import News
from harness.store.errors import DivergedError
from harness.store.record import Entry, Kept
from harness.store.taking_up import compare, entries, made
from simulator.engine.simulation import Simulation
from simulator.sitting.move import Back
from simulator.sitting.sitting import CannotMoveError, Sitting, Step, came
from simulator.spec.load import Library
from simulator.spec.text import Prose


class Again(NamedTuple):
    """A sitting on other flows: its moves, and those put aside from the first that comes to something else."""

    sitting: Sitting
    moves: tuple[Entry, ...]
    aside: Aside | None = None
    parted: Prose | None = None
    """That first move in words, or what it came to."""

    def news(self, before: str) -> News:
        """What the people of the sitting are told; ``before`` is the name of the sitting as it was."""
        if self.parted is None or self.aside is None:
            return News(_SAME)
        fr, en = self.parted
        said = Prose(_parted_fr(fr, self.aside.total), _parted_en(en, self.aside.total))
        return News(said, aside=self.aside, before=before)


_SAME: Final = Prose(
    "Les flux ont changé : tout ce qui a été fait donne la même chose, la séance continue avec eux.",
    "The flows have changed: all that was done comes to the same, the sitting goes on with them.",
)


def _parted_fr(what: str, aside: int) -> str:
    said = "une action est mise" if aside == 1 else f"{aside} actions sont mises"
    return (
        f"Les flux ont changé. Cette action ne donne plus la même chose : {what}. "
        f"La séance reprend juste avant ; {said} de côté."
    )


def _parted_en(what: str, aside: int) -> str:
    said = "one action is" if aside == 1 else f"{aside} actions are"
    return (
        f"The flows have changed. This action no longer comes to the same: {what}. "
        f"The sitting goes on from just before; {said} put aside."
    )


def again(sitting: Sitting, library: Library, lang: Lang, at: datetime) -> Again:
    """A sitting under way: what was done is done again, then what was undone, as far as each comes to the same."""
    playing = Sitting(Simulation.begin(library, sitting.began.now))
    playing = _followed(playing, sitting.began, sitting.done, lang)
    if len(playing.done) < len(sitting.done):
        kept = len(playing.done)
        here = sitting.done[kept - 1].act.simulation if kept else sitting.began
        aside = of_steps(here, sitting.done[kept:])
        return Again(playing, entries(playing, at), aside, aside.said[0])
    undone = tuple(reversed(sitting.undone))
    playing = _followed(playing, sitting.now, undone, lang)
    steps = len(playing.done) - len(sitting.done)
    playing = playing.moved(Back(steps), lang) if steps else playing
    return Again(playing, entries(playing, at))


def _followed(playing: Sitting, before: Simulation, steps: Iterable[Step], lang: Lang) -> Sitting:
    """The sitting after those steps that come to what they came to, from a portal on."""
    for deed, act in steps:
        try:
            after = playing.moved(deed, lang)
        except CannotMoveError:
            return playing
        same = came(playing.now, after.now) == came(before, act.simulation)
        if not same or after.last.done != act.done:
            return playing
        playing, before = after, act.simulation
    return playing


def kept_again(kept: Kept, library: Library, lang: Lang) -> Again:
    """A kept sitting: its moves are made again up to the first that comes to something else."""
    sitting = Sitting(Simulation.begin(library, kept.opening.began))
    for index, entry in enumerate(kept.entries):
        try:
            after, found = made(sitting, entry.number, entry.move, lang)
            compare(entry.number, entry.came, found)
        except DivergedError as error:
            lost = [each.move for each in kept.entries[index:]]
            return Again(sitting, kept.entries[:index], of_moves(sitting, lost, lang), error.why)
        sitting = after
    return Again(sitting, kept.entries)
