"""Which event of which case a person means by a label: what is in front of them first."""

from collections.abc import Iterator
from typing import NamedTuple

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.journey import Journey
from harness.play.safe import short
from harness.play.words import named
from harness.sight import closest
from simulator.engine.simulation import Case, Simulation
from simulator.spec.flow import INSURED, Event, Flow


class Meant(NamedTuple):
    """An event of a case. ``opened`` tells that the case was opened only to be asked about."""

    simulation: Simulation
    case: str
    event: str
    label: str
    opened: bool = False


def meant(journey: Journey, text: str, say: Say) -> Meant:
    """The event that a label names, in either language; also its flow need not be open.

    Raises:
        BadInputError: for a label that no flow has.
    """
    known: dict[str, Meant] = {}
    for found, labels in _all(journey):
        for label in labels:
            known.setdefault(label, found._replace(label=label))
    exact = named(text, known)
    if exact is None:
        near = closest(text[:200], known)
        hint = say.meant(near)
        raise BadInputError(
            say(f"« {short(text)} » : aucun bouton de ce nom{hint}", f"“{short(text)}”: no such button{hint}")
        )
    return known[exact]


def offered(journey: Journey, say: Say) -> Iterator[Meant]:
    """Every button of the screens that the case in front shows, those that are absent included."""
    case = front(journey)
    if case is None:
        return
    flow = journey.simulation.library.flows[case.flow]
    buttons = (button for screen in flow.leaves[case.snapshot.state].screens for button in screen.buttons)
    for event, label in dict.fromkeys((button.event.id, button.label.of(say.lang).source) for button in buttons):
        yield Meant(journey.simulation, case.id, event, label)


def front(journey: Journey) -> Case | None:
    """The case before the one who acts; else the insured person's latest."""
    session = journey.simulation.sessions.get(journey.who)
    name = (session.dialog or session.front) if session else None
    mine = [case for case in journey.simulation.cases.values() if case.insured == journey.insured]
    return journey.simulation.cases[name] if name else next(reversed(mine), None)


def _all(journey: Journey) -> Iterator[tuple[Meant, tuple[str, ...]]]:
    """Every event and its labels: what is on screen, all other buttons of open flows, then those of the others."""
    simulation, first = journey.simulation, front(journey)
    mine = [case for case in reversed(list(simulation.cases.values())) if case.insured == journey.insured]
    cases = [*([first] if first else []), *(case for case in mine if case != first)]
    for case in cases:
        flow = simulation.library.flows[case.flow]
        for screen in flow.leaves[case.snapshot.state].screens:
            for button in screen.buttons:
                yield Meant(simulation, case.id, button.event.id, ""), tuple(button.label.plain)
    latest = {case.flow: case.id for case in reversed(mine)}
    for name in dict.fromkeys(latest[case.flow] for case in cases):
        flow = simulation.library.flows[simulation.cases[name].flow]
        yield from ((Meant(simulation, name, event.id, ""), labels) for event, labels in _events(flow))
    for flow in simulation.library.flows.values():
        if flow.id not in latest:
            by = flow.access[0].by if flow.access else INSURED
            opened, new = simulation.started(flow.id, journey.insured, by)
            yield from ((Meant(opened, new.id, event.id, "", True), labels) for event, labels in _events(flow))


def _events(flow: Flow) -> Iterator[tuple[Event, tuple[str, ...]]]:
    for event in flow.events.values():
        yield event, tuple(event.label.plain)
    for screen in flow.screens.values():
        yield from ((button.event, tuple(button.label.plain)) for button in screen.buttons)
