"""The edition that a site tells of, and the one before: both are kept beside the pages."""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from harness.edition import Edition, beside
from harness.features import Read
from harness.language import Say
from harness.mistakes import BadInputError
from harness.report.collect import feature_of
from harness.report.results import STATUSES, Results, RuleResult, ScenarioResult

_DATA: Final = "data"
_CURRENT, _PREVIOUS = "edition", "previous"
_FORMAT: Final = 1
_MARK: Final = "site.json"


class Shot(NamedTuple):
    """A scenario as an edition had it; one that was not played is « untested »."""

    file: str
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class Before:
    """The edition before, as an earlier site left it: its name, the folder of its flows, its scenarios."""

    name: str
    folder: Path
    scenarios: tuple[Shot, ...]


def refuse_other_folders(out: Path, say: Say) -> None:
    """A site is written into a new folder, an empty one or that of an earlier site: nothing else is at risk.

    Raises:
        BadInputError: for any other folder.
    """
    if out.is_dir() and any(out.iterdir()) and not (out / _DATA / _MARK).is_file():
        raise BadInputError(
            say(
                f"{out} n'est pas vide et n'est pas un site : choisissez un autre dossier (--out)",
                f"{out} is not empty and is no site: choose another folder (--out)",
            )
        )


def claim(out: Path) -> None:
    """Mark a folder as a site's, before anything else is written there: what is interrupted can be done again."""
    (out / _DATA).mkdir(parents=True, exist_ok=True)
    (out / _DATA / _MARK).write_text(json.dumps({"parcours_site": _FORMAT}) + "\n", encoding="utf-8")


def before(out: Path, now: Edition) -> Before | None:
    """The edition before this one: the last that was written there, unless it is this one; then the one before it."""
    for place in (_CURRENT, _PREVIOUS):
        folder = out / _DATA / place
        told = _read(folder / "edition.json")
        if told is not None and told["name"] != now.name:
            return Before(told["name"], folder / "flows", told["scenarios"])
    return None


def _read(path: Path) -> dict[str, Any] | None:
    """What a site left; None where it left nothing, or something that is no longer understood."""
    try:
        data = json.loads(path.read_bytes())
        if data["parcours_site"] != _FORMAT:
            return None
        shots = tuple(_shot(each) for each in data["scenarios"])
        return {"name": str(data["name"]), "scenarios": shots}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _shot(data: dict[str, Any]) -> Shot:
    status = data["status"]
    return Shot(str(data["file"]), str(data["name"]), status if status in STATUSES else "untested")


def keep(out: Path, now: Edition, results: Results, reads: Sequence[Read]) -> None:
    """Leave this edition for the next site; another one that was there becomes the one before."""
    current, previous = out / _DATA / _CURRENT, out / _DATA / _PREVIOUS
    told = _read(current / "edition.json")
    if told is not None and told["name"] != now.name:
        shutil.rmtree(previous, ignore_errors=True)
        current.rename(previous)
    shutil.rmtree(current, ignore_errors=True)
    for path, content in now.files.items():
        file = current / "flows" / beside(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    data = {
        "parcours_site": _FORMAT,
        "name": now.name,
        "flows": now.flows,
        "features": now.features,
        "scenarios": [shot._asdict() for shot in shots(results, reads)],
    }
    (current / "edition.json").write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def shots(results: Results, reads: Sequence[Read]) -> Iterator[Shot]:
    """The scenarios of these features as a run left them."""
    ended = {(feature.file, _called(rule, one)): one.status for feature, rule, one in results.scenarios()}
    for file, name in written(reads):
        yield Shot(file, name, ended.get((file, name), "untested"))


def written(reads: Sequence[Read]) -> dict[tuple[str, str], int]:
    """The scenarios of features: their lines, by file and name."""
    features = Results(tuple(feature_of(read.feature, list(read.places)) for read in reads))
    return {(feature.file, _called(rule, one)): one.line for feature, rule, one in features.scenarios()}


def _called(rule: RuleResult | None, scenario: ScenarioResult) -> str:
    """The name of a scenario within its feature."""
    return f"{rule.name} › {scenario.name}" if rule else scenario.name
