"""What a flow says of the files beside it: statements of the guides, paths and tabs of the portal."""

import dataclasses
from collections.abc import Iterator, Mapping

from simulator.spec.document import FlowDocument, Traced
from simulator.spec.link.names import states_of
from simulator.spec.portal import Portal
from simulator.spec.problems import Word, closest
from simulator.spec.report import Report


def traced(thing: object) -> Iterator[Traced]:
    """Everything inside a document that can name a statement."""
    if isinstance(thing, Traced):
        yield thing
        for member in dataclasses.fields(thing):
            yield from traced(getattr(thing, member.name))
    elif isinstance(thing, Mapping):
        for item in thing.values():
            yield from traced(item)
    elif isinstance(thing, tuple):
        for item in thing:
            yield from traced(item)


def check_statements(document: Traced, statements: frozenset[str], report: Report) -> None:
    """Every statement named anywhere must exist in a guide."""
    for part in traced(document):
        for name in part.guide:
            if name not in statements:
                report.add("F027", name.place, name=name, close=closest(name, statements))


def check_portal(document: FlowDocument, portal: Portal, report: Report) -> None:
    """Access paths, tabs of panels and `go` must exist in an edition of the portal."""
    paths = {path for edition in portal.editions for path in edition.paths()}
    for access in document.access:
        if access.path:
            _path(access.path, paths, report)
    for screen in document.screens.values():
        for tab in screen.at:
            known = {path[0] for path in paths}
            if tab not in known:
                report.add("P002", tab.place, tab=tab, close=closest(tab, known))
    for _, state in states_of(document.states):
        for branches in (*state.events.values(), state.auto):
            for branch in branches:
                if branch.go:
                    _path(branch.go, paths, report)


def _path(path: tuple[Word, ...], paths: set[tuple[str, ...]], report: Report) -> None:
    labels = tuple(map(str, path))
    if labels not in paths:
        wrong = next(i for i in range(len(labels)) if labels[: i + 1] not in paths)
        written = " › ".join(labels)
        close = closest(written, (" › ".join(known) for known in paths))
        report.add("P001", path[wrong].place, path=written, close=close)
