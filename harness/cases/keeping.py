"""The moves that go on with a kept sitting, kept as they are made."""

from datetime import UTC, datetime

from harness.language import Say
from harness.mistakes import BadInputError
from harness.store.errors import StoreError
from harness.store.record import Kept
from harness.store.store import Store
from simulator.sitting.move import Move
from simulator.sitting.sitting import Sitting, came


class Keeper:
    """Keeps the moves that go on with a sitting."""

    def __init__(self, store: Store, kept: Kept, say: Say) -> None:
        self._store, self._sitting, self._say = store, kept.opening.id, say
        self._number = len(kept.entries)

    def __call__(self, move: Move, before: Sitting, after: Sitting) -> None:
        """Keep a move; it is on disk when this returns.

        Raises:
            BadInputError: where it cannot be kept.
        """
        found, number = came(before.now, after.now), self._number + 1
        try:
            self._store.append(self._sitting, number, move, found, datetime.now(UTC), after.last.done)
        except StoreError as error:
            raise BadInputError(error.said(self._say.lang)) from error
        self._number = number
