"""How a journey begins, and how a flow is opened: by the menus where the portal leads to it, else at the counter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.journey import Acting, Journey, Track
from harness.play.safe import short
from harness.play.words import named
from harness.sight import closest
from simulator.engine.simulation import Simulation
from simulator.portal.deed import Connect, Follow, OpenTab, Start
from simulator.portal.page import edition
from simulator.sitting.move import Done
from simulator.sitting.sitting import Sitting
from simulator.sitting.words import path_labels
from simulator.spec.calendar import at
from simulator.spec.flow import INSURED, Access, Flow
from simulator.spec.load import Library

START = datetime(2021, 1, 4, 9)
"""The clock of a journey that does not say when it is: nothing reads the real one."""


class Opened(NamedTuple):
    """A track once a flow was opened, or why it was not; ``way`` are the labels that were clicked."""

    track: Track
    reasons: tuple[str, ...] = ()
    way: tuple[str, ...] = ()

    def said(self) -> tuple[str, ...]:
        """The way there, as one line; nothing where there was none."""
        return (" › ".join(self.way),) if self.way else ()


def begin(library: Library, when: datetime, person: str, say: Say) -> Track:
    """A person logged in on the portal's first device; nothing has happened."""
    connect = Connect(person, next(iter(library.portal.devices)))
    sitting = Sitting.begin(library, at(when)).moved(connect, say.lang)
    return Track.begun(sitting, Acting(person, person), say.lang)


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


def open_flow(track: Track, flow: Flow, say: Say) -> Opened:
    """A flow in front: by its tab and link where the portal of the day leads to it, else without menus."""
    here = track.here
    access = way_in(here.simulation, flow)
    if access is None:
        day = here.clock()
        return Opened(track, (say(f"aucun menu n'y mène le {day}", f"no menu leads there on {day}"),))
    actor = here.insured if access.by == INSURED else access.by
    after = replace(track, acting=Acting(actor, here.insured))
    for move in _moves(here, flow, access, actor):
        after = after.moved(move)
        if not after.sitting.last.done:
            return Opened(track, after.sitting.last.reasons)
    return Opened(after, (), path_labels(here.simulation, access.path, here.lang))


def way_in(here: Simulation, flow: Flow, device: str = "") -> Access | None:
    """The first way into a flow that the portal of the day offers: by its menus (on a device), else at a counter."""
    portal = edition(here)
    menus = (each for each in flow.access if each.path and each.by == INSURED and portal.leads(each.path))
    offered = (each for each in menus if not device or device in each.on)
    return next(iter((*offered, *(each for each in flow.access if not each.path))), None)


def _moves(here: Journey, flow: Flow, access: Access, actor: str) -> Iterator[Done]:
    session = here.simulation.sessions.get(actor)
    there = session is not None and session.device in access.on
    if not there and (session is not None or actor == here.insured):
        yield Connect(actor, access.on[0])
    if access.path:
        yield OpenTab(actor, access.path[0])
        yield Follow(actor, access.path)
    else:
        yield Start(actor, flow.id, here.insured, access.on[0])
