"""Two ways of doing the same thing, run in turn, and the goal that the ratio of their processor times must reach."""

import gc
import operator
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import process_time
from typing import Final, NamedTuple

Run = Callable[[], object]
_TESTS: Final = {">=": operator.ge, "<=": operator.le}
QUICK, USUAL = 5, 15
"""Rounds of a quick and of a usual run."""


class Absent(Exception):  # noqa: N818 - it is not an error: the row says what is not there
    """What a row would measure is not there."""


class Contest(NamedTuple):
    """Two things to run that do the same work, each taking a few hundredths of a second.

    ``share`` divides the ratio where both do not do the same amount: the events of ours for one of theirs. ``rounds``
    bounds how often both run, where a round is long. ``note`` is told below the table.
    """

    ours: Run
    theirs: Run
    share: float = 1.0
    rounds: int = USUAL
    note: str = ""


class Figures(NamedTuple):
    """Two figures that are the same every time: no rounds are needed to compare them."""

    ours: float
    theirs: float
    note: str = ""


Prepare = Callable[[bool], Contest | Figures]


class Row(NamedTuple):
    """One line of the table. A goal ``>=`` is of speed (times as fast), ``<=`` of time (times as long)."""

    name: str
    against: str
    goal: str
    faster: bool
    prepare: Prepare


class Result(NamedTuple):
    """What came of a row; no ratio where it could not be measured, and why."""

    row: Row
    ratio: float | None
    why: str = ""
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the goal is reached; a row without a goal, or not measured, misses nothing."""
        if self.ratio is None or not self.row.goal:
            return True
        sign, figure = self.row.goal.split()
        return bool(_TESTS[sign](self.ratio, float(figure)))


ROWS: Final[dict[str, Row]] = {}
"""Every row by its name, in the order of registration."""


def row(name: str, *, against: str, goal: str = "", faster: bool | None = None) -> Callable[[Prepare], Prepare]:
    """Register a function that prepares a contest; it is told whether the run is a quick one."""

    def register(prepare: Prepare) -> Prepare:
        ROWS[name] = Row(name, against, goal, goal.startswith(">=") if faster is None else faster, prepare)
        return prepare

    return register


def measure(row: Row, quick: bool) -> Result:
    """The median ratio over rounds in which both run, one after the other."""
    try:
        contest = row.prepare(quick)
    except Absent as absent:
        return Result(row, None, str(absent))
    ours = contest.ours / contest.theirs if isinstance(contest, Figures) else _raced(contest, quick)
    return Result(row, 1 / ours if row.faster else ours, note=contest.note)


def _raced(contest: Contest, quick: bool) -> float:
    contest.ours(), contest.theirs()
    with _quiet():
        rounds = [_round(contest) for _ in range(min(QUICK if quick else USUAL, contest.rounds))]
    return median(ours / theirs for ours, theirs in rounds) / contest.share


def _round(contest: Contest) -> tuple[float, float]:
    first = _spent()
    contest.ours()
    second = _spent()
    contest.theirs()
    return second - first, _spent() - second


def _spent() -> float:
    """Processor time of this process and of those it started: what else the machine does at the time costs nothing."""
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


@contextmanager
def _quiet() -> Iterator[None]:
    """No collection of garbage in the middle of a round."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()
