"""What there is in a library, by its id, as it is called: what forms offer, and what they send back."""

from harness.language import Say
from simulator.spec.flow import INSURED, OUTSIDE
from simulator.spec.load import Library


def is_somebody(library: Library, person: str) -> bool:
    """Whether somebody of that id can have a screen before them."""
    actors = set(library.portal.actors) - {INSURED, OUTSIDE}
    return person in library.dossiers.people or person in actors


def everybody(library: Library, say: Say) -> dict[str, str]:
    """All who can have a screen before them, by their keys: the insured people, then the actors."""
    people = {key: library.dossiers.name(key) for key in library.dossiers.people}
    actors = {key: label.of(say.lang) for key, label in library.portal.actors.items()}
    return people | {key: label for key, label in actors.items() if key not in (INSURED, OUTSIDE)}


def insured_people(library: Library) -> dict[str, str]:
    """The people who have a dossier, by their keys."""
    dossiers = library.dossiers
    return {key: dossiers.name(key) for key in dossiers.people}


def outside_events(library: Library, say: Say) -> dict[str, str]:
    """Every outside fact of the flows: its French label, by which it is known, and how it reads."""
    events = (event for flow in library.flows.values() for event in flow.events.values() if event.by == OUTSIDE)
    return {event.label.fr.source: event.label.of(say.lang).source for event in events}


def devices(library: Library, say: Say) -> dict[str, str]:
    """The portal's devices."""
    return {key: label.of(say.lang) for key, label in library.portal.devices.items()}


def flows(library: Library, say: Say) -> dict[str, str]:
    """The flows."""
    return {key: flow.name.of(say.lang).source for key, flow in library.flows.items()}


def data(library: Library, say: Say) -> dict[str, str]:
    """The data of a dossier."""
    return {key: datum.label.of(say.lang) for key, datum in library.dossiers.fields.items()}
