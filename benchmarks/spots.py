"""The situations of a space of one flow as a handful of numbers: a leaf, the day, the days of entries and of timers."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from simulator.analysis.explore.situation import Place, Situation
from simulator.analysis.explore.space import Edge, Space
from simulator.spec.calendar import civil_date

NEVER: Final = -1
"""The day of what has not been entered, or does not run."""


class Spot(NamedTuple):
    """A situation: the leaf, the day counted from the start, and the other days in the order of their names."""

    leaf: str
    day: int
    days: tuple[int, ...]


class Spots:
    """All situations of a space in its order, each with its own numbers.

    Where the calendar no longer matters, days are moved so that today is ``still``: only how long ago counts.
    """

    def __init__(self, space: Space) -> None:
        if len(space.flows) != 1 or not space.clock.by_day:
            raise ValueError("more than one flow, or timers that do not fall due at midnight")
        self._space = space
        places = [place for here in space.situations for place in here.places if place]
        if any(place.sent or place.given for place in places):
            raise ValueError("communications and documents have no numbers")
        self._since = sorted({state for place in places for state, _ in place.since})
        self._timers = sorted({timer for place in places for timer, _ in place.due})
        self.names = (*(f"since_{word(state)}" for state in self._since), *map(due_name, self._timers))
        plain = [self._plain(here) for here in space.situations]
        settled = [space.clock.settled(here) for here in space.situations]
        first = [spot.day for spot, still in zip(plain, settled, strict=True) if not still]
        ages = [spot.day - day for spot in plain for day in spot.days if day != NEVER]
        self.still = max([0, *first, *ages]) + 1
        self._moved = [spot.day - self.still if still else 0 for spot, still in zip(plain, settled, strict=True)]
        self.all = [_back(spot, by) for spot, by in zip(plain, self._moved, strict=True)]
        if len(set(self.all)) != len(self.all):
            raise ValueError("situations that their numbers do not tell apart")

    def day(self, instant: datetime) -> int:
        """The day of an instant, counted from the start."""
        return (civil_date(instant) - civil_date(self._space.start)).days

    def after(self, edge: Edge) -> Spot:
        """Where an edge leads, its days told as they are where it comes from."""
        return _back(self._plain(edge.move.to), self._moved[edge.source])

    def of(self, leaf: str) -> Iterator[tuple[int, Spot]]:
        """The situations in a leaf, with their numbers in the space."""
        return ((number, spot) for number, spot in enumerate(self.all) if spot.leaf == leaf)

    def _plain(self, here: Situation) -> Spot:
        (place,) = here.places
        known = self._known(place) if place else {}
        days = tuple(known.get(name, NEVER) for name in self.names)
        return Spot(place.leaf if place else "begin", self.day(here.now), days)

    def _known(self, place: Place) -> dict[str, int]:
        since = {f"since_{word(state)}": self.day(instant) for state, instant in place.since}
        return since | {due_name(timer): self.day(instant) for timer, instant in place.due}


def _back(spot: Spot, by: int) -> Spot:
    return spot._replace(day=spot.day - by, days=tuple(day if day == NEVER else day - by for day in spot.days))


def word(name: str) -> str:
    """A name as C and Promela take it."""
    return re.sub(r"\W+", "_", name)


def due_name(timer: str) -> str:
    """What the day on which a timer falls due is called."""
    return word(timer.replace("timer:", "due_"))
