"""Phrases of time: nothing but they move the clock."""

from __future__ import annotations

from datetime import date, datetime, time

from harness.phrases import given
from harness.stage import Stage

MORNING = time(9)


@given(
    fr="nous sommes le {date}",
    en="it is {date}",
    doc_fr="Met l'horloge à ce jour, à neuf heures ; si l'on y est déjà, l'heure reste.",
)
def clock_on(stage: Stage, date: date) -> None:
    """Set the clock to that day, at nine; on that very day already, it stays."""
    now = stage.driver.now()
    if now is None or now.date() != date:
        _travel(stage, datetime.combine(date, MORNING))


@given(fr="nous sommes le {date} à {time}", en="it is {date} at {time}", doc_fr="Met l'horloge à cet instant.")
def clock_at(stage: Stage, date: date, time: time) -> None:
    """Set the clock to that instant."""
    _travel(stage, datetime.combine(date, time))


@given(
    fr="vient le {date} à {time}", en="{date} comes, at {time}", doc_fr="Laisse passer le temps jusqu'à cet instant."
)
def day_comes_at(stage: Stage, date: date, time: time) -> None:
    """Let time go by until that instant."""
    _travel(stage, datetime.combine(date, time))


@given(fr="vient le {date}", en="{date} comes", doc_fr="Laisse passer le temps jusqu'à ce jour, à neuf heures.")
def day_comes(stage: Stage, date: date) -> None:
    """Let time go by until that day, at nine."""
    _travel(stage, datetime.combine(date, MORNING))


@given(fr="vient le lendemain", en="the next day comes", doc_fr="Laisse passer un jour, jusqu'à la même heure.")
def next_day_comes(stage: Stage) -> None:
    """Let one day go by, to the same time."""
    stage.driver.wait("P1D")


@given(
    fr="{duration} s'écoule[nt]",
    en="{duration} go[es] by",
    doc_fr="Laisse passer des mois, des semaines, des jours, des heures ou des minutes.",
)
def time_goes_by(stage: Stage, duration: str) -> None:
    """Let months, weeks, days, hours or minutes go by."""
    stage.driver.wait(duration)


def _travel(stage: Stage, to: datetime) -> None:
    stage.moved(lambda: stage.driver.set_clock(to), to)
