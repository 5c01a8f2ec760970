"""One thing that a suite has to show, the paths that might show it, and what a criterion is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from simulator.analysis.explore.explored import Explored
from simulator.analysis.path import Path
from simulator.scenarios.ending import Expectation
from simulator.scenarios.expectations import STANDARD
from simulator.scenarios.telling import Told
from simulator.spec.flow import Flow
from simulator.spec.load import Library
from simulator.spec.text import Prose

UNTITLED = Prose("", "")


class Ground(NamedTuple):
    """A flow, and all that it can come to."""

    library: Library
    flow: Flow
    explored: Explored


class Target(NamedTuple):
    """One thing to show, in words. ``id`` is the same for every run of the same flows."""

    id: str
    text: Prose


class Candidate(NamedTuple):
    """A path that might show something, and the heading it would stand under.

    ``title`` is what it is called where its last act says too little, ``moment`` what its last day is called;
    ``detail`` tells it from others that end alike; ``expect`` is what is expected at its end.
    """

    path: Path
    rule: Prose
    title: Prose = UNTITLED
    moment: Prose = UNTITLED
    detail: Prose = UNTITLED
    expect: tuple[Expectation, ...] = STANDARD


class Criterion(Protocol):
    """A reason to write scenarios."""

    targets: tuple[Target, ...]

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """Where a target might be shown, the most telling first."""

    def spare(self) -> Iterator[Candidate]:
        """What else may show targets that no search finds."""

    def shown(self, told: Told) -> Iterable[str]:
        """The ids of the targets that a scenario shows."""
