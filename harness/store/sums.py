"""The sum of a store's file: a file beside it that says, as sha256sum does, what its bytes were when it was closed.

SQLite does not look at every byte of its file, and our chain not at those that hold nothing. As long as the sum is
there, the file must be exactly the one that was closed. It is taken away before the first thing is written and comes
back at a clean close: without it (the machine stopped, or somebody is writing) the content alone is verified.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from harness.store import files
from harness.store.database import Database
from harness.store.errors import StoreError, UnusableError
from simulator.spec.text import Prose


class Sum:
    """The sum of a file; a server has none, and keeps its own."""

    def __init__(self, database: Database) -> None:
        """Compare the file with its sum.

        Raises:
            UnusableError: where the sum cannot be read.
        """
        self._database = database
        self._path = Path(f"{database.path}.sum")
        self._written = False
        self._known = False
        self.wrong: Prose | None = None
        if database.is_file:
            with database.reading() as connection:
                self.wrong = self.compared(connection)

    @property
    def is_there(self) -> bool:
        """Whether there is one."""
        return self._database.is_file and self._path.exists()

    def compared(self, connection: Connection) -> Prose | None:
        """What is wrong with the file as a whole; None where it is as it was closed, or no sum says how that was."""
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")  # from here on nobody can write
        try:
            expected = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise UnusableError(Prose(f"{self._path} : {error.strerror}", f"{self._path}: {error.strerror}")) from error
        self._known = True
        if self._line(connection) == expected:
            return None
        path = self._path.as_posix()
        return Prose(
            f"{self._database.shown} n'est plus le fichier qui fut fermé : abîmé, ou remplacé ; s'il l'a été exprès "
            f"(copie remise en place), effacez {path}",
            f"{self._database.shown} is no longer the file that was closed: damaged, or replaced; if that was on "
            f"purpose (a copy put back), delete {path}",
        )

    def drop(self) -> None:
        """Take the sum away, on disk, before anything is written."""
        self._written = True
        if not self.is_there:
            return
        self._path.unlink(missing_ok=True)
        _sync(self._path.parent)

    def write(self, is_whole: Callable[[], bool]) -> None:
        """Give a file that was written to its sum; where it had none before, only if its content is whole."""
        if not (self._database.is_file and self._written):
            return
        with suppress(StoreError, OSError):  # no room for it: there is none, and the content alone is verified
            if self._known or is_whole():
                with self._database.writing() as connection:
                    files.write(self._path, self._line(connection), Path(self._database.path))

    def _line(self, connection: Connection) -> bytes:
        """The sum as sha256sum writes it."""
        whole: bytes = connection.connection.dbapi_connection.serialize()  # type: ignore[union-attr]  # SQLite's own
        beyond = Path(self._database.path).stat().st_size - len(whole)
        named = Path(self._database.path).name
        return f"{sha256(whole).hexdigest()}{'' if beyond == 0 else beyond}  {named}\n".encode(errors="surrogateescape")


def _sync(folder: Path) -> None:
    """The names of a folder on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
