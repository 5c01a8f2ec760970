"""A case at one moment, as a value; and what happens to it, as values too."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from simulator.spec.expressions.compile import Facts
from simulator.spec.expressions.tree import Record, Value
from simulator.spec.flow import Arc, Refusal
from simulator.spec.text import Lang, Prose

NEW: Final = tuple.__new__
"""Makes a named tuple of all its fields, faster than its class does: for the values that every event makes."""


class Entry(NamedTuple):
    """What was typed into a field, and the value it was read as (None where it is malformed)."""

    typed: str | tuple[str, ...]
    value: Value


Lines = tuple["str | Lines", ...]


class Content(NamedTuple):
    """A document as it was drawn up, frozen: its texts in both languages and the instant of issue."""

    document: str
    title: Prose
    watermark: Prose | None
    fr: Lines
    en: Lines
    issued: datetime

    def lines(self, lang: Lang) -> Lines:
        return self.fr if lang == "fr" else self.en


class Communication(NamedTuple):
    """A communication that a case has sent."""

    to: str
    text: Prose
    at: datetime


_NOBODY: Final[frozenset[str]] = frozenset()


class Snapshot(NamedTuple):
    """A case at one moment. Immutable; equal where everything in it is equal.

    ``state`` is a leaf of the flow. ``since`` gives the instants (UTC) at which the states it lies in were entered,
    and those left whose entry the flow can still read; ``due`` when each timer falls due. ``data`` holds what was
    typed by field key. ``messages`` are the ids on display. ``given`` lists documents handed over.
    """

    flow: str
    edition: date
    state: str
    now: datetime
    since: Mapping[str, datetime]
    due: Mapping[str, datetime]
    data: Mapping[str, Entry]
    messages: tuple[str, ...]
    documents: Mapping[str, Content]
    communications: tuple[Communication, ...]
    given: frozenset[str]

    @property
    def sent(self) -> frozenset[str]:
        """The actors who were sent something."""
        return frozenset([sent.to for sent in self.communications]) if self.communications else _NOBODY


class Reason(NamedTuple):
    """Why something was refused: the kind, and the id of what it is about (a field, a guard, an event)."""

    kind: Literal["absent", "reserved", "ended"] | Refusal
    subject: str


class Write(NamedTuple):
    """A datum of the dossier to be written."""

    name: str
    value: Value


class Effects(NamedTuple):
    """What a firing does outside its case."""

    sent: tuple[Communication, ...] = ()
    issued: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    writes: tuple[Write, ...] = ()
    go: tuple[str, ...] = ()


NO_EFFECTS: Final = Effects()


class Fired(NamedTuple):
    """It happened: the row that was followed (None for a mere fill), messages shown, effects."""

    arc: Arc | None
    messages: tuple[str, ...] = ()
    effects: Effects = NO_EFFECTS


class Refused(NamedTuple):
    """It did not happen, and why. ``arc`` is the refusing row where there is one.

    ``effects`` are those of automatic branches of the state that the refusal led to.
    """

    reasons: tuple[Reason, ...]
    arc: Arc | None = None
    effects: Effects = NO_EFFECTS


Outcome = Fired | Refused
Inputs = Mapping[str, str | tuple[str, ...]]


class Firing(NamedTuple):
    """One event on one case: what was before, what was given, what is after and how it went."""

    before: Snapshot
    event: str
    inputs: Inputs
    facts: Facts
    after: Snapshot
    outcome: Outcome


def snapshot_to_json(snapshot: Snapshot) -> dict[str, Any]:
    """A snapshot as JSON values, without loss."""
    return {
        "flow": snapshot.flow,
        "edition": snapshot.edition.isoformat(),
        "state": snapshot.state,
        "now": instant_to_json(snapshot.now),
        "since": {name: instant_to_json(at) for name, at in sorted(snapshot.since.items())},
        "due": {name: instant_to_json(at) for name, at in sorted(snapshot.due.items())},
        "data": {
            key: {"typed": _typed_to_json(entry.typed), "value": value_to_json(entry.value)}
            for key, entry in sorted(snapshot.data.items())
        },
        "messages": list(snapshot.messages),
        "documents": {name: _content_to_json(content) for name, content in sorted(snapshot.documents.items())},
        "communications": [[c.to, list(c.text), instant_to_json(c.at)] for c in snapshot.communications],
        "given": sorted(snapshot.given),
    }


def snapshot_from_json(read: Mapping[str, Any]) -> Snapshot:
    """The snapshot that :func:`snapshot_to_json` wrote.

    Raises:
        KeyError, ValueError, TypeError, AttributeError: for anything else.
    """
    return Snapshot(
        flow=read["flow"],
        edition=date.fromisoformat(read["edition"]),
        state=read["state"],
        now=instant_from_json(read["now"]),
        since={name: instant_from_json(at) for name, at in read["since"].items()},
        due={name: instant_from_json(at) for name, at in read["due"].items()},
        data={key: Entry(_typed_from_json(e["typed"]), value_from_json(e["value"])) for key, e in read["data"].items()},
        messages=tuple(read["messages"]),
        documents={name: _content_from_json(name, content) for name, content in read["documents"].items()},
        communications=tuple(
            Communication(to, Prose(*text), instant_from_json(at)) for to, text, at in read["communications"]
        ),
        given=frozenset(read["given"]),
    )


def instant_to_json(instant: datetime) -> str:
    """An instant in UTC, to the second (or finer where it is)."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def instant_from_json(text: str) -> datetime:
    """The instant that :func:`instant_to_json` wrote."""
    return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)


def value_to_json(value: Value) -> Any:
    """A value as JSON: what JSON lacks stands in a block of one key that names its kind."""
    match value:
        case None | bool() | str():
            return value
        case Prose():
            return {"prose": list(value)}
        case datetime() | date():
            return {"date": value.isoformat()}
        case Decimal() | int():
            return {"number": str(value)}
        case tuple():
            return {"list": [value_to_json(item) for item in value]}
        case Mapping():
            return {"record": {name: value_to_json(item) for name, item in sorted(value.items())}}
    raise TypeError(f"not a value of a case: {value!r}")


def value_from_json(read: Any) -> Value:
    """The value that :func:`value_to_json` wrote."""
    if not isinstance(read, dict):
        return read  # type: ignore[no-any-return]  # None, bool or str, as written
    ((kind, inner),) = read.items()
    if kind == "date":
        return date.fromisoformat(inner)
    if kind == "number":
        return Decimal(inner)
    if kind == "prose":
        return Prose(*inner)
    if kind == "list":
        return tuple(value_from_json(item) for item in inner)  # type: ignore[return-value]  # records or option ids
    record: Record = {name: value_from_json(item) for name, item in inner.items()}
    return record


def _typed_to_json(typed: str | tuple[str, ...]) -> Any:
    return typed if isinstance(typed, str) else list(typed)


def _typed_from_json(read: Any) -> str | tuple[str, ...]:
    return read if isinstance(read, str) else tuple(read)


def _content_to_json(content: Content) -> dict[str, Any]:
    return {
        "title": list(content.title),
        "watermark": None if content.watermark is None else list(content.watermark),
        "fr": content.fr,
        "en": content.en,
        "issued": instant_to_json(content.issued),
    }


def _content_from_json(name: str, read: Mapping[str, Any]) -> Content:
    watermark = None if read["watermark"] is None else Prose(*read["watermark"])
    issued = instant_from_json(read["issued"])
    return Content(name, Prose(*read["title"]), watermark, _lines(read["fr"]), _lines(read["en"]), issued)


def _lines(read: Any) -> Lines:
    return tuple(line if isinstance(line, str) else _lines(line) for line in read)
