"""How a journey begins, and how a flow is opened: by the menus where the portal leads to it, else at the counter."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.journey import Journey
from harness.play.safe import short
from harness.play.words import named
from harness.sight import closest
from simulator.engine.simulation import Simulation
from simulator.portal import acts
from simulator.portal.acts import Act
from simulator.portal.page import edition
from simulator.spec.calendar import at
from simulator.spec.flow import INSURED, Access, Flow
from simulator.spec.load import Library

START = datetime(2021, 1, 4, 9)
"""The clock of a journey that does not say when it is: nothing reads the real one."""


class Opened(NamedTuple):
    """A journey once a flow was opened, or why it was not; ``way`` are the labels that were clicked."""

    journey: Journey
    reasons: tuple[str, ...] = ()
    way: tuple[str, ...] = ()

    def said(self) -> tuple[str, ...]:
        """The way there, as one line; nothing where there was none."""
        return (" › ".join(self.way),) if self.way else ()


def begin(library: Library, when: datetime, person: str, say: Say) -> Journey:
    """A person logged in on the portal's first device; nothing has happened."""
    simulation = Simulation.begin(library, at(when))
    device = next(iter(library.portal.devices))
    return Journey(acts.connect(simulation, person, device).simulation, person, person, say.lang)


def person_named(library: Library, text: str, say: Say) -> str:
    """The key of an insured person by name or key; the first of the dossiers for no name.

    Raises:
        BadInputError: for a person nobody knows.
    """
    names = {library.dossiers.name(person): person for person in library.dossiers.people}
    if not text:
        return next(iter(library.dossiers.people))
    return text if text in library.dossiers.people else names[_known(text, tuple(names), say, ("personne", "person"))]


def flow_named(library: Library, text: str, say: Say) -> Flow:
    """A flow by its name in either language, or its id.

    Raises:
        BadInputError: for a flow nobody knows.
    """
    names = {name: flow.id for flow in library.flows.values() for name in flow.name.plain} | {
        name: name for name in library.flows
    }
    shown = [flow.name.of(say.lang).source for flow in library.flows.values()]
    return library.flows[names[_known(text, tuple(names), say, ("démarche", "journey"), tuple(shown))]]


def _known(text: str, names: tuple[str, ...], say: Say, what: tuple[str, str], shown: tuple[str, ...] = ()) -> str:
    found = named(text, names)
    if found is not None:
        return found
    near = closest(text[:200], names)
    there = ", ".join(shown or names)
    hint = say.meant(near) if near else f" ({there})"
    raise BadInputError(say(f"{what[0]} inconnue « {short(text)} »{hint}", f"unknown {what[1]} “{short(text)}”{hint}"))


def open_flow(journey: Journey, flow: Flow, say: Say) -> Opened:
    """A flow in front: by its tab and link where the portal of the day leads to it, else without menus."""
    portal = edition(journey.simulation)
    for access in flow.access:
        if access.path and access.by == INSURED and portal.leads(access.path):
            return _walked(journey, access)
    for access in flow.access:
        if not access.path:
            return _started(journey, flow, access)
    day = journey.clock()
    return Opened(journey, (say(f"aucun menu n'y mène le {day}", f"no menu leads there on {day}"),))


def _walked(journey: Journey, access: Access) -> Opened:
    simulation, lang, insured = journey.simulation, journey.lang, journey.insured
    session = simulation.sessions.get(insured)
    if session is None or session.device not in access.on:
        simulation = acts.connect(simulation, insured, access.on[0]).simulation
    labels = _labels(replace(journey, simulation=simulation), access)
    act = acts.open_tab(simulation, insured, labels[0], lang)
    if act.done:
        act = acts.click(act.simulation, insured, labels[-1], lang)
    return _opened(journey, act, insured, labels)


def _labels(journey: Journey, access: Access) -> tuple[str, ...]:
    """A path as it reads in the journey's language."""
    for tab in edition(journey.simulation).tabs:
        for heading in tab.headings:
            for link in heading.links:
                labels = (tab.label.text, heading.label.text, link.text)
                if tuple(label.fr for label in labels) == access.path:
                    return tuple(label.of(journey.lang) for label in labels)
    return access.path


def _started(journey: Journey, flow: Flow, access: Access) -> Opened:
    actor = journey.insured if access.by == INSURED else access.by
    simulation = journey.simulation
    session = simulation.sessions.get(actor)
    if session is None or session.device not in access.on:
        simulation = acts.connect(simulation, actor, access.on[0]).simulation
    act = acts.start(simulation, actor, flow, journey.insured, journey.lang, access.on[0])
    return _opened(journey, act, actor, ())


def _opened(journey: Journey, act: Act, actor: str, way: tuple[str, ...]) -> Opened:
    if not act.done:
        return Opened(journey, act.reasons)
    return Opened(replace(journey, simulation=act.simulation, who=actor), (), way)
