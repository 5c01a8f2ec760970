"""The timers of ways that are being followed: when they fall due, for which data, and when that moves."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from simulator.analysis.explore.ways import Way, Ways
from simulator.engine.rows import Due
from simulator.spec.calendar import day_after, later, start_of

Instants = Mapping[str, datetime | None]
"""When timers would fall due, by their ids; None for one whose date is missing."""


class Timers:
    """Sets the timers of ways."""

    def __init__(self, ways: Ways) -> None:
        self._ways, self._flows = ways, ways.reader.flows

    def begun(self, way: Way, number: int, dues: Iterable[Due]) -> Iterator[Way]:
        """The ways on once timers have begun; a date that is missing sets none."""
        found = [way]
        for due in dues:
            found = [
                self._waiting(split, number, due.timer, instant)
                for each in found
                for instant, split in self._instants(each, number, due)
            ]
        yield from found

    def read(self, way: Way, number: int, dues: tuple[Due, ...]) -> Iterator[tuple[Instants, Way]]:
        """A way for each set of instants at which timers would fall due now."""
        found: list[tuple[dict[str, datetime | None], Way]] = [({}, way)]
        for due in dues:
            found = [
                ({**known, due.timer: instant}, split)
                for known, each in found
                for instant, split in self._instants(each, number, due)
            ]
        yield from found

    def pursued(self, way: Way, number: int, dues: tuple[Due, ...], before: Instants) -> Iterator[Way]:
        """Timers whose date has changed are set anew."""
        for now, split in self.read(way, number, dues):
            for timer, instant in now.items():
                if instant != before[timer]:
                    split = self._waiting(split, number, timer, instant)  # noqa: PLW2901 - it goes on from there
            yield split

    def _waiting(self, way: Way, number: int, timer: str, instant: datetime | None) -> Way:
        place = way.here.places[number]
        assert place is not None
        due = {name: at for name, at in place.due if name != timer}
        if instant is not None:
            due[timer] = instant
        return way._replace(here=way.here.with_place(number, place._replace(due=tuple(sorted(due.items())))))

    def _instants(self, way: Way, number: int, due: Due) -> Iterator[tuple[datetime | None, Way]]:
        if due.after is not None:  # it begins as its state is entered, which is now
            yield later(way.here.now, due.after), way
            return
        timer = next(t for t in self._flows[number].states[due.state].timers if t.id == due.timer)
        for value, split in self._ways.parted(way, timer.past, number):
            yield _end_of(value) if isinstance(value, date) else None, split


def _end_of(day: date) -> datetime | None:
    return None if day == date.max else start_of(day_after(day))
