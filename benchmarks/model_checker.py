"""Spin at work on a model: translated, compiled and run, and what it tells of its run."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from benchmarks.contest import Absent

_STORED = re.compile(r"^ *(\d+) states, stored", re.MULTILINE)
_TRANSITIONS = re.compile(r"^ *(\d+) transitions", re.MULTILINE)
_MEGABYTES = re.compile(r"^ *([\d.]+)\s+actual memory usage for states", re.MULTILINE)
_CUT = ("max search depth too small", "out of memory", "errors: 1")


class Verified(NamedTuple):
    """What a whole run came to. ``memory`` is that of the states alone (bytes), without hash table and stack."""

    states: int
    transitions: int
    memory: float


class Verifier:
    """The verifier of one model, made in a folder: every state kept as it is, nothing reduced, no cycles looked for."""

    def __init__(self, model: str, folder: Path) -> None:
        """Write, translate and compile.

        Raises:
            Absent: a tool is not installed.
        """
        missing = [tool for tool in ("spin", "gcc") if shutil.which(tool) is None]
        if missing:
            raise Absent(f"not installed: {', '.join(missing)}")
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        (folder / "model.pml").write_text(model, "utf-8")
        self._run("spin", "-a", "model.pml")
        self._run("gcc", "-O2", "-DNOREDUCE", "-DSAFETY", "-o", "pan", "pan.c")

    def verify(self, *options: str) -> Verified:
        """Visit every state of the model."""
        told = self._run(str((self._folder / "pan").resolve()), *options)
        found = [pattern.search(told) for pattern in (_STORED, _TRANSITIONS, _MEGABYTES)]
        if None in found or any(sign in told for sign in _CUT):
            raise ValueError(f"the run was not a whole one:\n{told}")
        states, transitions, megabytes = (match.group(1) for match in found if match)
        return Verified(int(states), int(transitions), float(megabytes) * 2**20)

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, cwd=self._folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ValueError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return done.stdout
