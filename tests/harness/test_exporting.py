"""`parcours draw --format mermaid|plantuml|scxml|xstate`: the whole flow, in each language."""

from pathlib import Path

import pytest

from tests.harness.playground import ROOT, parcours

FORMATS = ("mermaid", "plantuml", "scxml", "xstate")
EXCHANGES = [part for name in FORMATS for part in ("--format", name)]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PARCOURS_LANG", "fr")


def test_a_flow_is_written_in_each_format_and_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = parcours(capsys, "draw", "adresse", *EXCHANGES, "--both", "--out", str(tmp_path))
    names = [f"adresse-{lang}.{end}" for lang in ("fr", "en") for end in ("mmd", "puml", "scxml", "xstate.json")]
    assert (code, out.splitlines()) == (0, [(tmp_path / name).as_posix() for name in names])
    heads = [(tmp_path / name).read_text(encoding="utf-8").splitlines()[0] for name in names[:4]]
    assert heads == ["---", "@startuml", '<?xml version="1.0" encoding="UTF-8"?>', "{"]


def test_formats_of_pictures_and_of_other_tools_are_written_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parcours(capsys, "draw", "adresse", "--format", "mermaid", "--format", "dot", "--out", str(tmp_path))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["adresse-detail-fr.dot", "adresse-fr.mmd", "adresse-lifecycle-fr.dot"]


def test_the_same_flow_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("once", "again"):
        parcours(capsys, "draw", *EXCHANGES, "--out", str(tmp_path / folder))
    once, again = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("once", "again"))
    assert (once, len(once)) == (again, 16)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--view", "detail"], "--view ne va pas avec --format mermaid, qui dit le flux entier ; ôtez l'un des deux"),
        (
            ["--path", "start", "--format", "scxml"],
            "--path ne va pas avec --format mermaid, scxml, qui dit le flux entier",
        ),
        (["--scenario", "x.feature:1"], "--scenario ne va pas avec --format mermaid"),
        (["--view", "region", "--at", "en cours"], "--view, --at ne va pas avec --format mermaid"),
        (["--lang", "en", "--view", "detail"], "--view does not go with --format mermaid, which tells the whole flow"),
    ],
)
def test_what_only_a_picture_can_show_is_refused(
    typed: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = parcours(
        capsys, "draw", "procuration", "--format", "mermaid", *typed, "--out", str(tmp_path / "none")
    )
    assert (code, said in err, (tmp_path / "none").exists()) == (2, True, False)


def test_nothing_is_written_where_a_folder_is_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "adresse-fr.scxml").mkdir()
    code, out, err = parcours(capsys, "draw", "adresse", *EXCHANGES, "--lang", "fr", "--out", str(tmp_path))
    assert (code, out, err) == (2, "", f"{tmp_path.as_posix()}/adresse-fr.scxml : c'est un dossier\n")
    assert [path.name for path in tmp_path.iterdir()] == ["adresse-fr.scxml"]
