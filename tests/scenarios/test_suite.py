"""A suite shows all that can be shown, with the fewest scenarios; it notices what is broken."""

from functools import cache

import pytest

from harness.gherkin import feature_text
from harness.language import LANGS
from harness.rehearsal import rehearsed
from simulator.analysis.explore.explored import explored
from simulator.analysis.obligations import obligations
from simulator.scenarios.criteria.target import Ground
from simulator.scenarios.scenario import Scenario, Sentence
from simulator.scenarios.suite import CRITERIA, Suite, Written, fewest, plan, suite
from simulator.spec.load import Library
from simulator.spec.text import Lang
from tests.broken import BROKEN, broken
from tests.scenarios.playing import library
from tests.scenarios.unseen import loans

FLOWS = {"loan": loans, "procuration": library, "adresse": library, "attestation": library}


@cache
def ground(flow: str) -> Ground:
    flows: Library = FLOWS[flow]()
    return Ground(flows, flows.flows[flow], explored(flows, flow))


@cache
def written(flow: str, lang: Lang = "fr", *names: str) -> Suite:
    there = ground(flow)
    return suite(there, plan(there, names or tuple(CRITERIA)), lang)


def text(flow: str, criterion: str, lang: Lang = "fr") -> str:
    return feature_text(written(flow, lang).of(criterion), "Essai", lang)


def missed(flow: str) -> set[str]:
    return {miss.target.id for miss in written(flow).missed}


def test_a_suite_of_an_unseen_flow_covers_all_of_it() -> None:
    owed = {obligation.id for obligation in obligations(loans(), "loan")}
    shown = {name for one in written("loan").scenarios for name in one.shows}
    assert (owed - shown, missed("loan")) == (set(), set())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("flow", FLOWS)
def test_a_suite_is_green_on_the_flow_it_came_from(flow: str, lang: Lang) -> None:
    found = written(flow, lang)
    assert found.scenarios
    for criterion in CRITERIA:
        if found.of(criterion):
            assert list(rehearsed(ground(flow).library, text(flow, criterion, lang), lang)) == []


def test_what_cannot_be_is_named_with_why() -> None:
    assert {miss.target.text.fr: miss.why.fr for miss in written("attestation", "fr", "transitions").missed} == {
        "« VALIDER » mène de « service interrompu » à « éditée »": "aucun parcours n'y mène"
    }
    assert {miss.why.fr for miss in written("procuration", "fr", "pairs").missed} == {
        "aucun écran ne montre « Mes informations »",
        "aucun écran ne montre « Retour au tableau de bord »",
    }


def test_a_clause_is_seen_to_decide_by_itself() -> None:
    shown = {name for one in written("loan", "fr", "clauses").scenarios for name in one.shows if ":alone:" in name}
    assert shown == {"loan:alone:paid:1", "loan:alone:paid:2"}
    idle = {miss.target.text.fr.partition(", ")[2] for miss in written("procuration", "fr", "clauses").missed}
    assert idle == {
        "cela seul est faux : « Nom » est renseigné",
        "cela seul est faux : « Prénom » est renseigné",
        "cela seul est faux : « Date de naissance » est renseigné",
    }


def test_a_screen_is_read_with_what_it_may_hide() -> None:
    said = text("procuration", "screens")
    assert "Nom d'usage : AUTRE" in said
    assert (
        said.count("Scénario: Ce que dit « 2. Récapitulatif des éléments déclarés », dans l'état « récapitulatif »")
        == 2
    )


@pytest.mark.parametrize("flow", FLOWS)
def test_no_scenario_of_a_suite_is_idle(flow: str) -> None:
    found = written(flow).scenarios
    for one in found:
        others = {name for other in found if other is not one for name in other.shows}
        assert one.shows - others, one.scenario.title


def test_what_others_make_idle_is_dropped_even_if_it_shows_most() -> None:
    def one(title: str, *shows: str) -> Written:
        said = Sentence("action", "click", {"actor": "il", "label": title})
        return Written("transitions", Scenario(title, (said,)), frozenset(shows))

    found = [one("most", "2", "3", "4", "5"), one("left", "1", "2", "3"), one("right", "4", "5", "6"), one("none")]
    assert [written.scenario.title for written in fewest(found)] == ["left", "right"]


@pytest.mark.parametrize("flow", FLOWS)
def test_no_two_scenarios_of_a_file_share_a_title(flow: str) -> None:
    for criterion in CRITERIA:
        titles = [scenario.title for scenario in written(flow).of(criterion)]
        assert sorted(set(titles)) == sorted(titles)


def test_the_same_flow_gives_the_same_text() -> None:
    again = Ground(loans(), loans().flows["loan"], explored(loans(), "loan"))
    second = suite(again, plan(again, tuple(CRITERIA)), "fr")
    for criterion in CRITERIA:
        assert feature_text(second.of(criterion), "Essai", "fr") == text("loan", criterion)


@pytest.mark.parametrize("name", [name for name, slip in BROKEN.items() if "accueil" not in slip.file])
def test_a_suite_notices_what_is_broken(name: str) -> None:
    flows = ("procuration", "adresse", "attestation")
    texts = [text(flow, criterion) for flow in flows for criterion in CRITERIA if written(flow).of(criterion)]
    assert any(fault for each in texts for fault in rehearsed(broken(name), each, "fr"))


def test_a_boundary_has_the_day_before_the_day_and_the_day_after() -> None:
    titles = [scenario.title for scenario in written("procuration", "fr", "boundaries").of("boundaries")]
    majority = "Le mandataire a 18 ans révolus"
    about = [s.title for s in written("procuration", "fr", "boundaries").of("boundaries") if s.rule == majority]
    assert "« Suivant » refusé : 17 ans ; vrai dès le 05/01/2021" in about
    assert "« Suivant » : récapitulatif (Date de naissance : 04/01/2003)" in about
    assert "« Suivant » : récapitulatif (Date de naissance : 03/01/2003)" in about
    assert [title for title in titles if "échéance" in title] == [
        "Une seconde avant l'échéance : confirmée",
        "Un jour après l'échéance : expirée",
        "À l'échéance, depuis le 31/01/2021 : expirée",
        "À l'échéance, depuis le 28/02/2021 : expirée",
        "À l'échéance, depuis le 29/02/2020 : expirée",
    ]
    said = text("procuration", "boundaries")
    assert ["vient le 04/02/2021 à 23:59:59" in said, "vient le 06/02/2021 à 00:00" in said] == [True, True]
    assert "« expirée » depuis le 30/03/2020 à 00:00" in said


def test_a_number_has_its_boundaries_too() -> None:
    about = [s.title for s in written("loan", "fr", "boundaries").of("boundaries") if s.rule == "Cinq livres au plus"]
    assert about == [
        "« Emprunter » : emprunté (Combien : 4)",
        "« Emprunter » : emprunté (Combien : 5)",
        "« Emprunter » refusé (Combien : 6)",
    ]


def test_a_property_that_may_come_true_has_its_run() -> None:
    found = written("loan", "fr", "properties")
    assert missed("loan") == set()
    assert [one.scenario.rule for one in found.scenarios] == ["Un livre peut être en retard"]
    states = {str(sentence.values.get("state")) for sentence in found.scenarios[0].scenario.sentences}
    assert "en retard" in states
    assert found.asked == {"properties": 3}


def test_each_criterion_can_be_asked_for_alone() -> None:
    for name in CRITERIA:
        alone = written("procuration", "fr", name)
        assert {one.criterion for one in alone.scenarios} == {name}
        assert list(alone.asked) == [name]
