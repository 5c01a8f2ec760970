"""A sitting as a file of JSON lines that proves itself: its chain, and a seal over every byte before it.

The first line says what it is, then one line of the sitting each with what lies beside it, then the seal of the file.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Final

from harness.store import reading, record
from harness.store.errors import DamagedError
from harness.store.record import Course, Kept, Place, Record, canonical
from simulator.spec.text import Prose

FORMAT: Final = 1
LARGEST: Final = 64 * 1024 * 1024
"""Bytes of an export that are read."""
BEGINNING: Final = b'{"parcours":"sitting",'
"""The first bytes of every export: what tells one from any other file."""


def to_bytes(kept: Kept) -> bytes:
    """A sitting as an export, newly salted."""
    return written(record.records(kept))


def from_bytes(data: bytes, where: str = "") -> Kept:
    """The sitting that an export holds; ``where`` is the file, for messages.

    Raises:
        DamagedError: where it is no export, or not the one that was written.
        ErasedError: where its personal data were erased.
    """
    return reading.kept(read(data, where), place(where))


def written(records: Iterable[Record]) -> bytes:
    """Records as an export."""
    found = tuple(records)
    head = {"parcours": "sitting", "format": FORMAT, "lines": len(found)}
    body = "".join(f"{line}\n" for line in (_head(head), *map(_line, found))).encode()
    return body + f'{{"sha256":"{sha256(body).hexdigest()}"}}\n'.encode()


def _head(head: dict[str, Any]) -> str:
    """The head in the order in which one reads it: its beginning never changes."""
    return json.dumps(head, separators=(",", ":"))


def _line(found: Record) -> str:
    """A record as a line: the chained line as it is, for its bytes are what is sealed."""
    beside = {} if found.said is None else {"said": json.loads(found.said), "salt": found.salt}
    text = canonical({"seal": found.seal, **beside})
    return f'{{"line":{found.line},{text[1:]}'


def read(data: bytes, where: str = "") -> tuple[Record, ...]:
    """The records of an export whose seal holds, the chain not looked at yet.

    Raises:
        DamagedError: with the line.
    """
    if not data.startswith(BEGINNING):
        raise DamagedError(where, Prose("ce fichier n'est pas une séance gardée", "this file is not a kept sitting"))
    if len(data) > LARGEST:
        raise DamagedError(where, Prose("fichier trop grand", "file too large"))
    *lines, last, after = (b"", b"", b"") if data.count(b"\n") < 2 else data.split(b"\n")
    head = _object(lines[0], where, 1)
    if head.get("format") != FORMAT:
        raise DamagedError(where, Prose("gardé par une autre version", "kept by another version"))
    body = b"".join(line + b"\n" for line in lines)
    if after or head.get("lines") != len(lines) - 1 or last != b'{"sha256":"%s"}' % sha256(body).hexdigest().encode():
        raise DamagedError(
            where,
            Prose("le sceau du fichier ne correspond pas : il a changé, ou sa fin manque",
                  "the seal of the file does not match: it was changed, or its end is missing"),
        )  # fmt: skip
    return tuple(_record(line, where, number) for number, line in enumerate(lines[1:], 2))


def understood(data: bytes, where: str = "") -> tuple[tuple[Record, ...], Kept | Course]:
    """The records of an export, every one checked, and what they say.

    Raises:
        DamagedError: with the line.
    """
    found = read(data, where)
    return found, reading.understood(found, place(where))


def place(where: str) -> Place:
    """Where a line of a sitting stands in an export: below the first line, counted from 1."""
    return lambda number: f"{where}:{number + 2}"


def _record(line: bytes, where: str, number: int) -> Record:
    held = _object(line, where, number)
    try:
        said, salt = held.get("said"), held.get("salt")
        found = Record(canonical(held["line"]), held["seal"], salt, None if said is None else canonical(said))
        if type(found.seal) is not str or type(salt) not in (str, type(None)) or _line(found).encode() != line:
            raise ValueError("not as it is written")
    except (KeyError, TypeError, ValueError, RecursionError):
        raise _unreadable(where, number) from None
    return found


def _object(line: bytes, where: str, number: int) -> dict[str, Any]:
    try:
        held = json.loads(line.decode())
    except (ValueError, RecursionError):
        held = None
    if not isinstance(held, dict):
        raise _unreadable(where, number)
    return held


def _unreadable(where: str, number: int) -> DamagedError:
    return DamagedError(f"{where}:{number}", Prose("ligne illisible", "unreadable line"))
