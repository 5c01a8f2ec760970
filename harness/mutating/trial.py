"""The trial of mutants: each is played by the scenarios that can reach it, until one of them fails."""

import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from types import FrameType
from typing import Final

from harness import features
from harness.files import library, sources
from harness.language import LANGS, Say
from harness.mistakes import BadInputError
from harness.mutating.killer import killer
from harness.mutating.script import Script, play, scripts
from harness.mutating.verdict import Verdict
from harness.mutating.watch import watched
from harness.playing import undefined
from simulator.analysis.mutation.equivalence import Comparer
from simulator.analysis.mutation.meaning import Difference, Meanings, difference
from simulator.analysis.mutation.mutant import Mutant
from simulator.analysis.mutation.mutants import mutants
from simulator.analysis.mutation.specification import Refused, Specification
from simulator.spec.load import Library

PATIENCE: Final = 10.0
"""Seconds that a mutant has at least; beyond, and beyond several times all the scenarios, it never comes to rest."""
TIMES: Final = 10
MOST_TOLD: Final = 5


class TimeUpError(BaseException):
    """A mutant took too long. No handler of ordinary errors catches it."""


class Trial:
    """The unchanged flows, the scenarios, and which leaves each comes to."""

    def __init__(self, folder: Path, paths: tuple[str, ...], say: Say) -> None:
        found = features.find(paths, say)
        lines = undefined(found, features.home_of([read.path for read in found]), "process", say)
        if lines:
            raise BadInputError("\n".join(lines))
        self.library = library(folder)
        self.specification = Specification(self.library, sources(_near(folder)))
        self.mutants = {mutant.id: mutant for mutant in mutants(self.specification, self.library.flows)}
        self.scripts = scripts(found)
        self._meanings = Meanings()
        self._meaning = self._meanings.of(self.library)
        started = time.perf_counter()
        self._seen = tuple(self._watched(say))
        self._limit = PATIENCE + TIMES * (time.perf_counter() - started)

    def _watched(self, say: Say) -> Iterator[frozenset[tuple[str, str]]]:
        failures = []
        for script in self.scripts:
            seen, failure = watched(script, self.library)
            failures += [f"{failure.place}: {failure.why}"] if failure else []
            yield seen
        if failures:
            first = say(
                "des scénarios échouent sur les flux tels qu'ils sont ; parcours test dit pourquoi",
                "scenarios fail on the flows as they are; parcours test says why",
            )
            raise BadInputError("\n".join([first, *failures[:MOST_TOLD]]))

    def judge(self, mutant: Mutant) -> Verdict:
        """What comes of a mutant."""
        changed = self.specification.exchanged(mutant.flow, mutant.document)
        if isinstance(changed, Refused):
            return Verdict(mutant.id, "refused", why=changed.problems[0].kind.code)
        where = difference(self._meaning, self._meanings.of(changed, self.library))
        if not where:
            return Verdict(mutant.id, "equivalent", why="meaning")
        try:
            with _within(self._limit):
                for script in self.reaching(mutant, where):
                    failure = play(script, changed)
                    if failure is not None:
                        why = f"{failure.place}: {failure.why}"
                        return Verdict(mutant.id, "killed", script.place, why, failure.endless)
        except TimeUpError:
            return Verdict(mutant.id, "killed", why=f"{self._limit:.0f} s", timeout=True)
        return self._survived(mutant, changed)

    def _survived(self, mutant: Mutant, changed: Library) -> Verdict:
        """Nobody noticed: either there is nothing to notice, or there is a scenario to write."""
        outcome = self._comparer.compared(changed, mutant.flow)
        if outcome.same:
            return Verdict(mutant.id, "equivalent", why="explored")
        fr, en = (killer(self.library, changed, outcome.paths, lang) for lang in LANGS)
        return Verdict(mutant.id, "survived", scenario_fr=fr, scenario_en=en)

    @cached_property
    def _comparer(self) -> Comparer:
        return Comparer(self.library)

    def reaching(self, mutant: Mutant, where: Difference) -> Sequence[Script]:
        """The scenarios that may notice a mutant, most likely first: those of its statements, then the short ones.

        What differs in general may be met anywhere; what differs in a leaf, only by a scenario that comes there.
        """
        ranks = [rank for rank, seen in enumerate(self._seen) if where.general or not seen.isdisjoint(where.leaves)]
        guide = mutant.site.guide
        ranks.sort(key=lambda rank: (self.scripts[rank].tags.isdisjoint(guide), len(self.scripts[rank].steps), rank))
        return [self.scripts[rank] for rank in ranks]


def _near(folder: Path) -> Path:
    """A folder as a person here would type it: places are told so."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


@lru_cache(maxsize=2)
def trial(folder: Path, paths: tuple[str, ...], lang: str) -> Trial:
    """The trial of a folder of flows by the scenarios of these paths; a forked process has its parent's."""
    return Trial(folder, paths, Say("en" if lang == "en" else "fr"))


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise in the midst of what takes longer."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TimeUpError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
