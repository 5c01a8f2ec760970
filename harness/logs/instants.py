"""The instants that logs write: ISO 8601, or a French date and time; without a time zone, legal time in Paris."""

import re
from datetime import UTC, datetime
from typing import Final

from simulator.spec.calendar import FIRST, LAST, at

_FRENCH: Final = re.compile(
    r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:(?:\s+|\s+à\s+|\s*,\s*)(\d{1,2})\s*[:h]\s*(\d{2})?(?:\s*[:m]\s*(\d{2}))?\s*(?:min|s)?)?",
    re.ASCII | re.IGNORECASE,
)
"""04/02/2021, 04/02/2021 23:59, 04/02/2021 à 23 h 59, 4.2.2021 23:59:30."""


def instant(text: str) -> datetime | None:
    """The instant (UTC) of a written one; None where it is none. A day alone is its first moment."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return _french(text)
    try:
        if when.tzinfo is None:
            return _within(at(when))
        return _within(when.astimezone(UTC))
    except (OverflowError, ValueError):
        return None


def _french(text: str) -> datetime | None:
    match = _FRENCH.fullmatch(" ".join(text[:40].split()))
    if match is None:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return _within(at(datetime(year, month, day, hour, minute, second)))
    except (ValueError, OverflowError):
        return None


def _within(when: datetime) -> datetime | None:
    return when if FIRST <= when <= LAST else None
