"""Sources → Library: every file read, every flow understood, or every problem told. Never a part of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from simulator.spec import catalogue as _kinds
from simulator.spec import document
from simulator.spec import portal_document as _portal_words
from simulator.spec.checks import reach, slips, traces
from simulator.spec.expressions.names import Names
from simulator.spec.flow import Flow
from simulator.spec.link import surroundings
from simulator.spec.link.linker import link
from simulator.spec.link.names import Surroundings, declare
from simulator.spec.nodes import parse
from simulator.spec.portal import Dossiers, Guide, Portal
from simulator.spec.problems import Place, Problem, Word
from simulator.spec.report import Report
from simulator.spec.vocabulary import MISSING, Record

PORTAL: Final = "portal.yaml"
DOSSIERS: Final = "dossiers.yaml"
GUIDES: Final = "guides"
_DECLARED: Final = (_kinds, _portal_words)
"""Modules that only need to be imported: they declare the kinds of problems and words of the language."""


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Everything there is to simulate: flows by id, the portal around them, fictitious people, the guides."""

    flows: Mapping[str, Flow]
    portal: Portal
    dossiers: Dossiers
    guides: tuple[Guide, ...]

    def flow_named(self, name: str) -> Flow | None:
        """The flow a person calls by this name, in either language."""
        return next((flow for flow in self.flows.values() if name in flow.name.plain), None)


def load(sources: Mapping[str, bytes]) -> tuple[Library | None, list[Problem]]:
    """Read all sources together.

    Args:
        sources: the files' contents by path; ``portal.yaml``, ``dossiers.yaml`` and ``guides/*.yaml`` by their
            names, every other file is a flow whose id is the file's name.

    Returns:
        The library, or None, and every problem found, by place.
    """
    reader = _Reader(sources)
    library = reader.library()
    problems = reader.report.sorted()
    return (None if problems else library), problems


@dataclass(slots=True)
class _Written:
    """The documents that could be read."""

    portal: Any = MISSING
    dossiers: Any = MISSING
    guides: Any = None
    flows: Any = None


class _Reader:
    def __init__(self, sources: Mapping[str, bytes]) -> None:
        self.report = Report()
        self._sources = sources
        self._written = _Written(guides={}, flows={})

    def library(self) -> Library | None:
        for path in sorted(self._sources):
            self._read(path)
        written = self._written
        for needed, found in ((PORTAL, written.portal), (DOSSIERS, written.dossiers)):
            if found is MISSING and not any(_name(path) == needed for path in self._sources):
                self.report.add("F052", Place(needed, 1, 1), name=needed)
        if written.portal is MISSING or written.dossiers is MISSING:
            return None
        dossiers = surroundings.read_dossiers(written.dossiers, self.report)
        around = Surroundings(
            surroundings.dossier_types(written.dossiers),
            {str(name): surroundings.prose(text) for name, text in written.portal.actors.items()},
        )
        portal = surroundings.read_portal(written.portal, self._alone(around), self.report)
        guides = tuple(surroundings.read_guide(name, guide) for name, guide in written.guides.items())
        flows = dict(self._flows(around, portal))
        self._traces(portal)
        return Library(flows, portal, dossiers, guides)

    def _read(self, path: str) -> None:
        node, problems = parse(self._sources[path], path)
        self.report.problems += problems
        if node is None:
            return
        name = _name(path)
        if name == PORTAL:
            self._written.portal = _shape("PortalDocument", "le portail", "the portal").read(node, self.report)
        elif name == DOSSIERS:
            self._written.dossiers = _shape("DossiersDocument", "les dossiers", "the dossiers").read(node, self.report)
        elif GUIDES in path.split("/")[:-1]:
            guide = _shape("GuideDocument", "un guide", "a guide").read(node, self.report)
            if guide is not MISSING:
                self._written.guides[name.removesuffix(".yaml")] = guide
        else:
            self._flow(path, name, node)

    def _flow(self, path: str, name: str, node: Any) -> None:
        flow = name.rpartition(".")[0]
        place = Place(path, 1, 1)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", flow):
            self.report.add("F006", place, name=name)
        elif flow in self._written.flows:
            self.report.add("F051", place, name=flow)
        else:
            read = _shape("FlowDocument", "un flux", "a flow").read(node, self.report)
            if read is not MISSING:
                self._written.flows[flow] = read

    def _alone(self, around: Surroundings) -> Names:
        """The names of the portal itself: the dossier, and nothing of any flow."""
        return Names("", {}, around.dossier, {}, {}, frozenset(), around.actors, {}, lambda name: None)

    def _flows(self, around: Surroundings, portal: Portal) -> Iterator[tuple[str, Flow]]:
        written: dict[str, document.FlowDocument] = self._written.flows
        names = {flow: declare(flow, read, around, self.report) for flow, read in written.items()}
        around.flows.update(names)
        for flow, read in written.items():
            linked = link(flow, read, names[flow], portal.devices, self.report)
            reach.check(linked, read, self.report)
            slips.check(linked, self.report)
            traces.check_portal(read, portal, self.report)
            yield flow, linked

    def _traces(self, portal: Portal) -> None:
        written = self._written
        known: dict[str, Word] = {}
        for guide in written.guides.values():
            for name in surroundings.written_statements(guide):
                if name in known:
                    self.report.add("P010", name.place, name=name)
                known[str(name)] = name
        for part in (written.portal, written.dossiers, *written.flows.values()):
            traces.check_statements(part, frozenset(known), self.report)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _shape(cls: str, fr: str, en: str) -> Record:
    return Record(cls, fr, en)

