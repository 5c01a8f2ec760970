"""A path told is a scenario that is green, whatever the path; each thing it expects matters."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from simulator.analysis.path import Act, Path
from simulator.scenarios.expectations import STANDARD, not_in, screen
from simulator.scenarios.scenario import CannotTell, Scenario
from simulator.scenarios.telling import told
from simulator.spec.calendar import at
from simulator.spec.load import Library
from simulator.spec.text import Lang
from tests.engine.little import library as little
from tests.scenarios.flipping import FLIPPED, flipped
from tests.scenarios.playing import LANGS, failure, library, tutorial
from tests.scenarios.walks import walk

LONG = 12
FLOWS = [
    ("shipped", ("procuration",)),
    ("shipped", ("procuration", "accueil")),
    ("shipped", ("attestation",)),
    ("shipped", ("adresse",)),
    ("shipped", ("attestation", "adresse")),
    ("tutorial", ("carte_europeenne",)),
    ("tutorial", ("carte_europeenne", "adresse")),
]
LIBRARIES = {"shipped": library, "tutorial": tutorial}
T = at(datetime(2021, 1, 4, 10))
FORM = {
    "mandatary.civility": "m",
    "mandatary.last_name": "Dupont",
    "mandatary.first_name": "Martin",
    "mandatary.birth_date": "16/04/1991",
}


def act(event: str, flow: str = "procuration", when: datetime = T, by: str = "insured") -> Act:
    return Act("event", when, flow, event, by=by)


def fill(flow: str = "procuration", **inputs: str) -> Act:
    return Act("fill", T, flow, inputs={key.replace("__", "."): text for key, text in inputs.items()})


BEGUN = (Act("begin", T, "procuration"), act("start"))
ACTIVE = (*BEGUN, Act("fill", T, "procuration", inputs=FORM), act("next"), fill(recap__certify="yes"), act("validate"))


def path(*acts: Act, insured: str = "jean") -> Path:
    return Path(insured, T, acts)


def tell(*acts: Act, insured: str = "jean", lang: Lang = "fr", flows: Library | None = None) -> Scenario:
    return told(flows or library(), path(*acts, insured=insured), lang)


def phrases(scenario: Scenario) -> list[str]:
    return [sentence.phrase for sentence in scenario.sentences]


def scenarios(flows: Library, names: tuple[str, ...], seeds: range) -> Iterator[tuple[Scenario, Lang]]:
    for seed in seeds:
        for lang in LANGS:
            with suppress(CannotTell):
                yield told(flows, walk(flows, names, seed, LONG), lang), lang


@pytest.mark.parametrize(("where", "names"), FLOWS, ids=lambda item: "+".join(item) if isinstance(item, tuple) else "")
def test_a_path_at_random_is_told_and_green_in_both_languages(where: str, names: tuple[str, ...]) -> None:
    flows, seeds = LIBRARIES[where](), range(20)
    found = list(scenarios(flows, names, seeds))
    assert [why for scenario, lang in found if (why := failure(flows, scenario, lang))] == []
    assert len(found) >= len(seeds) * len(LANGS) * (0.7 if "adresse" in names else 0.9)


def test_an_expectation_that_is_flipped_makes_its_scenario_fail() -> None:
    seen: set[str] = set()
    for where, names in (FLOWS[0], FLOWS[1], FLOWS[2], FLOWS[5]):
        flows = LIBRARIES[where]()
        for scenario, lang in scenarios(flows, names, range(12)):
            for index, sentence in enumerate(scenario.sentences):
                if sentence.role == "outcome" and sentence.phrase in FLIPPED:
                    changed = (*scenario.sentences[:index], flipped(sentence), *scenario.sentences[index + 1 :])
                    assert failure(flows, scenario._replace(sentences=changed), lang) != "", sentence
                    seen.add(sentence.phrase)
    assert len(seen) >= 9, seen


def test_only_what_a_person_sees_is_said() -> None:
    scenario = tell(*ACTIVE)
    said = " ".join(str(value) for sentence in scenario.sentences for value in sentence.values.values())
    assert [name for name in ("mandatary", "recap", "jean", "insured", "draft") if name in said] == []


def test_the_person_logs_in_once_and_goes_by_the_menus() -> None:
    assert phrases(tell(*BEGUN)) == ["clock_at", "connect", "open_tab", "click", "click", "case_is"]


def test_who_acts_is_named_then_il_or_elle() -> None:
    said = [tell(*BEGUN, insured=who).sentences[2].values["actor"] for who in ("jean", "eva")]
    assert said == ["il", "elle"]
    assert tell(*BEGUN, insured="eva", lang="en").sentences[2].values["actor"] == "she"


def test_a_form_is_a_table_and_a_single_field_is_a_sentence() -> None:
    scenario = tell(*ACTIVE[:-1])
    assert phrases(scenario)[5:8] == ["fill_form", "click", "tick"]


def test_what_already_stands_in_a_field_is_not_typed_again() -> None:
    again = {**FORM, "mandatary.first_name": "Marc"}
    scenario = tell(*ACTIVE[:3], Act("fill", T, "procuration", inputs=again))
    typed = [sentence.values for sentence in scenario.sentences if sentence.phrase == "fill"]
    assert typed == [{"actor": "il", "field": "Prénom", "text": "Marc"}]


def test_a_refusal_says_the_messages_shown() -> None:
    minor = Act("fill", T, "procuration", inputs={**FORM, "mandatary.birth_date": "05/01/2003"})
    scenario = tell(*BEGUN, minor, act("next"))
    assert phrases(scenario)[-4:] == ["refused_because", "messages_are", "form_contains", "case_is"]
    assert scenario.title == "« Suivant » refusé : 17 ans ; vrai dès le 05/01/2021"
    assert "P-029" in scenario.tags


def test_a_refusal_on_the_way_is_seen_before_anything_else_is_done() -> None:
    said = phrases(tell(*BEGUN, act("next"), *ACTIVE[2:]))
    assert said[5:10] == ["try_click", *["button_inactive_because"] * 4]


def test_a_button_of_a_panel_has_its_tab_opened_first() -> None:
    gone = (*ACTIVE, act("dashboard"), act("revoke"))
    scenario = tell(*gone)
    assert [s.values.get("tab") or s.values.get("label") for s in scenario.sentences[-4:-2]] == [
        "Mes informations",
        "Révoquer",
    ]
    assert phrases(scenario)[-2:] == ["dialog_open", "case_is"]


def test_what_time_does_is_told_with_its_instant() -> None:
    scenario = tell(*ACTIVE, Act("wait", at(datetime(2021, 2, 5))))
    values = {name: str(value) for name, value in scenario.sentences[-1].values.items()}
    assert (values["state"], values["date"], values["time"]) == ("expirée", "2021-02-05", "00:00:00")
    assert scenario.title == "Le 05/02/2021 à 00:00 : expirée"


def test_where_a_click_leads_in_the_portal_is_seen() -> None:
    assert phrases(tell(*ACTIVE, act("details")))[-2:] == ["open_tab_is", "case_is"]


def test_what_was_typed_and_is_cleared_is_seen_to_be() -> None:
    certified = (*ACTIVE[:-1], act("back"), act("next"))
    scenario = tell(*certified)
    assert [s.phrase for s in scenario.sentences[-2:]] == ["box_not_ticked", "case_is"]


def test_after_typing_the_form_and_its_button_are_looked_at() -> None:
    partly = fill(mandatary__last_name="Dupont", mandatary__first_name="Martin")
    scenario = tell(*BEGUN, partly)
    assert phrases(scenario)[-4:] == ["form_contains", "button_inactive_because", "button_inactive_because", "case_is"]
    assert phrases(tell(*ACTIVE[:3]))[-3:] == ["form_contains", "button_active", "case_is"]


def test_an_outside_event_happens_by_its_label() -> None:
    out = act("interrupt", "attestation", by="outside")
    assert phrases(tell(Act("begin", T, "attestation"), out))[-2:] == ["happens", "case_is"]


def test_a_dossier_that_differs_is_laid_out() -> None:
    differing = Path("jean", T, BEGUN, {"address": None, "email": "j****@exemple.fr", "last_name": "Dupont"})
    scenario = told(library(), differing, "fr")
    assert phrases(scenario)[1:3] == ["dossier_lacks", "dossier_says"]
    assert failure(library(), scenario, "fr") == ""


def test_a_visit_is_opened_by_the_mandatary_and_checked_by_the_agent() -> None:
    visit = Act("begin", T, "accueil", by="mandatary")
    papers = {"papers.purpose": "procedure", "papers.piece": "nothing"}
    acts = (
        visit,
        Act("fill", T, "accueil", inputs=papers, by="mandatary"),
        act("present", "accueil", by="mandatary"),
        act("check", "accueil", by="agent"),
    )
    scenario = tell(*acts)
    assert [s.values.get("actor") for s in scenario.sentences[1:5]] == [
        "le mandataire",
        "il",
        "il",
        "l'agent d'accueil",
    ]
    assert failure(library(), scenario, "fr") == ""


def test_what_another_journey_does_first_is_said_by_its_state() -> None:
    visit = (*ACTIVE, Act("begin", T, "accueil", by="mandatary"))
    scenario = told(library(), path(*visit), "fr", about="accueil")
    assert phrases(scenario) == ["clock_at", "has_case", "start_for", "case_is"]
    assert scenario.sentences[1].values["state"] == "en cours"
    assert failure(library(), scenario, "fr") == ""


def test_a_journey_that_went_its_own_way_is_told_step_by_step() -> None:
    named = Act("fill", T, "procuration", inputs={**FORM, "mandatary.first_name": "Marc"})
    visit = (*BEGUN, named, *ACTIVE[3:], Act("begin", T, "accueil", by="mandatary"))
    scenario = told(library(), path(*visit), "fr", about="accueil")
    assert "has_case" not in phrases(scenario)
    assert failure(library(), scenario, "fr") == ""


def test_a_journey_that_a_click_opens_by_itself_is_not_opened_again() -> None:
    acts = (
        Act("begin", T, "attestation"),
        act("change_address", "attestation"),
        Act("begin", T, "adresse"),
    )
    assert phrases(tell(*acts, insured="camille"))[2:] == ["click", "click", "case_is"]


def test_a_log_out_is_told_once_for_all_journeys() -> None:
    acts = (
        Act("begin", T, "attestation"),
        Act("begin", T, "adresse"),
        act("logout", "attestation"),
        act("logout", "adresse"),
    )
    assert phrases(tell(*acts)).count("disconnect") == 1


@pytest.mark.parametrize(
    ("acts", "why"),
    [
        ((*BEGUN, fill(recap__certify="yes")), "le champ « Je certifie l'exactitude des éléments déclarés »"),
        ((*BEGUN, fill(mandatary__civility="lord")), "« Civilité » ne propose pas « lord »"),
        ((*BEGUN, Act("wait", T + timedelta(microseconds=5))), "aucune date ni heure ne nomme cet instant"),
        ((*BEGUN, Act("begin", T, "procuration")), "aucun accès du portail n'ouvre la démarche ainsi"),
    ],
)
def test_what_cannot_be_said_is_an_error_that_names_the_act(acts: tuple[Act, ...], why: str) -> None:
    with pytest.raises(CannotTell) as error:
        tell(*acts)
    assert error.value.act == acts[-1]
    assert error.value.why.fr.startswith(why)


HASTY = """
screens:
  form:
    ~Formulaire
    fields: {second: {~Deux, type: text, optional: yes}, first: {~Un, type: text, optional: yes}}
states:
  calm: {~calme, screen: form, auto: {if: filled(form.second) and not filled(form.first), to: hasty}}
  hasty: {~pressé, screen: form, final: yes}
"""


def test_what_goes_another_way_when_a_person_does_it_is_an_error() -> None:
    flows = little(trial=HASTY)
    both = Act("fill", T, "trial", inputs={"form.second": "b", "form.first": "a"})
    with pytest.raises(CannotTell) as error:
        told(flows, path(Act("begin", T, "trial"), both), "fr")
    assert error.value.why.fr == "le faire dans le portail mène ailleurs que le parcours"


def test_the_caller_chooses_what_is_expected() -> None:
    scenario = told(library(), path(*BEGUN), "fr", (screen, not_in("procuration", "recap")))
    assert [(s.phrase, s.values.get("title") or s.values.get("state")) for s in scenario.sentences[-2:]] == [
        ("title_is", "1. Le mandataire"),
        ("case_is_not", "récapitulatif"),
    ]
    assert failure(library(), scenario, "fr") == ""
    assert failure(library(), told(library(), path(*BEGUN), "fr", (not_in("procuration", "draft"),)), "fr") != ""


def test_a_path_without_acts_says_where_everything_stands() -> None:
    assert phrases(told(library(), path(), "fr", STANDARD)) == ["clock_at"]
