"""Each kind of problem has a bad file, and what is printed for it, in tests/bad."""

import os
from pathlib import Path

import pytest

from simulator.spec.catalogue import KINDS
from simulator.spec.kinds import Kind
from simulator.spec.nodes import MAX_EVENTS, parse
from simulator.spec.problems import Problem
from simulator.spec.scan import MAX_BYTES, MAX_PROBLEMS

BAD = Path(__file__).parent.parent / "bad"

GENERATED = {
    "Y001": b"fr: Procuration\nen: d\xe9but\n",
    "Y002": b"\xef\xbb\xbffr: Procuration\n",
    "Y004": b"#" * (MAX_BYTES + 1),
    "Y005": 'fr: z\u00e9ro\u200blargeur\nen: \x07\nde: "\\0"\n\u202edroite: gauche\n'.encode(),
    "Y018": b"a: 1\n" * (MAX_PROBLEMS + 2),
    "Y019": b"a: [" + b"b," * (MAX_EVENTS + 1) + b"]",
    "Y039": b"a" * 1100 + b": 1\n",
}
"""Files that an editor cannot write, or should not."""

FILES = {path.stem: path.read_bytes() for path in BAD.glob("*.yaml")} | GENERATED


def problems_of(data: bytes, file: str) -> list[Problem]:
    return parse(data, file)[1]


@pytest.mark.parametrize("code", sorted(FILES))
def test_a_bad_file_prints_what_was_agreed(code: str) -> None:
    problems = problems_of(FILES[code], f"{code}.yaml")
    printed = "".join(f"{found}\n" for found in problems)
    golden = BAD / f"{code}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")
    assert code in {found.kind.code for found in problems}


@pytest.mark.parametrize("code", sorted(FILES))
def test_what_is_printed_of_a_bad_file_is_in_english_too(code: str) -> None:
    for found in problems_of(FILES[code], f"{code}.yaml"):
        assert found.line("en").startswith(f"{found.place}: {found.kind.code} ")
        assert "{" not in found.kind.en.format_map(dict.fromkeys(found.values, ""))


@pytest.mark.parametrize("code", [code for code in KINDS if code.startswith("Y")])
def test_every_kind_has_a_bad_file(code: str) -> None:
    assert code in FILES


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.code.startswith("Y") and kind.example])
def test_the_example_of_a_kind_has_that_problem_and_no_other(kind: Kind) -> None:

    assert [found.kind.code for found in problems_of(kind.example.encode(), "example.yaml")] == [kind.code]
