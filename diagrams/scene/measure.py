"""How wide texts are in the project's typeface, and where lines break."""

import functools
import re
from collections.abc import Iterator

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from diagrams.typeface import Face, printable

LONGEST = 5_000
"""Letters of one text, about a page; what comes after is cut off, visibly."""

_WORDS = re.compile(r"[^ \n]+|\n")


@functools.cache
def font(face: Face) -> str:
    """The name under which reportlab knows a face."""
    name = f"Plex-{face.value}"
    pdfmetrics.registerFont(TTFont(name, str(face.path)))
    return name


def width(text: str, size: float, face: Face = Face.REGULAR) -> float:
    """How wide a text is, in points, at a size."""
    return float(pdfmetrics.stringWidth(text, font(face), size))


def clean(text: str) -> str:
    """``text`` as it can be set, and no longer than can be read."""
    return printable(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")


def wrapped(text: str, room: float, size: float, face: Face = Face.REGULAR, most: int = 0) -> tuple[str, ...]:
    """A text in lines no wider than ``room``; a word that is wider is cut. At most so many lines, then « … »."""
    lines = list(_lines(clean(text), room, size, face))
    if not most or len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], shortened(f"{lines[most - 1]}…", room, size, face))


def shortened(text: str, room: float, size: float, face: Face = Face.REGULAR) -> str:
    """A text on one line no wider than ``room``, its end given up for « … » where it must be."""
    one = clean(text[:LONGEST]).replace("\n", " ")
    if width(one, size, face) <= room:
        return one
    while one and width(f"{one}…", size, face) > room:
        one = one[: len(one) * 19 // 20] if len(one) > 40 else one[:-1]
    return f"{one.rstrip()}…"


def pieces(word: str, room: float, size: float, face: Face = Face.REGULAR) -> Iterator[str]:
    """A word in pieces no wider than ``room``."""
    while len(word) > 1 and width(word, size, face) > room:
        end = len(word)
        while end > 1 and width(word[:end], size, face) > room:
            end = min(end - 1, end * 9 // 10)
        end = max(end, 1)
        yield word[:end]
        word = word[end:]
    yield word


def _lines(text: str, room: float, size: float, face: Face) -> Iterator[str]:
    line = ""
    for word in _WORDS.findall(text):
        if word == "\n":
            yield line
            line = ""
            continue
        for piece in pieces(word, room, size, face):
            longer = f"{line} {piece}" if line else piece
            if width(longer, size, face) > room and line:
                yield line
                line = piece
            else:
                line = longer
    yield line
