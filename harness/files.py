"""Where the project's files lie: beside the code in a checkout, inside the package once installed."""

import errno
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from simulator.spec.load import DOSSIERS, PORTAL, Library, load
from simulator.spec.problems import Problem

LARGEST = 4 * 1024 * 1024 + 1
"""Bytes read of a file: one more than a flow may have, so that the reader can tell."""


class UnloadableError(Exception):
    """Files that cannot be simulated, and every reason why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def root() -> Path:
    """The folder that holds flows/, features/ and steps/."""
    shipped = Path(__file__).parent / "shipped"
    return shipped if (shipped / "flows").is_dir() else Path(__file__).parents[1]


def flows_folder() -> Path:
    """The flows one works on: ``flows/`` where one stands, else the shipped ones."""
    here = Path("flows")
    return here if (here / "portal.yaml").is_file() else root() / "flows"


def flow_names() -> list[str]:
    """The ids of the flows one works on, by the names of their files alone."""
    return sorted(path.stem for path in flows_folder().glob("*.yaml") if path.name not in (PORTAL, DOSSIERS))


def sources(folder: Path) -> dict[str, bytes]:
    """Every YAML file of a folder of flows and of its guides, by its path as a person would type it.

    Raises:
        OSError: where a file cannot be read.
    """
    found = sorted([*folder.glob("*.yaml"), *folder.glob("guides/*.yaml")])
    return {path.as_posix(): read(path) for path in found}


def read(path: Path) -> bytes:
    """The bytes of a file, no more than the reader accepts."""
    with path.open("rb") as file:
        return file.read(LARGEST)


def refuse_folders(paths: Iterable[Path]) -> None:
    """See that no folder stands where a file is to be written, before the first one is.

    Raises:
        IsADirectoryError: naming the folder.
    """
    for path in paths:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path.as_posix())


def library(folder: Path | None = None) -> Library:
    """The flows of a folder, understood.

    Raises:
        UnloadableError: with every problem found.
        OSError: where a file cannot be read.
    """
    return _library((folder or flows_folder()).resolve())


@lru_cache(maxsize=4)
def _library(folder: Path) -> Library:
    try:
        read_from = folder.relative_to(Path.cwd())
    except ValueError:
        read_from = folder
    found, problems = load(sources(read_from))
    if found is None:
        raise UnloadableError(problems)
    return found
