"""Where a journey is shown: on a terminal, as plain text, or as JSON."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from harness.language import Say
from harness.play import data, view
from harness.play.doing import Done
from harness.play.journey import Journey
from harness.play.plain import rows
from harness.play.safe import safe
from harness.play.view import Drawn, Gap, Line

NARROWEST = 20


class Output(Protocol):
    """Says what came of each line that was typed."""

    def done(self, typed: str, done: Done) -> None:
        """A command was understood; it was done, or refused."""

    def mistake(self, typed: str, here: Journey, message: str) -> None:
        """It was not understood."""


class Screen:
    """For a person: what there is to say, then the page."""

    def __init__(self, say: Say, put: Callable[[Iterable[Drawn]], None], echo: bool) -> None:
        self._say, self._put, self._echo = say, put, echo

    def done(self, typed: str, done: Done) -> None:
        """The news, the refusals, then the page."""
        page = view.drawn(done.track.here, self._say, done.whole) if done.shows and done.done else ()
        refused = self._say(" ; ", "; ").join(done.reasons) or "–"
        told = list(_said(done))
        if not done.done:
            told.append(Line("refused", safe(f"{self._say('refusé :', 'refused:')} {refused}")))
            told += [Line("message", safe(text), "!") for text in done.track.here.page().messages]
        self._put((*self._typed(typed), *told, *((Gap(),) if told and page else ()), *page, Gap()))

    def mistake(self, typed: str, here: Journey, message: str) -> None:
        """What was not understood, and what looks like it."""
        self._put((*self._typed(typed), Line("mistake", safe(message)), Gap()))

    def _typed(self, typed: str) -> tuple[Drawn, ...]:
        return (Line("typed", safe(f"> {typed}")),) if self._echo and typed else ()


def _said(done: Done) -> Iterator[Line]:
    """News, or the answer to a question; what stands before a tab is a column."""
    if done.verbatim:
        yield from (Line("verbatim", safe(line)) for line in done.said)
        return
    wide = max((len(line.partition("\t")[0]) for line in done.said if "\t" in line), default=0)
    for line in done.said:
        before, tab, after = line.partition("\t")
        if tab:
            yield Line("row", safe(after), safe(before).ljust(wide))
        else:
            yield Line("said" if done.shows else "text", safe(line))


class Json:
    """For a program: an object a line."""

    def done(self, typed: str, done: Done) -> None:
        """One object."""
        here = done.track.here
        print(
            data.line(
                here,
                action=typed,
                done=done.done,
                reasons=done.reasons,
                said=done.said if done.verbatim else tuple(line.replace("\t", " ") for line in done.said),
            ),
            flush=True,
        )

    def mistake(self, typed: str, here: Journey, message: str) -> None:
        """One object too: not done, and why."""
        print(data.line(here, action=typed, done=False, reasons=(message,), said=()), flush=True)


def chosen(say: Say, as_json: bool, echo: bool) -> Output:
    """The output that suits where one prints to."""
    if as_json:
        return Json()
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        return Screen(say, _coloured(), echo)
    return Screen(say, _plainly, echo)


def _plainly(found: Iterable[Drawn]) -> None:
    width = max(shutil.get_terminal_size((80, 24)).columns, NARROWEST)
    print("\n".join(rows(found, width)), flush=True)


def _coloured() -> Callable[[Iterable[Drawn]], None]:
    from rich.console import Console

    from harness.play.terminal import print_all

    console = Console(highlight=False, markup=False, emoji=False)
    return lambda found: print_all(found, console)
