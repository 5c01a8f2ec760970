"""``parcours handbook``: the files it writes, and what it says of what it cannot use."""

from pathlib import Path

import pytest

from harness.cli import main

ROOT = Path(__file__).parents[2]


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    out, err = capsys.readouterr()
    return int(stopped.value.code or 0), out, err


def test_it_writes_a_pdf_for_the_journey_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code, out, _ = run(["--lang", "en", "handbook", "adresse", "--out", str(tmp_path)], capsys)
    assert (code, out) == (0, f"{tmp_path.as_posix()}/adresse-en.pdf\n")
    assert (tmp_path / "adresse-en.pdf").read_bytes().startswith(b"%PDF-")


def test_a_flow_that_does_not_exist_is_told_with_a_suggestion(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code, _, err = run(["--lang", "fr", "handbook", "procuratin"], capsys)
    assert (code, err) == (2, "flux inconnu « procuratin » ; vouliez-vous « procuration » ?\n")


def test_a_file_where_the_folder_should_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (tmp_path / "file").write_text("")
    code, _, err = run(["--lang", "fr", "handbook", "adresse", "--out", str(tmp_path / "file" / "in")], capsys)
    assert code == 2
    assert "Traceback" not in err


def test_nothing_is_written_where_a_folder_is_in_the_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (tmp_path / "adresse-en.pdf").mkdir()
    code, out, err = run(["--lang", "fr", "handbook", "adresse", "--both", "--out", str(tmp_path)], capsys)
    assert (code, out, err) == (2, "", f"{tmp_path.as_posix()}/adresse-en.pdf : c'est un dossier\n")
    assert [path.name for path in tmp_path.iterdir()] == ["adresse-en.pdf"]
