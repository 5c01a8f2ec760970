"""The lines of a kept sitting read: nothing in them is believed before it was looked at."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from harness.store.errors import DamagedError, ErasedError
from harness.store.record import (
    ID,
    PUBLIC,
    Course,
    Entry,
    Kept,
    Opening,
    Passed,
    Pin,
    Place,
    Record,
    canonical,
    committed,
    public,
    sealed,
)
from simulator.engine.snapshot import instant_from_json, instant_to_json
from simulator.sitting.sitting import Came
from simulator.sitting.written import came_from_json, came_to_json, move_from_json, move_to_json
from simulator.spec.text import Prose

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


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
    passed = (
        _passed(each.number, each.at, public(move_to_json(each.move)), each.came, each.done) for each in read.entries
    )
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
        at, said_openly, done = _instant(line.pop("at")), line.pop("move"), line.pop("done")
        if done is not None and type(done) is not bool:
            raise ValueError("neither done nor refused")
        self._passed.append(_passed(self._number, at, said_openly, came, done))
        if said is None:
            return
        move = move_from_json(said)
        if public(move_to_json(move)) != said_openly or move_to_json(move) != said:
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


def _passed(number: int, at: datetime, said: Mapping[str, Any], came: tuple[Came, ...], done: bool | None) -> Passed:
    to, steps = said.get("to"), said.get("steps", 0)
    if type(steps) is not int or not set(said) <= {"kind", *PUBLIC}:
        raise ValueError("not a move")
    return Passed(number, at, _text(said["kind"]), steps, None if to is None else _instant(to), came, done)


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
