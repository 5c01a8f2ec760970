"""One scenario played in this process, and the whole demonstration."""

from pathlib import Path

import pytest

from harness.demonstration import guide_scenarios, journeys
from harness.language import Say
from harness.mistakes import BadInputError
from harness.scenarios import play

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "features" / "procuration" / "guide.feature"
SAY = Say("fr")

FEATURE = """# language: fr
Fonctionnalité: Essai

  Scénario: Un seul
    Étant donné que nous sommes le 04/01/2021
    {step}
"""


def _line(text: str) -> int:
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_scenario_is_found_by_any_of_its_lines() -> None:
    begins = _line("Scénario: Le 4 janvier 2021")
    found = {play(f"{GUIDE}:{line}", SAY).name for line in (begins, begins + 4)}
    assert found == {"Le 4 janvier 2021, Jean Dupont donne procuration ; le 11, il la révoque"}


def test_each_step_leaves_the_portal_as_it_was_then() -> None:
    played = play(f"{GUIDE}:{_line('Scénario: La procuration du 4 janvier')}", SAY)
    states = [told.simulation.cases["0001"].snapshot.state for told in played.told if told.simulation.cases]
    assert (states[0], states[-1]) == ("active.confirmed", "expired")


def test_a_step_is_read_as_one_sentence() -> None:
    sentences = [told.sentence for told in play(f"{GUIDE}:{_line('Scénario: Jean Dupont donne')}", SAY).told]
    assert "Et qu'il clique sur « Faire ou révoquer une procuration en ligne »" in sentences


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("Quand Jean Dupont fait le poirier", ":6: phrase inconnue « Jean Dupont fait le poirier »"),
        ("Et que Jean Dupond est connecté", ":6: « Jean Dupond » est inconnu ; vouliez-vous « Jean Dupont » ?"),
    ],
)
def test_a_scenario_that_cannot_be_played_is_told_with_its_place(tmp_path: Path, step: str, said: str) -> None:
    path = tmp_path / "essai.feature"
    path.write_text(FEATURE.format(step=step), encoding="utf-8")
    with pytest.raises(BadInputError) as error:
        play(str(path), SAY)
    assert str(error.value) == f"{path}{said}"


def test_a_state_that_does_not_exist_is_told_even_where_it_should_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "essai.feature"
    given = "Et que Jean Dupont a une démarche « Procuration en ligne » « en cours »"
    step = f"{given}\n    Alors la démarche « Procuration en ligne » de Jean Dupont n'est pas « expiré »"
    path.write_text(FEATURE.format(step=step), encoding="utf-8")
    with pytest.raises(BadInputError) as error:
        play(str(path), SAY)
    assert str(error.value).splitlines()[0] == f"{path}:7: « expiré » est inconnu ; vouliez-vous « expirée » ?"


@pytest.mark.parametrize("text", ["", "Fonctionnalité: ?", "n'importe quoi", "# language: xx\nFeature: a"])
def test_what_is_no_feature_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "essai.feature"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError):
        play(str(path), SAY)


def test_the_journeys_of_the_guides_end_where_the_guides_say(tmp_path: Path) -> None:
    told = list(journeys(guide_scenarios(), tmp_path / "journeys", SAY, lambda: None))
    assert {state for journey in told for state in journey.states} == {
        "Procuration en ligne : révoquée",
        "Procuration en ligne : expirée",
        "Procuration en ligne : en cours",
        "Visite à l'accueil : dossier traité",
        "Attestation de droits : éditée",
        "Changement d'adresse postale : terminée",
    }
    written = [path for journey in told for path in journey.files]
    assert [path for path in written if not path.stat().st_size] == []
    assert {path.suffix for path in written} == {".txt", ".pdf", ".svg"}
    assert all(path.read_bytes()[:5] == b"%PDF-" for path in written if path.suffix == ".pdf")


def test_a_scenario_is_given_by_its_file_not_by_a_folder() -> None:
    with pytest.raises(BadInputError, match="un scénario se donne par FICHIER:LIGNE"):
        play("features", Say("fr"))
