"""Texts and their twins in the other language: labels by what they name, passages in the order one reads them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from harness.wordings import plain

Pair = tuple[str, str]
Run = tuple[Pair, ...]
"""Passages that follow each other, each with its twin."""

_SENTENCE = re.compile(r"(?<=[.!?:…]) (?![!?:;])")


class Lexicon:
    """Pairs of texts: one of the feature's language, and the same in the other. What was noted last comes first."""

    def __init__(self) -> None:
        self._exact: dict[str, dict[str, str]] = {}
        self._runs: dict[Run, None] = {}

    def note(self, group: str, ours: str, theirs: str) -> None:
        """A text of a kind."""
        if ours:
            self._exact.setdefault(group, {})[plain(ours)] = theirs

    def follow(self, passages: Iterable[Pair]) -> None:
        """Passages that one reads one after the other."""
        run = tuple(pair for pair in passages if pair[0].strip())
        self._runs.pop(run, None)
        if run:
            self._runs[run] = None

    def exact(self, text: str, *groups: str) -> str | None:
        """The twin of a whole text, in the first of these groups that has it."""
        wanted = plain(text)
        return next((self._exact[group][wanted] for group in groups if wanted in self._exact.get(group, {})), None)

    def anywhere(self, text: str) -> str | None:
        """The twin of a whole text of any group."""
        return self.exact(text, *reversed(self._exact))

    def passage(self, text: str) -> str | None:
        """The twin of passages, or of sentences of passages, that follow each other."""
        wanted = plain(text)
        runs = reversed(self._runs)
        return next((twin for run in runs if wanted and (twin := _within(run, wanted)) is not None), None)


def _within(run: Run, wanted: str) -> str | None:
    units = [(plain(ours), theirs) for pair in run for ours, theirs in _sentences(pair)]
    for start in range(len(units)):
        said = _from(units[start:], wanted)
        if said is not None:
            return said
    return None


def _from(units: Sequence[Pair], wanted: str) -> str | None:
    """The twins of the units that, one after the other from the first, are that text."""
    said: list[str] = []
    for ours, theirs in units:
        if not wanted.startswith(ours):
            return None
        said.append(theirs)
        wanted = wanted[len(ours) :]
        if not wanted:
            return " ".join(said)
        if not wanted.startswith(" "):
            return None
        wanted = wanted[1:]
    return None


def _sentences(pair: Pair) -> Iterator[Pair]:
    """A passage and its twin, sentence by sentence where they have as many."""
    ours, theirs = (_SENTENCE.split(plain(text)) for text in pair)
    yield from zip(ours, theirs, strict=True) if len(ours) == len(theirs) > 1 else (pair,)
