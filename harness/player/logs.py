"""The log of a player: a line a request, with nothing in it that anybody typed.

A line tells the way asked for by its pattern, never as it was written; a visitor by a digest; a fault by its kind and
its place in the code, never by its message. So no name, no number of a person, and no line that a request could forge.
"""

import hashlib
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

Log = Callable[[str], None]
"""Where the lines go."""

METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"})
NOWHERE: Final = "-"
_ROOT: Final = Path(__file__).parents[2]
_OURS: Final = tuple(_ROOT / package for package in ("harness", "diagrams", "simulator"))


class Fault(NamedTuple):
    """Something that went wrong in the code: the number shown to the visitor, the kind, the place."""

    number: str
    kind: str
    place: str


class Line(NamedTuple):
    """A request that was answered: when (UTC), what was asked, how it went, in how many milliseconds, to whom."""

    at: datetime
    method: str
    pattern: str
    status: int
    milliseconds: float
    visitor: str
    fault: Fault | None = None

    def __str__(self) -> str:
        method = self.method if self.method in METHODS else NOWHERE
        said = (
            f"{self.at:%Y-%m-%dT%H:%M:%SZ} {method} {self.pattern or NOWHERE} {self.status} "
            f"{self.milliseconds:.1f} ms {digested(self.visitor)}"
        )
        fault = self.fault
        return said if fault is None else f"{said} {fault.number} {fault.kind} {fault.place}"


def digested(visitor: str) -> str:
    """A short digest of a visitor's name: it tells visitors apart, and is no way back to the cookie."""
    return hashlib.sha256(f"log {visitor}".encode()).hexdigest()[:8] if visitor else NOWHERE


def fault(number: str, error: BaseException) -> Fault:
    """What is told of an error: its kind, and the last place in our own code on the way to it."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    places = [
        f"{file.relative_to(_ROOT).as_posix()}:{line}"
        for file, line in frames
        if any(file.is_relative_to(package) for package in _OURS)
    ]
    return Fault(number, type(error).__name__, places[-1] if places else NOWHERE)
