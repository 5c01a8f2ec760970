"""Sittings kept for good: begun, added to move by move, read back whole or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Self

from harness.store import checking, exchange, reading, record
from harness.store.checking import Checked
from harness.store.database import Database
from harness.store.errors import AlreadyError, DamagedError, ErasedError, StaleError
from harness.store.record import Course, Entry, Kept, Opening, Record
from harness.store.rows import Listed, Rows
from harness.store.sums import Sum
from simulator.sitting.move import Move
from simulator.sitting.sitting import Came
from simulator.spec.text import Prose


class Store:
    """Kept sittings, in a file or a database. Several processes and threads may use the same at once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sum = Sum(database)

    @classmethod
    def at(cls, where: str, *, make: bool = True) -> Self:
        """The store in a file, or at a ``postgresql://`` address; ``make`` allows a new one.

        Raises:
            UnusableError: where it cannot be opened, or is something else.
            DamagedError: where it is so damaged that it cannot be opened.
        """
        return cls(Database(where, make=make))

    @property
    def where(self) -> str:
        """How it is called in messages."""
        return self._database.shown

    @property
    def warning(self) -> Prose | None:
        """What was found wrong with the file as a whole when it was opened: then nothing more is written to it."""
        return self._sum.wrong

    def see_writable(self) -> Self:
        """Itself, where something could be kept in it.

        Raises:
            UnusableError: where nothing could.
        """
        self._database.see_writable()
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it; a file that was written to gets its sum."""
        self._sum.write(lambda: not self.verified().damage)
        self._database.close()

    # --- writing

    def begin(self, opening: Opening) -> None:
        """Keep a new sitting.

        Raises:
            AlreadyError: where that name is taken.
        """
        self.keep(Kept(opening))

    def keep(self, kept: Kept) -> None:
        """Keep a whole sitting: all of it, or nothing.

        Raises:
            AlreadyError: where that name is taken.
        """
        self._add(kept.opening.id, tuple(record.records(kept)))

    def append(
        self,
        sitting: str,
        number: int,
        move: Move,
        came: tuple[Came, ...],
        at: datetime,
        done: bool | None = None,
    ) -> None:
        """Keep the next move of a sitting; it is on disk when this returns. The first has number 1.

        ``done`` is whether the last deed of the sitting was done after it.

        Raises:
            StaleError: where that is not the next number: nothing is written.
            UnknownError: where no such sitting is kept.
            ErasedError: where its personal data were erased.
        """
        with self._writing() as rows:
            head = rows.head(sitting, lock=True)
            if rows.is_erased(sitting, head):
                raise ErasedError
            if number != head.lines:
                raise StaleError(head.lines)
            self._sum.drop()
            rows.insert(sitting, number, (record.moved(head.seal, Entry(number, at, move, came, done)),))

    def erase(self, sitting: str, at: datetime | None = None) -> None:
        """Take the personal texts of a sitting away for good, and say so in its chain; ``at`` is now where not said.

        They are gone from the bytes of the file; copies, exports, a server's own journal are out of reach.

        Raises:
            UnknownError: where no such sitting is kept.
            DamagedError: where it is not what was written: it is left as it is.
        """
        with self._writing() as rows:
            head = rows.head(sitting, lock=True)
            if isinstance(rows.understood(sitting), Course):
                return
            self._sum.drop()
            rows.insert(sitting, head.lines, (record.erased(head.seal, head.lines, at or datetime.now(UTC)),))
            rows.delete_texts(sitting)
        self._database.swept()

    def imported(self, data: bytes, where: str = "") -> str:
        """Keep the sitting of an export, verified first; its name. ``where`` is the file, for messages.

        Raises:
            DamagedError: where the export is not what was written.
            AlreadyError: where it is kept already.
        """
        found, read = exchange.understood(data, where)
        self._add(read.opening.id, found)
        return read.opening.id

    def _add(self, sitting: str, found: Sequence[Record]) -> None:
        with self._writing() as rows:
            if rows.has(sitting):
                raise self._already(sitting, rows.records(sitting), found)
            self._sum.drop()
            rows.insert_head(sitting)
            rows.insert(sitting, 0, found)

    def _already(self, sitting: str, there: Sequence[Record], found: Sequence[Record]) -> AlreadyError:
        name = sitting[:8]
        if [each.seal for each in there] == [each.seal for each in found]:
            return AlreadyError(Prose(f"la séance {name} est déjà là, la même", f"sitting {name} is here, the same"))
        return AlreadyError(
            Prose(f"la séance {name} est déjà là, avec une autre suite : rien n'est écrit",
                  f"sitting {name} is here already and goes on another way: nothing is written")
        )  # fmt: skip

    @contextmanager
    def _writing(self) -> Iterator[Rows]:
        if self._sum.wrong is not None:
            raise DamagedError("", self._sum.wrong)
        with self._database.writing() as connection:
            yield Rows(connection, self.where)

    # --- reading

    def kept(self, sitting: str) -> Kept:
        """A sitting, every line of it verified.

        Raises:
            UnknownError: where no such sitting is kept.
            DamagedError: where it is not what was written.
            ErasedError: where its personal data were erased.
        """
        read = self._read(sitting)
        if isinstance(read, Course):
            raise ErasedError
        return read

    def course(self, sitting: str) -> Course:
        """A sitting without anything personal, erased or not.

        Raises:
            UnknownError: where no such sitting is kept.
            DamagedError: where it is not what was written.
        """
        return reading.course(self._read(sitting))

    def _read(self, sitting: str) -> Kept | Course:
        with self._reading() as rows:
            return rows.understood(sitting)

    def exported(self, sitting: str) -> bytes:
        """A sitting as a file that proves itself.

        Raises:
            UnknownError: where no such sitting is kept.
            DamagedError: where it is not what was written.
        """
        with self._reading() as rows:
            rows.understood(sitting)
            return exchange.written(rows.records(sitting))

    def listed(self, owner: str | None = None) -> tuple[Listed, ...]:
        """The sittings, or those of an owner, in the order in which they were opened; damaged ones come first."""
        with self._reading() as rows:
            found = [rows.listed(name) for name in rows.names(owner)]
        return tuple(sorted(found, key=_opened))

    def named(self, beginning: str) -> tuple[str, ...]:
        """The names of the sittings that begin so."""
        with self._reading() as rows:
            return tuple(name for name in rows.names() if name.startswith(beginning))

    def verified(self) -> Checked:
        """Everything looked at: the file, every line, every text, and what should not be there."""
        with self._database.reading() as connection:
            return checking.checked(self._database, connection, self._sum)

    @contextmanager
    def _reading(self) -> Iterator[Rows]:
        with self._database.reading() as connection:
            yield Rows(connection, self.where)


def _opened(each: Listed) -> tuple[float, str]:
    return (each.opening.opened.timestamp() if each.opening is not None else 0.0, each.id)
