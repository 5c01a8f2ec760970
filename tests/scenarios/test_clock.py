"""How the clock is told: a short while by how long it is, anything else by its day and time."""

from datetime import datetime, timedelta

import pytest

from harness.phrases import load, render
from simulator.scenarios.clock import moved_to, set_to
from simulator.scenarios.scenario import CannotTell
from simulator.scenarios.ways import Step
from simulator.spec.calendar import at
from tests.scenarios.playing import ROOT

load(ROOT / "steps")
T = at(datetime(2021, 1, 4, 10))


def said(step: Step) -> str:
    return render(step.phrase, "fr", **step.values)


@pytest.mark.parametrize(
    ("after", "text"),
    [
        (timedelta(minutes=1), "1 minute s'écoule"),
        (timedelta(minutes=90), "90 minutes s'écoulent"),
        (timedelta(hours=2), "2 heures s'écoulent"),
        (timedelta(seconds=30), "vient le 04/01/2021 à 10:00:30"),
        (timedelta(days=1), "vient le 05/01/2021 à 10:00"),
        (timedelta(hours=16), "vient le 05/01/2021 à 02:00"),
        (timedelta(hours=23), "vient le 05/01/2021"),
    ],
)
def test_a_wait_is_told_as_a_person_would(after: timedelta, text: str) -> None:
    assert said(moved_to(T, T + after)) == text


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (datetime(2021, 1, 4, 10), "nous sommes le 04/01/2021 à 10:00"),
        (datetime(2021, 1, 4, 9), "nous sommes le 04/01/2021"),
    ],
)
def test_a_scenario_begins_on_a_day(when: datetime, text: str) -> None:
    assert said(set_to(at(when))) == text


def test_an_hour_that_comes_twice_is_reached_by_how_long_it_is() -> None:
    once, twice = at(datetime(2021, 10, 31, 1)), at(datetime(2021, 10, 31, 2, 30)) + timedelta(hours=1)
    assert said(moved_to(once, twice)) == "150 minutes s'écoulent"
    with pytest.raises(CannotTell):
        set_to(twice)
