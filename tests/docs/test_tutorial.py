"""The tutorial's service: written as YAML and a feature only, it lives with the shipped ones."""

import shutil
from pathlib import Path

import pytest

from diagrams.draw import VIEWS, draw
from simulator.spec.load import Library
from simulator.spec.text import Lang
from tests.docs.pages import ROOT
from tests.docs.playing import Command, run, workshop

TUTORIAL = ROOT / "docs" / "tutorial"


def test_it_is_made_of_one_flow_and_one_feature() -> None:
    files = sorted(path.relative_to(TUTORIAL).as_posix() for path in TUTORIAL.rglob("*.*"))
    assert files == ["features/carte_europeenne.feature", "flows/carte_europeenne.yaml"]


def test_it_is_found_under_the_name_that_the_portal_shows(whole: Library) -> None:
    assert whole.flow_named("Carte européenne d'assurance maladie (CEAM)") is whole.flows["carte_europeenne"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_it_is_drawn_like_the_shipped_ones(whole: Library, view: str, lang: Lang) -> None:
    flow = whole.flows["carte_europeenne"]
    svg = draw(flow, view, lang, "svg", (), whole.portal).decode()  # type: ignore[arg-type]  # a key of VIEWS
    outermost = [state.label.of(lang).source for state in flow.states.values() if "." not in state.id]
    assert [label for label in outermost if f">{label}</text>" not in svg] == []


@pytest.mark.parametrize("command", ["parcours test features/carte_europeenne", "behave features/carte_europeenne"])
def test_its_feature_passes_without_a_step_of_its_own(tmp_path: Path, command: str) -> None:
    folder = workshop(tmp_path / "parcours")
    shutil.copy(TUTORIAL / "flows" / "carte_europeenne.yaml", folder / "flows")
    (folder / "features" / "carte_europeenne").mkdir()
    shutil.copy(TUTORIAL / "features" / "carte_europeenne.feature", folder / "features" / "carte_europeenne")
    done = run(Command(command, "", ""), folder, "en")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "19 scenarios" in done.stdout
