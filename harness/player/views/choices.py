"""What the trainer's forms offer: everything there is, whether it is possible now or not."""

from collections.abc import Mapping
from typing import NamedTuple

from harness.language import Say
from harness.player import names
from simulator.engine.simulation import Simulation
from simulator.portal import by_label
from simulator.spec.flow import INSURED, Flow


class Choice(NamedTuple):
    """What a form offers: what is sent, what is read."""

    value: str
    text: str


class Group(NamedTuple):
    """Choices under a name; ``key`` is its id, where it has one."""

    name: str
    choices: tuple[Choice, ...]
    key: str = ""


class Choices:
    """The choices of a portal as it is, in a language."""

    def __init__(self, here: Simulation, say: Say) -> None:
        self._here, self._say = here, say
        library = here.library
        self.everybody = _choices(names.everybody(library, say))
        self.insured = _choices(names.insured_people(library))
        self.devices = _choices(names.devices(library, say))
        self.flows = _choices(names.flows(library, say))
        self.data = _choices(names.data(library, say))
        counters = (access.by for flow in library.flows.values() for access in flow.access if access.by != INSURED)
        self.opener = next(counters, "")
        """Who opens a journey for somebody else."""

    def states(self) -> tuple[Group, ...]:
        """Every state of every flow, those inside another set in under it."""
        return tuple(self._states(flow) for flow in self._here.library.flows.values())

    def _states(self, flow: Flow) -> Group:
        lang = self._say.lang
        labels = {
            f"{flow.id}/{state.id}": "\u2003" * state.depth + state.label.of(lang).source
            for state in flow.states.values()
        }
        return Group(flow.name.of(lang).source, _choices(labels), flow.id)

    def offers(self) -> tuple[Group, ...]:
        """The devices on which each flow is offered, then those on which nothing is."""
        library = self._here.library
        labels = names.devices(library, self._say)
        offered = {
            flow.id: {device: labels[device] for access in flow.access for device in access.on}
            for flow in library.flows.values()
        }
        known = {device for each in offered.values() for device in each}
        rest = {device: label for device, label in labels.items() if device not in known}
        groups = [
            Group(flow.name.of(self._say.lang).source, _choices(offered[flow.id]), flow.id)
            for flow in library.flows.values()
        ]
        nothing = Group(self._say("Rien n'y est proposé", "Nothing is offered there"), _choices(rest))
        return (*groups, *((nothing,) if rest else ()))

    def outside(self) -> tuple[Group, ...]:
        """Outside facts: those that change something now, then the others."""
        say, events = self._say, names.outside_events(self._here.library, self._say)
        able = {event for event in events if by_label.happen(self._here, event, "fr").done}
        now, later = say("Possible maintenant", "Possible now"), say("Sans effet maintenant", "No effect now")
        groups = (
            Group(now, _choices({event: label for event, label in events.items() if event in able})),
            Group(later, _choices({event: label for event, label in events.items() if event not in able})),
        )
        return tuple(group for group in groups if group.choices)


def _choices(named: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, text) for value, text in named.items())
