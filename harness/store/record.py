"""The lines of a kept sitting: how they are written and chained. No file, no database.

A line is canonical JSON, and its seal the SHA-256 of the seal before it and the line. Whatever is personal (who
did what, what was typed, who the sitting belongs to) is no part of the line: the line holds the SHA-256 of a salt and
of that text, which lie beside it and can be taken away without breaking the chain.

A chain tells damage, not forgery: whoever can write a store can write another chain.
"""

import json
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple

from simulator.engine.snapshot import instant_to_json
from simulator.sitting.move import Move
from simulator.sitting.sitting import Came
from simulator.sitting.written import came_to_json, move_to_json

ID: Final = re.compile(r"[0-9a-f]{32}")
Place = Callable[[int], str]
"""Where the line of a number stands, as a message says it."""
PUBLIC: Final = ("steps", "to")
"""What a move says that is nobody's: how many steps back or forth, until when one waits."""


class Pin(NamedTuple):
    """Which file a sitting was played on: the SHA-256 of its bytes; the edition of a flow, "" for what has none."""

    digest: str
    edition: str = ""


class Opening(NamedTuple):
    """How a sitting began: ``opened`` is the real instant, ``began`` the simulated one, both UTC.

    ``owner`` is "" or a name of 64 signs that tells nothing; ``origin`` the sitting that this one continues, or "".
    """

    id: str
    opened: datetime
    began: datetime
    owner: str = ""
    pins: Mapping[str, Pin] = {}
    origin: str = ""


class Entry(NamedTuple):
    """A move that was made: its number from 1, the real instant (UTC), and what it came to.

    ``done`` says whether the sitting's last deed was done then, or refused (None where nobody noted it): what is
    refused before it reaches a case comes to nothing else.
    """

    number: int
    at: datetime
    move: Move
    came: tuple[Came, ...]
    done: bool | None = None


class Kept(NamedTuple):
    """A sitting as it was kept."""

    opening: Opening
    entries: tuple[Entry, ...] = ()


class Passed(NamedTuple):
    """What is left of a move without anything personal: its kind, steps back or forth, the instant it waited for.

    ``done`` is as in :class:`Entry`.
    """

    number: int
    at: datetime
    kind: str
    steps: int
    to: datetime | None
    came: tuple[Came, ...]
    done: bool | None = None


class Course(NamedTuple):
    """A sitting without anything personal; ``erased`` is the real instant at which the rest was taken away."""

    opening: Opening
    passed: tuple[Passed, ...]
    erased: datetime | None = None


class Record(NamedTuple):
    """A line, its seal, and what lies beside it: the personal text and its salt (both None where there is none)."""

    line: str
    seal: str
    salt: str | None = None
    said: str | None = None


def canonical(value: object) -> str:
    """A value as JSON, the same signs for the same value, on one line."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a sign, as a form can post it: JSON can write it, UTF-8 cannot
        return json.dumps(value, sort_keys=True, separators=(",", ":"))
    return text


def sealed(before: str, line: str) -> str:
    """The seal of a line after the seal before it ("" for the first)."""
    return sha256(f"{before}\n{line}".encode()).hexdigest()


def committed(salt: str, said: str) -> str:
    """What a line holds of a personal text."""
    return sha256(f"{salt}\n{said}".encode()).hexdigest()


def opened(opening: Opening) -> Record:
    """The first line of a sitting."""
    pins = {name: list(pin) for name, pin in opening.pins.items()}
    line = {
        "number": 0,
        "kind": "opening",
        "id": opening.id,
        "opened": instant_to_json(opening.opened),
        "began": instant_to_json(opening.began),
        "pins": pins,
        "origin": opening.origin,
    }
    return _record("", line, {"owner": opening.owner})


def moved(before: str, entry: Entry) -> Record:
    """The line of a move, after the seal of the line before it."""
    said = move_to_json(entry.move)
    line = {
        "number": entry.number,
        "kind": "move",
        "at": instant_to_json(entry.at),
        "move": public(said),
        "came": [came_to_json(came) for came in entry.came],
        "done": entry.done,
    }
    return _record(before, line, said)


def erased(before: str, number: int, at: datetime) -> Record:
    """The last line of a sitting whose personal texts are taken away."""
    line = canonical({"number": number, "kind": "erased", "at": instant_to_json(at)})
    return Record(line, sealed(before, line))


def records(kept: Kept) -> Iterator[Record]:
    """Every line of a sitting, newly salted."""
    last = opened(kept.opening)
    yield last
    for entry in kept.entries:
        last = moved(last.seal, entry)
        yield last


def public(said: Mapping[str, Any]) -> dict[str, Any]:
    """What of a move, as JSON, is nobody's."""
    return {"kind": said["kind"]} | {name: said[name] for name in PUBLIC if name in said}


def _record(before: str, line: dict[str, Any], personal: object) -> Record:
    said, salt = canonical(personal), secrets.token_hex(16)
    text = canonical(line | {"said": committed(salt, said)})
    return Record(text, sealed(before, text), salt, said)
