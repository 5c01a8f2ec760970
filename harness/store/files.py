"""Files written whole or not at all, and read no further than they may be."""

import os
import stat
import tempfile
from pathlib import Path

from harness.store.errors import UnusableError
from harness.store.exchange import BEGINNING, LARGEST
from simulator.spec.text import Prose


def write(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file, on disk when this returns; with the rights of another, where one is named.

    Raises:
        OSError: where it cannot be; then it is as it was.
    """
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if like is not None:
                os.fchmod(file.fileno(), stat.S_IMODE(like.stat().st_mode))
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def export(path: Path, data: bytes) -> None:
    """Write an export; only another export is ever overwritten.

    Raises:
        UnusableError: where something else bears that name.
        OSError: where it cannot be written.
    """
    if path.exists() and not _is_export(path):
        raise UnusableError(
            Prose(f"{path} existe et n'est pas une séance gardée : rien n'est écrit",
                  f"{path} exists and is not a kept sitting: nothing is written")
        )  # fmt: skip
    write(path, data)


def read(path: Path) -> bytes:
    """The bytes of an export, no more of them than one may have.

    Raises:
        UnusableError: for what is no file.
        OSError: where it cannot be read.
    """
    if path.exists() and not path.is_file():
        raise UnusableError(Prose(f"{path} : ce n'est pas un fichier", f"{path} is not a file"))
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _is_export(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(BEGINNING)) in (BEGINNING, b"")
