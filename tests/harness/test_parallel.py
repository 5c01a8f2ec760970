"""Over several processes the results are the same, whatever becomes of the processes."""

import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from multiprocessing import active_children, get_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import features, parallel, playing, progress
from harness.mistakes import BadInputError
from harness.parallel import Lost, Told, WorkError, shared_out, spread
from harness.report import stored
from tests.harness.playground import HOME, SAY, play, timeless


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)


weights = st.lists(st.integers(0, 50), max_size=40)


@given(weights, st.integers(1, 6))
def test_everything_is_dealt_once_in_order_and_no_share_is_empty(loads: list[int], shares: int) -> None:
    dealt = shared_out(loads, shares)
    assert list(range(len(loads))) == sorted(index for share in dealt for index in share)
    assert all(share == tuple(sorted(share)) and share for share in dealt)
    assert len(dealt) == min(shares, len(loads))


@given(weights, st.integers(2, 6))
def test_no_share_is_heavier_than_another_by_more_than_one_item(loads: list[int], shares: int) -> None:
    sums = [sum(loads[index] for index in share) for share in shared_out(loads, shares)]
    assert not sums or max(sums) - min(sums) <= max(loads) or len(sums) < shares


def test_things_are_dealt_the_same_way_every_time() -> None:
    assert shared_out([5, 3, 3, 2, 1], 2) == ((0, 3), (1, 2, 4))


def double(part: int, tell: Callable[[int], None]) -> None:
    tell(part)
    tell(part * 2)


def die(part: int, tell: Callable[[int], None]) -> None:
    tell(part)
    if part == 2:
        os._exit(3)


def fail(part: int, _tell: Callable[[int], None]) -> None:
    raise ValueError(f"part {part}")


def test_what_is_told_comes_back_in_the_order_of_each_part() -> None:
    heard = list(spread(double, [1, 5]))
    assert [Told(0, 1), Told(0, 2)] == [message for message in heard if message.part == 0]
    assert [Told(1, 5), Told(1, 10)] == [message for message in heard if message.part == 1]


def test_a_process_that_dies_is_told_and_the_others_go_on() -> None:
    heard = list(spread(die, [1, 2, 3]))
    assert {Told(0, 1), Told(1, 2), Told(2, 3), Lost(1, 3)} == set(heard)


def test_an_error_of_the_work_is_raised_here() -> None:
    with pytest.raises(WorkError, match="ValueError: part 4"):
        list(spread(fail, [4]))


def test_leaving_early_leaves_no_process_behind() -> None:
    running = spread(double, [1, 2])
    next(running)
    running.close()  # type: ignore[attr-defined]  # it is a generator
    assert active_children() == []


@pytest.mark.parametrize("jobs", [2, 3, 8])
def test_the_json_is_that_of_a_sequential_run_but_for_times(jobs: int) -> None:
    alone = timeless(stored.text_of(play("features")))
    assert alone == timeless(stored.text_of(play("features", jobs)))


def test_processes_that_are_not_forked_play_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_context", lambda: get_context("spawn"))
    assert [Told(0, 1), Told(0, 2)] == list(spread(double, [1]))


@pytest.mark.parametrize("jobs", [2, 4])
def test_a_process_that_dies_breaks_one_scenario_and_the_rest_is_played(jobs: int) -> None:
    found = play("dying", jobs)
    assert [(scenario.name, scenario.status) for _, _, scenario in found.scenarios()] == [
        ("Avant", "passed"),
        ("Pendant", "error"),
        ("Après", "passed"),
        ("Ailleurs", "passed"),
    ]
    assert [scenario.message for _, _, scenario in found.scenarios() if scenario.message] == [
        "le processus s'est arrêté net (code 7)"
    ]


def test_few_scenarios_do_not_start_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playing, "cores", lambda: 8)
    assert [
        playing.processes(8, 0),
        playing.processes(1000, 0),
        playing.processes(8, 3),
        playing.processes(5, 20),
    ] == [1, 8, 3, 5]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_past_its_time_and_leaves_the_output_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    before = sys.stdout
    with progress.bar("scénarios", 2) as advance:
        for _ in range(2):
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                advance()
    assert sys.stdout is before
    assert "scénarios" in terminal.getvalue()


def test_no_progress_is_shown_before_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 60)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with progress.bar("scénarios", 1) as advance:
        advance()
    assert terminal.getvalue() == ""


def test_an_undefined_step_stops_everything_before_it_begins() -> None:
    found = features.find(["hooks/undefined.feature"], SAY)
    with pytest.raises(BadInputError, match=r"hooks/undefined\.feature:7: aucune phrase ne dit « tout va mieux »"):
        playing.played(found, "none", 2, SAY)
