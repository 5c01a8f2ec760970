"""Which edition of the flows and features one has at hand: a name that is the same for the same files alone."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.files import flows_folder, sources
from harness.language import Say

if TYPE_CHECKING:
    from harness.features import Read


@dataclass(frozen=True, slots=True)
class Edition:
    """The flows (``files`` by path; ``flows`` tells them from any others) and the features of one moment."""

    flows: str
    features: str
    files: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """Eight signs for all of it."""
        return digest([("flows", self.flows.encode()), ("features", self.features.encode())])[:8]


def edition(files: Mapping[str, bytes], reads: Iterable["Read"]) -> Edition:
    """The edition that these files are."""
    return Edition(of_flows(files), digest((read.shown, read.path.read_bytes()) for read in reads), files)


def at_hand(say: Say) -> Edition:
    """The flows and the features one works on."""
    from harness.features import find  # behave is loaded only where features are read

    return edition(sources(flows_folder()), find((), say))


def of_flows(files: Mapping[str, bytes]) -> str:
    """What tells these flows from any others, wherever they lie."""
    return digest((beside(path), content) for path, content in files.items())


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """What tells one set of files from another, by their names and contents."""
    whole = hashlib.sha256()
    for name, content in files:
        for part in (name.encode("utf-8", "surrogateescape"), content):
            whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def beside(path: str) -> str:
    """A file of the flows as its folder calls it: « procuration.yaml », « guides/procuration.yaml »."""
    folder, _, name = path.rpartition("/")
    return f"guides/{name}" if folder.rpartition("/")[2] == "guides" else name
