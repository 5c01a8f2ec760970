"""Where an exploration stands but for the data: the clock, and the place of one case of each flow."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from simulator.engine.snapshot import Entry

Instants = tuple[tuple[str, datetime], ...]


class Place(NamedTuple):
    """A case but for its data. ``since`` keeps only the entries that some expression reads."""

    leaf: str
    since: Instants
    due: Instants
    sent: frozenset[str]
    given: frozenset[str]


class Situation(NamedTuple):
    """The clock (UTC) and a place per flow, None where no case has begun.

    ``deadline`` is by when something that is awaited must have come, while it is awaited.
    """

    now: datetime
    places: tuple[Place | None, ...]
    deadline: datetime | None = None

    def with_place(self, index: int, place: Place) -> "Situation":
        """The same with the place of one flow changed."""
        return self._replace(places=(*self.places[:index], place, *self.places[index + 1 :]))


class Moment(NamedTuple):
    """What an expression reads of a case."""

    state: str
    now: datetime
    since: Mapping[str, datetime]
    data: Mapping[str, Entry]
    sent: frozenset[str]
    given: frozenset[str]
