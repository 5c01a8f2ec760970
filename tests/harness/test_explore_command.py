"""``parcours explore`` as a person uses it: what is proved, what is refuted and how, what is said of a slip."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.exploring import explorable, proof
from harness.language import Say
from harness.mistakes import BadInputError
from simulator.analysis.explore.sets import TooManyError
from tests.broken import BROKEN, ROOT, text
from tests.engine.little import HEAD, spelled
from tests.engine.random_flows import among_others


def parcours(folder: Path, *given: str, lang: str = "fr") -> subprocess.CompletedProcess[str]:
    """The command, run in a folder."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PARCOURS_LANG": lang, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "harness", *given]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def broken_folder(tmp_path: Path) -> Path:
    """The shipped flows, certification being kept by « Retour »."""
    for path in sorted((ROOT / "flows").rglob("*.yaml")):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (tmp_path / BROKEN["certification-kept"].file).write_text(text("certification-kept"), encoding="utf-8")
    return tmp_path


def test_what_holds_is_told_with_its_statements_and_the_number_of_states() -> None:
    run = parcours(ROOT, "explore", "adresse")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines()[0] == "Changement d'adresse postale"
    assert "355 états ; 5 départs (2 assurés, 4 jours)" in run.stdout
    assert "  ✓ après l'enregistrement, l'adresse de l'assuré est connue  [D-28]" in run.stdout.splitlines()


def test_what_is_refuted_is_a_dated_scenario_that_fails_for_that_reason(broken_folder: Path) -> None:
    run = parcours(broken_folder, "explore", "procuration", "--write", "out", "--draw", "pictures")
    assert run.returncode == 1
    assert "  ✗ la certification ne survit pas au retour à la saisie  [D-10]" in run.stdout
    assert "Et qu'il clique sur « Retour »" in run.stdout
    (feature,) = (broken_folder / "out").glob("*.feature")
    played = parcours(broken_folder, "test", feature.as_posix())
    assert played.returncode == 1
    assert "« la certification ne survit pas au retour à la saisie » n'est pas respecté" in played.stdout
    assert parcours(ROOT, "test", feature.as_posix()).returncode == 0
    drawn = sorted((broken_folder / "pictures").rglob("*.svg"))
    assert [path.name for path in drawn] == ["procuration-detail-fr-1.svg", "procuration-detail-fr-2.svg"]


def test_the_account_is_data_as_well(broken_folder: Path) -> None:
    run = parcours(broken_folder, "explore", "procuration", "--json", "-", lang="en")
    (account,) = json.loads(run.stdout)["flows"]
    refuted = [each["text"] for each in account["properties"] if not each["holds"]]
    assert (run.returncode, refuted) == (1, ["the certification does not survive a return to the form"])
    assert account["complete"] is True


def test_the_file_that_is_written_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    run = parcours(ROOT, "explore", "adresse", "--json", str(path))
    assert run.stdout.splitlines()[-1] == path.as_posix()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("explore", "procuracion"), "flux inconnu « procuracion » ; vouliez-vous « procuration » ?"),
        (("explore", "--most", "0"), "--most : un nombre entier est attendu, au moins 1"),
    ],
)
def test_a_slip_is_told_with_a_suggestion(given: tuple[str, ...], told: str) -> None:
    run = parcours(ROOT, *given)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr


def test_a_bound_that_is_hit_is_told_and_nothing_is_called_proved() -> None:
    run = parcours(ROOT, "explore", "procuration", "--most", "50", lang="en")
    assert "The bound --most was hit" in run.stdout
    assert (run.returncode, "✗" in run.stdout, "!" in run.stdout, "✓" in run.stdout) == (0, False, False, False)
    assert "  ? a minor never holds a proxy in force  [P-027, D-05]" in run.stdout
    assert "  ? a proxy can be revoked  [P-002]" in run.stdout


ROUND = """
screens:
  page: {~Page, buttons: [go]}
events: {go: {~Aller}}
states:
  a: {~a, screen: page, events: {go: b}}
  b: {~b, screen: page, auto: {to: c}}
  c: {~c, screen: page, auto: {to: b}}
"""


def test_a_flow_that_goes_round_is_told_as_a_mistake() -> None:
    among = among_others((spelled(HEAD) + spelled(ROUND)).decode())
    with pytest.raises(BadInputError, match="ce flux tourne en rond"):
        proof(among, "drawn", 100, Say("fr"))


def test_a_condition_over_too_many_fields_is_told_with_its_text() -> None:
    told = "« a == b » : cette condition lit trop de champs à la fois"
    with pytest.raises(BadInputError, match=told), explorable(Say("fr")):
        raise TooManyError(1_000_000, "a == b")
