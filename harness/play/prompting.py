"""The prompt begun: where lines come from, where the journey is shown, who keeps its moves."""

import sys
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from harness.language import Say
from harness.play import lines, output
from harness.play.doing import Done
from harness.play.journey import Track
from harness.play.lines import Typed
from harness.play.loop import Keep, Playing
from simulator.sitting.sitting import Sitting


class Source(NamedTuple):
    """Where commands come from: a script that was read, or else a person at a terminal or a pipe."""

    script: tuple[Typed, ...] | None
    typing: bool

    @classmethod
    def of(cls, script: Path | None, say: Say) -> "Source":
        """The script, if there is one.

        Raises:
            BadInputError: for a file that is not one.
            OSError: where it cannot be read.
        """
        if script is None:
            return cls(None, lines.at_a_terminal())
        return cls(tuple(lines.script(script, say)), False)

    def typed(self, playing: Playing, say: Say) -> Iterable[Typed]:
        """The lines that are not a script's."""
        return lines.prompted(lambda: playing.here, say) if self.typing else lines.piped(sys.stdin.buffer)


def played(
    track: Track,
    source: Source,
    say: Say,
    *,
    as_json: bool = False,
    said: tuple[str, ...] = (),
    keep: Keep | None = None,
) -> int:
    """Play a track until the lines end; the exit code. ``said`` comes before its first page."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    shown = output.chosen(say, as_json, echo=not source.typing)
    playing = Playing(track, shown, say, keep)
    hint = say("un numéro ou un libellé clique · Champ = valeur · aide · quitter",
               "a number or a label clicks · Field = value · help · quit")  # fmt: skip
    shown.done("", Done(track, said=(*said, *((hint,) if source.typing else ()))))
    if source.script is not None:
        return playing.script(source.script)
    return playing.prompt(source.typed(playing, say))


def resumed(sitting: Sitting, say: Say, keep: Keep, *, script: Path | None = None, as_json: bool = False) -> int:
    """Go on with a sitting that is kept elsewhere, each move of it too; the exit code.

    Raises:
        BadInputError: for a script that is not one, or at the first mistake of it.
        OSError: where it cannot be read.
    """
    return played(Track.of(sitting, say.lang), Source.of(script, say), say, as_json=as_json, keep=keep)
