"""The flows that are being played, read anew when a file of theirs is saved."""

import hashlib
import threading
from collections.abc import Mapping
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
        self._stamps: dict[str, tuple[int, int]] = {}
        self._reading = self._read(None)

    def now(self) -> Reading:
        """The flows as they are; the files are read again only where one was saved."""
        with self._lock:
            if self._stamped() != self._stamps:
                self._reading = self._read(self._reading)
            return self._reading

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
        found: dict[str, tuple[int, int]] = {}
        for path in [*self._folder.glob("*.yaml"), *self._folder.glob("guides/*.yaml")]:
            try:
                stat = path.stat()
            except FileNotFoundError:
                continue
            found[path.name if path.parent == self._folder else f"guides/{path.name}"] = (
                stat.st_mtime_ns,
                stat.st_size,
            )
        return found
