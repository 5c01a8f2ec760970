"""How a sitting begins: when, with whom, and before which flow."""

from collections.abc import Iterator

from harness.language import Say
from harness.mistakes import BadInputError
from harness.play.opening import way_in
from simulator.engine.simulation import Simulation
from simulator.portal.deed import Connect, Follow, OpenTab, Start
from simulator.sitting.move import Done
from simulator.sitting.sitting import Sitting
from simulator.spec.flow import INSURED


def begun(sitting: Sitting, person: str, device: str, flow: str, say: Say) -> Sitting:
    """The sitting once somebody (or nobody, "") is logged in on a device (the first, "") before a flow (or none, "").

    All are ids that are known to be there.

    Raises:
        BadInputError: where a flow cannot be opened so.
    """
    for move in _moves(sitting.now, person, device, flow, say):
        sitting = sitting.moved(move, say.lang)
        if not sitting.last.done:
            raise BadInputError(say(" ; ", "; ").join(sitting.last.reasons))
    return sitting


def _moves(here: Simulation, person: str, device: str, flow: str, say: Say) -> Iterator[Done]:
    if not person and flow:
        raise BadInputError(say("une démarche s'ouvre pour quelqu'un : choisissez une personne",
                                "a journey is opened for somebody: choose a person"))  # fmt: skip
    opened = here.library.flows.get(flow)
    access = None if opened is None else way_in(here, opened, device)
    if person:
        theirs = access is None or access.by == INSURED  # who is received at a counter is at home meanwhile
        usual = access.on[0] if access is not None and theirs else next(iter(here.library.portal.devices))
        yield Connect(person, (device if theirs else "") or usual)
    if opened is None:
        return
    if access is None:
        name = opened.name.of(say.lang).source
        raise BadInputError(say(f"rien ne mène à « {name} » ce jour-là, sur cet appareil",
                                f"nothing leads to “{name}” on that day, on that device"))  # fmt: skip
    if access.path:
        yield OpenTab(person, access.path[0])
        yield Follow(person, access.path)
    else:
        on = device if device in access.on else access.on[0]
        yield Start(person if access.by == INSURED else access.by, flow, person, on)
