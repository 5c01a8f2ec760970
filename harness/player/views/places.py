"""Where a case stands, as a picture and in words."""

from typing import NamedTuple

from diagrams.detail import detail
from diagrams.draw import picture
from diagrams.picture import Picture
from diagrams.region import region
from diagrams.standing import standing
from diagrams.words import tied
from harness.language import Lang, Say
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Firing
from simulator.spec.flow import Flow
from simulator.spec.load import Library


class Place(NamedTuple):
    """The place of a case: its leaf, in words, and what the picture around it shows."""

    case: str
    flow: str
    leaf: str
    name: str
    person: str
    states: str
    description: str
    alt: str


def place(here: Simulation, case: Case, say: Say) -> Place:
    """Where a case stands."""
    flow, lang = here.library.flows[case.flow], say.lang
    leaf = case.snapshot.state
    states = " › ".join(tied(state.label.of(lang).source, lang) for state in flow.leaves[leaf].path)
    described = around(here.library, flow, leaf, lang).description
    name, person = flow.name.of(lang).source, here.library.dossiers.name(case.insured)
    alt = say(f"Image : « {name} » de {person} est à l'état « {states} ». {described}",
              f"Picture: “{name}” of {person} is in the state “{states}”. {described}")  # fmt: skip
    return Place(case.id, case.flow, leaf, name, person, states, described, tied(alt, lang))


def around(library: Library, flow: Flow, leaf: str, lang: Lang) -> Picture:
    """What is around a place: what can be done there, and where that leads.

    Raises:
        KeyError: for a leaf that the flow has not.
    """
    return region(detail(flow, lang, library.portal, flow.leaves[leaf].id), flow, leaf)


def whole(here: Simulation, case: Case, lang: Lang) -> Picture:
    """The life cycle, with the way that a case took and where it stands."""
    flow = here.library.flows[case.flow]
    drawn = picture(flow, "lifecycle", lang, way(here, case), here.library.portal)
    return standing(drawn, case.snapshot.state)


def way(here: Simulation, case: Case) -> tuple[Firing, ...]:
    """What happened to a case since it began."""
    happened = (each for each in here.history if each.case == case.id and each.kind != "start")
    return tuple(each.firing for each in happened)
