"""A path: one dated run through one or several flows, as a value. What is found, generated or recorded is one of these.

Every analysis that answers with an example answers with a path; replayed, it gives back the portal at each of its acts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from simulator.engine.engine import NO_INPUTS
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Inputs
from simulator.spec.expressions.tree import Value
from simulator.spec.flow import FILL, INSURED, Flow
from simulator.spec.load import Library

Kind = Literal["begin", "fill", "event", "wait"]


class Act(NamedTuple):
    """One thing that happens at an instant (UTC).

    ``begin`` opens a new case of ``flow``; ``fill`` types ``inputs`` (texts by field key) into its latest case;
    ``event`` fires ``event`` on it; ``wait`` lets time go by until ``at``, whatever falls due on the way. ``by`` is the
    actor's id.
    """

    kind: Kind
    at: datetime
    flow: str = ""
    event: str = ""
    inputs: Inputs = NO_INPUTS
    by: str = INSURED


@dataclass(frozen=True, slots=True)
class Path:
    """A run for one insured person (a key of the dossiers), whose dossier may differ from the shipped one."""

    insured: str
    start: datetime
    acts: tuple[Act, ...]
    dossier: Mapping[str, Value] = field(default_factory=dict)

    @property
    def flows(self) -> tuple[str, ...]:
        """The flows it goes through, in order of appearance."""
        return tuple(dict.fromkeys(act.flow for act in self.acts if act.flow))


class Replayed(NamedTuple):
    """An act and the portal once it is done; an act that was refused stands in the history with its reasons."""

    act: Act
    simulation: Simulation


def begun(library: Library, path: Path) -> Simulation:
    """The portal before the first act."""
    simulation = Simulation.begin(library, path.start)
    for name, value in path.dossier.items():
        simulation = simulation.with_dossier(path.insured, name, value)
    return simulation


def replay(library: Library, path: Path) -> Iterator[Replayed]:
    """The portal after each act, by the reference engine.

    Raises:
        KeyError: an act on a flow that has no case yet, or a flow or person that is not there.
    """
    simulation = begun(library, path)
    for act in path.acts:
        simulation = _done(simulation, path, act)
        yield Replayed(act, simulation)


def _done(simulation: Simulation, path: Path, act: Act) -> Simulation:
    if act.at > simulation.now or act.kind == "wait":  # a wait of no time lets fire what is overdue
        simulation = simulation.advanced(act.at)
    if act.kind == "wait":
        return simulation
    if act.kind == "begin":
        return simulation.started(act.flow, path.insured, act.by)[0]
    cases = simulation.cases_of(path.insured, act.flow)
    if not cases:
        raise KeyError(act.flow)
    event = FILL if act.kind == "fill" else act.event
    return simulation.fired(cases[-1].id, event, act.inputs, act.by)[0]


def actor(flow: Flow, event: str = FILL) -> str:
    """Who does it: the event's actor; what is typed, and what is built in, is done by whoever has access."""
    declared = flow.events.get(event)
    if declared is not None:
        return declared.by
    return flow.access[0].by if flow.access else INSURED
