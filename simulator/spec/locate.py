"""Where a character of a YAML text stands in its file, whatever quotes, escapes and folded lines lie between."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from simulator.spec.problems import Place

_ESCAPE: Final = re.compile(r"\\(?:x..|u.{4}|U.{8}|.?)")
_BLANK_ESCAPES: Final = frozenset({"\\n", "\\t", "\\r", "\\ ", "\\_", "\\L", "\\P", "\\N", "\\", "\\v"})


def places(lines: Sequence[str], place: Place, text: str) -> list[Place]:
    """The place of each character of a text that starts at ``place``, and of its end.

    Blanks are what folding changes, so only what is not blank is matched; a blank is where the next word is.
    """
    visible = _visible(lines, place)
    here, found = next(visible, place), []
    for character in text:
        found.append(here)
        if not character.isspace():
            here = next(visible, here)
    return [*found, here]


def _visible(lines: Sequence[str], place: Place) -> Iterator[Place]:
    """The places of the characters of a text that are not blank, quotes left out."""
    line, column = place.line - 1, place.column - 1
    style = lines[line][column : column + 1] if line < len(lines) else ""
    if style in ("|", ">"):
        line, column = line + 1, 0
    elif style in ("'", '"'):
        column += 1
    for number in range(line, len(lines)):
        for start, visible in _cut(lines[number], column, style):
            if visible:
                yield Place(place.file, number + 1, start + 1)
        column = 0


def _cut(line: str, column: int, style: str) -> Iterator[tuple[int, bool]]:
    """The characters of a line, an escape or a doubled quote being one, and whether each can be seen."""
    while column < len(line):
        width, visible = 1, not line[column].isspace()
        if style == "'" and line.startswith("''", column):
            width = 2
        elif style == '"' and line[column] == "\\":
            escape = _ESCAPE.match(line, column)
            width = len(escape[0]) if escape else 1
            visible = escape is None or escape[0] not in _BLANK_ESCAPES
        yield column, visible
        column += width
