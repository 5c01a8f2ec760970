"""The rows of a store: what is read of them is looked at before it is believed."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, and_, select, update
from sqlalchemy.exc import IntegrityError

from harness.store import reading
from harness.store.errors import AlreadyError, DamagedError, UnknownError
from harness.store.record import Course, Kept, Opening, Place, Record, canonical
from harness.store.tables import HEADS, LINES, TEXTS
from simulator.spec.text import Prose


class Head(NamedTuple):
    """How many lines a sitting has, and the seal of the last."""

    lines: int
    seal: str


class Listed(NamedTuple):
    """A sitting of a list: how it was opened and how many moves were made; or what is wrong with those lines."""

    id: str
    opening: Opening | None
    moves: int
    erased: bool
    damage: DamagedError | None = None


class Rows:
    """The rows within one transaction; ``shown`` is how the store is called in messages."""

    def __init__(self, connection: Connection, shown: str) -> None:
        self.connection, self._shown = connection, shown

    # --- reading

    def head(self, sitting: str, *, lock: bool = False) -> Head:
        """The head of a sitting; ``lock`` keeps it from others until the transaction ends.

        Raises:
            UnknownError: where there is none.
        """
        asked = select(HEADS.c.lines, HEADS.c.seal).where(HEADS.c.sitting == sitting)
        row = self.connection.execute(asked.with_for_update() if lock else asked).first()
        if row is None:
            raise UnknownError(
                Prose(f"aucune séance « {sitting[:40]} » n'est gardée", f"no sitting “{sitting[:40]}” is kept")
            )
        if type(row.lines) is not int or not isinstance(row.seal, str):
            raise self._damaged(sitting, "son en-tête est illisible", "its head is unreadable")
        return Head(row.lines, row.seal)

    def has(self, sitting: str) -> bool:
        """Whether a sitting of that name is kept."""
        return self.connection.execute(select(HEADS.c.lines).where(HEADS.c.sitting == sitting)).first() is not None

    def understood(self, sitting: str) -> Kept | Course:
        """A sitting, all of it verified.

        Raises:
            UnknownError: where there is none.
            DamagedError: where it is not what was written.
        """
        head, found = self.head(sitting), self.records(sitting)
        read = reading.understood(found, self._place(sitting))
        if len(found) != head.lines:
            raise self._damaged(
                sitting,
                f"{len(found)} lignes là où {head.lines} furent écrites",
                f"{len(found)} lines where {head.lines} were written",
            )
        if found[-1].seal != head.seal:
            raise self._damaged(sitting, "la fin n'est pas celle qui fut écrite", "the end is not what was written")
        if read.opening.id != sitting:
            raise self._damaged(sitting, "le nom n'est pas le sien", "the name is not its own")
        return read

    def records(self, sitting: str) -> tuple[Record, ...]:
        """The lines of a sitting, with what lies beside them.

        Raises:
            DamagedError: where one is missing, or something else stands there.
        """
        beside = and_(TEXTS.c.sitting == LINES.c.sitting, TEXTS.c.number == LINES.c.number)
        asked = (
            select(LINES.c.number, LINES.c.line, LINES.c.seal, TEXTS.c.salt, TEXTS.c.said)
            .select_from(LINES.outerjoin(TEXTS, beside))
            .where(LINES.c.sitting == sitting)
            .order_by(LINES.c.number)
        )
        return tuple(self._record(sitting, at, row) for at, row in enumerate(self.connection.execute(asked)))

    def _record(self, sitting: str, at: int, row: Sequence[object]) -> Record:
        number, line, seal, salt, said = row
        if number != at:
            raise DamagedError(self._place(sitting)(at), Prose("la ligne manque", "the line is missing"))
        if not (isinstance(line, str) and isinstance(seal, str)):
            raise DamagedError(self._place(sitting)(at), Prose("ligne illisible", "unreadable line"))
        if not (isinstance(salt, str | None) and isinstance(said, str | None)):
            raise DamagedError(self._place(sitting)(at), Prose("texte illisible", "unreadable text"))
        return Record(line, seal, salt, said)

    def names(self, owner: str | None = None) -> tuple[str, ...]:
        """The sittings, or an owner's."""
        asked = select(HEADS.c.sitting).order_by(HEADS.c.sitting)
        if owner is not None:
            said = canonical({"owner": owner})
            asked = select(TEXTS.c.sitting).where(TEXTS.c.number == 0, TEXTS.c.said == said)
        return tuple(str(name) for name in self.connection.execute(asked).scalars())

    def listed(self, sitting: str) -> Listed:
        """A sitting by its first and its last line."""
        try:
            head = self.head(sitting)
            first, last = self._line(sitting, 0), self._line(sitting, head.lines - 1)
            erased = reading.is_last(last.line)
            opening = reading.opening(first, self._place(sitting))
            if last.seal != head.seal or opening.id != sitting:
                raise self._damaged(sitting, "la fin n'est pas celle qui fut écrite", "the end is not what was written")
        except DamagedError as damage:
            return Listed(sitting, None, 0, False, damage)
        return Listed(sitting, opening, head.lines - 1 - erased, erased)

    def is_erased(self, sitting: str, head: Head) -> bool:
        """Whether the personal texts of a sitting were taken away."""
        return reading.is_last(self._line(sitting, head.lines - 1).line)

    def _line(self, sitting: str, number: int) -> Record:
        beside = and_(TEXTS.c.sitting == LINES.c.sitting, TEXTS.c.number == LINES.c.number)
        asked = (
            select(LINES.c.number, LINES.c.line, LINES.c.seal, TEXTS.c.salt, TEXTS.c.said)
            .select_from(LINES.outerjoin(TEXTS, beside))
            .where(LINES.c.sitting == sitting, LINES.c.number == number)
        )
        row = self.connection.execute(asked).first()
        if row is None:
            raise DamagedError(self._place(sitting)(number), Prose("la ligne manque", "the line is missing"))
        return self._record(sitting, number, row)

    # --- writing

    def insert(self, sitting: str, first: int, found: Sequence[Record]) -> None:
        """Lines of a sitting from a number on, and its head."""
        rows = list(enumerate(found, first))
        lines = [{"sitting": sitting, "number": n, "line": each.line, "seal": each.seal} for n, each in rows]
        texts = [
            {"sitting": sitting, "number": n, "salt": each.salt, "said": each.said}
            for n, each in rows
            if each.said is not None
        ]
        head = {"lines": first + len(rows), "seal": found[-1].seal}
        try:
            self.connection.execute(LINES.insert(), lines)
            if texts:
                self.connection.execute(TEXTS.insert(), texts)
            self.connection.execute(update(HEADS).where(HEADS.c.sitting == sitting).values(head))
        except IntegrityError as error:
            raise self._damaged(
                sitting, "il y a des lignes que l'en-tête ne connaît pas", "there are lines that the head does not know"
            ) from error

    def insert_head(self, sitting: str) -> None:
        """The head of a sitting that has no line yet."""
        try:
            self.connection.execute(HEADS.insert().values(sitting=sitting, lines=0, seal=""))
        except IntegrityError as error:  # somebody else has begun it since
            raise AlreadyError(
                Prose(f"la séance {sitting[:8]} est déjà là", f"sitting {sitting[:8]} is here")
            ) from error

    def delete_texts(self, sitting: str) -> None:
        """What is personal in a sitting."""
        self.connection.execute(TEXTS.delete().where(TEXTS.c.sitting == sitting))

    # --- words

    def _place(self, sitting: str) -> Place:
        return lambda number: f"{self._shown}#{sitting[:8]}:{number}"

    def _damaged(self, sitting: str, fr: str, en: str) -> DamagedError:
        return DamagedError(f"{self._shown}#{sitting[:8]}", Prose(fr, en))
