"""A row of a log as it is written, and one that cannot be used."""

from collections.abc import Mapping
from typing import NamedTuple

from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.text import Prose

Written = str | tuple[str, ...]


class Entry(NamedTuple):
    """One event as the log writes it. ``data`` are fields by key; ``done`` is false for one that has only begun."""

    line: int
    case: str
    event: str
    time: str
    actor: str = ""
    insured: str = ""
    data: Mapping[str, Written] = {}
    done: bool = True


class Bad(NamedTuple):
    """A row that cannot be used, and why; ``case`` where it can still be told."""

    line: int
    case: str
    why: Prose


class UnusableLogError(BadInputError):
    """A log of which nothing can be read."""


def unusable(say: Say, name: str, fr: str, en: str) -> UnusableLogError:
    """The same, said with the name of the log."""
    return UnusableLogError(say(f"{name} : {fr}", f"{name}: {en}"))


NOT_UTF8 = Prose("ces octets ne sont pas de l'UTF-8", "these bytes are not UTF-8")
TOO_LONG = Prose("ligne trop longue", "line too long")


def lacking(line: int, case: str, time: str, event: str) -> Bad:
    """A row without what a row must have."""
    names = (
        [("démarche", "case")] * (not case) + [("événement", "event")] * (not event) + [("date", "time")] * (not time)
    )
    french, english = (", ".join(words) for words in zip(*names, strict=True))
    return Bad(line, case, Prose(f"il manque : {french}", f"missing: {english}"))
