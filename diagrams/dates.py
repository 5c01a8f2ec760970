"""Days and instants as a printed page writes them."""

from datetime import date, datetime
from typing import Final

from simulator.spec.calendar import civil_date, french_date, time_of_day
from simulator.spec.text import Lang

_MONTHS: Final = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip


def in_words(day: date, lang: Lang) -> str:
    """« 1er septembre 2020 », “1 September 2020”."""
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[lang][day.month - 1]} {day.year}"


def moment(instant: datetime, lang: Lang) -> str:
    """« 04/01/2021 à 10:00 », “04/01/2021 at 10:00”, to the second where it matters."""
    return f"{french_date(civil_date(instant))} {'à' if lang == 'fr' else 'at'} {time_of_day(instant)}"
