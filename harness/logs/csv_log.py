"""Logs in CSV: a header, then an event a row; commas, semicolons, tabs or bars."""

import csv
from collections.abc import Iterator
from typing import IO, Final

from harness.language import Say
from harness.logs.columns import Columns, Layout, unrecognised
from harness.logs.entry import NOT_UTF8, TOO_LONG, Bad, Entry, lacking, unusable
from harness.logs.lines import Lines
from simulator.spec.text import Prose

_SEPARATORS: Final = ";,\t|"


def entries(file: IO[bytes], name: str, columns: Columns, encoding: str, say: Say) -> Iterator[Entry | Bad]:
    """The rows, in order.

    Raises:
        UnusableLogError: for an empty log, or a header in which nothing is recognised.
    """
    lines = Lines(file, encoding)
    texts = iter(lines)
    header = next((text for text in texts if text.strip()), "")
    if not header:
        raise unusable(say, name, "ce journal est vide", "this log is empty")
    if lines.wrong:
        other = "cp1252" if encoding == "utf-8" else "utf-8"
        raise unusable(say, name, f"son en-tête n'est pas du texte en {encoding} ; essayez --encoding {other}",
                       f"its header is no text in {encoding}; try --encoding {other}")  # fmt: skip
    separator = max(_SEPARATORS, key=header.count)
    try:
        names = [each.strip() for each in next(csv.reader([header], delimiter=separator), [])]
    except csv.Error as error:
        raise unusable(say, name, f"son en-tête n'est pas du CSV ({error})",
                       f"its header is not CSV ({error})") from None  # fmt: skip
    layout = columns.layout(names)
    if layout.lacking:
        raise unusable(say, name, *(unrecognised(layout, columns, names, Say(lang)) for lang in ("fr", "en")))
    return _rows(csv.reader(texts, delimiter=separator), lines, names, layout)


def _rows(reader: Iterator[list[str]], lines: Lines, names: list[str], layout: Layout) -> Iterator[Entry | Bad]:
    row_of = _Rows(names, layout)
    line = lines.number + 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Bad(line, "", Prose(f"cette ligne n'est pas du CSV ({error})", f"this line is not CSV ({error})"))
            line = lines.number + 1
            continue
        here, line = line, lines.number + 1
        if not row:
            continue
        wrong = _damaged(lines, here, line) if lines.wrong or lines.long else None
        yield row_of(here, row) if wrong is None else Bad(here, row_of.case(row), wrong)


class _Rows:
    """Makes entries of the rows of one header."""

    def __init__(self, names: list[str], layout: Layout) -> None:
        ranks = {role: names.index(column) for role, column in layout.roles.items()}
        self._needed = ranks["case"], ranks["event"], ranks["time"]
        self._others = tuple(ranks.get(role, -1) for role in ("actor", "insured", "lifecycle"))
        self._fields = [(names.index(column), key) for column, key in layout.fields.items()]
        self._width = len(names)

    def __call__(self, line: int, row: list[str]) -> Entry | Bad:
        width = self._width
        if len(row) != width:
            why = Prose(f"{len(row)} colonnes au lieu de {width}", f"{len(row)} columns instead of {width}")
            return Bad(line, self.case(row), why)
        case, event, time = (row[rank].strip() for rank in self._needed)
        if not (case and event and time):
            return lacking(line, case, time, event)
        actor, insured, stage = (row[rank].strip() if rank >= 0 else "" for rank in self._others)
        data = {key: text for rank, key in self._fields if (text := row[rank].strip())} if self._fields else {}
        return Entry(line, case, event, time, actor, insured, data, stage.lower() in ("", "complete"))

    def case(self, row: list[str]) -> str:
        """The case of a row that is not whole; "" where it cannot be told."""
        rank = self._needed[0]
        return row[rank].strip() if len(row) > rank and "\ufffd" not in row[rank] else ""


def _damaged(lines: Lines, first: int, after: int) -> Prose | None:
    """What is wrong with the bytes of a row; the lines before it are forgotten."""
    for found, why in ((lines.wrong, NOT_UTF8), (lines.long, TOO_LONG)):
        if any(first <= number < after for number in found):
            found.clear()
            return why
    return None
