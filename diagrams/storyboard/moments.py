"""When a frame is, and how much time went by before it, as one says it."""

from datetime import datetime
from typing import Final

from diagrams.dates import in_words
from simulator.spec.calendar import local
from simulator.spec.text import Lang

_DAYS: Final = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_UNITS: Final = {
    "fr": {
        "year": ("Un an", "ans"),
        "month": ("Un mois", "mois"),
        "week": ("Une semaine", "semaines"),
        "day": ("Le lendemain", "jours"),
        "hour": ("Une heure", "heures"),
        "minute": ("Une minute", "minutes"),
        "second": ("Une seconde", "secondes"),
    },
    "en": {
        "year": ("One year", "years"),
        "month": ("One month", "months"),
        "week": ("One week", "weeks"),
        "day": ("The next day", "days"),
        "hour": ("One hour", "hours"),
        "minute": ("One minute", "minutes"),
        "second": ("One second", "seconds"),
    },
}


def moment(instant: datetime, lang: Lang) -> str:
    """« lundi 4 janvier 2021, 9 h 00 », “Monday 4 January 2021, 9:00”."""
    when = local(instant)
    return f"{_DAYS[lang][when.weekday()]} {in_words(when.date(), lang)}, {clock(instant, lang)}"


def clock(instant: datetime, lang: Lang) -> str:
    """« 9 h 05 », “9:05”; to the second where it matters."""
    when = local(instant)
    if lang == "en":
        return f"{when.hour}:{when:%M:%S}" if when.second else f"{when.hour}:{when:%M}"
    seconds = f"\u00a0min\u00a0{when:%S}\u00a0s" if when.second else ""
    return f"{when.hour}\u00a0h\u00a0{when:%M}{seconds}"


def later(since: datetime, until: datetime, lang: Lang) -> str:
    """« Un mois plus tard », “The next day”: time as the calendar counts it, or the clock within a day."""
    unit, count = _span(local(since), local(until))
    one, many = _UNITS[lang][unit]
    if unit == "day" and count == 1:
        return one
    after = "plus tard" if lang == "fr" else "later"
    return f"{one} {after}" if count == 1 else f"{count}\u00a0{many} {after}"


def _span(since: datetime, until: datetime) -> tuple[str, int]:
    days = (until.date() - since.date()).days
    months = (until.year - since.year) * 12 + until.month - since.month
    if days and since.day == until.day:
        return ("month", months) if months % 12 else ("year", months // 12)
    if days:
        return ("day", days) if days % 7 or days > _WEEKS * 7 else ("week", days // 7)
    seconds = round((until - since).total_seconds())
    for unit, length in (("hour", 3600), ("minute", 60)):
        if seconds >= length and seconds % length == 0:
            return unit, seconds // length
    return ("minute", seconds // 60) if seconds >= _LONG else ("second", seconds)


_WEEKS = 3
"""More weeks than these are counted in days, as deadlines are."""

_LONG = 120
"""From so many seconds on, minutes are enough."""
