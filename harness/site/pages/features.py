"""The features as documents, each scenario with the statements it bears, its last result and the states it passes."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from harness.report.results import FeatureResult
from harness.site import links
from harness.site.pages.sheet import Sheet
from harness.site.view import Doc, Link, View


class Entry(NamedTuple):
    """A feature in the list: its document, and how its last run ended."""

    doc: Doc
    status: str


def sheets(view: View) -> Iterator[Sheet]:
    """The list of features, then a page for each."""
    t = view.say
    title = t("Fonctionnalités", "Features")
    yield Sheet(links.FEATURES, "features.html", title, {"folders": tuple(_folders(view))})
    above = (Link(title, links.FEATURES),)
    for doc in view.docs.values():
        yield Sheet(
            doc.page,
            "feature.html",
            doc.feature.title.text or doc.file,
            {"doc": doc, "states": _states(view, doc)},
            above,
            links.FEATURES,
            view.foreign(doc.feature.title, doc.own),
        )


def _folders(view: View) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    found: dict[str, list[Entry]] = {}
    results = {feature.file: feature for feature in view.facts.run.results.features}
    for doc in view.docs.values():
        folder = PurePosixPath(doc.file).parent.as_posix()
        found.setdefault(folder, []).append(Entry(doc, _status(results.get(doc.file))))
    yield from ((_title(view, folder), tuple(entries)) for folder, entries in found.items())


def _title(view: View, folder: str) -> str:
    """What a folder is called: the name of the flow that it is called after, else its path."""
    flow = view.facts.library.flows.get(PurePosixPath(folder).name)
    return folder if flow is None else view.sentences(flow).text(flow.name)


def _status(result: FeatureResult | None) -> str:
    return "untested" if result is None else result.status


def _states(view: View, doc: Doc) -> dict[int, tuple[Link, ...]]:
    """By the line of each scenario, the innermost states that it passes through."""
    found = {}
    for scenario in (*doc.feature.scenarios, *(each for rule in doc.feature.rules for each in rule.scenarios)):
        lines = doc.rows.get(scenario.line) or (scenario.line,)
        played = [view.facts.played.get(f"{doc.file}:{line}") for line in lines]
        names = {name for one in played if one is not None for name in one.scenario.covered}
        found[scenario.line] = tuple(_named(view, names))
    return found


def _named(view: View, names: set[str]) -> Iterator[Link]:
    for flow in view.facts.library.flows.values():
        for state in flow.states.values():
            if f"{flow.id}:state:{state.id}" in names and not state.children:
                yield view.state(flow, state.id)
