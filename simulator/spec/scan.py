"""A file before YAML reads it: its bytes made text, and what can be seen wrong without knowing any syntax."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import islice

from simulator.spec.problems import Place, Problem, problem

MAX_BYTES = 4 * 1024 * 1024
MAX_PROBLEMS = 200

_BREAK = re.compile(r"\r\n|\r|\n")
_TAB = re.compile(r"^ *(\t)[ \t]*\S", re.MULTILINE)
# What YAML does not print, line breaks that editors do not know, and what is read without being seen (soft hyphen,
# zero-width space, changes of direction, byte order mark); the two joiners that some scripts need are left alone.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)


class Page:
    """The text of a file, by lines: what turns an index into a place."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their breaks; never empty."""
        return _BREAK.split(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def place(self, index: int) -> Place:
        """The place of the character at this index."""
        line = bisect_right(self._starts, index) - 1
        return Place(self.file, line + 1, index - self._starts[line] + 1)

    def line(self, number: int) -> str:
        """A line, counted from 0; empty past the end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""


def scan(source: bytes | str, file: str) -> tuple[Page | None, list[Problem]]:
    """The page that YAML may read, clean of what stops libyaml, and the problems seen; None when it cannot be read.

    What is removed is replaced character for character, so that the places stay those of the file.
    """
    size = len(source) if isinstance(source, bytes) else len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        return None, [problem("Y004", Place(file, 1, 1), size=size, limit=MAX_BYTES)]
    try:
        text = source.decode("utf-8") if isinstance(source, bytes) else source
    except UnicodeDecodeError as error:
        return None, [_not_utf8(error, file)]
    problems = []
    if text.startswith("\ufeff"):
        problems.append(problem("Y002", Place(file, 1, 1)))
        text = text[1:]
    page = Page(text, file)
    if "\t" in text:
        problems += [
            problem("Y007", page.place(found.start(1))) for found in islice(_TAB.finditer(text), MAX_PROBLEMS + 1)
        ]
    if not INVISIBLE.search(text):
        return page, problems
    unseen = islice(INVISIBLE.finditer(text), MAX_PROBLEMS + 1)
    problems += [problem("Y005", page.place(found.start()), character=name_of(found[0])) for found in unseen]
    return Page(INVISIBLE.sub("\ufffd", text), file), problems


def page_lines(source: bytes | str) -> list[str]:
    """The lines of a file as YAML reads them; none when it cannot be read."""
    page, _ = scan(source, "")
    return page.lines if page else []


def _not_utf8(error: UnicodeDecodeError, file: str) -> Problem:
    page = Page(error.object[: error.start].decode("utf-8"), file)
    return problem("Y001", page.place(len(page.text)), byte=f"{error.object[error.start]:02x}")


def name_of(character: str) -> str:
    """The code point of a character, as `U+200B`."""
    return f"U+{ord(character):04X}"
