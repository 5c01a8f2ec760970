"""No social security number that could be somebody's stands anywhere in the project."""

import re
from pathlib import Path

import pytest

from simulator.spec import nir

ROOT = Path(__file__).parents[1]
FOLDERS = ("flows", "features", "steps", "simulator", "diagrams", "harness", "docs", "tests", "benchmarks")
LIKE = re.compile(r"(?<!\d)[1-478][ .]?\d{2}[ .]?\d{2}[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}[ .]?\d{2}(?!\d)")


def real_numbers(text: str) -> list[str]:
    """What could be a person's number: a month that exists, or none told, and a right key."""
    found = []
    for written in LIKE.findall(text):
        parts = nir.parts(written.replace(".", " "))
        if parts is not None and int(written[-2:]) == parts[1] and not nir.fictitious(written.replace(".", " ")):
            found.append(written)
    return found


def test_no_file_holds_a_number_that_could_be_real() -> None:
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    texts = {path: path.read_bytes().decode("utf-8", errors="ignore") for path in files if path.suffix != ".pyc"}
    assert {str(path): real_numbers(text) for path, text in texts.items() if real_numbers(text)} == {}


@pytest.mark.parametrize("month", ["01", "12", "20"])
def test_a_number_with_a_month_that_exists_is_seen(month: str) -> None:
    digits = f"170{month}99000001"
    key = 97 - int(digits) % 97
    assert real_numbers(f"un numéro : {digits}{key:02} !") == [f"{digits}{key:02}"]


def test_the_fictitious_numbers_of_the_dossiers_are_let_through() -> None:
    assert real_numbers("1 70 13 99 000 001 68") == []
