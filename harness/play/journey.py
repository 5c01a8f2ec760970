"""A journey being played, as a value: the portal, who acts, and for which insured person. It can be undone."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from harness.language import Lang
from simulator.engine.simulation import Case, Simulation
from simulator.portal.page import Page, page
from simulator.spec.calendar import civil_date, french_date, time_of_day
from simulator.spec.flow import INSURED

DEEPEST = 1000
"""Steps that can be undone."""


class Standing(NamedTuple):
    """Where a case stands, in words: its flow, its states outermost first, and when time will next move it."""

    flow: str
    states: tuple[str, ...]
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a journey is: ``who`` acts (a key of the dossiers, or an actor's id) on the cases of ``insured``."""

    simulation: Simulation
    who: str
    insured: str
    lang: Lang

    def page(self) -> Page:
        """What the one who acts sees."""
        return page(self.simulation, self.who, self.lang)

    def clock(self) -> str:
        """The date and time in Paris: 04/01/2021 09:00."""
        return moment(self.simulation.now)

    def called(self, person: str) -> str:
        """A person or an actor by their name."""
        library = self.simulation.library
        if person == INSURED:
            return library.dossiers.name(self.insured)
        if person in library.dossiers.people:
            return library.dossiers.name(person)
        return library.portal.actors[person].of(self.lang) if person in library.portal.actors else person

    def standings(self) -> tuple[Standing, ...]:
        """The insured person's latest case of each flow."""
        latest = {case.flow: case for case in self.simulation.cases.values() if case.insured == self.insured}
        return tuple(self._standing(case) for case in latest.values())

    def _standing(self, case: Case) -> Standing:
        flow = self.simulation.library.flows[case.flow]
        states = tuple(state.label.of(self.lang).source for state in flow.leaves[case.snapshot.state].path)
        due = min(case.snapshot.due.values(), default=None)
        return Standing(flow.name.of(self.lang).source, states, due)

    def at(self, simulation: Simulation) -> "Journey":
        """The same people in the portal as it became."""
        return replace(self, simulation=simulation)


def moment(instant: datetime) -> str:
    """An instant as it is read in Paris; seconds where there are some."""
    return f"{french_date(civil_date(instant))} {time_of_day(instant)}"


@dataclass(frozen=True, slots=True)
class Track:
    """A journey and the way back: what it was before each step, and what was undone."""

    here: Journey
    past: tuple[Journey, ...] = ()
    undone: tuple[Journey, ...] = ()

    def step(self, there: Journey) -> "Track":
        """One step further; a step that changes nothing is none."""
        return self if there == self.here else Track(there, (*self.past[-DEEPEST + 1 :], self.here))

    def back(self) -> "Track":
        """One step undone. There must be one."""
        return Track(self.past[-1], self.past[:-1], (*self.undone, self.here))

    def again(self) -> "Track":
        """One undone step done again. There must be one."""
        return Track(self.undone[-1], (*self.past, self.here), self.undone[:-1])
