"""The lanes of a run: one for each person, one for outside facts, one for time alone, one for each case."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from diagrams.dated.deeds import TIME, Deed, who
from diagrams.words import say, tied
from simulator.engine.simulation import Simulation
from simulator.spec.flow import INSURED, OUTSIDE
from simulator.spec.text import Lang


class Lane(NamedTuple):
    """A column: its key (a person, or a case behind a #), its title, and what stands below."""

    key: str
    title: str
    below: str


def people(simulation: Simulation, deeds: Sequence[Deed], lang: Lang) -> tuple[Lane, ...]:
    """Insured people as they come in, other actors in the order of the portal, outside facts, time."""
    return tuple(_people(simulation, deeds, lang))


def _people(simulation: Simulation, deeds: Sequence[Deed], lang: Lang) -> Iterator[Lane]:
    library = simulation.library
    those = ((deed.person, *(letter.to for letter in deed.letters)) for deed in deeds)
    met = dict.fromkeys(person for each in those for person in each)
    insured = [person for person in met if person in library.dossiers.people]
    others = [actor for actor in library.portal.actors if actor in met and actor not in (INSURED, OUTSIDE)]
    last = [person for person in met if person not in (*insured, *others, OUTSIDE, TIME)]
    for person in (*insured, *others, *last, *(each for each in (OUTSIDE, TIME) if each in met)):
        name = who(simulation, person, lang)
        role = who(simulation, INSURED, lang) if person in insured else name
        yield Lane(person, role[:1].upper() + role[1:], name if person in insured else "")


def cases(simulation: Simulation, lang: Lang) -> tuple[Lane, ...]:
    """The cases as they were opened; whose each is, where there are several insured people."""
    several = len({case.insured for case in simulation.cases.values()}) > 1
    return tuple(
        Lane(
            f"#{case.id}",
            tied(simulation.library.flows[case.flow].name.of(lang).source, lang),
            who(simulation, case.insured, lang) if several else say("states", lang),
        )
        for case in simulation.cases.values()
    )
