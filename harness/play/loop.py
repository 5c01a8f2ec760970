"""The journey itself: read a line, do it, show what came of it, until there are no more."""

from collections.abc import Callable, Iterable

import click

from harness.language import Say
from harness.mistakes import BadInputError, told
from harness.play.doing import Done, do
from harness.play.journey import Journey, Track
from harness.play.lines import Typed
from harness.play.output import Output
from harness.play.reading import Order, checked, read
from harness.play.safe import safe, short
from simulator.sitting.move import Back, Forth, Move
from simulator.sitting.sitting import Sitting

FINDING = 1
"""Exit code of a script that a refusal ended."""


Keep = Callable[[Move, Sitting, Sitting], None]
"""Keeps a move that was made, for good, when it returns: the move, the sitting before it and after it.

It raises `BadInputError` or `OSError` where it cannot; the move is then not made.
"""


class Playing:
    """A track and where it is shown; each move is kept, where somebody keeps them, before it is shown."""

    def __init__(self, track: Track, output: Output, say: Say, keep: Keep | None = None) -> None:
        self.track, self._output, self._say, self._keep = track, output, say, keep

    @property
    def here(self) -> Journey:
        """Where the journey is."""
        return self.track.here

    def prompt(self, lines: Iterable[Typed]) -> int:
        """Play what a person types: mistakes and refusals are told, nothing is lost."""
        for typed in lines:
            try:
                done = self._one(typed.text)
            except (BadInputError, OSError) as error:
                self._output.mistake(short(typed.text), self.here, told(error, self._say) or "")
            except KeyboardInterrupt:
                message = self._say("interrompu : rien n'a changé", "interrupted: nothing has changed")
                self._output.mistake(short(typed.text), self.here, message)
            else:
                if done is not None and done.leaves:
                    break
        return 0

    def script(self, lines: Iterable[Typed]) -> int:
        """Play a script: it ends on the first mistake, and on the first refusal unless « ? » begins the line.

        Raises:
            BadInputError: with the place of the mistake.
        """
        for typed in lines:
            try:
                done = self._one(typed.text)
            except (BadInputError, OSError) as error:
                message = told(error, self._say) or ""
                self._output.mistake(short(typed.text), self.here, message)
                raise BadInputError(f"{typed.place}{safe(message)}") from None
            if done is None:
                continue
            if done.leaves:
                break
            if not done.done and not typed.text.lstrip().startswith("?"):
                why = self._say(" ; ", "; ").join(done.reasons) or "–"
                click.echo(f"{typed.place}{safe(self._say('refusé :', 'refused:'))} {safe(why)}", err=True)
                return FINDING
        return 0

    def _one(self, text: str) -> Done | None:
        """One line; None for a comment or nothing."""
        line = checked(text, self._say)
        if not line or line.startswith("#"):
            return None
        asked = line[1:].strip() if line.startswith("?") and line != "?" else line
        command = read(asked, self.here, self._say)
        if self._keep is not None and isinstance(command, Order) and command.verb == "load":
            raise BadInputError(self._say("cette séance est gardée à mesure : on la quitte pour en charger une autre",
                                          "this sitting is kept as it goes: leave it to load another"))  # fmt: skip
        done = do(self.track, command, self._say)
        self._kept(done)
        self.track = done.track
        self._output.done(line, done)
        return done

    def _kept(self, done: Done) -> None:
        """Keep the moves of a command one by one: where one cannot be, those before it are made."""
        for move in done.moves if self._keep is not None else ():
            before = self.track
            after = before.along(move) if isinstance(move, Back | Forth) else before.moved(move)
            assert self._keep is not None
            self._keep(move, before.sitting, after.sitting)
            self.track = after
