"""Sittings that tests keep, and where: a file, or a server where one is named by PARCOURS_POSTGRESQL."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness.files import sources
from harness.store.pins import pins
from harness.store.record import Entry, Kept, Opening, Pin
from simulator.sitting.move import Move
from simulator.sitting.sitting import Sitting, came
from simulator.spec.calendar import at
from simulator.spec.load import Library
from tests.sitting.walks import walk

ROOT = Path(__file__).parents[2]
BEGAN = at(datetime(2021, 1, 4, 9))
REAL = datetime(2026, 1, 5, 10, 0, 0, 123456, tzinfo=UTC)
SERVER = os.environ.get("PARCOURS_POSTGRESQL", "")


def opening(number: int, library: Library, *, owner: str = "") -> Opening:
    """How a sitting of that number began."""
    return Opening(f"{number:032x}", REAL, BEGAN, owner, pinned(library))


def pinned(library: Library) -> dict[str, Pin]:
    """The shipped files."""
    return pins(sources(ROOT / "flows"), library)


def walked(library: Library, seed: int, length: int = 20) -> tuple[Kept, Sitting]:
    """A random walk, kept; and where it leads."""
    sitting, entries = Sitting.begin(library, BEGAN), list[Entry]()
    for number, (move, after) in enumerate(walk(sitting, seed, length), 1):
        entries.append(Entry(number, REAL, move, came(sitting.now, after.now), after.last.done))
        sitting = after
    return Kept(opening(seed, library), tuple(entries)), sitting


def played(library: Library, number: int, *moves: Move) -> tuple[Kept, Sitting]:
    """A sitting of these moves."""
    sitting, entries = Sitting.begin(library, BEGAN), list[Entry]()
    for count, move in enumerate(moves, 1):
        after = sitting.moved(move, "fr")
        entries.append(Entry(count, REAL, move, came(sitting.now, after.now), after.last.done))
        sitting = after
    return Kept(opening(number, library), tuple(entries)), sitting


def guards_down(path: Path, *orders: str) -> None:
    """Change a store behind its guards, as damage does, and leave it without a sum."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for order in orders:
            connection.execute(order)
        for _, order in triggers:
            connection.execute(order)
        connection.commit()
    Path(f"{path}.sum").unlink(missing_ok=True)


@contextmanager
def base() -> Iterator[str]:
    """The address of a base of its own on the server."""
    if not SERVER:
        pytest.skip("no PostgreSQL: PARCOURS_POSTGRESQL names none (postgresql://user:password@host:5432/base)")
    psycopg = pytest.importorskip("psycopg", reason="no psycopg: pip install 'parcours[postgresql]'")
    from sqlalchemy import make_url

    name = f"parcours_test_{secrets.token_hex(6)}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
