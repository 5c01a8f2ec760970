"""Where commands come from: a person at a terminal, a pipe, or a script. Each line comes with its place."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.journey import Journey
from harness.play.reading import LONGEST
from harness.play.safe import safe
from harness.play.things import things
from harness.play.words import folded, forms
from harness.sight import fields

LARGEST = 4 * 1024 * 1024
"""Bytes of a script that are read."""


class Typed(NamedTuple):
    """A line as it was typed; ``place`` is « file:line: » in a script, "" elsewhere."""

    text: str
    place: str = ""


def script(path: Path, say: Say) -> Iterator[Typed]:
    """The lines of a script.

    Raises:
        BadInputError: for a file that is not one.
        OSError: where it cannot be read.
    """
    name = safe(path.as_posix())
    if path.exists() and not path.is_file() and not path.is_dir():
        raise BadInputError(say(f"{name} n'est pas un fichier", f"{name} is not a file"))
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadInputError(say(f"{name} : fichier trop grand", f"{name}: file too large"))
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        yield Typed(_decoded(line), f"{name}:{number}: ")


def piped(stream: IO[bytes]) -> Iterator[Typed]:
    """The lines of a pipe; one that never ends is cut, and refused where it is read."""
    while line := stream.readline(4 * LONGEST):
        cut = not line.endswith(b"\n")
        yield Typed(_decoded(line))
        while cut and (more := stream.readline(4 * LONGEST)):
            cut = not more.endswith(b"\n")


def _decoded(line: bytes) -> str:
    """A line as text; bytes that are not UTF-8 become half characters, which are refused where the line is read."""
    return line.rstrip(b"\r\n").decode("utf-8", "surrogateescape")


def prompted(here: Callable[[], Journey], say: Say) -> Iterator[Typed]:
    """What a person types, with completion of what is on screen where readline is there; Ctrl-D ends it."""
    complete_with(lambda: candidates(here(), say))
    while True:
        try:
            yield Typed(input("> "))
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            print(f"\n{say('« quitter » ou Ctrl-D pour partir', '“quit” or Ctrl-D to leave')}")


def candidates(journey: Journey, say: Say) -> Iterator[str]:
    """All that can be typed on this page."""
    page = journey.page()
    yield from (thing.label for thing in things(journey, page))
    for field in fields(page):
        values = [option.label for option in field.options] or ([say("oui", "yes")] if field.type == "tick" else [""])
        yield from (f"{field.label} = {value}" for value in values)
    yield from forms()


def complete_with(known: Callable[[], Iterable[str]]) -> None:
    """Make Tab complete a whole line; does nothing where there is no readline."""
    try:
        import readline
    except ImportError:
        return
    found: list[str] = []

    def complete(text: str, state: int) -> str | None:
        if state == 0:
            begun = folded(text)
            found[:] = [safe(name) for name in dict.fromkeys(known()) if folded(name).startswith(begun)]
        return found[state] if state < len(found) else None

    readline.set_completer(complete)
    readline.set_completer_delims("\n")
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")


def at_a_terminal() -> bool:
    """Whether a person types."""
    return sys.stdin.isatty()
