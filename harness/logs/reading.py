"""A log as a file: which format it is, and its rows as they come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Final

from harness.language import Say
from harness.logs import csv_log, json_log, xes_log
from harness.logs.columns import Columns
from harness.logs.entry import Bad, Entry, unusable
from harness.mistakes import BadInputError
from harness.progress import bar
from simulator.spec.problems import closest

_BLOCK: Final = 256 * 1024
_START: Final = 4096
Rows = Iterator[Entry | Bad]


class _Counted(RawIOBase):
    """A file that tells each time a block of it is read."""

    def __init__(self, file: RawIOBase, advance: Callable[[], None]) -> None:
        self._inner, self._advance = file, advance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # it is what BufferedReader gives
        self._advance()
        return self._inner.readinto(buffer) or 0


@contextmanager
def rows(path: Path, columns: Columns, encoding: str, say: Say) -> Iterator[Rows]:
    """The rows of a log, with a bar while they are read.

    Raises:
        BadInputError: for a log that cannot be used at all.
        OSError: where it cannot be read.
    """
    _must_exist(path, say)
    total = path.stat().st_size // _BLOCK + 1
    with path.open("rb", buffering=0) as raw, bar(say("journal", "log"), total) as advance:
        file = BufferedReader(_Counted(raw, advance), _BLOCK)
        reader = _reader(file, path.as_posix(), say)
        yield reader(file, path.as_posix(), columns, encoding, say)


def _must_exist(path: Path, say: Say) -> None:
    if path.is_dir():
        raise BadInputError(say(f"{path} : c'est un dossier", f"{path}: it is a folder"))
    if path.exists():
        return
    folder = path.parent
    names = [each.name for each in folder.iterdir() if each.is_file()] if folder.is_dir() else []
    hint = say.meant(closest(path.name, names))
    raise BadInputError(say(f"{path} : ce fichier n'existe pas{hint}", f"{path}: no such file{hint}"))


def _reader(
    file: "BufferedReader[_Counted]", name: str, say: Say
) -> Callable[[IO[bytes], str, Columns, str, Say], Rows]:
    """The reader of a log, by what it begins with rather than by its name."""
    start = file.peek(_START)[:_START]
    if start.startswith((b"\x1f\x8b", b"PK", b"\xfd7zXZ", b"BZh")):
        raise unusable(say, name, "ce fichier est compressé : décompressez-le d'abord",
                       "this file is compressed: decompress it first")  # fmt: skip
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) and not name.lower().endswith(".xes") and b"<" not in start[:8]:
        raise unusable(say, name, "ce fichier est en UTF-16 : enregistrez-le en UTF-8",
                       "this file is in UTF-16: save it as UTF-8")  # fmt: skip
    if b"\r" in start and b"\n" not in start:
        raise unusable(say, name, "ses lignes finissent par CR seul : enregistrez-le avec des fins de ligne LF",
                       "its lines end with CR alone: save it with LF line ends")  # fmt: skip
    plain = start.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n")
    if plain.startswith(b"<"):
        return xes_log.entries
    if name.lower().endswith(".xes"):
        raise unusable(say, name, "ce n'est pas du XES" if plain else "ce journal est vide",
                       "this is not XES" if plain else "this log is empty")  # fmt: skip
    if plain.startswith(b"["):
        raise unusable(say, name, "c'est une liste JSON : il faut un objet par ligne",
                       "this is a JSON list: one object a line is needed")  # fmt: skip
    return json_log.entries if plain.startswith(b"{") else csv_log.entries
