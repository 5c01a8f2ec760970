"""A journey being played, as a value: the sitting, who acts, and for which insured person. It can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from harness.language import Lang
from harness.moments import moment
from simulator.engine.simulation import Case, Simulation
from simulator.portal.deed import Amend, Fill, Happen, Press, Start, Wait
from simulator.portal.page import Page, page
from simulator.sitting.move import Back, Bring, Done, Forth
from simulator.sitting.sitting import Sitting
from simulator.spec.flow import INSURED


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


class Acting(NamedTuple):
    """Who acts, and on whose cases."""

    who: str
    insured: str


@dataclass(frozen=True, slots=True)
class Track:
    """A sitting and who acts in it; ``stops`` say who acted where one can go back or forth to, by moves done."""

    sitting: Sitting
    acting: Acting
    lang: Lang
    stops: Mapping[int, Acting] = field(default_factory=dict)

    @classmethod
    def begun(cls, sitting: Sitting, acting: Acting, lang: Lang) -> "Track":
        """A track that goes back no further than here."""
        return cls(sitting, acting, lang, {len(sitting.done): acting})

    @classmethod
    def of(cls, sitting: Sitting, lang: Lang) -> "Track":
        """The track of a sitting that was played elsewhere: it goes back to its beginning, a deed at a time."""
        dossiers = sitting.began.library.dossiers
        here = Acting(*[next(iter(dossiers.people))] * 2)
        done = tuple(step.deed for step in (*sitting.done, *reversed(sitting.undone)))
        portals = (sitting.began, *(step.act.simulation for step in (*sitting.done, *reversed(sitting.undone))))
        acting = []
        for before, deed in zip(portals, done, strict=False):
            here = _acting(here, before, deed)
            acting.append(here)
        stops = dict(enumerate((*acting, here)))  # before a deed as after it, whoever does it is looked at
        now = len(sitting.done)
        return cls(sitting, stops[max(now - 1, 0)], lang, stops)

    @property
    def here(self) -> Journey:
        """Where the journey is."""
        return Journey(self.sitting.now, *self.acting, self.lang)

    def moved(self, move: Done, seen: Page | None = None) -> "Track":
        """One deed further, refused ones included; no stop yet: a command may take several.

        Raises:
            CannotMoveError: the track is as it was.
        """
        return replace(self, sitting=self.sitting.moved(move, self.lang, seen))

    def stopped(self, before: "Track") -> "Track":
        """The track at the end of a command that was given where it was before; what was undone there is gone."""
        known = len(before.sitting.done)
        stops = {number: acting for number, acting in before.stops.items() if number < known}
        return replace(self, stops={**stops, known: before.acting, len(self.sitting.done): self.acting})

    def with_acting(self, acting: Acting) -> "Track":
        """The same with somebody else acting."""
        return replace(self, acting=acting, stops={**self.stops, len(self.sitting.done): acting})

    def way_back(self) -> Back | None:
        """The step to the stop before; None where there is none."""
        now = len(self.sitting.done)
        last = max((number for number in self.stops if number < now), default=None)
        return None if last is None else Back(now - last)

    def way_forth(self) -> Forth | None:
        """The step to the next of what was undone; None where there is none."""
        now = len(self.sitting.done)
        if not self.sitting.undone:
            return None
        return Forth(min((number for number in self.stops if number > now), default=now + 1) - now)

    def along(self, step: Back | Forth) -> "Track":
        """After a step back or forth, with whoever acted there."""
        sitting = self.sitting.moved(step, self.lang)
        return replace(self, sitting=sitting, acting=self.stops.get(len(sitting.done), self.acting))


def _acting(here: Acting, before: Simulation, deed: Done) -> Acting:
    """Who does a deed, on whose cases."""
    match deed:
        case Wait() | Happen() | Amend() | Bring():
            return here
        case Start(person, _, insured):
            return Acting(person, insured)
        case Press(person, case) | Fill(person, case):
            return Acting(person, before.cases[case].insured)
    people = before.library.dossiers.people
    return Acting(deed.person, deed.person if deed.person in people else here.insured)
