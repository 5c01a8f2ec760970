"""The columns of an outline, found again in the translations of its rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from harness.translating.feature import Text

Row = Mapping[str, str]
"""The cells of one row, by the heading of their column."""


class Slot(NamedTuple):
    """A place of an outline: what stands there as it is written, and in translation for each row."""

    source: str
    said: tuple[str, ...]


class CannotFold(Exception):  # noqa: N818 - what it says is that rows do not make one outline, not that they are wrong
    """Rows whose translations differ by more than their examples."""


class Columns:
    """The columns of an outline being worked out.

    ``names`` are their headings in the other language, ``said`` what they say there, row by row.
    """

    def __init__(self, rows: Sequence[Row], names: Mapping[str, str]) -> None:
        self.rows, self.names = rows, names
        self.said: dict[str, tuple[str, ...]] = {}

    def put(self, name: str, said: tuple[str, ...]) -> None:
        """What a column says, row by row.

        Raises:
            CannotFold: where it already says something else.
        """
        if self.said.setdefault(name, said) != said:
            raise CannotFold(name)

    def placeholders(self, source: str) -> list[str]:
        """The columns that a text names."""
        return [name for name in re.findall(r"<([^<>\n]+)>", source) if name in self.rows[0]]

    def whole(self, slots: Iterable[Slot]) -> None:
        """Learn from the places where a column stands alone."""
        for slot in slots:
            names = self.placeholders(slot.source)
            if len(names) == 1 and slot.source == f"<{names[0]}>":
                self.put(names[0], slot.said)

    def parts(self, slots: Sequence[Slot]) -> None:
        """Learn from the places where a column stands among words, as long as one learns something."""
        waiting = list(slots)
        while waiting:
            done = [slot for slot in waiting if self._learnt(slot)]
            if not done:
                raise CannotFold(waiting[0].source)
            waiting = [slot for slot in waiting if slot not in done]

    def _learnt(self, slot: Slot) -> bool:
        unknown = {name for name in self.placeholders(slot.source) if name not in self.said}
        if len(unknown) == 1:
            self._split(slot, *unknown)
        return len(unknown) <= 1

    def _split(self, slot: Slot, name: str) -> None:
        """A column is what differs between the rows, to the word; it ends the text where it does as it is written."""
        known = [each for each in self.placeholders(slot.source) if each != name]
        said = [self._with_names(text, number, known) for number, text in enumerate(slot.said)]
        lead, _, trail = slot.source.partition(f"<{name}>")
        before = _lead(lead, said)
        endings = [text[before:][::-1] for text in said]
        after = len(re.sub(r"[^\s»”\").]*$", "", _beginning(endings))) if trail else 0
        self.put(name, tuple(text[before : len(text) - after] for text in said))

    def _with_names(self, text: str, row: int, names: Iterable[str]) -> str:
        for name in sorted(names, key=lambda each: -len(self.said[each][row])):
            value = self.said[name][row]
            text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", f"<{self.names[name]}>", text) if value else text
        return text

    def folded(self, slot: Slot) -> str:
        """A place with the names of its columns in it.

        Raises:
            CannotFold: where no text says it for every row.
        """
        names = self.placeholders(slot.source)
        if len(names) == 1 and slot.source == f"<{names[0]}>" and self.said[names[0]] == slot.said:
            return f"<{self.names[names[0]]}>"
        for number, text in enumerate(slot.said):
            found = self._with_names(text, number, names)
            if all(self.filled(found, row) == said for row, said in enumerate(slot.said)):
                return found
        raise CannotFold(slot.source)

    def renamed(self, text: Text) -> Text:
        """A text with the names of the columns in the other language."""
        said = re.sub(r"<([^<>\n]+)>", lambda found: f"<{self.names.get(found[1], found[1])}>", text.text)
        return text._replace(text=said)

    def filled(self, text: str, row: int) -> str:
        """A text with the examples of a row."""
        for name, column in self.said.items():
            text = text.replace(f"<{self.names[name]}>", column[row])
        return text


def _lead(source: str, texts: Sequence[str]) -> int:
    """How much of the texts comes before a column: up to the same colon, or all that they have alike."""
    if not source.strip():
        return 0
    alike, mark = _beginning(texts), source.rstrip()[-1]
    found = [match.end() for match in re.finditer(rf"{re.escape(mark)}\s*", alike)] if mark in ":;," else []
    count = source.count(mark)
    return found[count - 1] if len(found) >= count else len(re.sub(r"[^\s«“\"(]*$", "", alike))


def _beginning(texts: Sequence[str]) -> str:
    """What all of them begin with."""
    alike = takewhile(lambda letters: len({*letters}) == 1, zip(*texts, strict=False))
    return "".join(letters[0] for letters in alike)
