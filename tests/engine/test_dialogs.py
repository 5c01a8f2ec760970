"""Two clicks: a dialog over a state, confirmed, closed, overtaken by time or by the world."""

from simulator.engine.snapshot import Reason
from tests.engine.conftest import Open

ASKED = """
guards:
  allowed: {if: today < date('2021-02-01'), ~avant février, else: [late]}
messages:
  late: {~Trop tard}
events:
  delete: {~Supprimer}
  keep: {~Garder}
  other: {~Autre}
  strike: {~Foudre, by: outside}
screens:
  page:
    ~Page
    fields:
      note: {~Note, type: text, optional: yes}
    buttons: [delete, other]
  sure:
    ~Certain ?
    dialog: yes
    buttons: [keep, delete]
states:
  shown:
    ~montrée
    screen: page
    timers: [{after: P10D, to: gone}]
    events:
      delete: {confirm: sure, needs: [allowed], to: deleted, set: {page.note: none}, send: [{to: insured, ~Supprimé}]}
      other: elsewhere
      strike: {if: state.shown, to: gone}
      logout: elsewhere
  elsewhere: {~ailleurs, events: {open: shown}}
  deleted: {~supprimée, final: yes}
  gone: {~partie, final: yes}
"""


def test_the_first_click_only_opens_the_dialog(case: Open) -> None:
    it = case(ASKED)
    it.fill({"page.note": "à garder"})
    it.fire("delete")
    assert (it.state, it.value("page.note"), it.snapshot.communications) == ("shown/sure", "à garder", ())


def test_the_second_click_does_what_was_asked(case: Open) -> None:
    it = case(ASKED)
    it.fill({"page.note": "à garder"})
    it.fires("delete", "delete")
    assert (it.state, it.snapshot.data, len(it.snapshot.communications)) == ("deleted", {}, 1)


def test_another_button_of_the_dialog_closes_it(case: Open) -> None:
    it = case(ASKED)
    before = it.snapshot
    assert it.fires("delete", "keep").snapshot == before


def test_under_a_dialog_neither_buttons_nor_fields_answer(case: Open) -> None:
    it = case(ASKED).fires("delete")
    assert it.refused("other") == (Reason("absent", "other"),)
    assert it.refused("fill", {"page.note": "x"}) == (Reason("absent", "fill"),)


def test_opening_a_dialog_neither_enters_a_state_nor_stops_its_timers(case: Open) -> None:
    it = case(ASKED)
    before = it.snapshot
    it.fire("delete")
    assert (it.snapshot.since, it.snapshot.due) == (before.since, before.due)


def test_a_timer_fires_during_a_dialog(case: Open) -> None:
    it = case(ASKED).fires("delete")
    assert it.until("2021-02-01 00:00") == [("shown:0", "2021-01-14 10:00", "gone")]


def test_the_world_reaches_a_case_through_a_dialog(case: Open) -> None:
    assert case(ASKED).fires("delete", "strike").state == "gone"
    assert case(ASKED).fires("delete", "logout").state == "elsewhere"


def test_a_guard_is_asked_at_the_first_click_and_again_at_the_second(case: Open) -> None:
    it = case(ASKED, now="2021-01-31 23:00").fires("delete")
    assert it.state == "shown/sure"
    it.until("2021-02-01 00:00")
    assert it.refused("delete") == (Reason("guard", "allowed"),)
    assert (it.state, it.messages) == ("shown/sure", ("late",))
    assert it.fires("keep").refused("delete") == (Reason("guard", "allowed"),)
    assert it.state == "shown"


WITH_FORM = """
events:
  delete: {~Supprimer, submit: yes}
  keep: {~Garder}
screens:
  page: {~Page, buttons: [delete]}
  sure:
    ~Pourquoi ?
    dialog: yes
    fields:
      reason: {~Motif, type: text}
    buttons: [keep, delete]
states:
  shown: {~montrée, screen: page, events: {delete: {confirm: sure, to: deleted}}}
  deleted: {~supprimée, final: yes}
"""


def test_a_dialog_can_hold_a_form_that_its_confirmation_submits(case: Open) -> None:
    it = case(WITH_FORM)
    it.fires("delete", "delete")
    assert it.state == "shown/sure"
    it.fill({"sure.reason": "une erreur"})
    it.fire("delete")
    assert (it.state, it.value("sure.reason")) == ("deleted", "une erreur")


AT_ONCE = """
states:
  before: {~avant, auto: {to: after, send: [{to: insured, ~Bonjour}]}}
  after: {~après, final: yes}
"""


def test_what_follows_a_beginning_at_once_is_told_with_it(case: Open) -> None:
    it = case(AT_ONCE)
    opened = it.engine.opened(it.snapshot.now, it.facts)
    assert (opened.after.state, [sent.to for sent in opened.outcome.effects.sent]) == ("after", ["insured"])
