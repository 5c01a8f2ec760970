"""The lines of a kept sitting: how they are written, chained and understood. No file, no database.

A line is canonical JSON, and its seal the SHA-256 of the seal before it and the line. Whatever is personal (who
did what, what was typed, who the sitting belongs to) is no part of the line: the line holds the SHA-256 of a salt and
of that text, which lie beside it and can be taken away without breaking the chain.

A chain tells damage, not forgery: whoever can write a store can write another chain.
"""

import json
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple

from harness.store.errors import DamagedError, ErasedError
from simulator.engine.snapshot import instant_from_json, instant_to_json
from simulator.sitting.move import Move
from simulator.sitting.sitting import Came
from simulator.sitting.written import came_from_json, came_to_json, move_from_json, move_to_json
from simulator.spec.text import Prose

ID: Final = re.compile(r"[0-9a-f]{32}")
Place = Callable[[int], str]
"""Where the line of a number stands, as a message says it."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_PUBLIC: Final = ("steps", "to")
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
    """What is left of a move without anything personal: its kind, steps back or forth, the instant it waited for."""

    number: int
    at: datetime
    kind: str
    steps: int
    to: datetime | None
    came: tuple[Came, ...]


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


# --- writing


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
        "move": _public(said),
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


def _public(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": said["kind"]} | {name: said[name] for name in _PUBLIC if name in said}


def _record(before: str, line: dict[str, Any], personal: object) -> Record:
    said, salt = canonical(personal), secrets.token_hex(16)
    text = canonical(line | {"said": committed(salt, said)})
    return Record(text, sealed(before, text), salt, said)


# --- reading


def understood(found: Iterable[Record], place: Place = str) -> Kept | Course:
    """What lines say: the sitting, or its course alone where its personal texts were erased.

    ``place`` says where a line of that number stands, for messages.

    Raises:
        DamagedError: at the first line that is not what was written.
    """
    reading = _Reading(place)
    for record in found:
        reading.take(record)
    return reading.whole()


def kept(found: Iterable[Record], place: Place = str) -> Kept:
    """The sitting that lines hold.

    Raises:
        DamagedError: at the first line that is not what was written.
        ErasedError: where its personal texts were taken away.
    """
    read = understood(found, place)
    if isinstance(read, Course):
        raise ErasedError
    return read


def opening(found: Record, place: Place = str) -> Opening:
    """How a sitting began, by its first line alone; without an owner where that was erased.

    Raises:
        DamagedError: where the line is not what was written.
    """
    reading = _Reading(place)
    reading.take(found)
    return reading.opening


def is_last(line: str) -> bool:
    """Whether a line says that the personal texts were taken away: none comes after it."""
    return '"kind":"erased"' in line


def course(read: Kept | Course) -> Course:
    """A sitting without anything personal."""
    if isinstance(read, Course):
        return read
    passed = (_passed(each.number, each.at, _public(move_to_json(each.move)), each.came) for each in read.entries)
    return Course(read.opening, tuple(passed))


class _Reading:
    """One reading: the lines so far, and the seal that the next one follows."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._number = 0
        self._seal = ""
        self._opening: Opening | None = None
        self._passed: list[Passed] = []
        self._entries: list[Entry] = []
        self._missing: int | None = None
        self._texts = 0
        self._erased: datetime | None = None

    def take(self, record: Record) -> None:
        if self._erased is not None:
            raise self._damaged("une ligne après la dernière", "a line after the last one")
        if sealed(self._seal, record.line) != record.seal:
            raise self._damaged("le sceau ne correspond pas", "the seal does not match")
        try:
            self._understand(record)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise self._damaged("ligne illisible", "unreadable line") from error
        self._seal = record.seal
        self._number += 1

    def _understand(self, record: Record) -> None:
        line = json.loads(record.line)
        if canonical(line) != record.line or line.pop("number") != self._number:
            raise ValueError("not the next line")
        kind = line.pop("kind")
        if (kind == "opening") != (self._number == 0) or kind not in ("opening", "move", "erased"):
            raise ValueError("not in its place")
        if kind == "erased":
            self._erased = _instant(line.pop("at"))
            if record.said is not None or record.salt is not None:
                raise ValueError("nothing is said there")
        else:
            said = self._said(record, line.pop("said"))
            self._open(line, said) if kind == "opening" else self._move(line, said)
        if line:
            raise ValueError("more than a line says")

    def _said(self, record: Record, commitment: str) -> Any:
        """The personal text of a line; None where it is not there."""
        if record.said is None and record.salt is None:
            self._missing = self._number if self._missing is None else self._missing
            return None
        if record.said is None or record.salt is None or committed(record.salt, record.said) != commitment:
            raise self._damaged("le texte gardé à côté n'est pas celui qui fut écrit",
                                "the text kept beside is not the one that was written")  # fmt: skip
        read = json.loads(record.said)
        if canonical(read) != record.said:
            raise ValueError("not as it is written")
        self._texts += 1
        return read

    def _open(self, line: dict[str, Any], said: Any) -> None:
        owner = "" if said is None else said["owner"]
        origin = line.pop("origin")
        self._opening = Opening(
            id=_fits(ID, line.pop("id")),
            opened=_instant(line.pop("opened")),
            began=_instant(line.pop("began")),
            owner=owner and _fits(_DIGEST, owner),
            pins={name: Pin(*map(_text, pin)) for name, pin in line.pop("pins").items()},
            origin=origin and _fits(ID, origin),
        )

    def _move(self, line: dict[str, Any], said: Any) -> None:
        came = tuple(map(_came, line.pop("came")))
        at, public, done = _instant(line.pop("at")), line.pop("move"), line.pop("done")
        if done is not None and type(done) is not bool:
            raise ValueError("neither done nor refused")
        self._passed.append(_passed(self._number, at, public, came))
        if said is None:
            return
        move = move_from_json(said)
        if _public(move_to_json(move)) != public or move_to_json(move) != said:
            raise ValueError("not the move that was made")
        self._entries.append(Entry(self._number, at, move, came, done))

    @property
    def opening(self) -> Opening:
        if self._opening is None:
            raise self._damaged("la première ligne manque", "the first line is missing")
        return self._opening

    def whole(self) -> Kept | Course:
        opening = self.opening
        if self._erased is not None:
            if self._texts:
                raise self._damaged("un texte effacé est encore là", "an erased text is still there")
            return Course(opening, tuple(self._passed), self._erased)
        if self._missing is not None:
            self._number = self._missing
            raise self._damaged("le texte gardé à côté manque", "the text kept beside is missing")
        return Kept(opening, tuple(self._entries))

    def _damaged(self, fr: str, en: str) -> DamagedError:
        return DamagedError(self._place(self._number), Prose(fr, en))


def _passed(number: int, at: datetime, public: Mapping[str, Any], came: tuple[Came, ...]) -> Passed:
    to, steps = public.get("to"), public.get("steps", 0)
    if type(steps) is not int or not set(public) <= {"kind", *_PUBLIC}:
        raise ValueError("not a move")
    return Passed(number, at, _text(public["kind"]), steps, None if to is None else _instant(to), came)


def _came(read: Any) -> Came:
    found = came_from_json(read)
    texts = (found.kind, found.case, found.flow, found.by, found.event, found.state, *found.refused)
    if not all(isinstance(text, str) for text in texts) or came_to_json(found) != read:
        raise ValueError("not what came of a move")
    return found


def _instant(text: str) -> datetime:
    found = instant_from_json(text)
    if instant_to_json(found) != text:
        raise ValueError("not an instant")
    return found


def _fits(shape: re.Pattern[str], text: object) -> str:
    if not isinstance(text, str) or shape.fullmatch(text) is None:
        raise ValueError("not a name")
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value
