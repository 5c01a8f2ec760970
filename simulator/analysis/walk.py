"""A walk through a flow: every place that can be shown, reached by the fewest acts over the fields' examples.

Where another journey has to be somewhere first (a visit to the counter wants a proxy in force), it is brought there by
its own examples; of the ways to begin, the one from which most places can be reached.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final, NamedTuple

from simulator.analysis.explore.explored import ORDINARY, people, together
from simulator.analysis.path import Act, Path, actor, replay
from simulator.analysis.paths import WAIT, Move, example, moves
from simulator.engine import forms
from simulator.engine.engine import Engine, compiled
from simulator.engine.rows import visible_fields
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Snapshot
from simulator.spec.calendar import at
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import FILL, Flow
from simulator.spec.load import Library

MOST_PLACES: Final = 3_000
"""How many places are looked at from one beginning; what lies further is not shown by an example."""
MOST_BEGINNINGS: Final = 24
HOUR: Final = time(10)


class Beginning(NamedTuple):
    """Who the insured person is, and what they do in other journeys first."""

    insured: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A place and the path that leads there; ``moves`` are those of the flow itself."""

    leaf: str
    beginning: Beginning
    moves: tuple[Move, ...]
    path: Path


class Walk:
    """The visits of a flow, nearest first, and the portal as each leaves it."""

    def __init__(self, library: Library, flow: Flow) -> None:
        self.library, self.flow = library, flow
        self.start = at(datetime.combine(first_day(library, flow), HOUR))
        self.visits = {visit.leaf: visit for visit in sorted(self._best(), key=lambda each: len(each.moves))}

    def portal(self, path: Path) -> Simulation:
        """The portal at the end of a path."""
        *_, last = replay(self.library, path)
        return last.simulation

    def case(self, simulation: Simulation, insured: str) -> Case:
        """The case of the flow in a portal."""
        return simulation.cases_of(insured, self.flow.id)[-1]

    def arrives(self, path: Path, leaf: str) -> bool:
        """Whether a path ends in a place."""
        return self.case(self.portal(path), path.insured).snapshot.state == leaf

    def filled(self, visit: Visit) -> Path:
        """The path with the form in front filled in by its examples, what shows on the way included."""
        path = visit.path
        for _ in range(3):
            act = self.filling(path)
            if act is None:
                break
            path = Path(path.insured, path.start, (*path.acts, act))
        return path

    def filling(self, path: Path) -> Act | None:
        """The examples that can still be typed at the end of a path; None where there are none."""
        simulation = self.portal(path)
        snapshot = self.case(simulation, path.insured).snapshot._replace(now=simulation.now)
        facts = simulation.facts(self.flow, path.insured)
        fields = visible_fields(self.flow.leaves[snapshot.state])
        inputs = {f.key: example(f) for f in fields if example(f) and forms.shown(f, snapshot, facts)}
        new = {key: text for key, text in inputs.items() if key not in snapshot.data}
        return Act("fill", simulation.now, self.flow.id, inputs=new, by=actor(self.flow)) if new else None

    # --- the search

    def _best(self) -> list[Visit]:
        """The visits from the best beginning, then those that only another one has."""
        known: list[list[Visit]] = []
        for beginning in islice(self._beginnings(), MOST_BEGINNINGS):
            known.append(list(self._visits(beginning)))
            if len(known[-1]) == len(self.flow.leaves):
                break
        known.sort(key=lambda visits: -len(visits))
        seen: dict[str, Visit] = {}
        for visits in known:
            for visit in visits:
                seen.setdefault(visit.leaf, visit)
        return list(seen.values())

    def _beginnings(self) -> Iterator[Beginning]:
        for insured in people(self.library, together(self.library, self.flow.id), self.start.date()):
            yield Beginning(insured, ())
            for other in dict.fromkeys(fact.flow for fact in self.flow.facts.values() if fact.flow):
                yield from self._prepared(insured, self.library.flows[other])

    def _prepared(self, insured: str, other: Flow) -> Iterator[Beginning]:
        """Another journey brought to each of its outermost states, the furthest first."""
        begin = Act("begin", self.start, other.id, by=actor(other))
        reached = _reached(self.library, insured, other, Path(insured, self.start, (begin,)))
        outermost: dict[str, tuple[Move, ...]] = {}
        for leaf, moved in reached.items():
            outermost.setdefault(other.leaves[leaf].path[0].id, moved)
        for state in reversed(other.lifecycle()):
            moves_there = outermost.get(state.id)
            if moves_there is None or state.final or any(move.event == WAIT for move in moves_there):
                continue
            yield Beginning(insured, (begin, *(_act(other, move, self.start) for move in moves_there)))

    def _visits(self, beginning: Beginning) -> Iterator[Visit]:
        begin = Act("begin", self.start, self.flow.id, by=actor(self.flow))
        here = Path(beginning.insured, self.start, (*beginning.acts, begin))
        for leaf, moved in _reached(self.library, beginning.insured, self.flow, here).items():
            yield Visit(leaf, beginning, moved, lived(self.library, self.flow, here, moved))


def first_day(library: Library, flow: Flow) -> date:
    """The day of the examples: an ordinary one, in the edition of the portal that the flow was written for."""
    editions = library.portal.editions
    written_for = library.portal.in_force(flow.edition)
    if library.portal.in_force(ORDINARY) is written_for:
        return ORDINARY
    day = max(flow.edition, written_for.since if written_for is not editions[0] else flow.edition)
    return day + timedelta(days=-day.weekday() % 7)


def lived(library: Library, flow: Flow, here: Path, moved: Sequence[Move]) -> Path:
    """A path gone on by moves of a flow; a wait lasts until the next deadline."""
    for move in moved:
        *_, last = replay(library, here)
        now = last.simulation.now
        if move.event == WAIT:
            due = last.simulation.cases_of(here.insured, flow.id)[-1].snapshot.due
            act = Act("wait", min(due.values()))
        else:
            act = _act(flow, move, now)
        here = Path(here.insured, here.start, (*here.acts, act))
    return here


def _act(flow: Flow, move: Move, now: datetime) -> Act:
    if move.event == FILL:
        return Act("fill", now, flow.id, inputs=move.inputs, by=actor(flow))
    return Act("event", now, flow.id, move.event, by=actor(flow, move.event))


def _reached(library: Library, insured: str, flow: Flow, here: Path) -> dict[str, tuple[Move, ...]]:
    """Every place that the moves lead to, and the fewest of them that do, nearest first."""
    *_, last = replay(library, here)
    simulation = last.simulation
    snapshot = simulation.cases_of(insured, flow.id)[-1].snapshot
    return _spread(compiled(flow), snapshot, simulation.facts(flow, insured))


def _spread(engine: Engine, start: Snapshot, facts: Facts) -> dict[str, tuple[Move, ...]]:
    found: dict[str, tuple[Move, ...]] = {start.state: ()}
    for here, path in spread(engine, start, facts):
        found.setdefault(here.state, path)
        if len(found) == len(engine.flow.leaves):
            break
    return found


def spread(engine: Engine, start: Snapshot, facts: Facts) -> Iterator[tuple[Snapshot, tuple[Move, ...]]]:
    """What the moves lead to, nearest first, each situation once; no more than ``MOST_PLACES`` of them."""
    seen = {_situation(start)}
    todo: deque[tuple[Snapshot, tuple[Move, ...]]] = deque([(start, ())])
    while todo and len(seen) < MOST_PLACES:
        here, path = todo.popleft()
        yield here, path
        for move, after in moves(engine, here, facts):
            situation = _situation(after)
            if situation not in seen:
                seen.add(situation)
                todo.append((after, (*path, move)))


def _situation(snapshot: Snapshot) -> tuple[object, ...]:
    data = tuple(sorted((key, entry.typed) for key, entry in snapshot.data.items()))
    return snapshot.state, data, snapshot.now, tuple(sorted(snapshot.documents)), snapshot.given, snapshot.sent
