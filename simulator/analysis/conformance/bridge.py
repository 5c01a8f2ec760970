"""The shortest run of events that would make another one possible: the steps that a log has skipped."""

from collections import deque
from collections.abc import Hashable, Iterator
from datetime import datetime
from typing import Final

from simulator.analysis.conformance.model import Model
from simulator.analysis.conformance.supposed import Belief, Supposed, at, distinct
from simulator.engine.rows import internal
from simulator.spec.calendar import civil_date
from simulator.spec.expressions.tree import Age, Since, Today, walk
from simulator.spec.flow import LOGOUT, Flow

MOST_PLACES: Final = 2_000
"""Places visited before a search gives up."""


class Bridges:
    """Searches of one flow, each made once. Whatever is on screen may be typed on the way; no time goes by."""

    def __init__(self, flow: Flow) -> None:
        self._model = Model(flow, exact=False)
        self._found: dict[Hashable, tuple[str, ...] | None] = {}
        self._timely = _timely(flow)

    def run(self, place: Supposed, event: str, now: datetime) -> tuple[str, ...] | None:
        """The events to go through before this one, the fewest; None where there is no way."""
        place = at(place, now)
        key = (_key(place), event, self._clock(place, now))
        if key not in self._found:
            self._found[key] = self._search(place, event, now)
        return self._found[key]

    def crossed(self, place: Supposed, run: tuple[str, ...], event: str, now: datetime) -> Belief:
        """Where the case may be once a run and then the event are done."""
        belief = self._model.forgotten(at(place, now))
        for each in (*run, event):
            ways = [way for here in belief for way in self._model.fire(here, each, now).ways]
            belief = distinct(
                [again for way in ways for again in self._model.forgotten(way)] if each != event else ways
            )
        return belief

    def _search(self, place: Supposed, event: str, now: datetime) -> tuple[str, ...] | None:
        todo: deque[tuple[Supposed, tuple[str, ...]]] = deque((each, ()) for each in self._model.forgotten(place))
        seen = {_key(each) for each, _ in todo}
        while todo and len(seen) < MOST_PLACES:
            here, run = todo.popleft()
            if self._model.fire(here, event, now).ways:
                return run
            for trigger in self._offered(here):
                for way in self._model.fire(here, trigger, now).ways:
                    for after in self._model.forgotten(way):
                        if (key := _key(after)) not in seen:
                            seen.add(key)
                            todo.append((after, (*run, trigger)))
        return None

    def _offered(self, place: Supposed) -> Iterator[str]:
        arcs = self._model.flow.leaves[place.state].arcs
        yield from (trigger for trigger in arcs if not internal(trigger) and trigger != LOGOUT)
        if LOGOUT in arcs:
            yield LOGOUT

    def _clock(self, place: Supposed, now: datetime) -> Hashable:
        """What a search depends on of time: nothing, where no rule reads it."""
        if not self._timely:
            return None
        return civil_date(now), tuple(sorted((name, civil_date(since)) for name, since in place.snapshot.since.items()))


def _key(place: Supposed) -> Hashable:
    """A place but for its instants."""
    snapshot = place.snapshot
    data = tuple(sorted((key, entry.typed) for key, entry in snapshot.data.items()))
    facts = tuple(sorted((key, repr(value)) for key, value in place.facts.items()))
    handed = (frozenset(snapshot.documents), snapshot.given, snapshot.sent)
    return snapshot.state, place.unknown, data, facts, handed


def _timely(flow: Flow) -> bool:
    conditions = [each for arc in flow.arcs() for each in (arc.when, arc.guard and arc.guard.condition) if each]
    return any(isinstance(part, Today | Age | Since) for each in conditions for part in walk(each))
