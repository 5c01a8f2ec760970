"""The sittings under way: each belongs to a visitor, and one move at a time changes it."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from harness.language import Lang
from harness.player import ids
from harness.player.flows import Reading
from simulator.sitting.move import Move
from simulator.sitting.sitting import Sitting


class StaleError(Exception):
    """A move made on a page that is no longer what the sitting shows: nothing was done."""


@dataclass(slots=True)
class Table:
    """A sitting, the flows it is played on, and how many moves were made in it (steps back included)."""

    id: str
    visitor: str
    reading: Reading
    sitting: Sitting
    number: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def move(self, moves: Iterable[Move], number: int, lang: Lang) -> None:
        """Make moves on the page that showed move ``number``; they are kept one by one, before anything is shown.

        Raises:
            StaleError: the sitting has moved on since.
            CannotMoveError: at the first that cannot be made; those before it are.
        """
        with self.lock:
            if number != self.number:
                raise StaleError
            for move in moves:
                self.sitting = self.sitting.moved(move, lang)
                self.number += 1


class Tables:
    """All sittings under way, by their names."""

    def __init__(self) -> None:
        self._tables: dict[str, Table] = {}

    def open(self, visitor: str, reading: Reading, sitting: Sitting) -> Table:
        """A new sitting of a visitor."""
        table = Table(ids.new(), visitor, reading, sitting)
        self._tables[table.id] = table
        return table

    def of(self, visitor: str, name: str) -> Table | None:
        """A visitor's sitting of that name; nobody else's."""
        table = self._tables.get(name)
        return table if table is not None and table.visitor == visitor else None

    def all_of(self, visitor: str) -> tuple[Table, ...]:
        """A visitor's sittings, the latest first."""
        return tuple(table for table in reversed(self._tables.values()) if table.visitor == visitor)
