"""What is wrong in a specification: where, which kind, said in French and in English, with a suggestion."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import NamedTuple

from simulator.spec.catalogue import KINDS
from simulator.spec.kinds import Kind
from simulator.spec.text import Lang

__all__ = ["KINDS", "SHOWN", "Kind", "Place", "Problem", "Word", "closest", "order", "problem", "shown"]

SHOWN = 80
"""Characters of a value that a message shows; the rest becomes an ellipsis."""


class Place(NamedTuple):
    """Where something is written: a file, a line and a column, both counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{_escaped(self.file)}:{self.line}:{self.column}"


class Word(str):
    """A piece of text that knows where it was written; equal to the same text written elsewhere."""

    __slots__ = ("place",)

    place: Place

    def __new__(cls, text: str, place: Place) -> Word:
        word = super().__new__(cls, text)
        word.place = place
        return word

    def __reduce__(self) -> tuple[type[Word], tuple[str, Place]]:
        return type(self), (str(self), self.place)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place. All problems are errors: a specification that has one is not loaded."""

    kind: Kind
    place: Place
    values: Mapping[str, str]

    def message(self, lang: Lang) -> str:
        """What is wrong."""
        return self._filled(self.kind.fr if lang == "fr" else self.kind.en)

    def suggestion(self, lang: Lang) -> str:
        """What to do about it; empty when there is nothing to suggest."""
        template = self.kind.suggestion_fr if lang == "fr" else self.kind.suggestion_en
        names = [name for _, name, _, _ in Formatter().parse(template) if name]
        return self._filled(template) if all(self.values.get(name) for name in names) else ""

    def line(self, lang: Lang) -> str:
        """The whole of it on one line, as it is printed: `file:line:column: CODE message ; suggestion`."""
        said = f"{self.place}: {self.kind.code} {self.message(lang)}"
        suggestion = self.suggestion(lang)
        separator = " ; " if lang == "fr" else "; "
        return f"{said}{separator}{suggestion}" if suggestion else said

    def __str__(self) -> str:
        return self.line("fr")

    def _filled(self, template: str) -> str:
        return template.format_map(_Shown({name: shown(value) for name, value in self.values.items()}))


class _Shown(dict[str, str]):
    """Values as a message shows them; one that is not known leaves a mark rather than break the message."""

    def __missing__(self, name: str) -> str:
        return "?"


def problem(code: str, place: Place, /, **values: object) -> Problem:
    """A problem of the catalogue."""
    return Problem(KINDS[code], place, {name: str(value) for name, value in values.items() if value is not None})


def order(found: Problem) -> tuple[Place, str]:
    """What problems are sorted by: file, line, column, code."""
    return found.place, found.kind.code


def shown(text: str) -> str:
    """The text as a message may show it: one line, nothing invisible, not long."""
    kept = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return _escaped(kept)


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate, an id or a label, that looks most like the word; accents, case and `_` or `-` do not count."""
    plain = {_plain(candidate): candidate for candidate in sorted(candidates, reverse=True)}
    found = difflib.get_close_matches(_plain(word[:SHOWN]), plain, n=1)
    return plain[found[0]] if found else None


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(" " if c in "_-’'" else c for c in letters if not unicodedata.combining(c))


def _escaped(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else _escape(c) for c in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
