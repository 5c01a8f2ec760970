"""All sittings: those under way, and those that pause in the store until somebody comes back to them."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, NamedTuple

from harness.language import Lang
from harness.player import ids
from harness.player.again import Again, again, kept_again
from harness.player.flows import Flows, Reading
from harness.player.table import News, Table
from harness.store.errors import ChangedError, DamagedError, DivergedError, ErasedError, StoreError, UnknownError
from harness.store.record import Entry, Kept, Opening
from harness.store.store import Store
from harness.store.taking_up import entries, taken_up
from simulator.sitting.sitting import Sitting


class Most(NamedTuple):
    """How many sittings are under way at once; the others pause in the store, and are taken up where they were left."""

    each: int = 12
    in_all: int = 600


MOST_PAUSED: Final = 30
"""Paused sittings that are shown, the latest."""
REMEMBERED: Final = 5_000
"""Sittings of which one remembers as which other they go on."""


class RefusedError(Exception):
    """A kept sitting that is not taken up as it is: why; ``anew`` says whether it can go on from before."""

    def __init__(self, error: StoreError, anew: bool) -> None:
        super().__init__(error.why.en)
        self.why, self.anew = error.why, anew


def owner(visitor: str) -> str:
    """Who a visitor is in the store: nobody finds the cookie by it."""
    return hashlib.sha256(visitor.encode()).hexdigest()


class Tables:
    """All sittings, by their names. Every method may be called by several threads at once."""

    def __init__(self, flows: Flows, store: Store, most: Most | None = None) -> None:
        """No sitting is under way; those of the store are found again when they are asked for."""
        self.store = store
        self._flows = flows
        self._most = most or Most()
        self._lock = threading.RLock()
        self._taking = threading.Lock()
        self._tables: OrderedDict[str, Table] = OrderedDict()
        self._became: OrderedDict[str, str] = OrderedDict()

    # --- those of a visitor

    def of(self, visitor: str, name: str, lang: Lang = "fr") -> Table | None:
        """A visitor's sitting of that name, on the flows of now; nobody else's.

        It may have another name: that of the sitting it goes on as.

        Raises:
            RefusedError: where it was kept, and cannot be taken up as it is.
            StoreError: where the store cannot be read or written.
        """
        table = self._under_way(name) or self._taken_up(visitor, name, lang)
        if table is None or table.visitor != visitor:
            return None
        return self._on_flows_of_now(table, lang)

    def all_of(self, visitor: str) -> tuple[Table, ...]:
        """A visitor's sittings under way, the latest first."""
        with self._lock:
            return tuple(table for table in reversed(self._tables.values()) if table.visitor == visitor)

    def paused(self, visitor: str) -> tuple[Kept, ...]:
        """A visitor's other sittings that can be taken up, the latest first; not those that go on as another."""
        listed = self.store.listed(owner(visitor))
        on = {each.opening.origin for each in listed if each.opening is not None}
        with self._lock:
            others = [each.id for each in reversed(listed) if each.id not in self._tables and each.id not in on]
        return tuple(self._whole(others[:MOST_PAUSED]))

    def _whole(self, names: Sequence[str]) -> Iterator[Kept]:
        """The kept sittings of those names; damaged and erased ones left out, which nobody takes up."""
        for name in names:
            with suppress(DamagedError, ErasedError, UnknownError):
                yield self.store.kept(name)

    def open(self, visitor: str, reading: Reading, sitting: Sitting) -> Table:
        """A new sitting of a visitor, kept with all that was done in it already.

        Raises:
            StoreError: where it cannot be kept: it is not begun.
        """
        return self._begun(visitor, reading, sitting, entries(sitting, datetime.now(UTC)))

    def anew(self, visitor: str, name: str, lang: Lang) -> Table | None:
        """A visitor's kept sitting, as far as it comes to the same on the flows of now, as a new one.

        Raises:
            StoreError: where it cannot be read, or the new one not be kept.
        """
        kept = self._kept(name)
        if kept is None or kept.opening.owner != owner(visitor):
            return None
        return self._gone_on(visitor, self._flows.now(), name, kept_again(kept, self._flows.now().library, lang))

    def handed_over(self, visitor: str, name: str, lang: Lang) -> Table:
        """Anybody's kept sitting, as a new one of a visitor: whoever runs the player may.

        Raises:
            StoreError: where there is none, or it cannot be taken up.
        """
        reading, kept = self._flows.now(), self.store.kept(name)
        taken_up(kept, reading.library, reading.pins, lang)
        return self._gone_on(visitor, reading, name, kept_again(kept, reading.library, lang), ())

    # --- under way

    def _under_way(self, name: str) -> Table | None:
        with self._lock:
            while name in self._became:
                name = self._became[name]
            table = self._tables.get(name)
            if table is None:
                return None
            if table.over:  # another program went on with it
                del self._tables[name]
                return None
            self._tables.move_to_end(name)
            return table

    def _seated(self, table: Table) -> Table:
        """A table under way; the one that was left alone for longest pauses where there are too many."""
        with self._lock:
            self._tables[table.id] = table
            mine = [each for each in self._tables.values() if each.visitor == table.visitor]
            longest = mine[: -self._most.each] or list(self._tables.values())[: -self._most.in_all]
            for each in longest:
                if not each.lock.locked():
                    del self._tables[each.id]
        return table

    def _taken_up(self, visitor: str, name: str, lang: Lang) -> Table | None:
        kept = self._kept(name)
        if kept is None or kept.opening.owner != owner(visitor):
            return None
        with self._taking:
            table = self._under_way(name)  # somebody was faster
            if table is not None:
                return table
            reading = self._flows.now()
            try:
                sitting = taken_up(kept, reading.library, reading.pins, lang)
            except (ChangedError, DivergedError) as error:
                raise RefusedError(error, anew=True) from error
            return self._seated(
                Table(name, visitor, reading, sitting, self.store, len(kept.entries), kept.opening.origin)
            )

    def _kept(self, name: str) -> Kept | None:
        try:
            return self.store.kept(name)
        except UnknownError:
            return None

    # --- on flows that change

    def _on_flows_of_now(self, table: Table, lang: Lang) -> Table:
        reading = self._flows.now()
        if reading is table.reading:
            return table
        with table.lock:
            if reading.digest == table.reading.digest:
                table.reading = reading
                return table
            if not table.over:
                return self._carried(table, reading, lang)
        return self._under_way(table.id) or table

    def _carried(self, table: Table, reading: Reading, lang: Lang) -> Table:
        """A table on flows that were saved; where only a guide was, nothing happened."""
        played = again(table.sitting, reading.library, lang, datetime.now(UTC))
        if played.parted is None and reading.pins == table.reading.pins:
            table.sitting, table.reading = played.sitting, reading
            return table
        after = self._gone_on(table.visitor, reading, table.id, played)
        table.over = True
        with self._lock:
            self._tables.pop(table.id, None)
            self._became[table.id] = after.id
            while len(self._became) > REMEMBERED:
                self._became.popitem(last=False)
        return after

    def _gone_on(
        self, visitor: str, reading: Reading, origin: str, played: Again, news: tuple[News, ...] | None = None
    ) -> Table:
        table = self._begun(visitor, reading, played.sitting, played.moves, origin)
        table.told = (table.number, (played.news(origin),) if news is None else news)
        return table

    def _begun(
        self, visitor: str, reading: Reading, sitting: Sitting, moves: Sequence[Entry], origin: str = ""
    ) -> Table:
        began = sitting.began.now
        opening = Opening(ids.new(), datetime.now(UTC), began, owner(visitor), reading.pins, origin)
        self.store.keep(Kept(opening, tuple(moves)))
        return self._seated(Table(opening.id, visitor, reading, sitting, self.store, len(moves), origin))
