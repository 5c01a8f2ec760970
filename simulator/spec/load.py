"""Sources → Library: every file read, every flow understood, or every problem told. Never a part of it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from simulator.spec import catalogue as _kinds
from simulator.spec import document
from simulator.spec import portal_document as _portal_words
from simulator.spec.checks import reach, slips, traces, unused
from simulator.spec.expressions.names import Names
from simulator.spec.expressions.tree import UNKNOWN, Type
from simulator.spec.flow import Flow
from simulator.spec.link import surroundings
from simulator.spec.link.linker import link
from simulator.spec.link.names import Anything, Surroundings, declare, prose
from simulator.spec.nodes import Node, parse
from simulator.spec.portal import Dossiers, Guide, Portal
from simulator.spec.problems import Place, Problem
from simulator.spec.report import Report, TooManyProblems
from simulator.spec.shapes import MISSING
from simulator.spec.text import Prose
from simulator.spec.vocabulary import Record

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
    """The documents that could be read, and the flows that could not."""

    portal: Any = MISSING
    dossiers: Any = MISSING
    guides: dict[str, _portal_words.GuideDocument] = field(default_factory=dict)
    flows: dict[str, document.FlowDocument] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)


class _Reader:
    """One loading. What cannot be read is stood in for, so that the other files are still checked."""

    def __init__(self, sources: Mapping[str, bytes]) -> None:
        self.report = Report(sources)
        self._sources = sources
        self._written = _Written()

    def library(self) -> Library | None:
        for path in sorted(self._sources):
            with suppress(TooManyProblems):
                self._read(path)
        written = self._written
        for needed in (PORTAL, DOSSIERS):
            if not any(_name(path) == needed for path in self._sources):
                self.report.add("F052", Place(needed, 1, 1), name=needed)
        around = Surroundings(self._dossier_names(), self._actors(), lost=frozenset(written.lost))
        dossiers = self._dossiers()
        portal = self._portal(around)
        guides = tuple(surroundings.read_guide(name, guide) for name, guide in written.guides.items())
        flows = dict(self._flows(around, portal))
        self._statements()
        return None if portal is None or dossiers is None else Library(flows, portal, dossiers, guides)

    def _read(self, path: str) -> None:
        name = _name(path)
        node, problems = parse(self._sources[path], path)
        self.report.take(problems)
        if problems:
            self.report.leave_out(path)
        if name == PORTAL:
            self._written.portal = self._shaped("PortalDocument", "le portail", "the portal", path, node)
        elif name == DOSSIERS:
            self._written.dossiers = self._shaped("DossiersDocument", "les dossiers", "the dossiers", path, node)
        elif GUIDES in path.split("/")[:-1]:
            guide = self._shaped("GuideDocument", "un guide", "a guide", path, node)
            if guide is not MISSING:
                self._written.guides[name.removesuffix(".yaml")] = guide
        else:
            self._flow(path, name, node)

    def _shaped(self, cls: str, fr: str, en: str, path: str, node: Node | None) -> Any:
        """The document of a file; whatever could not be read of it is told, and noted as left out."""
        if node is None:
            self.report.leave_out(path)
            return MISSING
        read = Record(cls, fr, en).read(node, self.report)
        if read is MISSING:
            self.report.leave_out(path)
        return read

    def _flow(self, path: str, name: str, node: Node | None) -> None:
        flow, _, ending = name.rpartition(".")
        place = Place(path, 1, 1)
        if ending != "yaml" or not re.fullmatch(r"[a-z][a-z0-9_]*", flow):
            self.report.add("F006", place, name=name)
        elif flow in self._written.flows:
            self.report.add("F051", place, name=flow)
        else:
            self._written.lost.add(flow)
            read = self._shaped("FlowDocument", "un flux", "a flow", path, node)
            if read is not MISSING:
                self._written.flows[flow] = read
                self._written.lost.remove(flow)

    def _is_whole(self, read: Any) -> bool:
        return read is not MISSING and self.report.is_whole(read.place.file)

    def _dossier_names(self) -> Mapping[str, tuple[Type, Prose]]:
        written = self._written.dossiers
        if not self._is_whole(written):
            return Anything((UNKNOWN, Prose("", "")))
        return surroundings.dossier_types(written)

    def _actors(self) -> Mapping[str, Prose]:
        written = self._written.portal
        if not self._is_whole(written):
            return Anything(Prose("", ""))
        return {str(name): prose(text) for name, text in written.actors.items()}

    def _dossiers(self) -> Dossiers | None:
        if self._written.dossiers is not MISSING:
            with suppress(TooManyProblems):
                return surroundings.read_dossiers(self._written.dossiers, self.report)
        return None

    def _portal(self, around: Surroundings) -> Portal | None:
        """The portal; the only names its texts know are those of the dossier."""
        names = Names("", {}, around.dossier, {}, {}, frozenset(), around.actors, {}, lambda _: None)
        if self._written.portal is not MISSING:
            with suppress(TooManyProblems):
                return surroundings.read_portal(self._written.portal, names, self.report)
        return None

    def _flows(self, around: Surroundings, portal: Portal | None) -> Iterator[tuple[str, Flow]]:
        written = self._written
        for flow, read in written.flows.items():
            with suppress(TooManyProblems):
                around.flows[flow] = declare(flow, read, around, self.report)
        known = portal if portal is not None and self._is_whole(written.portal) else None
        devices = Anything(Prose("", "")) if known is None else known.devices
        for flow, names in around.flows.items():
            with suppress(TooManyProblems):
                linked = link(flow, written.flows[flow], names, devices, self.report)
                reach.check(linked, written.flows[flow], self.report)
                slips.check(linked, self.report)
                if known is not None:
                    traces.check_portal(written.flows[flow], known, self.report)
                yield flow, linked
        self._same_names()
        for flow, names in around.flows.items():
            with suppress(TooManyProblems):
                unused.check(written.flows[flow], names, self.report)

    def _same_names(self) -> None:
        """A scenario calls a flow by its name: no two may have the same."""
        for texts in ([read.fr for read in self._written.flows.values()], [r.en for r in self._written.flows.values()]):
            for index, name in enumerate(texts):
                if name and name in texts[:index]:
                    self.report.add("F053", name.place, name=name)

    def _statements(self) -> None:
        """Every statement that something names must be in a guide, once."""
        written = self._written
        known: set[str] = set()
        for guide in written.guides.values():
            for name in surroundings.written_statements(guide):
                if name in known:
                    self.report.add("P010", name.place, name=name)
                known.add(str(name))
        guides = (path for path in self._sources if GUIDES in path.split("/")[:-1])
        if not all(self.report.is_whole(path) for path in guides):
            return
        for part in (written.portal, written.dossiers, *written.flows.values()):
            with suppress(TooManyProblems):
                traces.check_statements(part, frozenset(known), self.report)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
