"""Problems: how they are printed, and what they suggest."""

import copy
import pickle
from collections.abc import Iterator

import pytest

from simulator.spec.kinds import KINDS, Kind, kind
from simulator.spec.problems import SHOWN, Place, Problem, Word, closest, order, problem, shown

HERE = Place("flows/procuration.yaml", 42, 9)


@pytest.fixture
def unknown() -> Iterator[Kind]:
    yield kind(
        "Z012",
        fr="{what_fr} inconnu « {name} »",
        en="unknown {what_en} '{name}'",
        suggest_fr="vouliez-vous « {close} » ?",
        suggest_en="did you mean '{close}'?",
    )
    del KINDS["Z012"]


def found(**values: object) -> Problem:
    return problem("Z012", HERE, what_fr="état", what_en="state", **values)


@pytest.mark.usefixtures("unknown")
def test_a_problem_is_printed_with_its_place_its_code_and_its_suggestion() -> None:
    expected = "flows/procuration.yaml:42:9: Z012 état inconnu « recpa » ; vouliez-vous « recap » ?"
    assert str(found(name="recpa", close="recap")) == expected


@pytest.mark.usefixtures("unknown")
def test_a_problem_is_said_in_english() -> None:
    expected = "flows/procuration.yaml:42:9: Z012 unknown state 'recpa'; did you mean 'recap'?"
    assert found(name="recpa", close="recap").line("en") == expected


@pytest.mark.usefixtures("unknown")
@pytest.mark.parametrize("absent", [{}, {"close": None}, {"close": ""}])
def test_a_suggestion_that_has_no_answer_is_left_out(absent: dict[str, object]) -> None:
    assert str(found(name="x", **absent)) == "flows/procuration.yaml:42:9: Z012 état inconnu « x »"


@pytest.mark.usefixtures("unknown")
def test_a_value_is_not_read_as_a_template() -> None:
    assert found(name="{what.__class__} {0}").message("en") == "unknown state '{what.__class__} {0}'"


def test_a_value_is_shown_on_one_line_without_anything_invisible() -> None:
    assert shown("é\n\x1b[31m\u202e\u200b\u00a0\u202f;") == "é\\n\\x1b[31m\\u202e\\u200b\u00a0\u202f;"


def test_a_long_value_is_cut() -> None:
    assert shown("a" * 1000) == "a" * (SHOWN - 1) + "…"


def test_a_file_name_cannot_break_the_line() -> None:
    assert str(Place("a\nb.yaml", 1, 2)) == "a\\nb.yaml:1:2"


def test_problems_are_sorted_by_place() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 2), Place("a", 9, 1)]
    found = sorted((problem("Y003", place) for place in places), key=order)
    assert [one.place[:3] for one in found] == [("a", 9, 1), ("a", 9, 2), ("a", 10, 1), ("b", 1, 1)]


@pytest.mark.usefixtures("unknown")
def test_a_value_that_is_not_known_does_not_break_the_message() -> None:
    assert problem("Z012", HERE, name=None).message("fr") == "? inconnu « ? »"


def test_a_word_is_its_text_and_knows_its_place() -> None:
    word = Word("recap", HERE)
    assert (word, hash(word), word.place) == ("recap", hash("recap"), HERE)
    assert type(str(word)) is str


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda word: pickle.loads(pickle.dumps(word))])
def test_a_word_keeps_its_place_when_copied_or_pickled(again: object) -> None:
    word = again(Word("recap", HERE))  # type: ignore[operator]
    assert (type(word), word, word.place) == (Word, "recap", HERE)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("recpa", "recap"),
        ("revoquee", "révoquée"),
        ("ETAT", "état"),
        ("valid-until", "valid_until"),
        ("l’assuré", "l'assuré"),
        ("xyz", None),
        ("", None),
        ("r" * 100_000, None),
    ],
)
def test_the_closest_name_is_found_whatever_its_accents(word: str, expected: str | None) -> None:
    assert closest(word, ["recap", "révoquée", "état", "valid_until", "l'assuré"]) == expected


def test_the_closest_name_does_not_depend_on_the_order_of_the_candidates() -> None:
    names = ["réca", "reca", "recab", "recac"]
    assert closest("recap", names) == closest("recap", reversed(names))


def test_an_accent_weighs_less_than_a_letter() -> None:
    assert closest("etete", ["eteta", "étété"]) == "étété"


def test_the_closest_of_nothing_is_nothing() -> None:
    assert closest("recap", []) is None


@pytest.mark.parametrize("code", ["Y003", "Y3", "y003", "Y0003"])
def test_a_code_is_a_letter_and_three_digits_used_once(code: str) -> None:
    with pytest.raises(ValueError, match="code"):
        kind(code, fr="a", en="a")


def test_a_suggestion_is_written_in_both_languages() -> None:
    with pytest.raises(ValueError, match="one language only"):
        kind("Z001", fr="a", en="a", suggest_fr="b")
