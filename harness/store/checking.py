"""Everything looked at in a store, so that damage is told and told where."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, and_, exists, select

from harness.store.database import Database
from harness.store.errors import StoreError
from harness.store.rows import Rows
from harness.store.sums import Sum
from harness.store.tables import HEADS, LINES, TEXTS
from simulator.spec.text import Prose


class Damage(NamedTuple):
    """One thing wrong; ``sitting`` is "" where it is of the file as a whole."""

    sitting: str
    why: Prose


class Checked(NamedTuple):
    """What came of it: what is wrong, how many sittings were looked at, and whether a sum vouched for every byte.

    A server keeps sums of its own: there it is None."""

    damage: tuple[Damage, ...]
    sittings: int
    summed: bool | None


def checked(database: Database, connection: Connection, summed: Sum) -> Checked:
    """Look at everything in one moment of a store."""
    rows = Rows(connection, database.shown)
    names: tuple[str, ...] = ()
    found: list[Damage] = []
    try:
        with database.told():
            found += (Damage("", why) for why in _whole(database, connection, summed))
            names = rows.names()
            found += (damage for name in names for damage in _sitting(database, rows, name))
            found += _strays(database, connection)
    except StoreError as error:  # so damaged that one cannot go on
        found.append(Damage("", error.why))
    return Checked(tuple(dict.fromkeys(found)), len(names), summed.is_there if database.is_file else None)


def _whole(database: Database, connection: Connection, summed: Sum) -> Iterator[Prose]:
    wrong = summed.compared(connection) if database.is_file else None
    if wrong is not None:
        yield wrong
    yield from database.checked(connection)


def _sitting(database: Database, rows: Rows, name: str) -> Iterator[Damage]:
    try:
        with database.told():
            rows.understood(name)
    except StoreError as error:
        yield Damage(name, error.why)


def _strays(database: Database, connection: Connection) -> Iterator[Damage]:
    """Lines of no sitting, texts of no line."""
    in_line = and_(LINES.c.sitting == TEXTS.c.sitting, LINES.c.number == TEXTS.c.number)
    without_head = select(LINES.c.sitting).where(~exists().where(HEADS.c.sitting == LINES.c.sitting))
    without_line = select(TEXTS.c.sitting).where(~exists().where(in_line))
    for asked, fr, en in (
        (without_head, "des lignes sans en-tête", "lines without a head"),
        (without_line, "un texte sans sa ligne", "a text without its line"),
    ):
        for name in connection.execute(asked.distinct()).scalars():
            place = f"{database.shown}#{str(name)[:8]}"
            yield Damage(str(name), Prose(f"{place} : {fr}", f"{place}: {en}"))
