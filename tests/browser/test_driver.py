"""The features in a browser: the same results as in process, and a picture of what failed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.report import stored
from harness.report.results import ScenarioResult

ROOT = Path(__file__).parents[2]
FAILING = """# language: fr
Fonctionnalité: Essai

  Scénario: Un libellé mal écrit
    Étant donné que Jean Dupont est connecté
    Quand il clique sur « Mes informatoins »
    Alors aucun message ne s'affiche

  Scénario: Un refus que rien ne dit
    Étant donné que Jean Dupont est connecté
    Quand il essaie de cliquer sur « Nulle part »
"""


def run(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    """A command of ours in a folder, in French."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT), "PARCOURS_LANG": "fr"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A feature that fails in two ways, with the flows, steps and hooks of the project."""
    for part in ("flows", "steps", "environment.py"):
        (tmp_path / part).symlink_to(ROOT / part)
    feature = tmp_path / "features" / "essais" / "essai.feature"
    feature.parent.mkdir(parents=True)
    feature.write_text(FAILING, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("chromium")
@pytest.mark.parametrize("command", [["behave", "-D", "driver=browser"], ["harness", "test", "--driver", "browser"]])
def test_a_step_that_fails_leaves_a_picture_that_its_message_names(workshop: Path, command: list[str]) -> None:
    done = run(workshop, *command)
    said = done.stdout + done.stderr
    album = workshop / "build" / "screenshots"
    pictures = {"essais-essai-4-6.png": "vouliez-vous « Mes informations » ?", "essais-essai-9-9.png": "Nulle part"}
    assert done.returncode == 1
    assert sorted(each.name for each in album.iterdir()) == sorted(pictures)
    for name, why in pictures.items():
        assert f"capture d'écran : build/screenshots/{name}" in said
        assert why in said
        assert (album / name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.usefixtures("chromium")
def test_the_browser_comes_to_the_same_results_and_covers_the_same(tmp_path: Path) -> None:
    found = {driver: scenarios(tmp_path / driver, driver) for driver in ("process", "browser")}
    assert found["browser"] == found["process"]
    assert all(status == "passed" for status, _, _ in found["browser"].values())


def scenarios(folder: Path, driver: str) -> dict[int, tuple[str, tuple[str, ...], list[str]]]:
    """By its line, how each scenario of a feature ended, what it covered and how its steps ended."""
    done = run(ROOT, "harness", "test", "features/adresse", "--driver", driver, "--report", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    results = stored.read(folder / "results.json")
    return {each.line: told(each) for _, _, each in results.scenarios()}


def told(scenario: ScenarioResult) -> tuple[str, tuple[str, ...], list[str]]:
    return scenario.status, scenario.covered, [step.status for step in scenario.steps]
