"""The last run of the features: played for this edition, or read from results that were stored."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.edition import Edition
from harness.features import Read
from harness.language import Say
from harness.mistakes import BadInputError
from harness.report.collect import feature_of
from harness.report.results import FeatureResult, Results


@dataclass(frozen=True, slots=True)
class Run:
    """Results, the file they were read from (empty: played for this edition), and the files that changed since."""

    results: Results
    source: str = ""
    changed: tuple[str, ...] = ()

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
    return Run(results, path.as_posix(), tuple(_changed(path, results, edition, reads)))


def _changed(path: Path, results: Results, edition: Edition, reads: Sequence[Read]) -> Iterator[str]:
    """Features that no longer say what was played, and flows that were written after the results."""
    then = {feature.file: _said(feature) for feature in results.features}
    for read in reads:
        if then.get(read.shown) != _said(feature_of(read.feature, list(read.places))):
            yield read.shown
    since = path.stat().st_mtime_ns
    yield from (name for name in edition.files if Path(name).stat().st_mtime_ns > since)


def _said(feature: FeatureResult) -> list[Any]:
    """What a feature says, whatever came of it."""
    return [
        (each.line, each.name, each.tags, [(s.keyword, s.text, s.table, s.docstring) for s in each.steps])
        for each in feature.all_scenarios()
    ]
