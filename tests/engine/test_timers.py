"""Time: delays and dates, in legal time, however far one jumps."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.engine.engine import Runaway, compiled, reference
from simulator.engine.snapshot import Fired, Firing, Snapshot
from simulator.spec.calendar import Duration, later
from tests.engine.conftest import Open
from tests.engine.little import Case, instant, legal, little

DELAY = """
events:
  restart: {{~Recommencer, by: outside}}
states:
  waiting:
    ~en attente
    timers: [{{after: {delay}, to: over}}]
    events: {{restart: waiting}}
  over: {{~finie, final: yes}}
"""


@pytest.mark.parametrize(
    ("delay", "start", "end"),
    [
        ("P1M", "2021-01-31 10:00", "2021-02-28 10:00"),
        ("P1M", "2020-01-31 10:00", "2020-02-29 10:00"),
        ("P1M", "2021-02-28 10:00", "2021-03-28 10:00"),
        ("P1Y", "2020-02-29 10:00", "2021-02-28 10:00"),
        ("P4Y", "2020-02-29 10:00", "2024-02-29 10:00"),
        ("P1D", "2020-02-28 10:00", "2020-02-29 10:00"),
        ("P1M1D", "2021-01-31 10:00", "2021-03-01 10:00"),
        ("P2W", "2021-12-25 10:00", "2022-01-08 10:00"),
        # Summer time begins on 28/03/2021 at 2:00, ends on 31/10/2021 at 3:00.
        ("P1D", "2021-03-27 10:00", "2021-03-28 10:00"),
        ("PT24H", "2021-03-27 10:00", "2021-03-28 11:00"),
        ("P1D", "2021-10-30 10:00", "2021-10-31 10:00"),
        ("PT24H", "2021-10-30 10:00", "2021-10-31 09:00"),
        ("P1D", "2021-03-27 02:30", "2021-03-28 03:30"),
        ("P1D", "2021-10-30 02:30", "2021-10-31 02:30"),
        ("PT1H", "2021-03-28 01:30", "2021-03-28 03:30"),
        ("P1DT1H", "2021-03-27 01:30", "2021-03-28 03:30"),
    ],
)
def test_a_delay_ends_on_its_civil_day_or_after_its_hours(case: Open, delay: str, start: str, end: str) -> None:
    it = case(DELAY.format(delay=delay), now=start)
    assert it.until("2030-01-01 00:00") == [("waiting:0", end, "over")]


def test_the_hour_that_summer_time_repeats_is_an_hour(case: Open) -> None:
    it = case(DELAY.format(delay="PT1H"), now="2021-10-31 02:30")
    ((name, at),) = it.snapshot.due.items()
    assert (name, legal(at), (at - it.snapshot.now).seconds) == ("timer:waiting:0", "2021-10-31 02:30", 3600)


def test_re_entering_a_state_starts_its_delay_again(case: Open) -> None:
    it = case(DELAY.format(delay="P10D"))
    it.until("2021-01-08 10:00")
    it.fire("restart")
    assert it.until("2021-02-01 00:00") == [("waiting:0", "2021-01-18 10:00", "over")]


NESTED = """
events:
  go_in: {~Entrer, by: outside}
  again: {~Encore, by: outside}
  leave: {~Sortir, by: outside}
states:
  outer:
    ~dehors
    timers: [{after: P10D, to: over}]
    events: {again: outer, leave: out}
    states:
      first: {~première, events: {go_in: second}, timers: [{after: P3D, to: second}]}
      second: {~seconde, timers: [{after: P20D, to: first}], events: {go_in: first}}
  out: {~dehors pour de bon, events: {again: outer}}
  over: {~finie, final: yes}
"""


def test_the_timer_of_an_outer_state_survives_moves_inside_it(case: Open) -> None:
    it = case(NESTED)
    it.until("2021-01-05 10:00")
    it.fires("go_in", "go_in", "go_in")
    assert it.until("2021-03-01 00:00") == [("outer:0", "2021-01-14 10:00", "over")]


def test_re_entering_an_outer_state_starts_its_timers_and_those_inside_again(case: Open) -> None:
    it = case(NESTED)
    it.until("2021-01-06 10:00")
    it.fire("again")
    fired = [("outer.first:0", "2021-01-09 10:00", "outer.second"), ("outer:0", "2021-01-16 10:00", "over")]
    assert it.until("2021-03-01 00:00") == fired


def test_leaving_a_state_ends_its_timers(case: Open) -> None:
    it = case(NESTED).fires("leave")
    assert (it.snapshot.due, it.until("2031-01-01 00:00"), it.state) == ({}, [], "out")


TYPED = """
values:
  reminder: {is: form.day - P7D}
events:
  leave: {~Sortir}
screens:
  form:
    ~Formulaire
    fields:
      day: {~Jour, type: date, optional: yes}
      other: {~Autre, type: text, optional: yes}
    buttons: [leave]
states:
  open:
    ~ouverte
    screen: form
    timers:
      - {past: form.day, to: over}
      - {past: reminder, send: [{to: insured, ~Bientôt}]}
    events: {leave: over}
  over: {~finie, final: yes}
"""


def dues(it: Case) -> dict[str, str]:
    return {name.removeprefix("timer:"): legal(at) for name, at in it.snapshot.due.items()}


def test_a_date_that_is_missing_or_malformed_sets_no_timer(case: Open) -> None:
    it = case(TYPED)
    assert dues(it) == {}
    it.fill({"form.day": "31/02/2021"})
    assert dues(it) == {}


def test_a_timer_past_a_date_falls_due_when_the_next_day_begins(case: Open) -> None:
    it = case(TYPED)
    it.fill({"form.day": "28/02/2021"})
    assert dues(it) == {"open:0": "2021-03-01 00:00", "open:1": "2021-02-22 00:00"}


def test_a_timer_follows_the_date_that_is_typed(case: Open) -> None:
    it = case(TYPED)
    for day, due in (("28/03/2021", "2021-03-29 00:00"), ("31/10/2021", "2021-11-01 00:00")):
        it.fill({"form.day": day})
        assert dues(it)["open:0"] == due
    it.fill({"form.day": ""})
    assert dues(it) == {}


def test_a_date_already_past_is_due_at_once(case: Open) -> None:
    it = case(TYPED)
    it.fill({"form.day": "01/01/2021"})
    assert it.until("2021-01-04 10:00") == [
        ("open:1", "2021-01-04 10:00", "open"),
        ("open:0", "2021-01-04 10:00", "over"),
    ]


def test_a_timer_that_has_fired_waits_again_only_for_another_date(case: Open) -> None:
    it = case(TYPED)
    it.fill({"form.day": "01/03/2021"})
    assert it.until("2021-02-25 00:00") == [("open:1", "2021-02-23 00:00", "open")]
    it.fill({"form.other": "sans rapport"})
    assert dues(it) == {"open:0": "2021-03-02 00:00"}
    it.fill({"form.day": "15/03/2021"})
    assert it.until("2021-03-10 00:00") == [("open:1", "2021-03-09 00:00", "open")]


WRITES = """
screens:
  form: {~Formulaire, fields: {day: {~Jour, type: date, optional: yes}}}
states:
  open:
    ~ouverte
    screen: form
    timers: [{past: form.day, set: {insured.last_name: "'Martin'", form.day: form.day}}]
    events: {logout: over}
  over: {~finie, final: yes}
"""


def test_a_timer_that_writes_and_stays_fires_once(case: Open) -> None:
    it = case(WRITES)
    it.fill({"form.day": "10/01/2021"})
    assert it.until("2021-02-01 00:00") == [("open:0", "2021-01-11 00:00", "open")]


INNER_DATE = """
values:
  limit: {is: since.outer.inner + P5D}
events:
  again: {~Encore, by: outside}
states:
  outer:
    ~dehors
    timers: [{past: limit, to: over}]
    states:
      inner: {~dedans, events: {again: inner}}
  over: {~finie, final: yes}
"""


def test_a_timer_follows_the_entry_of_another_state_that_its_date_reads(case: Open) -> None:
    it = case(INNER_DATE)
    it.until("2021-01-07 10:00")
    it.fire("again")
    assert it.until("2021-03-01 00:00") == [("outer:0", "2021-01-13 00:00", "over")]


CHAIN = """
states:
  first: {~premier, timers: [{after: P1M, to: second}]}
  second: {~deuxième, timers: [{after: P1M, to: third}, {after: P6M, to: over}]}
  third: {~troisième, timers: [{past: limit, to: over}]}
  over: {~finie, final: yes}
values:
  limit: {is: since.first + P3M}
"""


def test_under_one_long_jump_each_chained_timer_fires_at_its_own_instant(case: Open) -> None:
    it = case(CHAIN, now="2021-01-31 10:00")
    assert it.until("2031-01-01 00:00") == [
        ("first:0", "2021-02-28 10:00", "second"),
        ("second:0", "2021-03-28 10:00", "third"),
        ("third:0", "2021-05-01 00:00", "over"),
    ]
    assert legal(it.snapshot.now) == "2031-01-01 00:00"


def test_each_firing_starts_where_the_one_before_ended(case: Open) -> None:
    it = case(CHAIN)
    _, firings = it.engine.advance(it.snapshot, instant("2031-01-01 00:00"), {})
    assert [firing.before for firing in firings[1:]] == [firing.after for firing in firings[:-1]]
    assert all(isinstance(firing.outcome, Fired) for firing in firings)


TIES = """
events:
  act: {~Agir, by: outside}
states:
  outer:
    ~dehors
    timers:
      - {after: P1D, send: [{to: insured, ~dehors d'abord}]}
      - {after: P1D, send: [{to: insured, ~dehors ensuite}]}
    events: {act: over}
    states:
      inner:
        ~dedans
        timers: [{after: PT24H, to: rest}]
      rest: {~repos}
  over: {~finie, final: yes}
"""


def test_of_timers_due_together_the_outer_goes_first_and_then_the_first_written(case: Open) -> None:
    it = case(TIES)
    it.until("2021-01-05 10:00")
    assert [sent.text.fr for sent in it.snapshot.communications] == ["dehors d'abord", "dehors ensuite"]
    assert it.state == "outer.rest"


def test_at_a_tie_the_timer_goes_before_the_user(case: Open) -> None:
    it = case(TIES)
    assert len(it.until("2021-01-05 09:59")) == 0
    assert len(it.until("2021-01-05 10:00")) == 3
    it.fire("act")
    assert (it.state, len(it.snapshot.communications)) == ("over", 2)


def test_the_clock_does_not_go_back(case: Open) -> None:
    it = case(TIES)
    it.until("2020-01-01 00:00")
    assert legal(it.snapshot.now) == "2021-01-04 10:00"


STUCK = """
screens:
  form: {~Formulaire, fields: {day: {~Jour, type: date, optional: yes}}}
states:
  one: {~un, screen: form, timers: [{past: form.day, to: two}]}
  two: {~deux, screen: form, timers: [{past: form.day, to: one}], events: {logout: over}}
  over: {~finie, final: yes}
"""


def test_timers_that_never_come_to_rest_are_a_fault_of_the_flow(case: Open) -> None:
    it = case(STUCK)
    it.fill({"form.day": "01/01/2021"})
    with pytest.raises(Runaway, match=r"trial: timers of (one|two) never come to rest"):
        it.until("2021-01-04 10:00")


def test_a_date_beyond_the_calendar_sets_no_timer(case: Open) -> None:
    it = case(TYPED)
    it.fill({"form.day": "31/12/9999"})
    assert dues(it) == {"open:1": "9999-12-25 00:00"}


CYCLE = """
screens:
  form: {~Formulaire, fields: {day: {~Jour, type: date, optional: yes}}}
states:
  outer:
    ~dehors
    screen: form
    timers: [{after: P5M, to: over}, {past: form.day, send: [{to: insured, ~Passé}]}]
    states:
      one: {~un, timers: [{after: P1M, to: two}]}
      two: {~deux, timers: [{after: P13D, to: one}, {after: PT36H, send: [{to: mandatary, ~Attente}]}]}
  over: {~finie, final: yes}
"""


@settings(max_examples=150, deadline=None)
@given(
    start=st.datetimes(min_value=datetime(2019, 1, 1), max_value=datetime(2024, 12, 31)),
    stops=st.lists(st.integers(1, 200 * 24 * 60), max_size=12),
)
def test_one_jump_and_many_small_steps_come_to_the_same(start: datetime, stops: list[int]) -> None:
    flow = little(CYCLE)
    for engine in (reference(flow), compiled(flow)):
        it = Case(flow, f"{start:%Y-%m-%d %H:%M}", engine=engine)
        it.fill({"form.day": "15/03/2021"})
        begin = it.snapshot
        ends = [later(begin.now, Duration(seconds=60 * minutes)) for minutes in sorted(stops)]
        end = later(begin.now, Duration(seconds=60 * 200 * 24 * 60))
        small: Snapshot = begin
        fired: tuple[Firing, ...] = ()
        for stop in [*ends, end]:
            small, more = engine.advance(small, stop, {})
            fired += more
        jump, at_once = engine.advance(begin, end, {})
        assert jump == small
        assert [(f.event, f.after.now) for f in at_once] == [(f.event, f.after.now) for f in fired]
