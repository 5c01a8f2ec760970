"""What is typed: missing, malformed, hidden, cleared."""

from simulator.engine.snapshot import Fired, Reason
from tests.engine.conftest import Open

FORM = """
messages:
  wrong: {~La saisie est fausse}
events:
  next: {~Suivant, submit: yes}
  stop: {~Abandonner}
screens:
  form:
    ~Formulaire
    fields:
      name: {~Nom, type: text}
      born: {~Naissance, type: date}
      count: {~Combien, type: number, optional: yes}
      sure: {~Certain, type: tick}
      kind:
        ~Genre
        type: choice
        optional: yes
        options:
          a: {~Premier}
          b: {~Second}
      colours:
        ~Couleurs
        type: choice
        many: yes
        optional: yes
        options:
          red: {~Rouge}
          blue: {~Bleu}
    buttons: [next, stop]
    invalid: [wrong]
states:
  asked:
    ~demande
    screen: form
    events:
      next: done
      stop: done
  done:
    ~fini
    final: yes
"""
WHOLE = {"form.name": "Dupont", "form.born": "16/04/1991", "form.sure": "yes"}


def test_a_submit_is_refused_while_mandatory_fields_are_missing_and_names_all_of_them(case: Open) -> None:
    it = case(FORM)
    it.fill({"form.born": "16/04/1991"})
    assert it.refused("next") == (Reason("missing", "form.name"), Reason("missing", "form.sure"))
    assert (it.state, it.messages) == ("asked", ())


def test_a_complete_form_is_submitted(case: Open) -> None:
    it = case(FORM)
    it.fill(WHOLE)
    assert it.fires("next").state == "done"


def test_a_malformed_field_is_refused_once_nothing_is_missing_with_the_message_of_its_screen(case: Open) -> None:
    it = case(FORM)
    it.fill({"form.born": "31/02/1991"})
    assert Reason("missing", "form.name") in it.refused("next")
    it.fill(WHOLE | {"form.born": "31/02/1991"})
    assert it.refused("next") == (Reason("malformed", "form.born"),)
    assert (it.state, it.messages) == ("asked", ("wrong",))


def test_an_optional_field_may_be_empty_but_not_malformed(case: Open) -> None:
    it = case(FORM)
    it.fill(WHOLE | {"form.count": "beaucoup"})
    assert it.refused("next") == (Reason("malformed", "form.count"),)


def test_a_message_stays_while_one_types_and_leaves_with_the_next_event(case: Open) -> None:
    it = case(FORM)
    it.fill(WHOLE | {"form.born": "hier"})
    it.fire("next")
    it.fill({"form.born": "16/04/1991"})
    assert it.messages == ("wrong",)
    assert it.fires("next").messages == ()


def test_an_event_that_does_not_submit_asks_for_nothing(case: Open) -> None:
    assert case(FORM).fires("stop").state == "done"


def test_what_is_typed_is_kept_as_typed_beside_its_value(case: Open) -> None:
    it = case(FORM)
    it.fill({"form.count": "1 234,50", "form.name": "  Dupont "})
    assert [it.snapshot.data[key].typed for key in ("form.count", "form.name")] == ["1 234,50", "  Dupont "]
    assert (str(it.value("form.count")), it.value("form.name")) == ("1234.50", "Dupont")


def test_a_malformed_text_is_kept_without_a_value(case: Open) -> None:
    it = case(FORM)
    it.fill({"form.born": "demain"})
    assert it.snapshot.data["form.born"] == ("demain", None)


def test_an_empty_text_clears_a_field_and_a_tick_is_untied_by_no(case: Open) -> None:
    it = case(FORM)
    it.fill(WHOLE)
    it.fill({"form.name": "", "form.sure": "no"})
    assert list(it.snapshot.data) == ["form.born"]


def test_a_choice_takes_its_options_and_nothing_else(case: Open) -> None:
    it = case(FORM)
    it.fill({"form.kind": "a", "form.colours": ("red", "blue")})
    assert (it.value("form.kind"), it.value("form.colours")) == ("a", ("red", "blue"))
    it.fill({"form.kind": "c", "form.colours": ("red", "green")})
    assert (it.value("form.kind"), it.value("form.colours")) == (None, None)


def test_a_field_that_is_not_on_the_screen_cannot_be_filled_and_nothing_else_of_the_fill_happens(case: Open) -> None:
    it = case(FORM)
    before = it.snapshot
    assert it.refused("fill", {"form.name": "Dupont", "form.age": "12"}) == (Reason("absent", "form.age"),)
    assert it.snapshot == before


def test_nothing_can_be_filled_where_there_is_no_field(case: Open) -> None:
    it = case(FORM).fires("stop")
    assert it.refused("fill", {"form.name": "Dupont"}) == (Reason("ended", "fill"),)


def test_an_event_that_is_not_offered_is_refused_and_changes_nothing(case: Open) -> None:
    it = case(FORM)
    before = it.snapshot
    assert it.refused("nonsense") == (Reason("absent", "nonsense"),)
    assert it.snapshot == before


HIDDEN = """
events:
  next: {~Suivant, submit: yes}
screens:
  form:
    ~Formulaire
    fields:
      married: {~Marié, type: tick, optional: yes}
      spouse: {~Conjoint, type: text, if: form.married == yes}
      maiden: {~Nom de naissance, type: text, if: filled(form.spouse)}
    buttons: [next]
states:
  asked:
    ~demande
    screen: form
    events:
      next: done
  done:
    ~fini
    final: yes
"""


def test_a_hidden_field_is_neither_missing_nor_fillable(case: Open) -> None:
    it = case(HIDDEN)
    assert it.refused("fill", {"form.spouse": "Durand"}) == (Reason("absent", "form.spouse"),)
    assert it.fires("next").state == "done"


def test_a_field_is_mandatory_once_it_is_shown(case: Open) -> None:
    it = case(HIDDEN)
    it.fill({"form.married": "yes"})
    assert it.refused("next") == (Reason("missing", "form.spouse"),)


def test_hiding_a_field_takes_its_value_and_that_of_the_fields_it_showed(case: Open) -> None:
    it = case(HIDDEN)
    it.fill({"form.married": "yes"})
    it.fill({"form.spouse": "Durand"})
    it.fill({"form.maiden": "Petit"})
    it.fill({"form.married": "no"})
    assert it.snapshot.data == {}
    it.fill({"form.married": "yes"})
    assert it.refused("next") == (Reason("missing", "form.spouse"),)


def test_one_fill_may_show_a_field_and_fill_it(case: Open) -> None:
    it = case(HIDDEN)
    assert isinstance(it.fill({"form.spouse": "Durand", "form.married": "yes"}).outcome, Fired)
    assert it.value("form.spouse") == "Durand"


RECORDS = """
events:
  next: {~Suivant, submit: yes}
screens:
  form:
    ~Formulaire
    fields:
      who:
        ~Qui
        type: choice
        from: insured.children
        label:
          fr: <it.name>
          en: <it.name>
      which:
        ~Lesquels
        type: choice
        from: insured.children
        label:
          fr: <it.name>
          en: <it.name>
        all:
          ~Tous
          if: count(insured.children) >= 2
    buttons: [next]
states:
  asked:
    ~demande
    screen: form
    events:
      next: done
  done:
    ~fini
    final: yes
"""
LEA, TOM = {"name": "Léa", "grown": True}, {"name": "Tom", "grown": False}


def test_a_record_of_the_dossier_is_chosen_by_its_rank(case: Open) -> None:
    it = case(RECORDS, facts={"insured.children": (LEA, TOM)})
    it.fill({"form.who": "2", "form.which": "1"})
    assert (it.value("form.who"), it.value("form.which")) == (TOM, (LEA,))
    it.fill({"form.who": "3", "form.which": "all"})
    assert (it.value("form.who"), it.value("form.which")) == (None, (LEA, TOM))


def test_all_the_records_can_only_be_chosen_where_that_is_offered(case: Open) -> None:
    it = case(RECORDS, facts={"insured.children": (LEA,)})
    it.fill({"form.who": "1", "form.which": "all"})
    assert it.refused("next") == (Reason("malformed", "form.which"),)
