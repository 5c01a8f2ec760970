"""The browser of this machine: found where it is, and told about where it is not; no test here needs one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.browser import finding
from harness.browser.finding import executable
from harness.language import Say
from harness.mistakes import BadInputError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any browser; a folder of programs."""
    monkeypatch.delenv(finding.CHOICE, raising=False)
    monkeypatch.setattr(finding, "_playwrights", lambda: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str) -> str:
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("name", finding.NAMES)
def test_the_machines_browser_is_found_under_any_of_its_names(bare: Path, name: str) -> None:
    expected = program(bare, name)
    assert executable(Say("fr")) == expected


def test_playwrights_own_comes_before_the_machines(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    monkeypatch.setattr(finding, "_playwrights", lambda: "/its/own")
    assert executable(Say("fr")) == "/its/own"


def test_the_one_that_is_named_comes_before_all(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    monkeypatch.setenv(finding.CHOICE, program(bare, "another"))
    assert executable(Say("fr")) == str(bare / "another")


def test_a_named_one_that_is_no_program_is_told(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    monkeypatch.setenv(finding.CHOICE, "/nowhere/chromium")
    with pytest.raises(BadInputError, match="PARCOURS_CHROMIUM : « /nowhere/chromium » n'est pas un programme"):
        executable(Say("fr"))


@pytest.mark.usefixtures("bare")
def test_where_there_is_none_one_reads_how_to_get_it() -> None:
    with pytest.raises(BadInputError) as fr:
        executable(Say("fr"))
    with pytest.raises(BadInputError) as en:
        executable(Say("en"))
    for told in (str(fr.value), str(en.value)):
        ways = ("apt-get install chromium", "playwright install chromium", finding.CHOICE)
        assert [way for way in ways if way not in told] == []
    assert str(fr.value).startswith("aucun navigateur Chromium sur cette machine.")
    assert str(en.value).startswith("no Chromium browser on this machine.")


def test_playwright_that_is_missing_is_told(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium")
    monkeypatch.setattr(finding, "_has_playwright", lambda: False)
    with pytest.raises(BadInputError, match="Playwright, which is not installed"):
        executable(Say("en"))


@pytest.mark.parametrize(
    "command", [["behave", "-D", "driver=browser"], ["harness", "test", "--driver", "browser"], ["harness.browser"]]
)
def test_every_command_ends_with_2_where_the_browser_is_missing(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=os.environ | {finding.CHOICE: "/nowhere/chromium", "PARCOURS_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
    told = "PARCOURS_CHROMIUM: “/nowhere/chromium” is not a program"
    assert (done.returncode, done.stderr.strip().endswith(told), len(done.stderr.splitlines())) == (2, True, 1)
