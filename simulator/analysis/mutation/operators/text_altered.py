"""A label or a text has one word another: at its beginning, in its middle, at its end."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Final

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Prose as Written
from simulator.spec.problems import Word
from simulator.spec.text import Prose

TITLE = Prose("texte changé", "text altered")
EXAMPLES = (
    ("fr: Trop jeune.", "fr: T… jeune."),
    ("fr: Trop jeune.", "fr: Trop j…."),
)
_WORD: Final = re.compile(r"<[^<>]*>|[^\W_]+")


def changes(site: Site) -> Iterator[Change]:
    """The first, the middle and the last word, placeholders left alone, in both languages at once.

    A scenario in either language notices it; one text is one thing to notice, however many languages it is in.
    """
    if not isinstance(site.part, Written):
        return
    count = len(_words(site.part.fr))
    for rank, (name, share) in enumerate(_PLACES):
        if count > rank:
            part = dataclasses.replace(site.part, fr=_altered(site.part.fr, share), en=_altered(site.part.en, share))
            was, now = named(site.part), named(part)
            yield Change(
                key=name,
                part=part,
                place=site.part.fr.place,
                before=f"fr: {site.part.fr}",
                after=f"fr: {part.fr}",
                words=Prose(f"{was.fr} se lit {now.fr}", f"{was.en} reads {now.en}"),
            )


_PLACES: Final = (("first", 0.0), ("last", 1.0), ("middle", 0.5))


def _words(text: str) -> list[re.Match[str]]:
    return [found for found in _WORD.finditer(text) if found[0][0] != "<"]


def _altered(text: Word, share: float) -> Word:
    """The text with the word at that share of it cut to its first letter."""
    words = _words(text)
    if not words:
        return text
    found = words[round((len(words) - 1) * share)]
    return Word(text[: found.start()] + found[0][0] + "…" + text[found.end() :], text.place)


OPERATOR = Operator("text-altered", TITLE, changes, EXAMPLES)
