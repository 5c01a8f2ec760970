"""``parcours draw --view region|lanes|timeline`` and ``cover --heat``: what is written, and what goes together."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from tests.harness.playground import ROOT, parcours

Captured = pytest.CaptureFixture[str]
VISIT = "features/accueil/visite.feature"


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PARCOURS_LANG", "fr")


def draw(capsys: Captured, out: Path, *arguments: str) -> list[str]:
    code, said, errors = parcours(capsys, "draw", "--out", str(out), *arguments)
    assert (code, errors) == (0, "")
    names = [Path(line).name for line in said.splitlines()]
    assert sorted(names) == sorted(path.name for path in out.iterdir())
    return names


@pytest.mark.parametrize(
    "state", ["saisie du mandataire", "entering the mandatary", "draft.mandatary", "Saisie Du Mandataire"]
)
def test_a_state_is_given_by_label_or_id(capsys: Captured, tmp_path: Path, state: str) -> None:
    names = draw(capsys, tmp_path, "procuration", "--view", "region", "--at", state)
    assert names == ["procuration-region-draft.mandatary-fr.svg"]


def test_without_a_flow_it_is_looked_for_in_all(capsys: Captured, tmp_path: Path) -> None:
    assert draw(capsys, tmp_path, "--view", "region", "--at", "arrivée", "--both") == [
        "accueil-region-arrived-fr.svg",
        "accueil-region-arrived-en.svg",
    ]


def test_a_scenario_is_drawn_where_it_stops(capsys: Captured, tmp_path: Path) -> None:
    lines = (ROOT / VISIT).read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "clique sur « Présenter les papiers »" in text)
    names = draw(capsys, tmp_path, "accueil", "--view", "region", "--scenario", f"{VISIT}:{line}")
    assert names == ["accueil-region-presented-fr.svg"]
    assert "parcours marqué" in (tmp_path / names[0]).read_text(encoding="utf-8")


def test_a_scenario_has_lanes_and_a_time_line_in_every_format(capsys: Captured, tmp_path: Path) -> None:
    formats = ("--format", "svg", "--format", "pdf", "--format", "png")
    names = draw(capsys, tmp_path, "--view", "lanes", "--view", "timeline", "--scenario", VISIT, *formats)
    assert sorted(names) == [
        "visite-lanes-fr-1.png", "visite-lanes-fr-1.svg", "visite-lanes-fr-2.png", "visite-lanes-fr-2.svg",
        "visite-lanes-fr.pdf", "visite-timeline-fr.pdf", "visite-timeline-fr.png", "visite-timeline-fr.svg",
    ]  # fmt: skip
    svg = ET.fromstring((tmp_path / "visite-timeline-fr.svg").read_bytes())
    assert (svg.get("role"), svg.get("lang")) == ("img", "fr")
    pdf = PdfReader(BytesIO((tmp_path / "visite-lanes-fr.pdf").read_bytes()))
    assert len(pdf.pages) == 2
    assert "Martin Dupont représente Jean Dupont" in pdf.pages[0].extract_text()
    assert (tmp_path / "visite-lanes-fr-1.png").read_bytes()[:4] == b"\x89PNG"


def test_without_a_scenario_lanes_are_of_the_flow_and_the_time_line_of_an_example(
    capsys: Captured, tmp_path: Path
) -> None:
    names = draw(capsys, tmp_path, "procuration", "--view", "lanes", "--view", "timeline")
    assert names == ["procuration-lanes-fr.svg", "procuration-timeline-fr.svg"]
    assert "Procuration en ligne – exemple" in (tmp_path / names[1]).read_text(encoding="utf-8")


def test_the_name_of_an_example_of_an_outline_is_not_shown_as_behave_writes_it(
    capsys: Captured, tmp_path: Path
) -> None:
    names = draw(capsys, tmp_path, "--view", "timeline", "--scenario", "features/procuration/duree.feature")
    text = (tmp_path / names[0]).read_text(encoding="utf-8")
    assert "Créée le 20/09/2020, valable jusqu'au 20/10/2020" in text
    assert "@1.1" not in text


@pytest.mark.parametrize(
    ("arguments", "fr", "en"),
    [
        (["--at", "x"], "--at va avec --view region", "--at goes with --view region"),
        (["--view", "lanes", "--at", "x"], "--at va avec --view region", "--at goes with --view region"),
        (["--view", "region"], "--view region demande --at ÉTAT, ou --scenario FICHIER:LIGNE pour la fin d'un scénario",
         "--view region wants --at STATE, or --scenario FILE:LINE for the end of a scenario"),
        (["--view", "region", "--at", "x", "--scenario", VISIT], "--at ou --scenario, pas les deux",
         "--at or --scenario, not both"),
        (["--view", "timeline", "--path", "start"], "--path ne va pas avec --view timeline",
         "--path does not go with --view timeline"),
        (["procuration", "--view", "region", "--at", "brouilllon"],
         "aucun état « brouilllon » dans procuration ; vouliez-vous « brouillon » ?",
         "no state “brouilllon” in procuration; did you mean “brouillon”?"),
        (["--view", "timeline", "--scenario", VISIT, "--format", "dot"],
         "--format dot : cette vue n'est pas faite d'états et de flèches ; choisissez parmi : svg, png, pdf",
         "--format dot: this view is not made of states and arrows; choose among: svg, png, pdf"),
        (["--view", "lanes", "--scenario", "rien.feature"], "rien.feature : ce fichier n'existe pas",
         "rien.feature: no such file"),
        (["--view", "rond"],
         "valeur inconnue pour --view ; choisissez parmi : lifecycle, detail, region, lanes, timeline",
         "unknown value for --view; choose among: lifecycle, detail, region, lanes, timeline"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_told(
    capsys: Captured, tmp_path: Path, arguments: list[str], fr: str, en: str
) -> None:
    for lang, expected in (("fr", fr), ("en", en)):
        code, said, errors = parcours(capsys, "--lang", lang, "draw", "--out", str(tmp_path), *arguments)
        assert (code, said) == (2, "")
        assert errors.strip().splitlines()[-1].lower() == expected.lower()


def test_heat_is_drawn_in_place_of_what_is_covered(capsys: Captured, tmp_path: Path) -> None:
    address = "features/adresse/changement.feature"
    code, said, _ = parcours(
        capsys, "cover", address, "--flow", "adresse", "--quick", "--draw", str(tmp_path), "--heat"
    )
    assert code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "adresse-heat-detail-fr.svg",
        "adresse-heat-lifecycle-fr.svg",
    ]
    assert "scénarios" in (tmp_path / "adresse-heat-lifecycle-fr.svg").read_text(encoding="utf-8")
    assert "adresse-heat-lifecycle-fr.svg" in said


def test_heat_without_a_folder_is_told(capsys: Captured) -> None:
    assert parcours(capsys, "cover", "--heat")[2].strip() == "--heat va avec --draw DOSSIER"
