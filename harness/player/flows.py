"""The flows that are being played, read anew when a file of theirs is saved."""

import hashlib
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from harness import edition
from harness.files import UnloadableError, sources
from harness.store.pins import pins
from harness.store.record import Pin
from simulator.spec.load import Library, load
from simulator.spec.problems import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """The flows as they were last understood (``digest`` tells them from any others), and what is wrong since then.

    ``pins`` are the digests of what a sitting is played on: all the files but the guides.
    """

    library: Library
    digest: str
    pins: Mapping[str, Pin]
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """What tells this reading from any other: the flows, and what is wrong."""
        said = "\n".join(problem.line("en") for problem in self.problems)
        return hashlib.sha256(f"{self.digest}{said}".encode()).hexdigest()[:16]


class Flows:
    """A folder of flows: what is wrong in a file that was saved is told, and what was understood before goes on."""

    def __init__(self, folder: Path) -> None:
        """Read them.

        Raises:
            UnloadableError: where they cannot be understood.
            OSError: where a file cannot be read.
        """
        self._folder = folder
        self._lock = threading.Lock()
        self._held = threading.local()
        self._stamps: dict[str, tuple[int, int]] = {}
        self._reading = self._read(None)

    def now(self) -> Reading:
        """The flows as they are; the files are read again only where one was saved."""
        held: Reading | None = getattr(self._held, "reading", None)
        if held is not None:
            return held
        with self._lock:
            if self._stamped() != self._stamps:
                self._reading = self._read(self._reading)
            return self._reading

    @contextmanager
    def held(self) -> Iterator[None]:
        """Within this, in this thread, the flows stay those of now: a page is made on the same from top to bottom."""
        self._held.reading = self.now()
        try:
            yield
        finally:
            self._held.reading = None

    def _read(self, before: Reading | None) -> Reading:
        self._stamps = self._stamped()
        try:
            files = sources(self._folder)
        except OSError:
            if before is None:
                raise
            return before
        found, problems = load(files)
        if found is not None:
            return Reading(found, edition.of_flows(files), pins(files, found))
        if before is None:
            raise UnloadableError(problems)
        return replace(before, problems=tuple(problems))

    def _stamped(self) -> dict[str, tuple[int, int]]:
        """When each file was saved, and its size."""
        return {**_stamps(self._folder), **_stamps(self._folder / "guides")}


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The same of one folder; of none, where there is none."""
    found: dict[str, tuple[int, int]] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".yaml"):
                    stat = entry.stat()
                    found[entry.path] = (stat.st_mtime_ns, stat.st_size)
    except FileNotFoundError:  # a file, or the folder, went away in between: what is there is what counts
        return found
    return found
