"""Legal time: civil dates and durations in Europe/Paris, instants in UTC.

An *instant* is an aware ``datetime`` in UTC. A *date* is a civil day in Paris. Months follow D-02: the same
day-number, else the last day of the month.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
FIRST, LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
"""The instants beyond which nothing is told: their days exist in every time zone."""

_DURATION = re.compile(
    r"P(?:(?P<years>\d{1,4})Y)?(?:(?P<months>\d{1,4})M)?(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,6})S)?)?",
    re.ASCII,
)


class DurationError(ValueError):
    """A duration that cannot be used; ``code`` names the kind of problem in the catalogue."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Duration(NamedTuple):
    """A span of time: civil months and days, then elapsed seconds. Always positive."""

    months: int = 0
    days: int = 0
    seconds: int = 0

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read an ISO 8601 duration such as ``P1M``, ``P14D`` or ``PT30M``.

        Raises:
            DurationError: T001 malformed, T002 fractional, T003 negative, T004 zero.
        """
        if re.fullmatch(r"-P.*|P.*-.*", text):
            raise DurationError("T003")
        if re.fullmatch(r"P[0-9YMWDTHS]*\d[.,]\d[0-9YMWDTHS.,]*", text, re.ASCII):
            raise DurationError("T002")
        match = _DURATION.fullmatch(text)
        if match is None or text.endswith(("P", "T")):
            raise DurationError("T001")
        part = {name: int(digits or 0) for name, digits in match.groupdict().items()}
        duration = cls(
            part["years"] * 12 + part["months"],
            part["weeks"] * 7 + part["days"],
            part["hours"] * 3600 + part["minutes"] * 60 + part["seconds"],
        )
        if duration == cls():
            raise DurationError("T004")
        return duration

    def words(self, lang: str) -> str:
        """The duration as a person says it: « 1 mois », ``14 days``."""
        years, months = divmod(self.months, 12)
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        names = {
            "fr": ("an", "mois", "jour", "heure", "minute", "seconde"),
            "en": ("year", "month", "day", "hour", "minute", "second"),
        }[lang]
        counts = (years, months, self.days, hours, minutes, seconds)
        said = [f"{n} {_plural(name, n, lang)}" for n, name in zip(counts, names, strict=True) if n]
        return " ".join(said)

    def __str__(self) -> str:
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        day = "".join(f"{n}{unit}" for n, unit in ((self.months, "M"), (self.days, "D")) if n)
        clock = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
        return f"P{day}" + (f"T{clock}" if clock else "")


def _plural(name: str, count: int, lang: str) -> str:
    many = count >= 2 if lang == "fr" else count != 1
    return name + "s" if many and not name.endswith("s") else name


def add_months(day: date, months: int) -> date:
    """The same day-number ``months`` later (or earlier), else the last day of that month (D-02).

    Raises:
        OverflowError: beyond the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("date out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, duration: Duration, sign: int = 1) -> date:
    """``day`` moved by the civil part of a duration."""
    return add_months(day, sign * duration.months) + timedelta(days=sign * duration.days)


def years_between(birth: date, day: date) -> int:
    """Completed years; who is born on 29 February ages on the last day of February (D-05)."""
    years = day.year - birth.year
    return years if add_months(birth, 12 * years) <= day else years - 1


@lru_cache(maxsize=4096)
def civil_date(instant: datetime) -> date:
    """The day it is in Paris at an instant."""
    return instant.astimezone(PARIS).date()


@lru_cache(maxsize=4096)
def start_of(day: date) -> datetime:
    """The instant at which a day begins in Paris."""
    if day == date.min:  # it began before the first instant there is
        return FIRST
    return datetime.combine(day, time(), PARIS).astimezone(UTC)


def at(when: datetime) -> datetime:
    """The instant of a civil date and time in Paris (a time skipped by summer time moves forward)."""
    return when.replace(tzinfo=PARIS).astimezone(UTC)


def local(instant: datetime) -> datetime:
    """The civil date and time in Paris at an instant."""
    return instant.astimezone(PARIS)


def later(instant: datetime, duration: Duration) -> datetime:
    """An instant moved by a duration: civil months and days at the same local time, then elapsed time.

    What would lie beyond the last instant there is stops there: a timer of ten thousand years never falls due.
    """
    try:
        if duration.months or duration.days:
            here = instant.astimezone(PARIS)
            moved = datetime.combine(shift(here.date(), duration), here.time(), PARIS)
            instant = moved.replace(fold=here.fold).astimezone(UTC)
        return instant + timedelta(seconds=duration.seconds)
    except OverflowError:
        return LAST


def day_after(day: date) -> date:
    """The next day; the last day there is has none after it."""
    return day if day == date.max else day + timedelta(days=1)


def parse_french_date(text: str) -> date | None:
    """``JJ/MM/AAAA`` as a date, or None where it is not one (31/02, other formats)."""
    match = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text.strip(), re.ASCII)
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def time_of_day(instant: datetime) -> str:
    """The legal time of an instant (UTC): « 10:00 », to the second where there are any."""
    here = local(instant)
    return here.strftime("%H:%M:%S" if here.second else "%H:%M")


def french_date(day: date) -> str:
    """A date as the portal's screens write it: 04/02/2021."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"
