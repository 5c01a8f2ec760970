"""Logs in JSON lines: an event is an object on a line; the fields of a screen may stand in an object of their own."""

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from harness.language import Say
from harness.logs.columns import Columns, unrecognised
from harness.logs.entry import NOT_UTF8, TOO_LONG, Bad, Entry, Written, lacking, unusable
from harness.logs.lines import Lines
from simulator.spec.text import Prose

_NOT_JSON = Prose("cette ligne n'est pas un objet JSON", "this line is not a JSON object")


def entries(file: IO[bytes], name: str, columns: Columns, encoding: str, say: Say) -> Iterator[Entry | Bad]:
    """The rows, in order.

    Raises:
        UnusableLogError: where nothing is recognised in the first object, or there is none.
    """
    rows = _rows(Lines(file, encoding), columns)
    first: list[Entry | Bad] = []
    for row in rows:
        if isinstance(row, Bad | Entry):
            first.append(row)
        if isinstance(row, Entry):
            break
        if not isinstance(row, Bad):
            layout = columns.layout(row)
            raise unusable(say, name, *(unrecognised(layout, columns, row, Say(lang)) for lang in ("fr", "en")))
        if len(first) >= 1000:
            break
    if not any(isinstance(row, Entry) for row in first):
        if first:
            raise unusable(say, name, f"aucune ligne n'est lisible ({first[0].line} : {_why(first[0], 'fr')})",
                           f"no line can be read ({first[0].line}: {_why(first[0], 'en')})")  # fmt: skip
        raise unusable(say, name, "ce journal est vide", "this log is empty")
    return _all(first, rows)


def _why(row: Entry | Bad, lang: Any) -> str:
    return row.why.of(lang) if isinstance(row, Bad) else ""


def _all(first: list[Entry | Bad], rest: Iterator[Entry | Bad | tuple[str, ...]]) -> Iterator[Entry | Bad]:
    yield from first
    for row in rest:
        yield row if isinstance(row, Entry | Bad) else Bad(0, "", _NOT_JSON)


def _rows(lines: Lines, columns: Columns) -> Iterator[Entry | Bad | tuple[str, ...]]:
    """Entries and bad rows; before the first entry, the names of an object in which nothing is recognised."""
    seen = False
    for text in lines:
        if not text.strip():
            continue
        row = _row(text, lines)
        if isinstance(row, dict):
            layout = columns.layout(tuple(row))
            if layout.lacking and not seen:
                yield tuple(row)
                return
            found = _entry(lines.number, row, columns)
            seen = seen or isinstance(found, Entry)
            yield found
        else:
            yield row


def _row(text: str, lines: Lines) -> dict[str, Any] | Bad:
    number = lines.number
    if number in lines.wrong:
        lines.wrong.clear()
        return Bad(number, "", NOT_UTF8)
    if number in lines.long:
        lines.long.clear()
        return Bad(number, "", TOO_LONG)
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return Bad(number, "", _NOT_JSON)
    if not isinstance(read, dict):
        return Bad(number, "", _NOT_JSON)
    if "\\u" in text and not _sound(read):
        return Bad(number, "", NOT_UTF8)
    return dict(_flat(read))


def _sound(read: object) -> bool:
    """Whether the texts of a value can be written again: half a character can be escaped, and stands for nothing."""
    try:
        return bool(json.dumps(read, ensure_ascii=False).encode())
    except (UnicodeEncodeError, RecursionError):
        return False


def _flat(read: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in read.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", found) for inner, found in value.items())
        else:
            yield key, value


def _entry(number: int, row: Mapping[str, Any], columns: Columns) -> Entry | Bad:
    layout = columns.layout(tuple(row))
    said = {role: _text(row[column]) for role, column in layout.roles.items()}
    case, event, time = (said.get(role, "") for role in ("case", "event", "time"))
    if not (case and event and time):
        return lacking(number, case, time, event)
    data = {key: _typed(row[column]) for column, key in layout.fields.items() if row[column] is not None}
    done = said.get("lifecycle", "").lower() in ("", "complete")
    return Entry(number, case, event, time, said.get("actor", ""), said.get("insured", ""), data, done)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else "" if value is None or value != value else str(value)


def _typed(value: Any) -> Written:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return tuple(_text(item) for item in value)
    return _text(value)
