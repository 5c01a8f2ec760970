"""A sitting under way: it belongs to a visitor, one move at a time changes it, and each is kept before it is shown."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, NamedTuple

from harness.language import Lang
from harness.player.aside import Aside
from harness.player.flows import Reading
from harness.store import errors
from harness.store.store import Store
from simulator.sitting.move import Move
from simulator.sitting.sitting import CannotMoveError, Sitting, came
from simulator.spec.problems import Problem
from simulator.spec.text import Prose

SHOWN_FOR: Final = 1
"""Moves after which news are no longer news."""
LONGEST: Final = 5_000
"""Moves of a sitting: all of them are held ready to be undone."""


class StaleError(Exception):
    """A move made on a page that is no longer what the sitting shows: nothing was done."""


class News(NamedTuple):
    """What became of a sitting while nobody did anything; ``problems`` are those of flows that cannot be read.

    ``aside`` are the actions put aside, ``before`` is the name of the sitting as it was, in which they are.
    """

    text: Prose
    problems: tuple[Problem, ...] = ()
    aside: Aside | None = None
    before: str = ""


@dataclass(slots=True)
class Table:
    """A sitting, the flows it is played on, and how many moves were made in it (steps back included).

    ``origin`` is the name of the sitting that it goes on from, which is kept as it was; "" where there is none.
    ``over`` says that it goes on as another one: nothing is done in it any more. ``told`` are the news of it, and the
    number at which they were told.
    """

    id: str
    visitor: str
    reading: Reading
    sitting: Sitting
    store: Store
    number: int = 0
    origin: str = ""
    over: bool = False
    told: tuple[int, tuple[News, ...]] = (0, ())
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def news(self) -> tuple[News, ...]:
        """What there is to tell: until something else was done, and as long as the flows cannot be read."""
        since, told = self.told
        problems = self.reading.problems
        return (*(told if self.number <= since + SHOWN_FOR else ()), *((News(_BROKEN, problems),) if problems else ()))

    @property
    def version(self) -> str:
        """What tells the page of this moment from any other."""
        return f"{self.reading.name}-{self.number}"

    def move(self, moves: Iterable[Move], number: int, lang: Lang) -> None:
        """Make moves on the page that showed move ``number``; they are kept one by one, before anything is shown.

        Raises:
            StaleError: the sitting has moved on since.
            CannotMoveError: at the first that cannot be made; those before it are.
            StoreError: at the first that cannot be kept: it was not made; those before it are.
        """
        with self.lock:
            if number != self.number or self.over:
                raise StaleError
            for move in moves:
                if self.number >= LONGEST:
                    raise CannotMoveError(_TOO_LONG)
                after = self.sitting.moved(move, lang)
                self._keep(move, after)
                self.sitting = after
                self.number += 1

    def _keep(self, move: Move, after: Sitting) -> None:
        found = came(self.sitting.now, after.now)
        try:
            self.store.append(self.id, self.number + 1, move, found, datetime.now(UTC), after.last.done)
        except errors.StaleError as error:  # somebody else goes on with it, in another program
            self.over = True
            raise StaleError from error


_BROKEN: Final = Prose(
    "Les flux enregistrés ne se lisent pas : rien ne change, la séance continue avec les précédents.",
    "The flows that were saved cannot be read: nothing changes, the sitting goes on with those before.",
)
_TOO_LONG: Final = Prose(
    f"la séance a {LONGEST} actions, elle ne va pas plus loin ; commencez-en une autre",
    f"the sitting has {LONGEST} actions and goes no further; begin another",
)
