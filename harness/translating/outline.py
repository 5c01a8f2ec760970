"""An outline and its examples in the other language, from the translations of its rows."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from harness.translating.columns import CannotFold, Columns, Row
from harness.translating.comments import Comments
from harness.translating.feature import Examples, Step, Text
from harness.translating.folding import folded, slots
from harness.translating.spoken import Spoken, rows
from harness.translating.telling import Teller


class Outline:
    """An outline of behave's; ``said`` is each of its rows, as far as the feature itself says it."""

    def __init__(self, outline: Any, comments: Comments, teller: Teller) -> None:
        self._outline, self._comments, self._teller = outline, comments, teller
        self.said: tuple[Row, ...] = tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        for examples in with_rows(self._outline):
            for row in examples.table.rows:
                said = self._comments.cells(row.line)
                cells = (said[at] or cell if at < len(said) else cell for at, cell in enumerate(row.cells))
                yield dict(zip(examples.table.headings, cells, strict=True))

    def folded(self, spoken: Sequence[Sequence[Spoken]]) -> tuple[Columns, tuple[Step, ...]]:
        """The steps of the outline, from those of its rows.

        Raises:
            CannotFold: where the rows differ by more than their examples.
        """
        columns = self._columns()
        by_step = list(zip(self._outline.steps, zip(*spoken, strict=True), strict=True))
        found = [slot for step, said in by_step for slot in slots(step, said, columns.rows)]
        columns.whole(found)
        columns.parts(found)
        return columns, tuple(folded(step, said, columns) for step, said in by_step)

    def _columns(self) -> Columns:
        tables = [rows(examples) for examples in with_rows(self._outline)]
        headings = tables[0][0]
        if any(table[0] != headings for table in tables):
            raise CannotFold(self._outline.name)
        own = [dict(zip(headings, row, strict=True)) for table in tables for row in table[1:]]
        columns = Columns(own, self._names(headings))
        for heading in headings:
            said = tuple(row[heading] for row in self.said)
            if all(text != row[heading] for text, row in zip(said, own, strict=True)):
                columns.said[heading] = said
        return columns

    def _names(self, headings: Sequence[str]) -> dict[str, str]:
        """The headings in the other language; as they are, where the feature does not say them."""
        for examples in with_rows(self._outline):
            said = self._comments.cells(examples.table.line)
            if len({*said}) == len(headings) and all(said):
                return dict(zip(headings, said, strict=True))
        return {heading: heading for heading in headings}

    def examples(self, columns: Columns) -> Iterator[Examples]:
        """The examples of the outline, in as many tables as it has."""
        at = 0
        for examples in with_rows(self._outline):
            names = columns.names
            said = bool(self._comments.cells(examples.table.line)) or names != {name: name for name in names}
            body = (
                tuple(self._cell(heading, at + number, columns) for heading in names)
                for number in range(len(examples.table.rows))
            )
            title = self._comments.title(examples.line, str(examples.name))
            headings = tuple(Text(name, said) for name in names.values())
            yield Examples(examples.line, title, tags(examples), headings, tuple(body))
            at += len(examples.table.rows)

    def _cell(self, heading: str, row: int, columns: Columns) -> Text:
        if heading in columns.said:
            return Text(columns.said[heading][row])
        said, own = self.said[row][heading], columns.rows[row][heading]
        return Text(said) if said != own else self._teller.alone(own)


def filled(text: str, row: Row) -> str:
    """A text with the examples of a row in place of its placeholders."""
    return re.sub(r"<([^<>\n]+)>", lambda found: row.get(found[1], found[0]), text)


def with_rows(item: Any) -> list[Any]:
    """The examples of an outline; none for a scenario."""
    return [examples for examples in getattr(item, "examples", ()) if examples.table is not None]


def tags(element: Any) -> tuple[str, ...]:
    """The tags above an element."""
    return tuple(str(tag) for tag in element.tags)
