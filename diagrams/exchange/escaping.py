"""Labels as text: what a format could take for its own signs is written as the code of its character."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final

_FOREIGN: Final = "\n\r\t\v\f\x85\u2028\u2029"


def one_line(text: str) -> str:
    """Line ends and tabs as spaces; other controls and lone surrogates as the mark of what cannot be shown."""
    return "".join(" " if sign in _FOREIGN else "\ufffd" if forbidden(sign) else sign for sign in text)


def forbidden(character: str) -> bool:
    """Whether no text file of these formats may hold a character."""
    return unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff"


def coded(text: str, code: Callable[[int], str], harmless: str, also: str = "") -> str:
    """A text on one line, each ASCII sign and each of ``also`` by its code.

    A sign of ``harmless`` stays as it is inside a sentence: after a letter or a space, before one of them or the end.
    """
    line = one_line(text)
    plain = {found.start() for found in _inside(harmless).finditer(line)}
    return "".join(
        code(ord(sign)) if (sign in also or _sign(sign)) and place not in plain else sign
        for place, sign in enumerate(line)
    )


@lru_cache
def _inside(harmless: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\W\d_]|\s)[{re.escape(harmless)}](?=[^\W_]|\s|$)|(?<=\d)/(?=\d)")


def _sign(character: str) -> bool:
    return character.isascii() and not character.isalnum() and character != " "
