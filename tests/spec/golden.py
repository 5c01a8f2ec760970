"""Bad files, and what is printed for them: `python -m tests.spec.regenerate` writes the latter again.

A kind of problem has a file `tests/bad/<code>.yaml`: what is wrong as YAML is read alone, a flow beside the portal,
the dossiers and the guide of `tests/good`. What is wrong elsewhere than in one flow has a folder, whose files take the
place of those of `tests/good`; `without.txt` names those that are taken away.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from simulator.spec.kinds import KINDS
from simulator.spec.load import load
from simulator.spec.nodes import MAX_EVENTS, parse
from simulator.spec.problems import Problem
from simulator.spec.scan import MAX_BYTES, MAX_PROBLEMS
from simulator.spec.text import LANGS

TESTS: Final = Path(__file__).parent.parent
ROOT: Final = TESTS.parent
BAD: Final = TESTS / "bad"
GOOD: Final = TESTS / "good"
MANY: Final = "many"
"""The file that has many problems at once."""

GENERATED: Final = {
    "Y001": b"fr: Procuration\nen: d\xe9but\n",
    "Y002": b"\xef\xbb\xbffr: Procuration\n",
    "Y004": b"#" * (MAX_BYTES + 1),
    "Y005": 'fr: z\u00e9ro\u200blargeur\nen: \x07\nde: "\\0"\n\u202edroite: gauche\n'.encode(),
    "Y018": b"a: 1\n" * (MAX_PROBLEMS + 2),
    "Y019": b"a: [" + b"b," * (MAX_EVENTS + 1) + b"]",
    "Y039": b"a" * 1100 + b": 1\n",
}
"""Files that an editor cannot write, or should not."""


def files_in(folder: Path) -> dict[str, bytes]:
    """The YAML files of a folder by their path inside it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


@cache
def good() -> Mapping[str, bytes]:
    """A library in which nothing is wrong."""
    return files_in(GOOD)


def around() -> dict[str, bytes]:
    """The same library without its flow."""
    return {name: text for name, text in good().items() if name != "carte.yaml"}


@cache
def sources(code: str) -> Mapping[str, bytes]:
    """The files in which that kind of problem stands; no file when there is none."""
    if code in GENERATED:
        return {f"{code.lower()}.yaml": GENERATED[code]}
    file, folder = BAD / f"{code.lower()}.yaml", BAD / code.lower()
    if code.startswith("Y"):
        return {file.name: file.read_bytes()} if file.exists() else {}
    if file.exists():
        return around() | {file.name: file.read_bytes()}
    if not folder.exists():
        return {}
    without = folder / "without.txt"
    taken = without.read_text().split() if without.exists() else []
    return {name: text for name, text in (around() | files_in(folder)).items() if name not in taken}


@cache
def problems(code: str) -> tuple[Problem, ...]:
    """What is found in those files."""
    if code.startswith("Y"):
        return tuple(found for name, text in sources(code).items() for found in parse(text, name)[1])
    return tuple(load(sources(code))[1])


def printed(code: str) -> str:
    """What is printed of them, in French, then in English."""
    return "\n".join("".join(f"{found.line(lang)}\n" for found in problems(code)) for lang in LANGS)


def golden(code: str) -> Path:
    """Where what is printed is kept."""
    return BAD / f"{code.lower()}.txt"


def line_of(code: str) -> str:
    """The line at fault in the file of a kind of problem, where it can be shown."""
    found = next((found for found in problems(code) if found.kind.code == code), None)
    text = sources(code).get(found.place.file, b"") if found and code not in GENERATED else b""
    lines = text.decode().splitlines()
    return lines[found.place.line - 1].strip() if found and found.place.line <= len(lines) else ""


ALL: Final = (*KINDS, MANY)
