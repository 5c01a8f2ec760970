"""A store in a SQLite file.

Rollback journal, never WAL: the SQLite of Debian 12 has a known corruption bug there. Every commit waits for the disk,
the folder's entry included (synchronous EXTRA). What is deleted is overwritten.
"""

import os
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from harness.store.errors import BusyError, DamagedError, StoreError, UnusableError
from harness.store.tables import METADATA, VERSION
from simulator.spec.text import Prose

OURS: Final = 0x50415243
"""« PARC », in the header of the file."""
PATIENCE: Final = 30
"""Seconds that a writer waits for another."""
_PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {PATIENCE * 1000}",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
)

ERRORS: Final = (DBAPIError, sqlite3.Error, UnicodeError)
"""What can go wrong with a file; a damaged one may not even be told in readable signs."""


def shown(where: str) -> str:
    """How messages call it."""
    return where


def engine(where: str) -> Engine:
    """An engine that opens the file anew for every transaction: nothing is remembered of it in between.

    Raises:
        UnusableError: for what is no file, or lies in no folder.
    """
    path = Path(where)
    if path.is_dir():
        raise _unusable(where, "c'est un dossier", "this is a folder")
    if path.exists() and not path.is_file():
        raise _unusable(where, "ce n'est pas un fichier", "this is not a file")
    if not path.parent.is_dir():
        raise _unusable(where, "ce dossier n'existe pas", "no such folder")
    made = create_engine("sqlite://", creator=lambda: _connected(path), poolclass=NullPool)
    event.listen(made, "begin", _begin)
    return made


def _connected(path: Path) -> Any:
    """A connection without the transactions that Python's module would open by itself."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


def _begin(connection: Connection) -> None:
    """Who writes says so at once: two who read first and then write would stop each other."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def prepare(engine: Engine, shown: str, *, make: bool) -> None:
    """See that the file is ours and of this version; make the tables in one that is new.

    Raises:
        UnusableError: where it is not.
    """
    if not make and not Path(shown).exists():
        raise _unusable(shown, "ce fichier n'existe pas", "no such file")
    with engine.connect() as connection:
        if _is_ready(connection, shown):
            return
    if not make:
        raise _unusable(shown, "ce n'est pas un fichier de séances", "this is not a file of sittings")
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not _is_ready(connection, shown):  # somebody else may have made them since
            connection.exec_driver_sql(f"PRAGMA application_id = {OURS}")
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
            METADATA.create_all(connection)


def _is_ready(connection: Connection, shown: str) -> bool:
    """Whether the file is ours; False where nothing is in it yet."""
    mark, version, tables = (
        connection.execute(text(asked)).scalar_one()
        for asked in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    if (mark, version, tables) == (0, 0, 0):
        return False
    if mark != OURS:
        raise _unusable(shown, "ce n'est pas un fichier de séances", "this is not a file of sittings")
    if version > VERSION:
        raise _unusable(
            shown,
            f"écrit par une version plus récente (format {version}, ici {VERSION})",
            f"written by a newer version (format {version}, here {VERSION})",
        )
    if version < VERSION:
        raise DamagedError(shown, Prose("format inconnu", "unknown format"))
    return True


def see_writable(shown: str) -> None:
    """See that what is kept could be written: the file, and the journal that SQLite puts beside it.

    Raises:
        UnusableError: where it could not.
    """
    path = Path(shown)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)):
        raise _unusable(shown, *_SAID[8])


def reader(engine: Engine) -> Engine:
    """An engine whose transactions see one moment: SQLite's all do."""
    return engine


def checked(connection: Connection, shown: str) -> Iterator[Prose]:
    """What SQLite finds in its file, and whether tables and triggers are still the ones that were made."""
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    yield from (_damage(shown, str(each)).why for each in said if each != "ok")
    if _made(connection) != _expected():
        yield Prose(f"{shown} : des tables ou des gardes ont changé", f"{shown}: tables or guards have changed")


def sweep(engine: Engine) -> None:
    """Nothing is left to sweep: with secure_delete, what is deleted is overwritten as it is."""


def _made(connection: Connection) -> frozenset[tuple[str, ...]]:
    """Every table, index and trigger as it was ordered."""
    return frozenset(map(tuple, connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master")))


@cache
def _expected() -> frozenset[tuple[str, ...]]:
    """What a new store holds."""
    with create_engine("sqlite://").begin() as connection:
        METADATA.create_all(connection)
        return _made(connection)


def _unusable(where: str, fr: str, en: str) -> UnusableError:
    return UnusableError(Prose(f"{where} : {fr}", f"{where}: {en}"))


_SAID: Final = {
    3: ("accès refusé", "access denied"),
    8: ("ce fichier ou son dossier ne s'écrit pas", "the file or its folder cannot be written"),
    10: ("le disque refuse de lire ou d'écrire", "the disk refuses to read or to write"),
    13: ("le disque est plein : rien n'est écrit", "the disk is full: nothing is written"),
    14: ("ne s'ouvre pas : accès refusé, ou dossier qui ne s'écrit pas",
         "cannot be opened: access denied, or a folder that cannot be written"),
    23: ("accès refusé", "access denied"),
    26: ("ce n'est pas un fichier de séances", "this is not a file of sittings"),
}  # fmt: skip
_BUSY: Final = (5, 6)


def explained(error: Exception, shown: str) -> StoreError:
    """What SQLite complains of, by its code; what our own orders cannot cause is damage."""
    said = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(said, "sqlite_errorcode", 1) & 0xFF
    if code in _BUSY:
        return BusyError(
            Prose(f"{shown} : quelqu'un d'autre y écrit depuis trop longtemps ; rien n'est écrit",
                  f"{shown}: somebody else has been writing there for too long; nothing is written")
        )  # fmt: skip
    if code in _SAID:
        return _unusable(shown, *_SAID[code])
    return _damage(shown, str(said))


def _damage(shown: str, said: str) -> DamagedError:
    first = said.split("\n", maxsplit=1)[0]
    return DamagedError(shown, Prose(f"fichier abîmé (SQLite dit : {first})", f"damaged file (SQLite: {first})"))
