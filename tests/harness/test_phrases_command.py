"""``parcours phrases``: every phrase with a line that explains it, then the labels that each journey offers."""

import json
from typing import Any

import pytest

from harness.phrases import PHRASES, load
from tests.harness.playground import ROOT, parcours

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("PARCOURS_LANG", "fr")


def catalogue(capsys: Captured, *arguments: str) -> Any:
    code, out, err = parcours(capsys, "phrases", "--json", *arguments)
    assert (code, err) == (0, "")
    return json.loads(out)


def texts(group: list[dict[str, Any]]) -> list[str]:
    return [label["text"] for label in group]


def test_every_phrase_is_there_with_its_line_in_either_language(capsys: Captured) -> None:
    shipped = set(load(ROOT / "steps"))
    for lang in ("fr", "en"):
        found = catalogue(capsys, "--lang", lang)["phrases"]
        assert shipped == {phrase["id"] for phrase in found}
        assert [phrase["id"] for phrase in found if not phrase["doc"].endswith(".")] == []
    assert [phrase.id for phrase in PHRASES.values() if phrase.docs["fr"] == phrase.docs["en"]] == []


def test_phrases_are_grouped_by_what_they_do(capsys: Captured) -> None:
    out = parcours(capsys, "phrases")[1]
    titles = ["Étant donné que…", "Quand… (ou « Étant donné que… »)", "Alors…", "Procuration en ligne", "Le portail"]
    assert titles == [line for line in out.splitlines() if line in titles]


def test_a_phrase_stands_above_what_it_means(capsys: Captured) -> None:
    lines = parcours(capsys, "phrases", "--search", "remplit le formulaire")[1].splitlines()
    assert lines[2:] == [
        "  <qui agit> remplit le formulaire :",
        "    | champ | valeur |",
        "      Remplit, choisit ou coche champ après champ, selon leur type ; une valeur vide laisse le champ",
        "      tel quel.",
    ]


def test_a_flow_offers_its_buttons_fields_options_states_messages_and_documents(capsys: Captured) -> None:
    labels = catalogue(capsys, "--flow", "procuration")["labels"]
    offered = labels["Procuration en ligne"]
    assert {"Procuration en ligne", "portal"} == set(labels)
    assert "Je valide ma demande" in texts(offered["buttons"])
    assert {"text": "Civilité", "options": ["Monsieur", "Madame"]} in offered["fields"]
    assert "en cours" in texts(offered["states"])
    assert "1. Le mandataire" in texts(offered["screens"])
    assert "Le mandataire doit avoir 18 ans révolus pour pouvoir vous représenter" in texts(offered["messages"])


def test_outside_events_and_documents_are_offered_too(capsys: Captured) -> None:
    offered = catalogue(capsys, "--flow", "Attestation de droits")["labels"]["Attestation de droits"]
    assert "reprise du service de l'attestation" in texts(offered["outside"])
    assert texts(offered["documents"]) == ["Attestation de droits"]


def test_the_portal_offers_tabs_headings_people_and_devices(capsys: Captured) -> None:
    portal = catalogue(capsys)["labels"]["portal"]
    assert "Mes démarches" in texts(portal["tabs"])
    assert "EFFECTUER UNE DÉMARCHE" in texts(portal["headings"])
    assert "Jean Dupont" in texts(portal["people"])
    assert "Compte ameli web" in texts(portal["devices"])
    assert "l'agent d'accueil" in texts(portal["actors"])


def test_labels_are_english_in_english(capsys: Captured) -> None:
    offered = catalogue(capsys, "--lang", "en", "--flow", "procuration")["labels"]["Online proxy"]
    assert "Next" in texts(offered["buttons"])


def test_a_word_is_found_whatever_its_accents(capsys: Captured) -> None:
    found = catalogue(capsys, "--search", "EVENEMENT")
    assert [phrase["id"] for phrase in found["phrases"]] == ["happens", "happens_to"]


def test_a_word_is_found_in_labels(capsys: Captured) -> None:
    labels = catalogue(capsys, "--search", "18 ans révolus")["labels"]
    assert list(labels) == ["Procuration en ligne"]


def test_what_is_nowhere_is_said_to_be(capsys: Captured) -> None:
    assert parcours(capsys, "phrases", "--search", "zzz") == (0, "rien ne contient « zzz »\n", "")


def test_an_unknown_journey_is_2_with_the_closest(capsys: Captured) -> None:
    message = "démarche inconnue « procurations » ; vouliez-vous « procuration » ?\n"
    assert (2, "", message) == parcours(capsys, "phrases", "--flow", "procurations")
