"""A sheet is the same for the same seed, and as varied as the flow allows."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from simulator.quiz.question import KINDS, LETTERS, MOST_WRONG, Item
from simulator.quiz.sheet import MOST_CITED, Sheet, sheet
from simulator.spec.load import Library

ROOT = Path(__file__).parents[2]
Banks = Mapping[str, tuple[Item, ...]]


def test_a_seed_draws_the_same_sheet_again(banks: Banks, everything: Library) -> None:
    first, second = (sheet(everything, "procuration", banks["procuration"], 12, 7) for _ in range(2))
    assert first == second


def test_each_seed_draws_a_sheet_of_its_own(banks: Banks, everything: Library) -> None:
    drawn = {
        tuple(question.id for question in sheet(everything, "procuration", banks["procuration"], 12, seed).questions)
        for seed in range(30)
    }
    assert len(drawn) == 30


def test_the_draw_does_not_depend_on_the_python_that_runs_it(banks: Banks, everything: Library) -> None:
    drawn = sheet(everything, "adresse", banks["adresse"], 5, 1)
    assert [(question.id, question.letter) for question in drawn.questions] == [
        ("adresse:where:access:0", "B"),
        ("adresse:next:saved:back:closed", "A"),
        ("adresse:next:entry:logout:closed", "B"),
        ("adresse:button:entry:save:address.street+address.city", "C"),
        ("adresse:button:entry:save:whole", "A"),
    ]


@pytest.mark.parametrize(("flow", "most"), [("procuration", 15), ("carte_europeenne", 25), ("accueil", 15)])
def test_sheets_with_numbers_next_to_each_other_share_few_questions(
    flow: str, most: int, banks: Banks, everything: Library
) -> None:
    """12 questions drawn at random out of 208, twice, share 0.7 on average: 14 in 20 pairs."""
    drawn = [{q.id for q in sheet(everything, flow, banks[flow], 12, seed).questions} for seed in range(1, 22)]
    shared = [len(first & second) for first, second in pairwise(drawn)]
    assert sum(shared) <= most
    assert max(shared) <= 3


@pytest.mark.parametrize("flow", ["attestation", "adresse"])
def test_a_flow_that_offers_little_repeats_only_what_it_must(flow: str, banks: Banks, everything: Library) -> None:
    drawn = [{q.id for q in sheet(everything, flow, banks[flow], 12, seed).questions} for seed in range(1, 22)]
    assert max(len(first & second) for first, second in pairwise(drawn)) <= 8
    assert set().union(*drawn) == {item.id for item in banks[flow]}


def twins(drawn: Sheet) -> list[tuple[str, str]]:
    """The questions of one kind on the same button, field, screen, rule or deadline."""
    pairs = combinations([question.item for question in drawn.questions], 2)
    return [(one.id, two.id) for one, two in pairs if one.kind == two.kind and set(one.topics) & set(two.topics)]


@pytest.mark.parametrize("flow", ["procuration", "carte_europeenne", "accueil"])
def test_no_kind_asks_twice_about_the_same_thing_where_it_need_not(
    flow: str, banks: Banks, everything: Library
) -> None:
    found = [twins(sheet(everything, flow, banks[flow], 12, seed)) for seed in range(20)]
    assert [pairs for pairs in found if pairs] == []


@pytest.mark.parametrize("flow", ["procuration", "carte_europeenne", "accueil"])
def test_three_questions_of_a_kind_are_not_all_of_one_shape(flow: str, banks: Banks, everything: Library) -> None:
    for seed in range(20):
        asked = [question.item for question in sheet(everything, flow, banks[flow], 12, seed).questions]
        for kind, count in Counter(item.kind for item in asked).items():
            assert count < 3 or len({item.shape for item in asked if item.kind == kind}) > 1


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_the_order_of_hashes_plays_no_part(hash_seed: str, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "harness",
        "quiz",
        "adresse",
        "--seed",
        "5",
        "--lang",
        "fr",
        "--out",
        str(tmp_path),
    ]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    here = [path.read_bytes() for path in sorted(tmp_path.iterdir())]
    subprocess.run([*command[:-1], str(tmp_path / "more")], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert [path.read_bytes() for path in sorted((tmp_path / "more").iterdir())] == here


def test_the_kinds_share_a_sheet_evenly(banks: Banks, everything: Library) -> None:
    for seed in range(20):
        drawn = sheet(everything, "procuration", banks["procuration"], 14, seed)
        counts = Counter(question.kind for question in drawn.questions)
        assert max(counts.values()) - min(counts.values()) <= 2
        assert set(counts) == {item.kind for item in banks["procuration"]}


def test_questions_follow_the_order_of_a_journey(banks: Banks, everything: Library) -> None:
    drawn = sheet(everything, "procuration", banks["procuration"], 12, 3)
    ranks = [KINDS.index(question.kind) for question in drawn.questions]
    assert ranks == sorted(ranks)


def test_each_question_has_its_right_choice_once_and_the_nearest_miss(banks: Banks, everything: Library) -> None:
    for seed in range(20):
        for question in sheet(everything, "procuration", banks["procuration"], 12, seed).questions:
            read = [choice.text for choice in question.choices]
            assert read[question.right] == question.item.right.found.text
            assert read.count(question.item.right.found.text) == 1
            assert question.item.wrong[0].found.text in read
            assert 3 <= len(read) <= MOST_WRONG + 1


def test_the_right_letter_is_any(banks: Banks, everything: Library) -> None:
    letters = Counter(
        question.letter
        for seed in range(20)
        for question in sheet(everything, "procuration", banks["procuration"], 12, seed).questions
    )
    assert sorted(letters) == ["A", "B", "C", "D"]
    assert min(letters.values()) > 30


def test_wrong_choices_with_one_reason_have_it_once(banks: Banks, everything: Library) -> None:
    said: dict[str, str] = {}
    for seed in range(8):
        for question in sheet(everything, "accueil", banks["accueil"], 12, seed).questions:
            reasons = [slip.why for slip in question.slips]
            assert sorted(set(reasons)) == sorted(reasons)
            by_letter = {letter: slip.why for slip in question.slips for letter in slip.letters.split(", ")}
            wrong = {LETTERS[r]: c.why for r, c in enumerate(question.choices) if r != question.right}
            assert by_letter == wrong
            said |= {slip.letters: slip.why.fr for slip in question.slips}
    assert said["A, D"] == "Ce geste est réservé à quelqu'un d'autre."


def test_an_answer_cites_the_guide_in_its_own_words(banks: Banks, everything: Library) -> None:
    quotes = {s.id: s for guide in everything.guides for s in guide.statements.values()}
    cited = [
        each
        for question in sheet(everything, "procuration", banks["procuration"], 20, 1).questions
        for each in question.cited
    ]
    assert len(cited) > 20
    for each in cited:
        decision = quotes[each.id].kind == "decision"
        assert (each.quote, each.shows) == ("" if decision else quotes[each.id].quote, quotes[each.id].shows)


def test_an_answer_cites_no_more_than_one_reads(banks: Banks, everything: Library) -> None:
    drawn = sheet(everything, "procuration", banks["procuration"], 20, 1)
    assert max(len(question.cited) for question in drawn.questions) == MOST_CITED


def test_a_flow_that_offers_little_gives_a_shorter_sheet(banks: Banks, everything: Library) -> None:
    drawn = sheet(everything, "adresse", banks["adresse"], 60, 1)
    assert (drawn.asked, len(drawn.questions)) == (60, 7)


def test_a_flow_that_offers_nothing_gives_an_empty_sheet(everything: Library) -> None:
    assert sheet(everything, "adresse", (), 12, 1).questions == ()
