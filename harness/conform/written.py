"""The deviations of a log as scenarios that behave plays, and on the pictures of the flow."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from diagrams.draw import VIEWS, pages, written
from diagrams.picture import Step
from diagrams.tint import Marks, deviating, tinted
from harness.conform.run import Read
from harness.gherkin import feature_text
from harness.language import Lang
from harness.rehearsal import failure
from simulator.analysis.conformance.deviation import Group
from simulator.analysis.conformance.witness import witness
from simulator.analysis.conformance.words import general
from simulator.scenarios.scenario import CannotTell, Scenario
from simulator.scenarios.telling import told
from simulator.spec.flow import Flow
from simulator.spec.load import Library

MOST = 200
"""Groups of which a scenario is written, the most frequent first."""


class Feature(NamedTuple):
    """The scenarios of a log's deviations; ``untold`` are the groups of which there is none."""

    text: str
    scenarios: tuple[Scenario, ...]
    untold: tuple[Group, ...]


def feature(read: Read, library: Library, lang: Lang) -> Feature:
    """A scenario for each group of deviations: what came before, then what the flow does not allow.

    They are played before they are handed over.
    """
    scenarios: list[Scenario] = []
    untold: list[Group] = []
    for group in read.result.groups[:MOST]:
        scenario = _scenario(read.flow, group, library, lang)
        if scenario is None:
            untold.append(group)
        else:
            scenarios.append(scenario)
    title = read.flow.name.of(lang).source
    title += " : écarts d'un journal" if lang == "fr" else ": deviations of a log"
    text = feature_text(scenarios, title, lang, tags=(read.flow.id,)) if scenarios else ""
    return Feature(text, tuple(scenarios), (*untold, *read.result.groups[MOST:]))


def _scenario(flow: Flow, group: Group, library: Library, lang: Lang) -> Scenario | None:
    path = witness(library, flow, group)
    if path is None:
        return None
    title = general(flow, group.place, lang, library.portal.actors)
    try:
        scenario = told(library, path, lang, title=title)
        return scenario if not failure(library, scenario, lang) else None
    except CannotTell:
        return None


def draw(read: Read, library: Library, lang: Lang, folder: Path) -> Iterator[Path]:
    """Both views of the flow with its deviations, as SVG files; those written."""
    folder.mkdir(parents=True, exist_ok=True)
    found = marks(read)
    for view, drawn in VIEWS.items():
        parts = pages(tinted(drawn(read.flow, lang, library.portal), read.flow, found))
        for number, part in enumerate(parts, 1):
            tail = f"-{number}" if len(parts) > 1 else ""
            path = folder / f"{read.flow.id}-conformance-{view}-{lang}{tail}.svg"
            path.write_bytes(written(part, "svg"))
            yield path


def marks(read: Read) -> Marks:
    """Where the log leaves the flow, and how often.

    A refusal and a deadline are on the way that was or should have been taken, anything else on the state.
    """
    counts: dict[Step | str, int] = {}
    for group in read.result.groups:
        for spot in _spots(read.flow, group):
            counts[spot] = counts.get(spot, 0) + group.count
    return {spot: deviating(count) for spot, count in counts.items()}


def _spots(flow: Flow, group: Group) -> Iterator[Step | str]:
    place = group.place
    arcs = flow.leaves[place.leaf].arcs
    trigger = place.event if place.kind in ("refused", "reserved") else str(place.about)
    ways = [arc for arc in arcs.get(trigger, ()) if arc.refusal is None]
    if place.kind in ("refused", "reserved", "deadline", "early", "late", "unfired") and ways:
        yield from dict.fromkeys(Step(arc.source, trigger, arc.to or arc.source) for arc in ways)
    else:
        yield place.leaf
