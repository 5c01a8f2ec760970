"""Several people, cases and flows on one clock."""

from dataclasses import replace
from datetime import datetime, timedelta

from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Fired, Refused
from simulator.portal import acts, by_label
from simulator.portal.page import page
from simulator.spec.calendar import at, local
from simulator.spec.load import Library
from tests.portal.journeys import MANDATARY, at_form, begin, click, fill, in_force, refused

JANUARY = datetime(2021, 1, 4, 10, 30)


def _states(simulation: Simulation) -> dict[str, str]:
    return {case.flow: case.snapshot.state for case in simulation.cases.values()}


def test_a_proxy_expires_on_the_shared_clock_at_midnight_after_its_last_day(library: Library) -> None:
    simulation = in_force(library, JANUARY)
    eve = simulation.advanced(at(datetime(2021, 2, 4, 23, 59, 59)))
    assert _states(eve) == {"procuration": "active.confirmed"}
    after = eve.advanced(at(datetime(2021, 2, 5)))
    assert _states(after) == {"procuration": "expired"}


def test_an_expiry_is_noted_at_its_own_instant_however_far_the_clock_jumps(library: Library) -> None:
    jumped = in_force(library, JANUARY).advanced(at(datetime(2031, 1, 1)))
    assert [local(h.at).replace(tzinfo=None) for h in jumped.history if h.kind == "timer"] == [datetime(2021, 2, 5)]


def test_a_visit_reads_the_live_proxy_of_the_same_insured(library: Library) -> None:
    flow = library.flows["accueil"]
    without = Simulation.begin(library, at(JANUARY))
    assert without.facts(flow, "jean")["procuration.state"] is None
    simulation = in_force(library, JANUARY)
    facts = simulation.facts(flow, "jean")
    assert (facts["procuration.state"], facts["procuration.mandatary.last_name"]) == ("active.confirmed", "Dupont")
    assert facts["procuration.valid_until"] == datetime(2021, 2, 4).date()
    assert simulation.facts(flow, "eva")["procuration.state"] is None


def test_an_ended_case_is_no_longer_read_by_another_flow(library: Library) -> None:
    expired = in_force(library, JANUARY).advanced(at(datetime(2021, 3, 1)))
    assert expired.facts(library.flows["accueil"], "jean")["procuration.state"] is None


def test_timers_of_several_cases_fire_in_due_order(library: Library) -> None:
    simulation = in_force(library, JANUARY)
    eva, case = simulation.advanced(at(datetime(2021, 1, 20))).started("procuration", "eva", "insured")
    fields = {"civility": "m", "last_name": "Dupont", "first_name": "Martin", "birth_date": "16/04/1991"}
    for event, inputs in (
        ("start", {}),
        ("fill", {f"mandatary.{name}": text for name, text in fields.items()}),
        ("next", {}),
        ("fill", {"recap.certify": "yes"}),
        ("validate", {}),
    ):
        eva, firing = eva.fired(case.id, event, inputs)
        assert isinstance(firing.outcome, Fired)
    ended = eva.advanced(at(datetime(2022, 1, 1)))
    timers = [(h.insured, local(h.at).date()) for h in ended.history if h.kind == "timer"]
    assert timers == [("jean", datetime(2021, 2, 5).date()), ("eva", datetime(2021, 2, 21).date())]


def test_of_two_cases_the_one_due_first_is_moved_first_whichever_began_first(library: Library) -> None:
    simulation = in_force(library, JANUARY)
    eva, second = simulation.started("procuration", "eva", "insured")
    early = simulation.cases["0001"].snapshot
    due = {timer: instant - timedelta(days=20) for timer, instant in early.due.items()}
    cases = {**eva.cases, second.id: second._replace(snapshot=early._replace(due=due))}
    ended = replace(eva, cases=cases).advanced(at(datetime(2022, 1, 1)))
    assert [(h.case, local(h.at).date().day) for h in ended.history if h.kind == "timer"] == [("0002", 16), ("0001", 5)]


def test_one_long_jump_equals_many_short_ones(library: Library) -> None:
    start = in_force(library, JANUARY)
    far = at(datetime(2021, 3, 1))
    steps = start
    while steps.now < far:
        steps = steps.advanced(min(far, steps.now + timedelta(hours=7)))
    assert steps.cases == start.advanced(far).cases


def test_an_event_is_reserved_for_its_actor(library: Library) -> None:
    simulation = in_force(library, JANUARY)
    after, firing = simulation.fired("0001", "revoke", by="mandatary")
    assert isinstance(firing.outcome, Refused)
    assert [reason.kind for reason in firing.outcome.reasons] == ["reserved"]
    assert _states(after) == {"procuration": "active.confirmed"}


def test_a_simulation_is_a_value_so_undoing_is_taking_the_one_before(library: Library) -> None:
    before = at_form(library, JANUARY)
    seen = page(before, "jean", "fr")
    fill(before, MANDATARY)
    assert page(before, "jean", "fr") == seen


def test_the_address_written_by_one_flow_is_read_by_another(library: Library) -> None:
    simulation = begin(library, datetime(2019, 11, 15), "camille")
    flow = library.flows["attestation"]
    assert simulation.facts(flow, "camille")["insured.address"] is None
    path = ("Mes démarches", "Changement d'adresse postale")
    simulation = click(simulation, *path, person="camille")
    address = {"Numéro et voie": "12 rue des Lilas", "Code postal": "75020", "Commune": "Paris"}
    simulation = click(fill(simulation, address, "camille"), "Enregistrer", person="camille")
    assert simulation.facts(flow, "camille")["insured.address"] == "12 rue des Lilas"
    assert library.dossiers.people["camille"].get("address") is None


def test_logging_out_abandons_a_draft_and_leaves_a_proxy_in_force(library: Library) -> None:
    draft = acts.disconnect(at_form(library, JANUARY), "jean", "fr").simulation
    active = acts.disconnect(in_force(library, JANUARY), "jean", "fr").simulation
    assert (_states(draft), _states(active)) == ({"procuration": "abandoned"}, {"procuration": "active.current"})


def test_who_is_not_logged_in_is_told_to(library: Library) -> None:
    simulation = Simulation.begin(library, at(JANUARY))
    assert refused(by_label.click(simulation, "jean", "Mes démarches", "fr")) == ("il faut d'abord se connecter",)
    assert refused(by_label.fill(simulation, "jean", "Nom", "x", "en")) == ("log in first",)


def test_a_reload_shows_the_same_page(library: Library) -> None:
    simulation = fill(at_form(library, JANUARY), MANDATARY)
    assert page(acts.stored_and_restored(simulation), "jean", "fr") == page(simulation, "jean", "fr")


def test_a_dialog_gives_back_what_it_covered(library: Library) -> None:
    simulation = click(in_force(library, JANUARY), "Mes informations")
    before = page(simulation, "jean", "fr")
    assert page(click(simulation, "Révoquer"), "jean", "fr").front is not None
    assert page(click(simulation, "Révoquer", "Retour"), "jean", "fr") == before


def test_behind_a_dialog_nothing_else_can_be_clicked(library: Library) -> None:
    simulation = click(in_force(library, JANUARY), "Mes informations", "Révoquer")
    assert refused(by_label.click(simulation, "jean", "Accueil", "fr")) == ("« Accueil » n'est pas à l'écran",)


def test_the_edition_in_force_decides_the_tabs(library: Library) -> None:
    tabs = [len(page(begin(library, day), "jean", "fr").tabs) for day in (datetime(2019, 11, 15), datetime(2021, 1, 4))]
    assert tabs == [6, 5]


def test_a_page_speaks_the_persons_language(library: Library) -> None:
    simulation = at_form(library, JANUARY)
    labels = {lang: [b.label for b in page(simulation, "jean", lang).front.buttons] for lang in ("fr", "en")}  # type: ignore[union-attr]  # a form is in front
    assert labels == {"fr": ["Retour", "Suivant"], "en": ["Back", "Next"]}


def test_an_inactive_button_says_which_fields_are_missing(library: Library) -> None:
    simulation = fill(at_form(library, JANUARY), {"Nom": "Dupont", "Prénom": "Martin"})
    front = page(simulation, "jean", "fr").front
    assert front is not None
    assert [(b.label, b.active, b.reasons) for b in front.buttons] == [
        ("Retour", True, ()),
        ("Suivant", False, ("Civilité manque", "Date de naissance manque")),
    ]


def test_a_refusal_says_the_rule_its_values_and_from_when_it_would_hold(library: Library) -> None:
    simulation = fill(at_form(library, JANUARY), {**MANDATARY, "Date de naissance": "16/04/2004"})
    assert refused(by_label.click(simulation, "jean", "Suivant", "fr")) == (
        "faux : le mandataire a 18 ans révolus (16 ans ; vrai dès le 16/04/2022)",
    )
    assert refused(by_label.click(simulation, "jean", "Next", "en")) == (
        "false: the mandatary is 18 or older (16 years old; true from 16/04/2022)",
    )


def test_an_outside_event_reaches_the_live_cases_that_know_it(library: Library) -> None:
    simulation = click(begin(library, datetime(2019, 11, 15), "eva"), "Attestation de droits", person="eva")
    event = "interruption du service de l'attestation"
    assert _states(by_label.happen(simulation, event, "fr").simulation) == {"attestation": "request.interrupted"}
    assert refused(by_label.happen(simulation, event, "fr", insured="jean")) == (f"« {event} » n'est pas à l'écran",)


def test_histories_of_equal_simulations_are_equal(library: Library) -> None:
    once, again = in_force(library, JANUARY), in_force(library, JANUARY)
    assert replace(once, history=()) == replace(again, history=())
    assert [h.firing.after for h in once.history] == [h.firing.after for h in again.history]
