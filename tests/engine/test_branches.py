"""Which way an event goes: guards in order, silent conditions, refusals that lead somewhere, automatic branches."""

import pytest

from simulator.engine.engine import Runaway
from simulator.engine.snapshot import Fired, Reason, Refused
from tests.engine.conftest import Open
from tests.engine.little import Case

GUARDS = """
guards:
  big: {if: form.count >= 10, ~au moins dix, else: [small]}
  even: {if: form.even == yes, ~pair, else: [odd, small]}
messages:
  small: {~Trop peu}
  odd: {~Impair}
events:
  try_it: {~Essayer}
  ask: {~Demander}
  pick: {~Choisir}
  turn: {~Tourner}
screens:
  form:
    ~Formulaire
    fields:
      count: {~Combien, type: number, optional: yes}
      even: {~Pair, type: tick, optional: yes}
    buttons: [try_it, ask, pick]
  turned:
    ~Refusé
    buttons: [turn]
states:
  asked:
    ~demande
    screen: form
    events:
      try_it: {needs: [big, even], to: done}
      ask: {needs: [big], to: done, else: turned}
      pick:
        - {if: form.count > 100, to: done}
        - {if: form.count > 50, needs: [even], to: done}
        - {if: form.count > 10, set: {form.count: none}}
  turned:
    ~refusée
    screen: turned
    auto: {if: form.even == yes, to: asked, send: [{to: insured, ~Revenez}]}
    events:
      turn: asked
  done:
    ~fini
    final: yes
"""


def test_the_first_guard_that_fails_refuses_with_its_messages_and_keeps_what_was_typed(case: Open) -> None:
    it = case(GUARDS)
    it.fill({"form.count": "3"})
    assert it.refused("try_it") == (Reason("guard", "big"),)
    assert (it.state, it.messages, it.snapshot.data["form.count"].typed) == ("asked", ("small",), "3")
    it.fill({"form.count": "12"})
    assert it.refused("try_it") == (Reason("guard", "even"),)
    assert it.messages == ("odd", "small")
    it.fill({"form.even": "yes"})
    assert it.fires("try_it").snapshot.messages == ()
    assert it.state == "done"


def test_a_refusal_can_lead_to_a_state(case: Open) -> None:
    it = case(GUARDS)
    assert it.refused("ask") == (Reason("guard", "big"),)
    assert (it.state, it.messages) == ("turned", ("small",))


def test_automatic_branches_follow_a_refusal_that_leads_to_a_state(case: Open) -> None:
    it = case(GUARDS)
    it.fill({"form.even": "yes"})
    outcome = it.fire("ask").outcome
    assert isinstance(outcome, Refused)
    assert (it.state, it.messages, len(outcome.effects.sent)) == ("asked", ("small",), 1)


@pytest.mark.parametrize(
    ("count", "even", "state"), [("101", "no", "done"), ("51", "yes", "done"), ("51", "no", "asked")]
)
def test_the_first_branch_whose_condition_holds_is_followed(case: Open, count: str, even: str, state: str) -> None:
    it = case(GUARDS)
    it.fill({"form.count": count, "form.even": even})
    assert it.fires("pick").state == state


def test_a_guard_of_a_branch_does_not_refuse_for_the_others(case: Open) -> None:
    it = case(GUARDS)
    it.fill({"form.count": "51"})
    assert it.refused("pick") == (Reason("guard", "even"),)
    it.fill({"form.count": "11"})
    it.fire("pick")
    assert it.snapshot.data == {}


def test_an_event_none_of_whose_branches_holds_is_absent(case: Open) -> None:
    assert case(GUARDS).refused("pick") == (Reason("absent", "pick"),)


@pytest.mark.parametrize("trigger", ["auto", "timer:turned:0"])
def test_nobody_can_fire_what_only_the_engine_follows(case: Open, trigger: str) -> None:
    it = case(BOTH_WAYS)
    before = it.snapshot
    assert it.refused(trigger) == (Reason("absent", trigger),)
    assert it.snapshot == before


BOTH_WAYS = """
events:
  leave: {~Partir}
screens:
  form:
    ~Formulaire
    fields:
      sure: {~Certain, type: tick, optional: yes}
    buttons: [leave]
states:
  open:
    ~ouverte
    screen: form
    auto: {if: form.sure == yes, to: ticked}
    events: {leave: gone}
  ticked:
    ~cochée
    screen: form
    auto: {if: not filled(form.sure), to: open}
    timers: [{after: P1D, to: open, set: {form.sure: none}}]
    events: {leave: gone}
  gone:
    ~partie
    final: yes
"""


def test_ticking_and_unticking_moves_both_ways(case: Open) -> None:
    it = case(BOTH_WAYS)
    it.fill({"form.sure": "yes"})
    assert it.state == "ticked"
    it.fill({"form.sure": "no"})
    assert it.state == "open"


def test_a_fill_tells_what_happened_without_any_row(case: Open) -> None:
    outcome = case(BOTH_WAYS).fill({"form.sure": "yes"}).outcome
    assert outcome == Fired(None)


def test_automatic_branches_follow_a_timer_too(case: Open) -> None:
    it = case(BOTH_WAYS)
    it.fill({"form.sure": "yes"})
    assert it.until("2021-01-06 00:00") == [("ticked:0", "2021-01-05 10:00", "open")]


ROUND = """
screens:
  form: {~Formulaire, fields: {count: {~Combien, type: number, optional: yes}}}
states:
  one: {~un, screen: form, auto: {if: form.count > 1, to: two}}
  two: {~deux, screen: form, auto: {if: form.count > 2, to: one}, events: {logout: end}}
  end: {~fin, final: yes}
"""


def test_automatic_branches_that_never_come_to_rest_are_a_fault_of_the_flow(case: Open) -> None:
    it = case(ROUND)
    it.fill({"form.count": "2"})
    assert it.state == "two"
    with pytest.raises(Runaway, match=r"trial: automatic branches of (one|two) never come to rest"):
        it.fill({"form.count": "3"})


CHAIN = """
events:
  turn: {~Tourner, by: outside}
states:
  still:
    ~au repos
    events: {turn: {to: one, send: [{to: insured, ~Premier}], go: [Accueil]}}
  one: {~un, auto: {to: two, send: [{to: mandatary, ~Deuxième}]}}
  two:
    ~deux
    states:
      inner: {~dedans, auto: {if: sent(mandatary), to: three, set: {insured.last_name: "'Martin'"}}}
  three: {~trois, final: yes}
"""


def test_what_automatic_branches_do_is_told_with_the_event_in_order(case: Open) -> None:
    it = case(CHAIN)
    outcome = it.fire("turn").outcome
    assert it.state == "three"
    assert isinstance(outcome, Fired)
    assert [sent.to for sent in outcome.effects.sent] == ["insured", "mandatary"]
    assert (outcome.effects.go, outcome.effects.writes) == (("Accueil",), (("last_name", "Martin"),))
    assert it.snapshot.communications == outcome.effects.sent


INNER = """
events:
  go_on: {~Continuer, by: outside}
  stay: {~Rester, by: outside}
states:
  outer:
    ~dehors
    events: {go_on: done, stay: {set: {insured.last_name: insured.last_name}}}
    states:
      first: {~première, events: {go_on: second}}
      second: {~seconde}
  done: {~fini, final: yes}
"""


def test_an_inner_state_answers_before_the_one_it_lies_in(case: Open) -> None:
    it = case(INNER)
    assert [it.fires("go_on").state for _ in range(2)] == ["outer.second", "done"]


def test_a_branch_without_a_target_stays_and_enters_nothing_again(case: Open) -> None:
    it = case(INNER)
    before = it.snapshot
    it.until("2021-01-05 10:00")
    it.fire("stay")
    assert (it.state, it.snapshot.since) == ("outer.first", before.since)


def test_a_case_that_has_ended_takes_nothing_more(case: Open) -> None:
    it: Case = case(INNER).fires("go_on", "go_on")
    assert it.refused("go_on") == (Reason("ended", "go_on"),)


SINCE = """
values:
  begun: {is: since.first + P1M}
events:
  turn: {~Tourner, by: outside}
states:
  first: {~première, events: {turn: second}}
  second: {~seconde, events: {turn: third, logout: end}}
  third: {~troisième, events: {turn: first}, timers: [{past: begun, to: first}]}
  end: {~fin, final: yes}
"""


def test_of_states_that_were_left_only_those_the_flow_reads_keep_their_entry(case: Open) -> None:
    it = case(SINCE).fires("turn", "turn")
    assert sorted(it.snapshot.since) == ["first", "third"]
    assert it.until("2021-03-01 00:00") == [("third:0", "2021-02-05 00:00", "first")]


ELSEWHERE = """
events:
  on: {~Avancer, by: outside}
initial: second
states:
  first: {~un, events: {on: end}}
  second:
    ~deux
    initial: inner
    states:
      outer: {~dehors, events: {on: end}}
      inner: {~dedans, events: {on: outer}}
    events: {on: first}
  end: {~fin, final: yes}
"""


def test_a_case_begins_in_the_state_that_is_named_initial(case: Open) -> None:
    it = case(ELSEWHERE)
    assert it.state == "second.inner"
    it.fire("on")
    assert it.state == "second.outer"
