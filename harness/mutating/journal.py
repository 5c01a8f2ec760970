"""Verdicts kept as they come, so that what was interrupted goes on where it stopped.

A journal belongs to the flows, features, steps and code it was written with: anything else changed, it is another one.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from harness.mutating.verdict import Verdict

FOLDER: Final = Path("build/mutation")
_CODE: Final = ("simulator", "diagrams", "harness")


class Journal:
    """Verdicts by mutant, in a file to which each is added as soon as it is known."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Verdict]:
        """What is known already; a line that was not written to its end is taken away."""
        if not self.path.is_file():
            return {}
        lines = self.path.read_bytes().split(b"\n")
        found = [verdict for verdict in map(_verdict, lines[:-1]) if verdict is not None]
        if lines[-1] or len(found) < len(lines) - 1:  # torn or damaged: those mutants are tried again
            self.path.write_text("".join(map(_line, found)), encoding="utf-8")
        return {verdict.mutant: verdict for verdict in found}

    def add(self, verdict: Verdict) -> None:
        """Keep a verdict."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(_line(verdict))

    def forget(self) -> None:
        """Begin anew."""
        self.path.unlink(missing_ok=True)


def _line(verdict: Verdict) -> str:
    return json.dumps(verdict._asdict(), ensure_ascii=False) + "\n"


def _verdict(line: bytes) -> Verdict | None:
    """The verdict of a line; None for one that is damaged."""
    try:
        return Verdict(**json.loads(line.decode("utf-8")))
    except (ValueError, TypeError):
        return None


def journal(flows: Path, features: Iterable[Path], home: Path) -> Journal:
    """The journal of these flows and features, played with the steps of a folder by the code that runs."""
    code = Path(__file__).parents[2]
    files = [
        *sorted(flows.rglob("*.yaml")),
        *sorted(features),
        *sorted((home / "steps").rglob("*.py")),
        *(file for package in _CODE for file in sorted((code / package).rglob("*.py"))),
    ]
    return Journal(FOLDER / f"{digest(files)}.jsonl")


def digest(files: Iterable[Path]) -> str:
    """What tells one set of files from another, by their names and contents, and by the Python that reads them."""
    whole = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for part in _parts(files):
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()[:16]


def _parts(files: Iterable[Path]) -> Iterator[Any]:
    for file in files:
        yield file.name.encode()
        yield file.read_bytes()
