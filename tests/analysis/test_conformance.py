"""What is told of a case that the flow does not allow, and where the case is taken to be afterwards."""

from datetime import timedelta

import pytest

from simulator.analysis.conformance.conformance import Conformance, Reading
from simulator.analysis.conformance.deviation import Logged, Result
from simulator.analysis.conformance.doubt import judge, reads
from simulator.analysis.conformance.replay import Replay
from simulator.analysis.conformance.trail import Codes
from simulator.analysis.conformance.witness import witness
from simulator.analysis.conformance.words import detail, general
from simulator.analysis.path import replay
from simulator.engine.snapshot import Reason, Refused
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import Flow
from simulator.spec.load import Library
from tests.engine.little import HEAD, instant, little, spelled
from tests.engine.random_flows import understood

IN_FORCE = ("start", "next", "validate")
EXPIRY = "timer:active:0"


def log(flow: Flow, *cases: str, exact: bool = False, unlogged: str = "", facts: Facts | None = None) -> Result:
    """A log whose cases begin on 04/01/2021 at 09:00; an event is a minute after the last, `+3d` days later before.

    `event:field=text` types something with it; `event/actor` says who; `?` is a row that could not be read.
    """
    found = Conformance(flow, Reading(exact, frozenset(unlogged.split())))
    for number, case in enumerate(cases):
        at = instant("2021-01-04 09:00")
        for word in case.split():
            if word.startswith("+"):
                at += timedelta(days=int(word[1:-1]))
                continue
            at += timedelta(minutes=1)
            if word == "?":
                found.lost(str(number))
                continue
            name, _, typed = word.partition(";")
            event, _, by = name.partition("/")
            timers = (event,) if event.startswith("timer:") else ()
            data = dict(each.split("=") for each in typed.split(",") if each)
            found.feed(str(number), Logged("" if timers else event, at, by, data, timers), facts=facts or {})
    return found.finish()


def told(result: Result) -> list[tuple[str, str, str, object]]:
    """Each group of deviations: kind, event, leaf, subject."""
    return [(g.place.kind, g.place.event, g.place.leaf, g.place.about) for g in result.groups]


@pytest.fixture
def proxy(library: Library) -> Flow:
    return library.flows["procuration"]


@pytest.mark.parametrize(
    "case",
    ["start next validate revoke revoke", "start next validate revoke", "start back start next back next validate",
     "start", "logout", "start next validate details open logout revoke back", "start next validate +40d"],
)  # fmt: skip
def test_what_some_data_allow_conforms(proxy: Flow, case: str) -> None:
    result = log(proxy, case)
    assert (told(result), result.conforming, result.fitness) == ([], 1, 1.0)


def test_rules_over_what_the_log_does_not_tell_are_counted_as_assumed(proxy: Flow) -> None:
    result = log(proxy, "start next validate", "start next back next")
    assert dict(result.assumed) == {"adult": 3, "birth_date_past": 3, "other_person": 3}


def test_what_the_log_tells_is_held_against_the_rules(proxy: Flow) -> None:
    result = log(proxy, "start next;mandatary.birth_date=16/04/2004 validate revoke")
    assert told(result) == [("refused", "next", "draft.mandatary", Reason("guard", "adult"))]


def test_after_a_refusal_the_case_is_where_the_event_leads_so_that_one_fault_is_told_once(proxy: Flow) -> None:
    result = log(proxy, "start next;mandatary.birth_date=16/04/2004 validate open")
    assert (len(result.groups), result.deviations, result.allowed) == (1, 1, 3)


def test_a_value_told_before_its_screen_counts_once_it_is_there(proxy: Flow) -> None:
    result = log(proxy, "start;mandatary.birth_date=16/04/2004 next")
    assert told(result) == [("refused", "next", "draft.mandatary", Reason("guard", "adult"))]


def test_the_fewest_steps_that_were_skipped_are_named(proxy: Flow) -> None:
    result = log(proxy, "start validate revoke")
    assert told(result) == [("skipped", "validate", "draft.mandatary", ("next",))]
    assert (result.skipped, result.allowed, result.events, result.fitness) == (1, 2, 3, 0.5)


def test_steps_that_the_log_never_records_are_no_deviation_where_one_says_so(proxy: Flow) -> None:
    assert told(log(proxy, "validate")) == [("skipped", "validate", "draft.principles", ("start", "next"))]
    assert told(log(proxy, "validate", unlogged="start")) == [("skipped", "validate", "draft.principles", ("next",))]
    assert told(log(proxy, "validate revoke", unlogged="start next")) == []


def test_an_event_after_its_deadline_is_told_with_the_instant_and_goes_on_without_it(proxy: Flow) -> None:
    result = log(proxy, "start next validate +40d open revoke revoke")
    assert told(result) == [("deadline", "open", "active.confirmed", EXPIRY)]
    assert result.groups[0].example.due == instant("2021-02-05 00:00")


@pytest.mark.parametrize(
    ("case", "kind"),
    [("start next validate +31d +1d timer:active:0", None), ("start next validate +10d timer:active:0", "early"),
     ("start next validate +34d timer:active:0", "late"), ("start timer:active:0", "absent"),
     ("logout timer:active:0", "ended")],
)  # fmt: skip
def test_a_deadline_that_the_log_tells_is_due_on_its_day(proxy: Flow, case: str, kind: str | None) -> None:
    assert [each[0] for each in told(log(proxy, case))] == [kind] * (kind is not None)


def test_a_deadline_told_of_one_case_and_not_of_another_has_no_consequence_there(proxy: Flow) -> None:
    expired = "start next validate +32d timer:active:0"
    assert told(log(proxy, expired, "start next validate")) == []  # the day of the deadline is not over
    both = log(proxy, expired, "start next validate", "start next validate", "+40d start")
    assert told(both) == [("unfired", "", "active.confirmed", EXPIRY)]
    assert (both.groups[0].count, both.groups[0].cases, both.deviating) == (2, 2, 2)
    assert told(log(proxy, "start next validate", "start +50d next")) == []


def test_what_comes_after_the_end_is_left_aside(proxy: Flow) -> None:
    result = log(proxy, "logout start start")
    assert told(result) == [("ended", "start", "abandoned", "")]
    assert (result.groups[0].count, result.groups[0].cases, result.over) == (2, 1, 1)


def test_what_nothing_makes_possible_is_left_aside_and_the_rest_goes_on(library: Library) -> None:
    result = log(library.flows["attestation"], "validate validate download back")
    assert told(result) == [("absent", "validate", "issued", "")]
    assert result.allowed == 3


def test_a_refusal_that_leads_elsewhere_is_an_allowed_way(library: Library) -> None:
    visit = library.flows["accueil"]
    assert told(log(visit, "present check leave")) == []
    assert told(log(visit, "present;papers.piece=nothing check start")) != []
    assert told(log(visit, "present;papers.piece=nothing check leave")) == []


def test_an_event_done_by_somebody_else_is_told_and_has_happened(library: Library) -> None:
    result = log(library.flows["accueil"], "present/mandatary check/mandatary start/agent")
    assert told(result) == [("reserved", "check", "presented", "mandatary")]


def test_a_row_that_could_not_be_read_explains_one_event_that_does_not_fit(proxy: Flow) -> None:
    result = log(proxy, "start ? validate revoke", "? start validate start", "start ?")
    assert [(g.place.kind, g.place.event) for g in result.groups] == [("absent", "start")]
    assert (result.excused, result.undecided, result.deviating, result.conforming) == (2, 2, 1, 0)


def test_an_exact_reading_takes_what_is_not_told_to_be_empty(proxy: Flow) -> None:
    form = "mandatary.civility=m,mandatary.last_name=Dupont,mandatary.first_name=Martin"
    assert told(log(proxy, "start next", exact=True)) == [
        ("refused", "next", "draft.mandatary", Reason("missing", "mandatary.civility"))
    ]
    full = f"start fill;{form},mandatary.birth_date=16/04/1991 next fill;recap.certify=yes validate revoke revoke"
    assert told(log(proxy, full, exact=True)) == []
    assert told(log(proxy, "fill;recap.certify=yes", exact=True))[0][0] == "skipped"


def test_facts_that_are_known_are_held_against_the_rules(library: Library) -> None:
    attestation = library.flows["attestation"]
    assert told(log(attestation, "validate")) == []
    assert told(log(attestation, "validate", facts={"insured.address": None})) == [
        ("refused", "validate", "request.running", Reason("guard", "address_known"))
    ]


def test_every_deviation_is_counted_in_its_group_and_the_most_frequent_comes_first(proxy: Flow) -> None:
    result = log(proxy, "start validate", "start validate", "logout start")
    assert [(g.place.kind, g.count, g.cases) for g in result.groups] == [("skipped", 2, 2), ("ended", 1, 1)]


@pytest.mark.parametrize(
    "case",
    ["start validate", "start next;mandatary.birth_date=16/04/2004", "start next validate +40d revoke",
     "start next validate revoke revoke open", "start next validate revoke start", "start next validate/agent"],
)  # fmt: skip
def test_the_path_of_a_deviation_ends_on_what_the_engine_refuses(library: Library, proxy: Flow, case: str) -> None:
    group = log(proxy, case).groups[0]
    path = witness(library, proxy, group)
    assert path is not None
    *_, last = replay(library, path)
    assert (last.act.event, last.act.at) == (group.place.event, group.example.logged.at)
    assert isinstance(last.simulation.history[-1].firing.outcome, Refused)


def test_a_path_makes_the_journey_that_the_flow_reads_first(library: Library) -> None:
    visit = library.flows["accueil"]
    group = log(visit, "present check start process close").groups[0]
    path = witness(library, visit, group)
    assert path is not None
    assert path.flows == ("procuration", "accueil")


def test_a_deviation_is_said_in_both_languages_with_its_values(library: Library, proxy: Flow) -> None:
    group = log(proxy, "start next;mandatary.birth_date=16/04/2004").groups[0]
    actors = library.portal.actors
    assert general(proxy, group.place, "fr", actors) == (
        "« Suivant » dans « saisie du mandataire » contre la règle : le mandataire a 18 ans révolus"
    )
    assert detail(proxy, group.example, "en") == (
        "false: the mandatary is 18 or older (16 years old; true from 16/04/2022)"
    )
    late = log(proxy, "start next validate +40d revoke").groups[0]
    assert (
        general(proxy, late.place, "fr", actors) == "« Révoquer » après l'échéance, la démarche devant être « expirée »"
    )
    assert detail(proxy, late.example, "fr") == "échéance : 05/02/2021 à 00:00"


SIDES = """
events:
  go: {~Aller, by: outside}
  on: {~Avancer, by: outside}
  end: {~Finir, by: outside}
screens:
  form: {~Formulaire, fields: {sure: {~Certain, type: tick, optional: yes}}, buttons: []}
states:
  s0: {~un, screen: form, events: {go: [{if: form.sure == yes, to: far}, {to: near}]}}
  far: {~loin, events: {on: near}}
  near: {~près, events: {on: last}}
  last: {~dernier, events: {end: over}}
  over: {~fin, final: yes}
"""


def test_of_the_places_where_a_case_may_be_the_one_with_the_fewest_steps_to_go_counts() -> None:
    assert told(log(little(SIDES), "go end")) == [("skipped", "end", "near", ("on",))]
    assert told(log(little(SIDES), "go on on end")) == told(log(little(SIDES), "go on end")) == []


WAITING = """
events:
  go: {~Aller, by: outside}
screens:
  form: {~Formulaire, fields: {day: {~Jour, type: date}}, buttons: []}
states:
  s0:
    ~un
    screen: form
    events: {go: end}
    timers: [{past: form.day, to: s1}]
  s1: {~deux, final: yes}
  end: {~fin, final: yes}
"""


def test_a_deadline_on_a_day_that_the_log_does_not_tell_may_have_gone_by_or_not() -> None:
    flow = little(WAITING)
    assert told(log(flow, "begin +30d go")) == []
    assert told(log(flow, "begin timer:s0:0")) == []
    assert told(log(flow, "begin timer:s0:0 go")) == [("ended", "go", "s1", "")]
    assert told(log(flow, "begin;form.day=10/01/2021 +30d go")) == [("deadline", "go", "s0", "timer:s0:0")]


AGAIN = """
events:
  back: {~Revenir, by: outside}
  stay: {~Rester, by: outside}
  end: {~Finir, by: outside}
screens:
  form: {~Formulaire, fields: {day: {~Jour, type: date}}, buttons: []}
states:
  s0:
    ~un
    screen: form
    events: {stay: {}, end: over}
    timers: [{past: form.day, to: s1}, {past: form.day + P1D, send: [{to: insured, ~Bientôt}]}]
  s1: {~deux, events: {back: s0}}
  over: {~fin, final: yes}
"""


def test_a_deadline_waits_again_once_its_state_is_entered_again() -> None:
    flow = little(AGAIN)
    assert told(log(flow, "begin timer:s0:0 back timer:s0:0 back end")) == []
    assert told(log(flow, "begin timer:s0:0 timer:s0:0"))[0][0] == "absent"


def test_a_deadline_nobody_knows_the_day_of_is_gone_by_once_at_most() -> None:
    replay_, at = Replay(little(AGAIN)), instant("2021-01-04 09:00")
    belief = replay_.born(at, {}, {})
    for day in range(1, 9):
        belief = replay_.told(belief, Logged("stay", at + timedelta(days=day)), {}).belief
    fired = [place.untold for place in belief]
    assert len(fired) == 9  # not yet, or since one of the eight days


def test_what_the_flow_clears_the_log_need_not_tell_again(proxy: Flow) -> None:
    assert told(log(proxy, "start next;recap.certify=yes back next validate")) == []


RESTLESS = """
events:
  go: {~Aller, by: outside}
screens:
  form: {~Formulaire, fields: {sure: {~Certain, type: tick, optional: yes}}, buttons: []}
states:
  s0: {~un, screen: form, events: {go: end}, auto: {if: form.sure == yes, to: s1}}
  s1: {~deux, screen: form, events: {go: end}, auto: {if: filled(form.sure), to: s0}}
  end: {~fin, final: yes}
"""


def test_automatic_branches_that_never_come_to_rest_stop_no_log() -> None:
    flow = understood(spelled(HEAD + RESTLESS).decode())
    assert told(log(flow, "begin fill;form.sure=yes go")) == []
    assert told(log(flow, "begin fill;form.sure=yes,form.x=1 go", exact=True)) == [("data", "fill", "s0", "form.x")]


PATIENT = """
events:
  go: {~Aller, by: outside}
  leave: {~Partir, by: outside}
guards:
  later: {if: today >= since.s0 + P3D, ~trois jours ont passé}
states:
  s0: {~un, events: {go: {needs: [later], to: end}, leave: {if: today >= since.s0 + P3D, to: end}}}
  end: {~fin, final: yes}
"""


def test_a_rule_over_today_is_read_on_the_day_of_the_event() -> None:
    flow = little(PATIENT)
    assert [told(log(flow, f"begin +3d {event}")) for event in ("go", "leave")] == [[], []]
    assert told(log(flow, "begin +2d go")) == [("refused", "go", "s0", Reason("guard", "later"))]
    assert told(log(flow, "begin +2d leave")) == [("absent", "leave", "s0", "")]


UNSURE = """
events:
  go: {~Aller, by: outside}
guards:
  either: {if: form.count == 3 or insured.birth_date <= today, ~règle}
screens:
  form: {~Formulaire, fields: {count: {~Combien, type: number}}, buttons: []}
states:
  s0: {~un, screen: form, events: {go: {needs: [either], to: end}}}
  end: {~fin, final: yes}
"""


@pytest.mark.parametrize(
    ("unknown", "birth", "truth"),
    [({"form.count"}, "2000-01-01", True), ({"form.count"}, None, None), ({"insured.birth_date"}, None, None),
     ((), None, False)],
)  # fmt: skip
def test_a_condition_over_unknown_things_is_true_false_or_unknown(
    unknown: set[str], birth: str | None, truth: bool | None
) -> None:
    flow = little(UNSURE)
    condition = flow.guards["either"].condition
    assert reads(condition) == {"form.count", "insured.birth_date"}
    born = None if birth is None else instant(f"{birth} 12:00").date()
    place = Replay(flow).born(instant("2021-01-04 09:00"), {}, {})[0]
    assert judge(condition)(place.snapshot, {"insured.birth_date": born}, frozenset(unknown)) is truth


def test_a_trail_gives_back_what_was_put_in() -> None:
    codes = Codes()
    happened = [("start", instant("2021-01-04 09:00")), ("next", instant("1969-12-31 23:59")),
                ("start", instant("2021-01-04 09:00") + timedelta(microseconds=1))]  # fmt: skip
    assert list(codes.unpack(b"".join(codes.pack(*each) for each in happened))) == happened
