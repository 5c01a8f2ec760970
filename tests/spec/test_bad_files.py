"""Each kind of problem has a bad file, and what is printed for it, in tests/bad."""

import pytest

from simulator.spec.kinds import KINDS, Kind
from simulator.spec.load import load
from simulator.spec.nodes import parse
from simulator.spec.problems import Problem, order
from tests.spec.golden import ALL, BAD, MANY, golden, good, printed, problems, sources

AGAIN = "if the new text is right: python -m tests.spec.regenerate"
NOT_YAML = [code for code in KINDS if not code.startswith("Y")]


def test_the_good_library_has_no_problem() -> None:
    library, found = load(good())
    assert (found, library is None) == ([], False)


@pytest.mark.parametrize("code", ALL)
def test_a_bad_file_prints_what_was_agreed(code: str) -> None:
    assert printed(code) == golden(code).read_text(encoding="utf-8"), AGAIN


@pytest.mark.parametrize("code", KINDS)
def test_every_kind_has_a_bad_file(code: str) -> None:
    assert code in {found.kind.code for found in problems(code)}


@pytest.mark.parametrize("code", NOT_YAML)
def test_one_slip_gives_one_problem(code: str) -> None:
    assert [found.kind.code for found in problems(code)] == [code]


def test_no_bad_file_is_left_over() -> None:
    assert {path.stem.upper() for path in BAD.iterdir()} == {code.upper() for code in ALL}


def test_many_slips_are_told_at_once_in_the_order_of_the_file() -> None:
    found = problems(MANY)
    assert list(found) == sorted(found, key=order)
    assert len({problem.kind.code for problem in found}) >= 15


@pytest.mark.parametrize("code", ALL)
def test_a_problem_stands_inside_its_file(code: str) -> None:
    for found in problems(code):
        assert_inside(found, sources(code).get(found.place.file, b""))


def assert_inside(found: Problem, text: bytes) -> None:
    lines = text.decode("utf-8", "replace").splitlines() or [""]
    line = lines[found.place.line - 1] if found.place.line <= len(lines) else ""
    assert found.place.line <= len(lines) + 1
    assert 1 <= found.place.column <= len(line) + 1


@pytest.mark.parametrize("code", ALL)
def test_what_is_printed_has_no_hole(code: str) -> None:
    for found in problems(code):
        for template in (found.kind.fr, found.kind.en):
            assert template.format_map(dict(found.values))


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.example])
def test_the_example_of_a_kind_has_that_problem_and_no_other(kind: Kind) -> None:
    found = parse(kind.example.encode(), "example.yaml")[1]
    assert [problem.kind.code for problem in found] == [kind.code]
