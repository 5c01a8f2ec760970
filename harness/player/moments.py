"""Instants as people and machines read them; the clock is that of Paris."""

from datetime import datetime

from diagrams.dates import in_words
from diagrams.dates import moment as dated
from harness.language import Lang
from simulator.spec.calendar import civil_date, local, time_of_day

_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def moment(instant: datetime, lang: Lang) -> str:
    """« 04/01/2021 à 09:00 »."""
    return dated(instant, lang)


def long(instant: datetime, lang: Lang) -> str:
    """« lundi 4 janvier 2021, 09:00 »."""
    day = civil_date(instant)
    return f"{_DAYS[lang][day.weekday()]} {in_words(day, lang)}, {time_of_day(instant)}"


def iso(instant: datetime) -> str:
    """« 2021-01-04T09:00:00 »."""
    return local(instant).replace(tzinfo=None).isoformat(timespec="seconds")
