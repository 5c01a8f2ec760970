"""Suites of scenarios written as feature files: a folder per flow, a file per criterion, nothing of anybody's lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from harness.exploring import explorable
from harness.gherkin import feature_text, steps
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.progress import bar
from harness.rehearsal import Fault, rehearsed
from simulator.analysis.explore.explored import ORDINARY, Explored, explored, people, together
from simulator.scenarios.criteria.target import Ground
from simulator.scenarios.scenario import Scenario
from simulator.scenarios.suite import NAMES, Suite, plan, suite
from simulator.spec.calendar import french_date
from simulator.spec.flow import Flow
from simulator.spec.load import Library

MARK = "parcours generate"
"""By which a generated file is known: it stands in its first lines."""


class Feature(NamedTuple):
    """A feature file of a suite: where it goes, its text (None: nothing to write), what failed and was left out."""

    path: Path
    criterion: str
    text: str | None
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Generated:
    """The suite of a flow and its files."""

    flow: Flow
    explored: Explored
    suite: Suite
    features: tuple[Feature, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The scenarios that are not green; there should be none."""
        return tuple(fault for feature in self.features for fault in feature.faults)


def generated(library: Library, flow: str, criteria: Sequence[str], folder: Path, say: Say) -> Generated:
    """The suite of a flow, told, written and rehearsed; no file is touched.

    Raises:
        BadInputError: where a file that somebody wrote stands in the way.
    """
    ways = {name: folder / flow / f"{name}.feature" for name in criteria}
    for path in ways.values():
        refuse_hand_written(path, MARK, say)
    ground = Ground(library, library.flows[flow], _explored(library, flow, say))
    asked = plan(ground, criteria)
    label, count = say("scénarios", "scenarios"), sum(len(criterion.targets) for criterion in asked.values())
    with bar(f"{label} · {flow}", count) as advance:
        found = suite(ground, asked, say.lang, advance, lambda scenario: list(steps(scenario, say.lang)))
    features = tuple(_feature(ground, found, name, path, say.lang) for name, path in ways.items())
    return Generated(ground.flow, ground.explored, found, features)


def _explored(library: Library, flow: str, say: Say) -> Explored:
    spaces = len(people(library, together(library, flow), ORDINARY))
    with explorable(say), bar(f"{say('exploration', 'exploration')} · {flow}", spaces) as advance:
        return explored(library, flow, told=lambda _: advance())


def _feature(ground: Ground, found: Suite, criterion: str, path: Path, lang: Lang) -> Feature:
    """The file of a criterion; what is not green when it is played is told, and left out."""
    scenarios = found.of(criterion)
    faults = tuple(rehearsed(ground.library, _text(ground, criterion, scenarios, lang), lang)) if scenarios else ()
    failing = {fault.title for fault in faults}
    green = tuple(scenario for scenario in scenarios if scenario.title not in failing)
    return Feature(path, criterion, _text(ground, criterion, green, lang) if green else None, faults)


def _text(ground: Ground, criterion: str, scenarios: Sequence[Scenario], lang: Lang) -> str:
    name, colon = ground.flow.name.of(lang).source, " : " if lang == "fr" else ": "
    title = f"{name}{colon}{NAMES[criterion].of(lang)}"
    return feature_text(scenarios, title, lang, tags=(ground.flow.id,), comments=_comments(ground.flow, lang))


def _comments(flow: Flow, lang: Lang) -> tuple[str, ...]:
    day = french_date(flow.edition)
    if lang == "fr":
        return (f"Écrit par « {MARK} » d'après l'édition du {day}.", "Ne pas modifier : relancer la commande.")
    return (f"Written by “{MARK}” from the edition of {day}.", "Do not edit: run the command again.")


def refuse_hand_written(path: Path, mark: str, say: Say) -> None:
    """Stop before a file is written over that does not bear the mark of the command that writes.

    Raises:
        BadInputError: where somebody wrote it.
    """
    if path.is_dir():
        raise BadInputError(say(f"{path} : c'est un dossier", f"{path}: this is a folder"))
    if path.is_file() and not _bears(path, mark):
        raise BadInputError(
            say(
                f"{path} : ce fichier n'a pas été écrit par « {mark} » ; choisissez un autre dossier",
                f"{path}: this file was not written by “{mark}”; choose another folder",
            )
        )


def _bears(path: Path, mark: str) -> bool:
    with path.open(encoding="utf-8", errors="replace") as file:
        return any(mark in line for line, _ in zip(file, range(4), strict=False))


def write(found: Generated) -> None:
    """Write the files of a suite; one that has nothing to show any more goes away."""
    for feature in found.features:
        if feature.text is None:
            feature.path.unlink(missing_ok=True)
        else:
            feature.path.parent.mkdir(parents=True, exist_ok=True)
            feature.path.write_text(feature.text, encoding="utf-8", newline="\n")


def as_json(found: Generated) -> Mapping[str, Any]:
    """All of it as data."""
    suite_ = found.suite
    return {
        "flow": found.flow.id,
        "edition": found.flow.edition.isoformat(),
        "explored": {"states": found.explored.states, "complete": found.explored.complete},
        "criteria": {
            feature.criterion: {
                "targets": suite_.asked[feature.criterion],
                "shown": suite_.asked[feature.criterion] - suite_.missing(feature.criterion),
                "file": feature.path.as_posix() if feature.text is not None else None,
                "scenarios": [
                    {"title": scenario.title, "rule": scenario.rule, "tags": list(scenario.tags)}
                    for scenario in suite_.of(feature.criterion)
                ],
            }
            for feature in found.features
        },
        "missed": [
            {"criterion": miss.criterion, "id": miss.target.id, "what": miss.target.text._asdict(),
             "why": miss.why._asdict()}
            for miss in suite_.missed
        ],
        "failed": [fault._asdict() for fault in found.faults],
    }  # fmt: skip
