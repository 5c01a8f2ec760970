"""The report: problems inside a text are told at their own place, and one slip is told once."""

import pytest

from simulator.spec.nodes import Mapping, Scalar, parse
from simulator.spec.problems import Place, Word
from simulator.spec.report import Report, TooManyProblems
from simulator.spec.scan import MAX_PROBLEMS

HERE = Place("f.yaml", 3, 5)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a: un deux <ici> trois", (1, 12)),
        ("a: 'un l''été <ici>'", (1, 15)),
        ('a: "un \\"deux\\" \\u00e9 <ici>"', (1, 24)),
        ('a: "un\\n\\tdeux <ici>"', (1, 16)),
        ('a: "un \\\n  deux <ici>"', (2, 8)),
        ("a: un\n  deux\n\n  <ici> trois", (4, 3)),
        ("a: 'un\n  deux <ici>'", (2, 8)),
        ("a: >-\n  un deux\n  trois <ici>", (3, 9)),
        ("a: |  # note\n\n    un\n      <ici>\n", (4, 7)),
        ("a: >2\n    un\n   <ici>", (3, 4)),
        ("a:\n  [b, {c: un <ici>}]", (2, 14)),
        ("a: « été » <ici>", (1, 12)),
        ("a: \U0001f600 <ici>", (1, 6)),
    ],
)
def test_a_place_inside_a_text_is_that_of_the_file(source: str, place: tuple[int, int]) -> None:
    node, problems = parse(source, "f")
    assert problems == []
    found = next(scalar for scalar in texts(node) if "<ici>" in scalar.text)
    word = Word(found.text.strip(), found.place)
    at = Report({"f": source.encode()}).inside(word, word.index("<ici>"))
    assert (at.line, at.column) == place


def texts(node: object) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    children = [child for _, child in node.entries] if isinstance(node, Mapping) else getattr(node, "items", [])
    return [text for child in children for text in texts(child)]


def test_without_the_file_a_place_is_counted_from_the_start_of_the_text() -> None:
    assert Report().inside(Word("un deux", HERE), 3) == HERE._replace(column=8)


def test_a_problem_is_told_once() -> None:
    report = Report()
    for _ in range(2):
        report.add("F001", HERE, key="a")
    assert len(report) == 1


def test_what_follows_from_a_problem_is_not_told_at_the_same_place() -> None:
    report = Report()
    report.add("F008", HERE, value="A")
    report.add("F025", HERE, name="A")
    assert [found.kind.code for found in report] == ["F008"]


def test_two_things_missing_at_one_place_are_both_told() -> None:
    report = Report()
    report.add("M001", HERE)
    report.add("M002", HERE)
    assert [found.kind.code for found in report] == ["M001", "M002"]


def test_what_is_true_of_a_whole_file_only_is_not_told_of_a_part() -> None:
    report = Report()
    report.leave_out("f.yaml")
    report.add("S001", HERE, name="a")
    report.add("F025", HERE, name="b")
    assert [found.kind.code for found in report] == ["F025"]


def test_no_name_is_unknown_where_not_all_names_are_known() -> None:
    report = Report()
    report.lose_names("f.yaml")
    report.add("F025", HERE, name="b")
    report.add("F001", HERE, key="c")
    assert [found.kind.code for found in report] == ["F001"]


def test_a_pair_is_said_in_each_language() -> None:
    report = Report()
    report.add("F003", HERE, expected=("un texte", "a text"), found=("rien", "nothing"))
    (found,) = report
    assert (found.message("fr"), found.message("en")) == (
        "on attend un texte, on trouve rien",
        "expected a text, found nothing",
    )


def test_after_two_hundred_problems_of_a_file_reading_stops_and_says_so() -> None:
    report = Report()
    for line in range(MAX_PROBLEMS):
        report.add("F001", HERE._replace(line=line), key="a")
    with pytest.raises(TooManyProblems):
        report.add("F001", HERE._replace(line=MAX_PROBLEMS), key="a")
    assert [found.kind.code for found in report][-1] == "Y018"
    report.add("F001", HERE._replace(file="g.yaml"), key="a")
    assert len(report) == MAX_PROBLEMS + 2
