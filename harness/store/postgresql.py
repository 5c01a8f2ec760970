"""A store in a PostgreSQL database, through psycopg 3."""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from harness.store.errors import DamagedError, StoreError, UnusableError
from harness.store.tables import HEADS, MARKS, METADATA, TEXTS, TRIGGERS, VERSION
from simulator.spec.text import Prose

_LOCK: Final = 0x50415243
"""Names the lock of whoever makes the tables."""
PATIENCE: Final = 10
"""Seconds that a server has to answer."""

_DAMAGE: Final = ("P0001", "42P01", "42703")
"""What the server says when a guard stops us, when a table or a column is gone."""
ERRORS: Final = (DBAPIError,)
"""What can go wrong between the server and us."""


def shown(where: str) -> str:
    """How messages call it: without its password."""
    return _url(where).render_as_string(hide_password=True)


def _url(where: str) -> URL:
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise UnusableError(
            Prose("cette adresse ne se lit pas : postgresql://nom:mot-de-passe@serveur:5432/base",
                  "this address cannot be read: postgresql://name:password@server:5432/base")
        ) from None  # fmt: skip
    return url.set(drivername="postgresql")


def engine(where: str) -> Engine:
    """An engine on a server.

    Raises:
        UnusableError: where psycopg is not installed.
    """
    if find_spec("psycopg") is None:
        raise UnusableError(
            Prose("pour PostgreSQL, il faut psycopg : pip install 'parcours[postgresql]'",
                  "PostgreSQL needs psycopg: pip install 'parcours[postgresql]'")
        )  # fmt: skip
    url = _url(where).set(drivername="postgresql+psycopg")
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": PATIENCE})


def prepare(engine: Engine, shown: str, *, make: bool) -> None:
    """See that the tables are ours and of this version; make them in a base that has none.

    Raises:
        UnusableError: where they are not.
    """
    with engine.connect() as connection:
        if _is_ready(connection, shown):
            return
    if not make:
        raise UnusableError(Prose(f"{shown} : aucune séance n'y est gardée", f"{shown}: no sitting is kept there"))
    with engine.begin() as connection:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        if not _is_ready(connection, shown):  # somebody else may have made them since
            METADATA.create_all(connection, checkfirst=False)
            connection.execute(MARKS.insert().values(version=VERSION))


def _is_ready(connection: Connection, shown: str) -> bool:
    there = set(inspect(connection).get_table_names())
    if not there & set(METADATA.tables):
        return False
    version = connection.execute(select(MARKS.c.version)).scalar() if MARKS.name in there else None
    if version != VERSION or HEADS.name not in there:
        raise UnusableError(
            Prose(f"{shown} : les tables parcours_… sont d'une autre version ({version}, ici {VERSION})",
                  f"{shown}: the tables parcours_… are of another version ({version}, here {VERSION})")
        )  # fmt: skip
    return True


def see_writable(_: str) -> None:
    """Nothing to see beforehand: the server knows who may write."""


def reader(engine: Engine) -> Engine:
    """An engine whose transactions see one moment."""
    return engine.execution_options(isolation_level="REPEATABLE READ")


def checked(connection: Connection, shown: str) -> Iterator[Prose]:
    """Whether the triggers are still there; the server looks after its own files."""
    asked = text(
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' AND tgname LIKE 'parcours%'"
    )
    missing = TRIGGERS - set(connection.execute(asked).scalars())
    if missing:
        names = ", ".join(sorted(missing))
        yield Prose(f"{shown} : gardes manquantes : {names}", f"{shown}: missing guards: {names}")


def sweep(engine: Engine) -> None:
    """Write the table of personal texts anew; the server's own journal keeps them until it is recycled."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"VACUUM FULL {TEXTS.name}"))


def explained(error: DBAPIError, shown: str) -> StoreError:
    """What the server complains of."""
    state = getattr(error.orig, "sqlstate", None) or ""
    said = str(error.orig).strip().split("\n")[0]
    if state in _DAMAGE or state.startswith("XX"):
        return DamagedError(shown, Prose(f"le serveur dit : {said}", f"the server says: {said}"))
    if state:
        return UnusableError(Prose(f"{shown} : le serveur dit : {said}", f"{shown}: the server says: {said}"))
    why = f" ({said})" if said else ""
    return UnusableError(Prose(f"{shown} : le serveur ne répond pas{why}", f"{shown}: the server does not answer{why}"))
