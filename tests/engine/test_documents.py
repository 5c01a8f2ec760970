"""What comes of a case besides its state: documents, communications; and the case itself as JSON."""

import json

import pytest

from simulator.engine.snapshot import Fired, snapshot_from_json, snapshot_to_json
from simulator.spec.calendar import civil_date
from tests.engine.conftest import Open
from tests.engine.little import Case, little, person, shipped

PAPERS = """
events:
  draw: {~Éditer, by: outside}
  take: {~Télécharger}
  end: {~Finir}
screens:
  form:
    ~Formulaire
    fields:
      name: {~Nom, type: text, optional: yes}
    buttons: [take, end]
documents:
  paper:
    fr: Attestation de <form.name>
    en: Certificate of <form.name>
    watermark: {~SPÉCIMEN}
    lines:
      - {fr: "Fait le <today>", en: "Done on <today>"}
      - {if: filled(form.name), fr: "Pour <form.name:upper>", en: "For <form.name:upper>"}
      - each: insured.children
        lines:
          - {fr: "<it.name>", en: "<it.name>"}
          - {if: it.grown == yes, fr: majeur, en: grown up}
states:
  open:
    ~ouverte
    screen: form
    events:
      draw: {issue: paper}
      take: {give: paper, send: [{to: insured, fr: "Remis à <form.name>", en: "Given to <form.name>"}]}
      end: over
  over: {~finie, final: yes}
"""
FACTS = {"insured.children": ({"name": "Léa", "grown": True}, {"name": "Tom", "grown": False})}


def test_a_document_is_frozen_when_it_is_drawn_up(case: Open) -> None:
    it = case(PAPERS, facts=FACTS)
    it.fill({"form.name": "Dupont"})
    it.fire("draw")
    it.until("2021-02-01 10:00")
    it.fill({"form.name": "Martin"})
    it.fire("take")
    paper = it.snapshot.documents["paper"]
    assert paper.title == ("Attestation de Dupont", "Certificate of Dupont")
    assert paper.watermark == ("SPÉCIMEN", "SPÉCIMEN")
    assert paper.fr == ("Fait le 04/01/2021", "Pour DUPONT", ("Léa", "majeur"), ("Tom",))
    assert paper.lines("en")[:2] == ("Done on 04/01/2021", "For DUPONT")


def test_drawing_a_document_up_again_replaces_it(case: Open) -> None:
    it = case(PAPERS, facts=FACTS)
    it.fire("draw")
    it.until("2021-02-01 10:00")
    it.fire("draw")
    assert it.snapshot.documents["paper"].fr[0] == "Fait le 01/02/2021"


def test_a_document_handed_over_without_being_issued_is_drawn_up_then(case: Open) -> None:
    it = case(PAPERS, facts=FACTS)
    outcome = it.fire("take").outcome
    assert isinstance(outcome, Fired)
    assert (outcome.effects.given, outcome.effects.issued) == (("paper",), ())
    assert it.snapshot.documents["paper"].issued == it.snapshot.now


def test_a_document_can_be_handed_over_again(case: Open) -> None:
    it = case(PAPERS, facts=FACTS)
    outcomes = [it.fire("take").outcome for _ in range(3)]
    assert [isinstance(o, Fired) and o.effects.given for o in outcomes] == [("paper",)] * 3
    assert it.snapshot.given == {"paper"}


def test_communications_say_what_was_so_when_they_left_in_both_languages(case: Open) -> None:
    it = case(PAPERS, facts=FACTS)
    for name in ("Dupont", "Martin"):
        it.fill({"form.name": name})
        it.fire("take")
    assert [sent.text for sent in it.snapshot.communications] == [
        ("Remis à Dupont", "Given to Dupont"),
        ("Remis à Martin", "Given to Martin"),
    ]
    assert it.snapshot.sent == {"insured"}


WRITES = """
events:
  save: {~Enregistrer}
screens:
  form:
    ~Formulaire
    fields:
      name: {~Nom, type: text, optional: yes}
      day: {~Jour, type: date, optional: yes}
      sure: {~Certain, type: tick, optional: yes}
      count: {~Combien, type: number, optional: yes}
    buttons: [save]
  other:
    ~Autre
    fields:
      name: {~Nom, type: text, optional: yes}
    buttons: [save]
states:
  open:
    ~ouverte
    screen: form
    events:
      save:
        to: two
        set:
          insured.last_name: form.name
          other.name: form.name
          form.name: none
          form.day: today
          form.sure: yes
          form.count: count(insured.children)
  two: {~deux, screen: other, events: {save: {to: over, set: {form: none, other.name: form.name}}}}
  over: {~finie, final: yes}
"""


def test_what_is_written_reads_the_case_as_it_was_before(case: Open) -> None:
    it = case(WRITES, facts=FACTS)
    it.fill({"form.name": "Martin"})
    outcome = it.fire("save").outcome
    assert isinstance(outcome, Fired)
    assert outcome.effects.writes == (("last_name", "Martin"),)
    assert it.snapshot.data == {
        "other.name": ("Martin", "Martin"),
        "form.day": ("04/01/2021", civil_date(it.snapshot.now)),
        "form.sure": ("yes", True),
        "form.count": ("2", 2),
    }


def test_writing_nothing_clears_a_field_or_a_whole_screen(case: Open) -> None:
    it = case(WRITES, facts=FACTS)
    it.fill({"form.name": "Martin"})
    assert it.fires("save", "save").snapshot.data == {}


def round_trip(it: Case) -> None:
    written = json.dumps(snapshot_to_json(it.snapshot), ensure_ascii=False, sort_keys=True)
    again = snapshot_from_json(json.loads(written))
    assert again == it.snapshot
    assert json.dumps(snapshot_to_json(again), ensure_ascii=False, sort_keys=True) == written


def test_a_case_comes_back_from_json_as_it_was(case: Open) -> None:
    it = case(PAPERS, facts=FACTS)
    it.fill({"form.name": "L’Héritier « dit » \N{SNOWMAN}"})
    for event in ("draw", "take"):
        it.fire(event)
        round_trip(it)
    it = case(WRITES, facts=FACTS).fires("save")
    round_trip(it)


@pytest.mark.parametrize("chosen", ["1", "all", "9"])
def test_chosen_records_and_their_document_come_back_from_json(chosen: str) -> None:
    flow = shipped().flows["attestation"]
    it = Case(flow, "2019-11-20 10:00", person(flow, "benoit"))
    it.fill({"request.beneficiary": chosen})
    round_trip(it)
    it.fire("validate")
    round_trip(it)


@pytest.mark.parametrize("spoiled", [{}, {"flow": "x"}, {"since": 3}, {"edition": "hier"}])
def test_what_is_no_case_is_refused(spoiled: dict[str, object]) -> None:
    written = snapshot_to_json(Case(little(WRITES)).snapshot) | spoiled if spoiled else {}
    if spoiled == {"flow": "x"}:
        del written["now"]
    with pytest.raises((KeyError, ValueError, TypeError, AttributeError)):
        snapshot_from_json(written)
