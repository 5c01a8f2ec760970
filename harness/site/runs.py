"""The last run of the features: played for this edition, or read from results that were stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from harness.edition import Edition
from harness.features import Read
from harness.language import Say
from harness.mistakes import BadInputError
from harness.report.collect import feature_of
from harness.report.results import FeatureResult, Results

_MOST: Final = 10
"""How many files are named where there are many."""


@dataclass(frozen=True, slots=True)
class Run:
    """Results, and the file they were read from (empty: played for this edition).

    ``changed`` are the files that changed since; ``unplayed`` the features that were not played, or not wholly.
    """

    results: Results
    source: str = ""
    changed: tuple[str, ...] = ()
    unplayed: tuple[str, ...] = ()

    @property
    def current(self) -> bool:
        """Whether these are the results of this edition, as far as one can tell."""
        return not self.changed


def play(reads: Sequence[Read], say: Say, advance: Callable[[], None] = lambda: None) -> Run:
    """The features played now.

    Raises:
        BadInputError: where a step is undefined.
    """
    from harness.playing import played

    return Run(played(reads, "process", 0, say, advance)) if any(read.places for read in reads) else Run(Results(()))


def stored(path: Path, edition: Edition, reads: Sequence[Read], say: Say) -> Run:
    """The results of a file, and what changed since they were written.

    Raises:
        BadInputError: where it holds anything else.
        OSError: where it cannot be read.
    """
    from harness.report.stored import NotResultsError, read

    try:
        results = read(path)
    except NotResultsError:
        why = say("ce ne sont pas des résultats de « parcours test »", "these are no results of “parcours test”")
        raise BadInputError(f"{path}{say(' :', ':')} {why}") from None
    found = {read.shown: _standing(read, results) for read in reads}
    changed = [file for file, standing in found.items() if standing == "changed"]
    since = path.stat().st_mtime_ns
    changed += [name for name in edition.files if Path(name).stat().st_mtime_ns > since]
    return Run(
        results,
        path.as_posix(),
        tuple(changed),
        tuple(file for file, standing in found.items() if standing == "unplayed"),
    )


def _standing(read: Read, results: Results) -> Literal["played", "unplayed", "changed"]:
    """Whether a feature was played as it is now; one that was played in part is unplayed too."""
    then = next((feature for feature in results.features if feature.file == read.shown), None)
    now = _said(feature_of(read.feature, list(read.places)))
    if then is None:
        return "unplayed" if now else "played"
    played = _said(then)
    if any(each not in now for each in played):
        return "changed"
    whole = len(played) == len(now) and all(each.status != "untested" for each in then.all_scenarios())
    return "played" if whole else "unplayed"


def listed(files: Sequence[str], say: Say) -> tuple[str, ...]:
    """Some files, one a line; how many more there are."""
    more = len(files) - _MOST
    return (*files[:_MOST], *((say(f"… et {more} de plus", f"… and {more} more"),) if more > 0 else ()))


def _said(feature: FeatureResult) -> list[Any]:
    """What a feature says, whatever came of it."""
    return [
        (each.line, each.name, each.tags, [(s.keyword, s.text, s.table, s.docstring) for s in each.steps])
        for each in feature.all_scenarios()
    ]
