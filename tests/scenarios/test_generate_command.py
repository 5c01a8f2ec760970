"""``parcours generate``: files written where they may be, an account of them, clear words for what is mistyped."""

import json
from pathlib import Path

import pytest
from behave.parser import parse_file

from harness.group import run
from harness.language import Say

FR, EN = Say("fr"), Say("en")


def generate(folder: Path, *given: str, say: Say = FR) -> int:
    return run(["generate", "adresse", "--out", str(folder), *given], say)


def texts(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.feature"))}


def test_a_folder_per_flow_and_a_file_per_criterion(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate(tmp_path) == 0
    assert list(texts(tmp_path)) == [f"adresse/{name}.feature" for name in ("clauses", "screens", "transitions")]
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Changement d'adresse postale"
    assert said[2].split()[-4:-1] == ["8", "8", "4"]


def test_a_file_says_that_it_is_generated_and_from_which_edition(tmp_path: Path) -> None:
    generate(tmp_path, "--criterion", "transitions")
    head = (tmp_path / "adresse" / "transitions.feature").read_text(encoding="utf-8").splitlines()[:5]
    assert head == [
        "# language: fr",
        "# Écrit par « parcours generate » d'après l'édition du 01/11/2019.",
        "# Ne pas modifier : relancer la commande.",
        "@adresse",
        "Fonctionnalité: Changement d'adresse postale : chaque transition",
    ]


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    generate(tmp_path)
    first = texts(tmp_path)
    generate(tmp_path)
    assert texts(tmp_path) == first


def test_in_english(tmp_path: Path) -> None:
    assert generate(tmp_path, "--criterion", "transitions", say=EN) == 0
    feature = parse_file(str(tmp_path / "adresse" / "transitions.feature"))
    assert (feature.language, feature.name) == ("en", "Change of postal address: every transition")


def test_a_file_that_has_nothing_to_show_any_more_goes_away(tmp_path: Path) -> None:
    generate(tmp_path)
    path = tmp_path / "adresse" / "boundaries.feature"
    path.write_bytes((tmp_path / "adresse" / "clauses.feature").read_bytes())
    generate(tmp_path)
    assert not path.exists()


def test_what_somebody_wrote_is_never_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = Path("features/adresse/clauses.feature")
    mine.parent.mkdir(parents=True)
    mine.write_text("# language: fr\nFonctionnalité: la mienne\n", encoding="utf-8")
    assert generate(Path("features")) == 2
    assert list(texts(tmp_path)) == ["features/adresse/clauses.feature"]
    assert mine.read_text(encoding="utf-8").endswith("la mienne\n")
    said = capsys.readouterr().err
    assert said.startswith(
        f"{mine} : ce fichier n'a pas été écrit par « parcours generate » ; choisissez un autre doss"
    )


def test_the_account_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert generate(tmp_path, "--json", "-") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["flow"], found["missed"], found["failed"]) == ("adresse", [], [])
    assert found["criteria"]["transitions"]["targets"] == found["criteria"]["transitions"]["shown"] == 8
    assert found["criteria"]["properties"]["file"] is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ("--criterion", "transition"),
            "--criterion : critère inconnu « transition » ; vouliez-vous « transitions » ?\n",
        ),
        (("procuratoin",), "flux inconnu « procuratoin » ; vouliez-vous « procuration » ?\n"),
    ],
)
def test_what_is_mistyped_is_told(
    given: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generate(tmp_path, *given) == 2
    assert capsys.readouterr().err == said
    assert texts(tmp_path) == {}


def test_a_scenario_that_is_not_green_is_told_and_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from harness import generating
    from harness.rehearsal import Fault

    title = "« Retour à l'accueil » mène de « enregistrée » à « terminée »"
    monkeypatch.setattr(generating, "rehearsed", lambda *_: iter([Fault(title, "raté")]))
    assert generate(tmp_path, "--criterion", "transitions") == 1
    assert f"ÉCHEC {title} : raté" in capsys.readouterr().out
    assert title not in (tmp_path / "adresse" / "transitions.feature").read_text(encoding="utf-8")
