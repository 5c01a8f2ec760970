"""A scenario played twice, side by side: as it is written, and in the other language as it is being translated."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from behave.model import Step as BehaveStep
from behave.model import Table

from harness.language import Lang, Say
from harness.scenarios import Player
from harness.translating.comments import Comments
from harness.translating.feature import Step, Text
from harness.translating.outline import filled
from harness.translating.scene import Scene
from harness.translating.spoken import Spoken
from harness.translating.telling import Teller


class Twofold:
    """One scenario, step after step.

    What is on screen is read in both languages before each step is translated. A scenario that fails as it is written
    is translated all the same, from what was seen before; a step that only fails in translation is not known. ``row``
    is what stands for the placeholders of an outline in what the feature itself says of its steps.
    """

    def __init__(self, teller: Teller, comments: Comments, path: Path, row: Mapping[str, str]) -> None:
        self._teller, self._comments, self._row = teller, comments, row
        self._scene = Scene(teller.ours, teller.theirs)
        self._ours: Player | None = _player(path, teller, teller.ours)
        self._theirs: Player | None = _player(path, teller, teller.theirs)

    def step(self, step: Any) -> Spoken:
        """A step of behave's, translated and played."""
        if self._ours is not None:
            self._scene.look(self._ours.driver.simulation)
        spoken = self._teller.step(step, self._scene, self._said(step))
        if not self._plays(step):
            self._ours = None
        elif not self._follows(step, spoken.step):
            self._theirs = None
            own = spoken.step
            spoken = spoken._replace(step=own._replace(text=Text(own.text.text, known=False)))
        self._compare()
        return spoken

    def _said(self, step: Any) -> str | None:
        """How the feature itself says a step in the other language, with the examples of its row."""
        said = self._comments.under(step.line)
        return said and filled(said, self._row)

    def _plays(self, step: Any) -> bool:
        """Whether a step holds as it is written."""
        if self._ours is None:
            return False
        return _holds(self._ours, step)

    def _follows(self, step: Any, said: Step) -> bool:
        """Whether the same step holds in the other language, as long as all before it did."""
        if self._theirs is None:
            return True
        return _holds(self._theirs, playable(step, said))

    def _compare(self) -> None:
        """Note the reasons of a refusal in both languages."""
        if self._ours is not None and self._theirs is not None:
            ours, theirs = self._ours.stage.outcome, self._theirs.stage.outcome
            if ours is not None and theirs is not None and len(ours.reasons) == len(theirs.reasons):
                self._scene.refused(ours.reasons, theirs.reasons)


def _holds(player: Player, step: Any) -> bool:
    try:
        player.play(step)
    except Exception:  # noqa: BLE001 - a step may be somebody's own, and fail in any way
        return False
    return True


def _player(path: Path, teller: Teller, lang: Lang) -> Player:
    return Player(path, teller.library, lang, Say(lang))


def playable(step: Any, said: Step) -> Any:
    """A translated step as behave's model has it."""
    table = None
    if said.table:
        rows = [[cell.text for cell in row] for row in said.table]
        table = Table(rows[0], rows[1:], said.line)
    text = None if said.docstring is None else "\n".join(line.text for line in said.docstring)
    return BehaveStep(step.filename, said.line, said.keyword, step.step_type, said.text.text, text, table)
