"""Legal time: durations, month ends, leap days, changes of the clocks, and the edges of what there is."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from simulator.spec.calendar import (
    FIRST,
    LAST,
    Duration,
    DurationError,
    add_months,
    at,
    civil_date,
    day_after,
    french_date,
    later,
    local,
    parse_french_date,
    shift,
    start_of,
    time_of_day,
    years_between,
)

DAYS = st.dates(date(1600, 1, 1), date(2600, 1, 1))
INSTANTS = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
DURATIONS = st.builds(Duration, st.integers(0, 40), st.integers(0, 400), st.integers(0, 200_000)).filter(any)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P1M", Duration(months=1)),
        ("P1Y2M", Duration(months=14)),
        ("P2W", Duration(days=14)),
        ("P1M14D", Duration(months=1, days=14)),
        ("PT30M", Duration(seconds=1800)),
        ("P1DT1H1M1S", Duration(days=1, seconds=3661)),
        ("P0Y1M", Duration(months=1)),
        ("P9999Y", Duration(months=119_988)),
    ],
)
def test_a_duration_is_read(text: str, expected: Duration) -> None:
    assert Duration.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1M", "T001"),
        ("P", "T001"),
        ("PT", "T001"),
        ("P1DT", "T001"),
        ("P1", "T001"),
        ("P1H", "T001"),
        ("P1M1Y", "T001"),
        ("p1m", "T001"),
        (" P1M", "T001"),
        ("P1M\n", "T001"),
        ("P99999Y", "T001"),
        ("P\u0661M", "T001"),
        ("un mois", "T001"),
        ("P1.5M", "T002"),
        ("P0,5Y", "T002"),
        ("PT1.5H", "T002"),
        ("-P1M", "T003"),
        ("P-1M", "T003"),
        ("-P1.5M", "T003"),
        ("P0D", "T004"),
        ("PT0S", "T004"),
    ],
)
def test_a_duration_that_cannot_be_used_says_why(text: str, code: str) -> None:
    with pytest.raises(DurationError) as refused:
        Duration.parse(text)
    assert refused.value.code == code


@given(st.text("P0123456789YMWDTHS.,-", max_size=12) | st.text(max_size=8))
def test_any_text_is_a_duration_or_is_refused(text: str) -> None:
    try:
        found = any(Duration.parse(text))
    except DurationError as refused:
        found = refused.code in ("T001", "T002", "T003", "T004")
    assert found


@given(DURATIONS)
def test_a_duration_is_written_as_it_is_read(duration: Duration) -> None:
    assert Duration.parse(str(duration)) == duration


@pytest.mark.parametrize(
    ("duration", "fr", "en"),
    [
        ("P1M", "1 mois", "1 month"),
        ("P2M", "2 mois", "2 months"),
        ("P1Y1D", "1 an 1 jour", "1 year 1 day"),
        ("P14D", "14 jours", "14 days"),
        ("PT90M", "1 heure 30 minutes", "1 hour 30 minutes"),
    ],
)
def test_a_duration_is_said_as_a_person_says_it(duration: str, fr: str, en: str) -> None:
    read = Duration.parse(duration)
    assert (read.words("fr"), read.words("en")) == (fr, en)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2021-01-31", 1, "2021-02-28"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2020-01-30", 1, "2020-02-29"),
        ("2021-03-31", 1, "2021-04-30"),
        ("2021-02-28", 1, "2021-03-28"),
        ("2020-02-29", 1, "2020-03-29"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2021-12-31", 2, "2022-02-28"),
        ("2021-03-31", -1, "2021-02-28"),
        ("2021-01-15", -1, "2020-12-15"),
        ("1900-01-31", 1, "1900-02-28"),
        ("2000-01-31", 1, "2000-02-29"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@given(DAYS, st.integers(0, 500))
def test_months_never_leap_over_a_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("birth", "day", "years"),
    [
        ("2004-04-16", "2022-04-15", 17),
        ("2004-04-16", "2022-04-16", 18),
        ("2004-02-29", "2022-02-27", 17),
        ("2004-02-29", "2022-02-28", 18),
        ("2004-02-29", "2024-02-28", 19),
        ("2004-02-29", "2024-02-29", 20),
        ("2022-01-02", "2022-01-01", -1),
        ("0001-01-01", "9999-12-31", 9998),
    ],
)
def test_one_ages_on_the_day_itself_and_on_the_last_of_february(birth: str, day: str, years: int) -> None:
    assert years_between(date.fromisoformat(birth), date.fromisoformat(day)) == years


@pytest.mark.parametrize(
    ("when", "duration", "expected"),
    [
        ("2021-03-27 02:30", "P1D", "2021-03-28 03:30+02:00"),  # 02:30 does not exist that night: it moves forward
        ("2021-03-27 12:00", "P1D", "2021-03-28 12:00+02:00"),
        ("2021-03-27 12:00", "PT24H", "2021-03-28 13:00+02:00"),
        ("2021-10-30 12:00", "P1D", "2021-10-31 12:00+01:00"),
        ("2021-10-30 12:00", "PT24H", "2021-10-31 11:00+01:00"),
        ("2021-10-30 02:30", "P1D", "2021-10-31 02:30+02:00"),  # the first of the two
        ("2021-01-31 23:59", "P1M", "2021-02-28 23:59+01:00"),
        ("2020-02-29 00:00", "P1Y", "2021-02-28 00:00+01:00"),
        ("2021-02-27 10:00", "P1M", "2021-03-27 10:00+01:00"),
        ("2021-02-28 10:00", "P1M", "2021-03-28 10:00+02:00"),
    ],
)
def test_a_civil_duration_keeps_the_hour_and_an_elapsed_one_counts_it(when: str, duration: str, expected: str) -> None:
    moved = later(at(datetime.fromisoformat(when)), Duration.parse(duration))
    assert local(moved).isoformat(" ", "minutes") == expected


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2021-01-31T22:59:59", "2021-01-31"),
        ("2021-01-31T23:00:00", "2021-02-01"),
        ("2021-07-31T21:59:59", "2021-07-31"),
        ("2021-07-31T22:00:00", "2021-08-01"),
    ],
)
def test_the_day_is_that_of_paris(instant: str, day: str) -> None:
    assert civil_date(datetime.fromisoformat(instant).replace(tzinfo=UTC)) == date.fromisoformat(day)


@pytest.mark.parametrize("day", ["2021-03-28", "2021-10-31", "2021-01-01", "1945-04-02", "9999-12-31", "0001-01-01"])
def test_a_day_begins_at_midnight_in_paris(day: str) -> None:
    began = start_of(date.fromisoformat(day))
    assert began >= FIRST
    assert began == FIRST or local(began).strftime("%H:%M") == "00:00"


@given(INSTANTS, DURATIONS)
def test_later_is_later(instant: datetime, duration: Duration) -> None:
    assert later(instant, duration) > instant


@given(DAYS, st.builds(Duration, st.integers(0, 40), st.integers(0, 400), st.just(0)))
@example(date(2020, 3, 31), Duration(months=1))
def test_a_date_moves_as_its_noon_does(day: date, duration: Duration) -> None:
    noon = at(datetime(day.year, day.month, day.day, 12))
    assert civil_date(later(noon, duration)) == shift(day, duration)


def test_what_lies_beyond_the_last_day_stops_there() -> None:
    assert later(datetime(2021, 1, 1, tzinfo=UTC), Duration(months=12 * 9000)) == LAST
    assert later(LAST, Duration(seconds=10**9)) == LAST
    assert day_after(date.max) == date.max
    assert start_of(day_after(date.max)) > datetime(9999, 12, 30, tzinfo=UTC)
    with pytest.raises(OverflowError):
        add_months(date.max, 1)


@pytest.mark.parametrize(
    "text", ["31/02/2021", "1/2/2021", "2021-02-01", "01/13/2021", "00/01/2021", "01/01/0000", "", "\u0661/01/2021"]
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert parse_french_date(text) is None


@given(st.dates())
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    assert parse_french_date(french_date(day)) == day


def test_the_time_of_day_is_the_legal_one_to_the_second_where_there_are_any() -> None:
    instants = ("2021-01-04T09:00", "2021-07-04T22:05", "2021-01-04T23:00:07")
    found = [time_of_day(datetime.fromisoformat(f"{each}+00:00")) for each in instants]
    assert found == ["10:00", "00:05", "00:00:07"]
