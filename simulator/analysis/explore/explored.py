"""A flow explored with those it depends on: for each kind of insured person, from each starting day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Final

from simulator.analysis.explore.search import Goal, Search
from simulator.analysis.explore.space import MOST, Space
from simulator.analysis.explore.time import dated
from simulator.analysis.path import Path
from simulator.engine.snapshot import Snapshot
from simulator.spec.calendar import at, civil_date
from simulator.spec.expressions.compile import compiled
from simulator.spec.expressions.tree import Dossier, Expression, FieldValue, Record, Value, Within, walk
from simulator.spec.flow import Arc, Flow
from simulator.spec.link.linker import expressions_in
from simulator.spec.load import Library

ORDINARY: Final = date(2021, 1, 4)
STARTS: Final = (ORDINARY, date(2021, 1, 31), date(2021, 2, 28), date(2020, 2, 29))
"""The days that one explores from: an ordinary one, then those after which a month is not like the others."""


def noon(day: date) -> datetime:
    """The instant (UTC) at which an exploration begins on a day."""
    return at(datetime.combine(day, time(12)))


@dataclass(frozen=True)
class Explored:
    """What a flow can come to, with the flows it depends on: a space for each kind of person and starting day."""

    flow: Flow
    spaces: tuple[Space, ...]

    @property
    def states(self) -> int:
        """How many states were reached in all. Exact."""
        return sum(space.states for space in self.spaces)

    @property
    def complete(self) -> bool:
        """Whether no bound was hit."""
        return all(space.complete for space in self.spaces)

    @cached_property
    def searches(self) -> tuple[Search, ...]:
        """What looks for paths in each space."""
        return tuple(map(Search, self.spaces))

    @cached_property
    def arcs(self) -> frozenset[Arc]:
        """Every row of any of the flows that is followed, or refuses, somewhere."""
        return frozenset(arc for space in self.spaces for arc in space.arcs())

    def find(self, goal: Goal) -> Path | None:
        """A shortest path to a goal, on the first day and for the first person where there is one."""
        found = (search.find(goal) for search in self.searches)
        return next((path for path in found if path is not None), None)

    def classes(self, key: str) -> tuple[object, ...]:
        """What is typed into a field of the flow for each of its classes, the empty one first."""
        position = self.spaces[0].reader.position[self.flow.id, key]
        return tuple(content.typed for content in self.spaces[0].axes[position].contents)


def explored(
    library: Library,
    flow: str,
    days: Sequence[date] = (ORDINARY,),
    most: int = MOST,
    told: Callable[[Space], None] = lambda _: None,
) -> Explored:
    """Explore a flow together with those it depends on.

    Args:
        library: where it comes from.
        flow: its id.
        days: the starting days; ``STARTS`` for a proof. On all but the first, one kind of person stands for all.
        most: a bound on the situations of one space.
        told: called with each space as soon as it is done.
    """
    names = together(library, flow)
    spaces = []
    for day, person in departures(library, names, days):
        spaces.append(Space(library, names, person, noon(day), most=most))
        told(spaces[-1])
    return Explored(library.flows[flow], tuple(spaces))


def departures(library: Library, flows: Sequence[str], days: Sequence[date]) -> tuple[tuple[date, str], ...]:
    """Where explorations begin: every kind of person on the first day, one of them on the others."""
    first, *others = days
    everybody = [(first, person) for person in people(library, flows, first)]
    return (*everybody, *((day, people(library, flows, day)[0]) for day in others))


def together(library: Library, flow: str) -> tuple[str, ...]:
    """A flow, those whose cases it reads, and those that write what it reads of the dossier; and theirs in turn."""
    found = [flow]
    for name in found:
        found += [other for other in dict.fromkeys(_needed(library, library.flows[name])) if other not in found]
    return tuple(found)


def _needed(library: Library, flow: Flow) -> Iterator[str]:
    read = {fact.key for fact in flow.facts.values() if fact.flow is None and _decides(flow, fact.key)}
    for fact in flow.facts.values():
        if fact.flow is not None:
            yield fact.flow
    for other in library.flows.values():
        if any(assign.kind == "dossier" and assign.target in read for arc in other.arcs() for assign in arc.branch.set):
            yield other.id


def _decides(flow: Flow, key: str) -> bool:
    """Whether something that happens depends on a datum of the dossier, which texts alone do not."""
    parts = _deciding(flow)
    return any(isinstance(part, Dossier) and f"insured.{part.name}" == key for e in parts for part in walk(e))


def _deciding(flow: Flow) -> Iterator[Expression]:
    fields = [(field.shown, field.source) for field in flow.fields.values()]
    return expressions_in((flow.guards, flow.states, flow.properties, fields))


# --- people


def people(library: Library, flows: Sequence[str], day: date) -> tuple[str, ...]:
    """One insured person for each way in which the dossiers differ for the rules of these flows."""
    found: dict[object, str] = {}
    for person, dossier in library.dossiers.people.items():
        kind = tuple(_kind(library.flows[flow], dossier, noon(day)) for flow in flows)
        found.setdefault(kind, person)
    return tuple(found.values())


def _kind(flow: Flow, dossier: Record, now: datetime) -> tuple[object, ...]:
    """What the rules of a flow can tell of a dossier: what is there, its lists, and what is true of it today."""
    parts = [part for expression in _deciding(flow) for part in walk(expression)]
    names = sorted({part.name for part in parts if isinstance(part, Dossier)})
    facts = {f"insured.{name}": value for name, value in dossier.items()}
    case = Snapshot(flow.id, flow.edition, flow.initial, now, {}, {}, {}, (), {}, (), frozenset())
    atoms = [
        atom for atom in dated(iter(_deciding(flow))) if not any(isinstance(p, FieldValue | Within) for p in walk(atom))
    ]
    true = tuple(bool(compiled(atom)(case, facts, None)) for atom in atoms)
    return (*(_summary(dossier.get(name), now) for name in names), true)


def _summary(value: Value, now: datetime) -> object:
    match value:
        case bool() | None:
            return value
        case date():
            return value >= civil_date(now)
        case tuple():
            return tuple(_record(item, now) for item in value)
    return "present"


def _record(item: object, now: datetime) -> object:
    if not isinstance(item, Mapping):
        return "present"
    today = civil_date(now)
    return tuple(
        sorted(
            (name, (value >= today) if isinstance(value, date) else _summary(value, now))
            for name, value in item.items()
        )
    )
