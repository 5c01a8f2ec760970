"""Which language a person is spoken to in."""

import os
from collections.abc import Sequence
from typing import Literal

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")


class Say:
    """Picks the wording of the person's language: ``say("bonjour", "hello")``."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, fr: str, en: str) -> str:
        return fr if self.lang == "fr" else en

    def meant(self, near: str | None = None) -> str:
        """The end of a message on a mistyped word: the one it looks like, or nothing."""
        return self(f" ; vouliez-vous « {near} » ?", f"; did you mean “{near}”?") if near else ""


def chosen(arguments: Sequence[str]) -> Lang:
    """``--lang`` wherever it stands, else PARCOURS_LANG, else the locale, else French."""
    for index, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            found = _lang(value if equals else "".join(arguments[index + 1 : index + 2]))
            if found:
                return found
    for variable in ("PARCOURS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        found = _lang(os.environ.get(variable, ""))
        if found:
            return found
    return "fr"


def _lang(text: str) -> Lang | None:
    start = text[:2].lower()
    return "fr" if start == "fr" else "en" if start == "en" else None
