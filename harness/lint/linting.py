"""All checks over features, in one go."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from harness.features import Read, features_folder, home_of
from harness.files import UnloadableError, library, sources
from harness.gherkin_faults import GherkinError, parsed
from harness.language import Say
from harness.lint import contradictions, duplicates, labels, silent, statements, syntax, tags, unused
from harness.lint.codes import Finding, finding, order
from harness.lint.desk import Desk
from harness.report.collect import shown, walk
from simulator.spec.load import Library, load

CHECKS: tuple[Callable[[Desk], Iterable[Finding]], ...] = (
    labels.check, tags.check, statements.check, silent.check, duplicates.check, contradictions.check, unused.check,
    syntax.check,
)  # fmt: skip


def lint(paths: Sequence[Path], flows: Path, known: Library) -> tuple[Finding, ...]:
    """Every finding in the features of files and folders, by place.

    Args:
        paths: feature files, or folders that hold some.
        flows: the folder of the flows they speak of.
        known: those flows, understood.
    """
    files = tuple(dict.fromkeys(file for path in paths for file in _files(path)))
    read, faults = _read(files)
    everything = {file.resolve() for file in _files(features_folder())}
    whole = bool(everything) and not faults and everything <= {file.resolve() for file in files}
    desk = Desk(known, flows, tuple(read), home_of(files), whole)
    found = [*faults, *(each for check in CHECKS for each in check(desk))]
    return tuple(sorted({order(each): each for each in found}.values(), key=order))


def library_for(path: Path, flows: Path) -> Library:
    """The flows that a feature speaks of: the project's, and those of a folder ``flows/`` beside its own.

    Raises:
        UnloadableError: where they cannot be understood.
    """
    for folder in (path.resolve(), *path.resolve().parents):
        beside = folder / "flows"
        if (folder / "features").is_dir() and next(beside.glob("*.yaml"), None) is not None:
            return library(flows) if beside.resolve() == flows.resolve() else _together(beside, flows)
    return library(flows)


@cache
def _together(beside: Path, flows: Path) -> Library:
    if (beside / "portal.yaml").is_file():
        return library(beside)
    found, problems = load(sources(flows) | sources(beside))
    if found is None:
        raise UnloadableError(problems)
    return found


def _files(path: Path) -> Iterator[Path]:
    yield from sorted(file for file in path.rglob("*.feature") if file.is_file()) if path.is_dir() else (path,)


def _read(files: Iterable[Path]) -> tuple[list[Read], list[Finding]]:
    """The features that can be read, and a finding for each that cannot."""
    read: list[Read] = []
    faults: list[Finding] = []
    for file in files:
        name = shown(str(file))
        try:
            feature = parsed(file, name, Say("fr"))
        except GherkinError as french:
            try:
                parsed(file, name, Say("en"))
            except GherkinError as english:
                faults.append(syntax.told("L011", str(french), str(english)))
            continue
        if feature is None:
            why = "ce fichier ne contient aucune fonctionnalité", "this file holds no feature"
            faults.append(finding("L011", name, 1, why_fr=why[0], why_en=why[1]))
        else:
            read.append(Read(file, name, feature, tuple(walk(feature))))
    return read, faults
