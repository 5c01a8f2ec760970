"""A database that holds a store, opened with care: one module for each kind, behind one engine."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine

from harness.store import lite, postgresql
from harness.store.errors import UnusableError
from simulator.spec.text import Prose

_URL: Final = re.compile(r"([a-z][a-z0-9+]*)://|postgres(?:ql)?:", re.IGNORECASE)


class Database:
    """Where rows are: transactions to read and to write, and the words for what goes wrong.

    ``shown`` is how it is called in messages, without a password. ``path`` is the file, "" for a server.
    """

    def __init__(self, where: str, *, make: bool) -> None:
        """Open it; ``make`` allows it to be made.

        Raises:
            UnusableError: where it cannot be, or is something else.
        """
        self._kind = postgresql if _is_postgresql(where) else lite
        self.shown: str = self._kind.shown(where)
        self.path = where if self._kind is lite else ""
        self._engine: Engine = self._kind.engine(where)
        self._turn = threading.Lock()
        with self.told():
            self._kind.prepare(self._engine, self.shown, make=make)

    @property
    def is_file(self) -> bool:
        """Whether it is a file of ours rather than a server."""
        return self._kind is lite

    def see_writable(self) -> None:
        """See that it could be written.

        Raises:
            UnusableError: where it could not.
        """
        self._kind.see_writable(self.shown)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the database."""
        with self.told(), self._kind.reader(self._engine).connect() as connection:
            yield connection

    def checked(self, connection: Connection) -> tuple[Prose, ...]:
        """What the database itself finds wrong in its file or its tables."""
        return tuple(self._kind.checked(connection, self.shown))

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing, nobody else writing the same; done and on disk when it ends."""
        # The threads of a program wait here in turn: SQLite makes who waits ask again and again, ever less often.
        writer = self._engine.execution_options(writes=True)
        with self._turn, self.told(), writer.begin() as connection:
            yield connection

    def swept(self) -> None:
        """Leave nothing of what was deleted in the bytes of the database."""
        with self.told():
            self._kind.sweep(self._engine)

    def close(self) -> None:
        """Let go of it."""
        self._engine.dispose()

    @contextmanager
    def told(self) -> Iterator[None]:
        """What the database complains of, in words."""
        try:
            yield
        except self._kind.ERRORS as error:
            raise self._kind.explained(error, self.shown) from error


def _is_postgresql(where: str) -> bool:
    """Whether it is the address of a server.

    Raises:
        UnusableError: for nothing, and for an address of another kind.
    """
    if not where.strip():
        raise UnusableError(Prose("où sont les séances ? Un fichier, ou une adresse postgresql://, est attendu",
                                  "where are the sittings? A file or a postgresql:// address is expected"))  # fmt: skip
    found = _URL.match(where)
    if found is None:
        return False
    if found[1] is None or found[1].lower() in ("postgres", "postgresql"):
        return True
    raise UnusableError(
        Prose(f"« {found[1]}:// » : seuls un fichier ou une adresse postgresql:// conviennent",
              f"“{found[1]}://”: only a file or a postgresql:// address will do")
    )  # fmt: skip
