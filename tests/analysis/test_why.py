"""Why not, and what would unblock it: said in words, and each answer tried on the reference engine."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.analysis.path import actor
from simulator.analysis.paths import example, shortest
from simulator.analysis.why import words
from simulator.analysis.why.answer import Why
from simulator.analysis.why.ask import applied, why
from simulator.engine.engine import Runaway
from simulator.engine.rows import visible_fields
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Fired, Reason, Refused
from simulator.spec.calendar import at
from simulator.spec.flow import FILL, Flow
from simulator.spec.load import Library
from tests.engine.little import library as little
from tests.engine.random_flows import among_others, texts

START = datetime(2021, 1, 4, 10)
MANDATARY = {
    "mandatary.civility": "m",
    "mandatary.last_name": "Martin",
    "mandatary.first_name": "Léo",
    "mandatary.birth_date": "16/04/1991",
}
PAPERS = {
    "papers.purpose": "procedure",
    "papers.piece": "passport",
    "papers.valid_to": "31/12/2030",
    "papers.last_name": "Martin",
    "papers.first_name": "Léo",
    "papers.birth_date": "16/04/1991",
    "papers.vitale": "yes",
    "papers.supporting": "yes",
}


class Portal:
    """A simulation driven by hand for one person."""

    def __init__(self, library: Library, person: str = "jean", when: datetime = START) -> None:
        self.simulation, self.person = Simulation.begin(library, at(when)), person

    def open(self, flow: str) -> "Portal":
        self.simulation = self.simulation.started(flow, self.person, self._flow(flow).access[0].by)[0]
        return self

    def fill(self, flow: str, inputs: dict[str, str]) -> "Portal":
        return self._fire(flow, FILL, inputs)

    def fires(self, flow: str, *events: str) -> "Portal":
        for event in events:
            self._fire(flow, event, {})
        return self

    def until(self, when: datetime) -> "Portal":
        self.simulation = self.simulation.advanced(at(when))
        return self

    def granted(self) -> "Portal":
        """A proxy in force."""
        self.open("procuration").fires("procuration", "start").fill("procuration", MANDATARY)
        self.fires("procuration", "next").fill("procuration", {"recap.certify": "yes"})
        return self.fires("procuration", "validate")

    def presented(self, **other: str) -> "Portal":
        """A visit whose papers were shown."""
        papers = PAPERS | {f"papers.{name}": text for name, text in other.items()}
        return self.open("accueil").fill("accueil", papers).fires("accueil", "present")

    def why(self, flow: str, event: str) -> Why:
        return why(self.simulation, self.simulation.cases_of(self.person, flow)[-1].id, event)

    def said(self, flow: str, event: str, lang: str = "fr") -> list[str]:
        answer = self.why(flow, event)
        return [words.unblocker(answer, each, "en" if lang == "en" else "fr") for each in answer.unblockers]

    def _flow(self, flow: str) -> Flow:
        return self.simulation.library.flows[flow]

    def _fire(self, flow: str, event: str, inputs: dict[str, str]) -> "Portal":
        case = self.simulation.cases_of(self.person, flow)[-1]
        by = actor(self._flow(flow), event)
        self.simulation, _ = self.simulation.fired(case.id, event, inputs, by)
        return self


Open = Callable[..., Portal]


@pytest.fixture
def portal(library: Library) -> Open:
    return lambda person="jean", when=START: Portal(library, person, when)


def typing(portal: Portal, **other: str) -> Portal:
    """The form of the mandatary, filled with these instead."""
    inputs = MANDATARY | {f"mandatary.{name}": text for name, text in other.items()}
    return portal.open("procuration").fires("procuration", "start").fill("procuration", inputs)


# --- what is said


def test_what_is_accepted_has_no_reason_and_needs_nothing(portal: Open) -> None:
    answer = typing(portal()).why("procuration", "next")
    assert (answer.refusals, answer.unblockers) == ((), ())


def test_missing_fields_come_with_all_that_would_do_in_each(portal: Open) -> None:
    asked = portal().open("procuration").fires("procuration", "start")
    assert asked.said("procuration", "next") == [
        (
            "Civilité : « Monsieur » ou « Madame » ; Nom : un texte ; Prénom : un texte ; "
            "Date de naissance : une date au plus tard le 04/01/2003"
        )
    ]
    assert asked.said("procuration", "next", "en") == [
        (
            "Title: “Mister” or “Madam”; Last name: a text; First name: a text; "
            "Date of birth: a date no later than 04/01/2003"
        )
    ]


def test_a_mandatary_too_young_needs_another_date_or_to_wait(portal: Open) -> None:
    asked = typing(portal(when=datetime(2020, 9, 20, 10)), birth_date="16/04/2004")
    answer = asked.why("procuration", "next")
    assert words.refusals(answer, "fr") == ("faux : le mandataire a 18 ans révolus (16 ans ; vrai dès le 16/04/2022)",)
    assert asked.said("procuration", "next") == [
        "Date de naissance : une date au plus tard le 20/09/2002",
        "possible à partir du 16/04/2022",
    ]
    assert asked.said("procuration", "next", "en") == [
        "Date of birth: a date no later than 20/09/2002",
        "possible from 16/04/2022",
    ]


def test_a_date_that_does_not_exist_needs_one_that_does(portal: Open) -> None:
    asked = typing(portal(), birth_date="31/02/1990")
    assert asked.said("procuration", "next") == ["Date de naissance : une date au plus tard le 04/01/2003"]


def test_any_of_three_fields_makes_somebody_else(portal: Open) -> None:
    asked = typing(portal(), last_name="Dupont", first_name="Jean", birth_date="21/06/1970")
    assert asked.said("procuration", "next") == [
        "Date de naissance : une date au plus tard le 20/06/1970 ou une date du 22/06/1970 au 04/01/2003",
        "Nom : autre chose que « Dupont »",
        "Prénom : autre chose que « Jean »",
    ]


def test_two_fields_that_are_wrong_together_are_corrected_together(portal: Open) -> None:
    asked = portal().granted().presented(last_name="Durand", first_name="Luc")
    assert asked.said("accueil", "check") == [
        (
            "d'abord « Vérifier l'identité du mandataire » (refusé), puis Nom lu sur la pièce : « Martin » ; "
            "Prénom lu sur la pièce : « Léo » (le mandataire), puis « Présenter les papiers »"
        )
    ]


def test_what_is_wrong_after_the_first_reason_is_corrected_too(portal: Open) -> None:
    asked = portal().granted().presented(purpose="summons", valid_to="03/01/2021")
    (said,) = asked.said("accueil", "check")
    assert "Objet de la visite : « une démarche administrative » ou « une information sur le dossier »" in said
    assert "Pièce valable jusqu'au : une date à partir du 04/01/2021" in said


def test_another_event_comes_first_by_its_label(portal: Open) -> None:
    asked = portal().open("procuration")
    assert asked.said("procuration", "back") == ["d'abord « Je démarre ma demande »"]
    assert asked.said("procuration", "back", "en") == ["first “I start my request”"]


def test_a_box_to_tick_is_said_to_be_ticked(portal: Open) -> None:
    asked = typing(portal()).fires("procuration", "next")
    assert asked.said("procuration", "validate") == ["cocher « Je certifie l'exactitude des éléments déclarés »"]


def test_without_a_proxy_the_counter_asks_to_open_one_first(portal: Open) -> None:
    (said,) = portal().presented().said("accueil", "check")
    assert said.startswith(
        "d'abord la démarche « Procuration en ligne » jusqu'à « en cours » : "
        "ouvrir « Procuration en ligne » (l'assuré), puis « Je démarre ma demande »"
    )


def test_once_the_proxy_is_over_that_one_is_impossible_and_a_new_one_is_needed(portal: Open) -> None:
    asked = portal().granted().until(datetime(2021, 2, 5, 9)).presented(first_name="Martin", last_name="Dupont")
    impossible, new = asked.said("accueil", "check")
    assert impossible == "impossible : la démarche « Procuration en ligne » est « expirée » depuis le 05/02/2021"
    assert "ouvrir « Procuration en ligne » (l'assuré)" in new
    assert [each.kind for each in asked.why("accueil", "check").unblockers] == ["impossible", "other-flow"]


def test_what_is_over_starts_anew(portal: Open) -> None:
    asked = portal().granted().until(datetime(2021, 2, 5, 9))
    assert asked.said("procuration", "revoke") == [
        "impossible : la démarche « Procuration en ligne » est « expirée » depuis le 05/02/2021",
        (
            "il faut une nouvelle démarche « Procuration en ligne » : ouvrir « Procuration en ligne », puis "
            "« Je démarre ma demande », puis remplir « 1. Le mandataire », puis « Suivant », puis cocher "
            "« Je certifie l'exactitude des éléments déclarés », puis « Je valide ma demande »"
        ),
    ]


def test_nobody_waits_a_month_for_what_two_clicks_do(portal: Open) -> None:
    impossible, new = portal().granted().said("procuration", "validate")
    assert (
        impossible == "impossible : la démarche « Procuration en ligne » est « en cours » depuis le 04/01/2021 à 10:00"
    )
    assert new.startswith(
        "il faut une nouvelle démarche « Procuration en ligne » : « Révoquer », puis « Révoquer », puis"
    )


def test_a_datum_of_the_dossier_is_changed_by_the_flow_that_writes_it(portal: Open) -> None:
    address = "« Changement d'adresse postale »"
    asked = portal("camille").open("attestation").fill("attestation", {"request.beneficiary": "1"})
    assert asked.said("attestation", "validate") == [
        (
            f"d'abord la démarche {address} jusqu'à « enregistrée » : ouvrir {address}, puis remplir {address}, puis "
            "« Enregistrer »"
        )
    ]


def test_an_outside_fact_is_said_to_be_one(portal: Open) -> None:
    asked = portal("eva").open("attestation").fill("attestation", {"request.beneficiary": "1"})
    asked.simulation = asked.simulation.fired("0001", "interrupt", by="outside")[0]
    assert asked.said("attestation", "validate") == ["d'abord « reprise du service de l'attestation » (fait extérieur)"]


def test_what_leads_part_of_the_way_is_left_out_where_something_leads_all_of_it(portal: Open) -> None:
    asked = portal("eva").open("attestation")
    asked.simulation = asked.simulation.fired("0001", "interrupt", by="outside")[0]
    assert asked.said("attestation", "validate") == [
        "d'abord remplir « Bénéficiaire », puis « reprise du service de l'attestation » (fait extérieur)"
    ]


def test_what_lies_behind_another_flow_is_found_through_the_guard_on_the_way(portal: Open) -> None:
    (said,) = portal().presented(last_name="Dupont", first_name="Martin").said("accueil", "process")
    assert said.endswith(
        "puis dans « Visite à l'accueil », « Vérifier l'identité du mandataire » (l'agent d'accueil), "
        "puis « Commencer le rendez-vous »"
    )


CHOICES = """
guards:
  enough: {if: "form.count > 3 and form.count <= 10", ~assez}
  right: {if: form.kind.weight == 'light', ~léger}
  child: {if: "form.child.grown == yes", ~majeur}
events:
  a: {~A}
  b: {~B}
  c: {~C}
screens:
  form:
    ~Formulaire
    fields:
      count: {~Combien, type: number, optional: yes, example: 1}
      kind:
        ~Genre
        type: choice
        optional: yes
        example: heavy
        options:
          heavy: {~Lourd, weight: heavy}
          light: {~Léger, weight: light}
      child:
        ~Enfant
        type: choice
        optional: yes
        from: insured.children
        label: {~<it.name>}
        example: 2
    buttons: [a, b, c]
states:
  open:
    ~ouverte
    screen: form
    events:
      a: {needs: [enough], to: done}
      b: {needs: [child], to: done}
      c: {needs: [enough, right], to: done}
  done: {~faite, final: yes}
"""


def test_numbers_say_which_and_records_of_the_dossier_are_called_by_their_text() -> None:
    asked = Portal(little(trial=CHOICES))
    asked.open("trial").fill("trial", {"form.count": "1", "form.child": "2", "form.kind": "heavy"})
    assert asked.said("trial", "a") == ["Combien : plus de 3 et au plus 10"]
    assert asked.said("trial", "a", "en") == ["Combien: more than 3 and at most 10"]
    assert asked.said("trial", "b") == ["Enfant : « Léa »"]
    assert asked.said("trial", "c") == ["Combien : plus de 3 et au plus 10 ; Genre : « Léger »"]


TWO_SCREENS = """
guards:
  one: {if: "form.x == 'a' or form.y == 'b'", ~un}
  two: {if: "filled(form.x) and form.x != 'a'", ~deux}
events:
  on: {~Suite}
  back: {~Retour}
  buy: {~Acheter}
screens:
  form:
    ~Formulaire
    fields:
      x: {~X, type: text, example: c}
      y: {~Y, type: text, example: c}
    buttons: [on]
  shop: {~La boutique, buttons: [back, buy]}
states:
  open: {~ouverte, screen: form, events: {on: shop}}
  shop: {~boutique, screen: shop, events: {back: open, buy: {needs: [one, two], to: out}}}
  out: {~dehors, final: yes}
"""


def test_of_two_corrections_the_one_that_leads_all_the_way_is_taken() -> None:
    asked = Portal(little(trial=TWO_SCREENS)).open("trial").fill("trial", {"form.x": "c", "form.y": "c"})
    asked.fires("trial", "on")
    assert asked.said("trial", "buy") == ["d'abord « Retour », puis Y : « b », puis « Suite »"]


NOWHERE = """
guards:
  rich: {if: insured.last_name == 'Crésus', ~riche}
events:
  buy: {~Acheter}
  leave: {~Partir}
screens:
  shop: {~La boutique, buttons: [buy, leave]}
states:
  shop: {~boutique, screen: shop, events: {buy: {needs: [rich], to: out}, leave: out}}
  out: {~dehors, final: yes}
"""


def test_what_nothing_can_change_is_impossible() -> None:
    asked = Portal(little(trial=NOWHERE)).open("trial")
    assert asked.said("trial", "buy") == ["impossible : rien de ce que l'on peut faire ici n'y mène"]
    assert asked.said("trial", "buy", "en") == ["impossible: nothing that can be done here leads there"]


GATE = """
guards:
  lit: {if: other.state.lit, ~éclairé}
  rich: {if: insured.last_name == 'Crésus', ~riche}
events:
  enter: {~Entrer}
  buy: {~Acheter}
screens:
  door: {~La porte, buttons: [enter, buy]}
states:
  street: {~rue, screen: door, events: {enter: {needs: [lit, rich], to: shop}}}
  shop: {~boutique, screen: door, events: {buy: out}}
  out: {~dehors, final: yes}
"""
LAMP = """
events:
  light: {~Allumer}
  drop: {~Lâcher}
screens:
  lamp: {~La lampe, buttons: [light, drop]}
states:
  dark: {~éteinte, screen: lamp, events: {light: lit, drop: broken}}
  lit: {~allumée, screen: lamp, events: {drop: broken}}
  broken: {~cassée, final: yes}
"""


def test_another_flow_that_does_not_help_in_the_end_is_not_named() -> None:
    asked = Portal(little(trial=GATE, other=LAMP)).open("trial")
    assert (
        asked.said("trial", "buy")[0]
        == "impossible : la démarche « Essai trial » est « rue » depuis le 04/01/2021 à 10:00"
    )
    assert [each.kind for each in asked.why("trial", "buy").unblockers] == ["impossible"]
    assert asked.said("trial", "enter")[0].endswith("« Allumer » ; il restera : faux : riche (Nom : Dupont)")


HALF = """
guards:
  named: {if: filled(form.name) and form.name != 'X', ~nommé}
  rich: {if: insured.last_name == 'Crésus', ~riche}
events:
  buy: {~Acheter}
screens:
  form: {~Formulaire, fields: {name: {~Nom, type: text, optional: yes}}, buttons: [buy]}
states:
  shop: {~boutique, screen: form, events: {buy: {needs: [named, rich], to: out}}}
  out: {~dehors, final: yes}
"""


def test_what_only_leads_part_of_the_way_says_what_is_left() -> None:
    asked = Portal(little(trial=HALF)).open("trial")
    assert asked.said("trial", "buy") == [
        "Nom : autre chose que « X » ; il restera : faux : riche (Nom : Dupont)",
    ]


# --- what holds everywhere


def verified(answer: Why) -> None:
    """Every unblocker, followed on the reference engine, does what it says."""
    for unblock in answer.unblockers:
        if unblock.kind == "impossible":
            assert unblock.acts == ()
            continue
        after, case = applied(answer.simulation, answer.case.id, answer.event, unblock)
        _, firing = after.fired(case, answer.event, by=actor(answer.flow, answer.event))
        left = firing.outcome.reasons if isinstance(firing.outcome, Refused) else ()
        assert (left, left != answer.refusals) == (unblock.left, True)
        for lang in ("fr", "en"):
            assert words.unblocker(answer, unblock, "en" if lang == "en" else "fr")


def really_impossible(answer: Why) -> bool:
    """Another search finds no way either, over the examples of the fields."""
    flow = answer.flow
    engine = answer.simulation.engine(flow.id)
    facts = answer.simulation.facts(flow, answer.case.insured)
    snapshot = answer.case.snapshot._replace(now=answer.simulation.now)
    found = shortest(
        engine, snapshot, facts, lambda here: isinstance(engine.fire(here, answer.event, {}, facts).outcome, Fired)
    )
    return found is None


def wander(data: st.DataObject, simulation: Simulation, steps: int) -> Simulation:
    """A walk through a person's cases: events, fields of their example or nonsense, time."""
    for _ in range(steps):
        case = data.draw(st.sampled_from(sorted(simulation.cases)))
        flow = simulation.library.flows[simulation.cases[case].flow]
        leaf = flow.leaves[simulation.cases[case].snapshot.state]
        kind = data.draw(st.sampled_from(["fill", "event", "event", "wait"]))
        if kind == "wait":
            simulation = simulation.advanced(simulation.now + timedelta(days=data.draw(st.sampled_from([1, 31]))))
        elif kind == "fill" and visible_fields(leaf):
            field = data.draw(st.sampled_from(visible_fields(leaf)))
            text = data.draw(st.sampled_from([example(field), "16/04/2004", "5", "Dupont", "1"]))
            simulation = simulation.fired(case, FILL, {field.key: text}, actor(flow))[0]
        else:
            event = data.draw(st.sampled_from(sorted(flow.events)))
            simulation = simulation.fired(case, event, by=actor(flow, event))[0]
    return simulation


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_each_unblocker_unblocks_wherever_one_stands(library: Library, data: st.DataObject) -> None:
    simulation = Simulation.begin(library, at(START))
    for name in data.draw(st.permutations(["procuration", "accueil"])):
        simulation = simulation.started(name, "jean", library.flows[name].access[0].by)[0]
    simulation = wander(data, simulation, data.draw(st.integers(0, 14)))
    case = data.draw(st.sampled_from(sorted(simulation.cases)))
    flow = library.flows[simulation.cases[case].flow]
    answer = why(simulation, case, data.draw(st.sampled_from(sorted(flow.events))))
    verified(answer)
    assert bool(answer.refusals) == bool(answer.unblockers)
    if [each.kind for each in answer.unblockers] == ["impossible"]:
        assert really_impossible(answer)


@given(texts(), st.data())
@settings(max_examples=40, deadline=None)
def test_each_unblocker_unblocks_in_flows_drawn_at_random(text: str, data: st.DataObject) -> None:
    found = among_others(text)
    try:
        simulation = Simulation.begin(found, at(START))
        for name in sorted(found.flows):
            simulation = simulation.started(name, "jean", "insured")[0]
        simulation = wander(data, simulation, data.draw(st.integers(0, 8)))
        case = data.draw(st.sampled_from(sorted(simulation.cases)))
        flow = found.flows[simulation.cases[case].flow]
        answer = why(simulation, case, data.draw(st.sampled_from(sorted(flow.events))))
        verified(answer)
    except Runaway:
        assume(False)


def test_an_answer_is_the_same_every_time(portal: Open) -> None:
    asked = portal().granted().presented(purpose="summons")
    assert asked.why("accueil", "check") == asked.why("accueil", "check")


def test_a_reason_names_the_guard_that_refuses(portal: Open) -> None:
    assert portal().presented().why("accueil", "check").refusals == (Reason("guard", "proxy_in_force"),)
