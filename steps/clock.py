"""Phrases of time: nothing but they move the clock."""

from __future__ import annotations

from datetime import date, datetime, time

from harness.phrases import given
from harness.stage import Stage

MORNING = time(9)


@given(fr="nous sommes le {date}", en="it is {date}")
def clock_on(stage: Stage, date: date) -> None:
    """Set the clock to that day, at nine; on that very day already, it stays."""
    now = stage.driver.now()
    if now is None or now.date() != date:
        _travel(stage, datetime.combine(date, MORNING))


@given(fr="nous sommes le {date} à {time}", en="it is {date} at {time}")
def clock_at(stage: Stage, date: date, time: time) -> None:
    """Set the clock to that instant."""
    _travel(stage, datetime.combine(date, time))


@given(fr="vient le {date} à {time}", en="{date} comes, at {time}")
def day_comes_at(stage: Stage, date: date, time: time) -> None:
    """Let time go by until that instant."""
    _travel(stage, datetime.combine(date, time))


@given(fr="vient le {date}", en="{date} comes")
def day_comes(stage: Stage, date: date) -> None:
    """Let time go by until that day, at nine."""
    _travel(stage, datetime.combine(date, MORNING))


@given(fr="vient le lendemain", en="the next day comes")
def next_day_comes(stage: Stage) -> None:
    """Let one day go by, to the same time."""
    stage.driver.wait("P1D")


@given(fr="{duration} s'écoule[nt]", en="{duration} go[es] by")
def time_goes_by(stage: Stage, duration: str) -> None:
    """Let months, weeks, days, hours or minutes go by."""
    stage.driver.wait(duration)


def _travel(stage: Stage, to: datetime) -> None:
    stage.moved(lambda: stage.driver.set_clock(to), to)
