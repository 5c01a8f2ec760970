"""The lines of a file of any size, decoded, none longer than can be held."""

import codecs
from collections.abc import Iterator
from typing import IO, Final

from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.problems import closest

LONGEST: Final = 1024 * 1024
"""Bytes of a line; the rest of a longer one is left out."""

ENCODINGS: Final = ("utf-8", "cp1252", "iso-8859-1", "iso-8859-15")


class Lines:
    """Iterates over the lines; ``wrong`` holds the numbers of those that are not what the encoding allows."""

    def __init__(self, file: IO[bytes], encoding: str = "utf-8") -> None:
        self._file, self._encoding = file, encoding
        self.wrong: set[int] = set()
        self.long: set[int] = set()
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._file.readline(LONGEST):
            self.number += 1
            if len(line) == LONGEST and not line.endswith(b"\n"):
                self.long.add(self.number)
                self._rest()
            if self.number == 1:
                line = line.removeprefix(codecs.BOM_UTF8)
            if b"\r" in line.rstrip(b"\r\n"):  # no line of CSV or JSON holds one: old line ends, or no text at all
                self.wrong.add(self.number)
                line = line.replace(b"\r", b" ")
            try:
                yield line.decode(self._encoding)
            except UnicodeDecodeError:
                self.wrong.add(self.number)
                yield line.decode(self._encoding, "replace")

    def _rest(self) -> None:
        while (more := self._file.readline(LONGEST)) and not more.endswith(b"\n"):
            pass


def encoding(name: str, say: Say) -> str:
    """An encoding by its name.

    Raises:
        BadInputError: for one that is not known.
    """
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        found = ""
    known = {codecs.lookup(each).name: each for each in ENCODINGS}
    if found not in known:
        hint = say.meant(closest(name, ENCODINGS))
        choices = ", ".join(ENCODINGS)
        raise BadInputError(
            say(f"--encoding : codage inconnu « {name} »{hint} ({choices})",
                f"--encoding: unknown encoding “{name}”{hint} ({choices})")
        )  # fmt: skip
    return known[found]
