"""What questions are made from: a flow, all that it can come to, and the flows that are nearly like it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from simulator.analysis.explore.explored import Explored, explored
from simulator.analysis.explore.search import Goal
from simulator.analysis.mutation.mutant import Mutant
from simulator.analysis.mutation.mutants import mutants
from simulator.analysis.mutation.specification import Refused, Specification
from simulator.analysis.owed.wording import Wording
from simulator.analysis.path import Path
from simulator.engine.simulation import Happening
from simulator.quiz.running import DAYS, by_person, ended, last, on_day
from simulator.quiz.slips import OPERATORS
from simulator.spec.flow import Arc, Flow
from simulator.spec.load import Library

SITUATIONS: Final = 2_000
"""Situations of each kind of person that are looked at, the nearest first: those that a course speaks of."""


class Near(NamedTuple):
    """A library with one thing changed in the flow, and what has changed."""

    library: Library
    mutant: Mutant


class Ground:
    """A flow of a specification, explored once; changed flows are linked once each."""

    def __init__(self, specification: Specification, flow: str) -> None:
        self._specification = specification
        self.library = specification.library
        self.flow: Flow = specification.library.flows[flow]
        self.wording = Wording(self.flow)
        self._near: dict[str, Library | None] = {}
        self._ways: dict[Arc, Path | None] = {}

    @cached_property
    def explored(self) -> Explored:
        """What the flow can come to from an ordinary day; what lies beyond the bound is asked of nobody."""
        return explored(self.library, self.flow.id, most=SITUATIONS)

    @cached_property
    def _mutants(self) -> tuple[Mutant, ...]:
        return tuple(mutants(self._specification, [self.flow.id], OPERATORS))

    def find(self, goal: Goal) -> Path | None:
        """A shortest path to a goal, if there is one."""
        return self.explored.find(goal)

    def way(self, arc: Arc) -> Path | None:
        """A shortest path that ends on a row: followed, or refusing."""
        if arc not in self._ways:
            self._ways[arc] = self.find(Goal(self.flow.id, arc=arc))
        return self._ways[arc]

    def refused(self, arc: Arc) -> Happening | None:
        """What is seen at the end of the path to a row that refuses; None where there is no such path."""
        path = self.way(arc)
        found = None if path is None else last(self.library, path, self.flow.id)
        return None if found is None else found[1]

    def near(self, wanted: Callable[[Mutant], bool]) -> Iterator[Near]:
        """The changed flows that are wanted and can be run."""
        for mutant in self._mutants:
            if wanted(mutant):
                library = self._changed(mutant)
                if library is not None:
                    yield Near(library, mutant)

    def _changed(self, mutant: Mutant) -> Library | None:
        if mutant.id not in self._near:
            found = self._specification.exchanged(self.flow.id, mutant.document)
            self._near[mutant.id] = None if isinstance(found, Refused) else found
        return self._near[mutant.id]

    def from_days(self, path: Path) -> Iterator[tuple[date, Path]]:
        """A run begun on each of the days, by one person after the other, where it still goes the same way."""
        people = tuple(self.library.dossiers.people)
        meant = self._end(path)
        for rank, day in enumerate(DAYS):
            for person in (people[rank % len(people)], path.insured):
                moved = by_person(on_day(path, day), person)
                if self._end(moved) == meant:
                    yield day, moved
                    break

    def by_people(self, path: Path, rank: int) -> Path:
        """A run for another person, taken by rank, where it still goes the same way; else as it is."""
        people = tuple(self.library.dossiers.people)
        moved = by_person(path, people[rank % len(people)])
        return moved if self._end(moved) == self._end(path) else path

    def _end(self, path: Path) -> tuple[str, ...] | None:
        """The states of all cases at the end of a run."""
        there = ended(self.library, path)
        return None if there is None else tuple(case.snapshot.state for case in there.cases.values())

    def known(self, guide: tuple[str, ...]) -> tuple[str, ...]:
        """The statements among these that a guide holds, each once."""
        found = {name for each in self.library.guides for name in each.statements}
        return tuple(dict.fromkeys(name for name in guide if name in found))
