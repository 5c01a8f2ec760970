"""A step of an outline, put together from the translations of its rows."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from harness.translating.columns import CannotFold, Columns, Row, Slot
from harness.translating.feature import Step, Text
from harness.translating.spoken import Spoken, apart


def slots(outline: Any, spoken: Sequence[Spoken], rows: Sequence[Row]) -> Iterator[Slot]:
    """The places of a step of an outline: the values of its phrase, the cells and the lines under it."""
    yield from _values(outline, spoken, rows) or (_sentence(outline, spoken),)
    yield from _under(outline, spoken)


def _sentence(outline: Any, spoken: Sequence[Spoken]) -> Slot:
    return Slot(str(outline.name), tuple(each.step.text.text for each in spoken))


def _values(outline: Any, spoken: Sequence[Spoken], rows: Sequence[Row]) -> list[Slot]:
    """The values of a step, where every row says it by the same phrase; else none."""
    first = spoken[0]
    if first.apart is None or first.wording is None or any(each.wording is not first.wording for each in spoken):
        return []
    found = []
    for item in first.apart.found:
        source = _unfilled(outline.name, rows[0], item.start, item.end)
        said = tuple(text for each in spoken if (text := _said(each, item.name)) is not None)
        if source is None or len(said) != len(spoken):
            return []
        found.append(Slot(source, said))
    return found


def _said(spoken: Spoken, name: str) -> str | None:
    """A value as it stands in the translated step."""
    found = spoken.wording.read(spoken.step.text.text) if spoken.wording else None
    spans = {item.name: (item.start, item.end) for item in found or ()}
    return spoken.step.text.text[slice(*spans[name])] if name in spans else None


def _unfilled(source: str, row: Row, start: int, end: int) -> str | None:
    """What the outline has where its first row has a value; None where an example goes over the edge of it."""
    at, found = 0, ""
    for token in re.split(r"(<[^<>\n]+>)", source):
        filled = row.get(token[1:-1], token) if token[:1] == "<" else token
        if filled is token:
            found += token[max(start - at, 0) : max(end - at, 0)]
        elif start <= at and at + len(filled) <= end:
            found += token
        elif at < end and start < at + len(filled):
            return None
        at += len(filled)
    return found


def _under(outline: Any, spoken: Sequence[Spoken]) -> Iterator[Slot]:
    tables = [each.step.table for each in spoken]
    if outline.table is not None:
        for number, row in enumerate(outline.table.rows, 1):
            for column, cell in enumerate(row.cells):
                yield Slot(cell, tuple(table[number][column].text for table in tables))
    if outline.text is not None:
        yield from _lines(outline, spoken)


def _lines(outline: Any, spoken: Sequence[Spoken]) -> Iterator[Slot]:
    sources = str(outline.text).split("\n")
    texts = [tuple(line.text for line in each.step.docstring or ()) for each in spoken]
    if all(len(text) == len(sources) for text in texts):
        yield from (Slot(source, tuple(text[at] for text in texts)) for at, source in enumerate(sources))
    else:
        yield Slot("\n".join(sources), tuple("\n".join(text) for text in texts))


def folded(outline: Any, spoken: Sequence[Spoken], columns: Columns) -> Step:
    """A step of an outline, with the names of the columns where the rows differ.

    Raises:
        CannotFold: where it cannot be said so.
    """
    first = spoken[0].step
    text = _text(outline, spoken, columns)
    if any(each.wording is not None for each in spoken):
        _check(outline, text, spoken, columns)
    under = [columns.folded(slot) for slot in _under(outline, spoken)]
    known = all(each.step.text.known for each in spoken)
    table = first.table
    if table:
        width = len(table[0])
        cells = [
            Text(cell, _known(spoken, number, width)) for number, cell in enumerate(under[: width * (len(table) - 1)])
        ]
        table = (table[0], *(tuple(cells[at : at + width]) for at in range(0, len(cells), width)))
    docstring = first.docstring
    if docstring is not None:
        sound = all(line.known for each in spoken for line in each.step.docstring or ())
        docstring = tuple(Text(line, sound) for line in "\n".join(under).split("\n"))
    return first._replace(text=Text(text, known), table=table, docstring=docstring)


def _known(spoken: Sequence[Spoken], number: int, width: int) -> bool:
    return all(each.step.table[1 + number // width][number % width].known for each in spoken)


def _text(outline: Any, spoken: Sequence[Spoken], columns: Columns) -> str:
    found = _values(outline, spoken, columns.rows)
    if not found:
        return columns.folded(_sentence(outline, spoken))
    said, wording, taken = spoken[0].step.text.text, spoken[0].wording, spoken[0].apart
    assert wording is not None, "what was found has a wording"
    assert taken is not None, "what was found has a phrase"
    texts = dict(zip((item.name for item in taken.found), map(columns.folded, found), strict=True))
    for item in sorted(wording.read(said) or (), key=lambda each: -each.start):
        said = said[: item.start] + texts[item.name] + said[item.end :]
    return said


def _check(outline: Any, text: str, spoken: Sequence[Spoken], columns: Columns) -> None:
    """Each row of the outline must be the step that was translated."""
    for row, each in enumerate(spoken):
        if each.wording is not None:
            filled = apart(outline.step_type, columns.filled(text, row))
            own = apart(outline.step_type, each.step.text.text)
            same = filled and own and [item.value for item in filled.found] == [item.value for item in own.found]
            if not (same and filled and own and filled.phrase is own.phrase):
                raise CannotFold(text)
