"""A library whose flows can be exchanged one at a time, at the price of one flow and not of a whole loading."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from simulator.analysis.mutation.labels import Labels
from simulator.spec.checks import traces
from simulator.spec.document import FlowDocument
from simulator.spec.expressions import syntax
from simulator.spec.expressions.names import Names
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Flow
from simulator.spec.link.linker import link
from simulator.spec.link.names import Surroundings, declare
from simulator.spec.load import DOSSIERS, GUIDES, PORTAL, Library
from simulator.spec.nodes import parse
from simulator.spec.problems import Place, Problem, Word
from simulator.spec.report import Report
from simulator.spec.text import Prose
from simulator.spec.vocabulary import Record

ODD: Final = frozenset({"G015", "S006"})
"""Problems of a flow that can be run all the same: a denial that holds of what is missing, a guard named twice."""


class Refused(NamedTuple):
    """What the loader has against a changed flow."""

    problems: tuple[Problem, ...]


class Specification:
    """A library and the documents its flows were read from."""

    def __init__(self, library: Library, sources: Mapping[str, bytes]) -> None:
        self.library = library
        self.documents = {
            path.rpartition("/")[2].removesuffix(".yaml"): _document(path, text)
            for path, text in sources.items()
            if path.rpartition("/")[2] not in (PORTAL, DOSSIERS) and GUIDES not in path.split("/")[:-1]
        }
        self._dossier = {name: (datum.type, datum.label) for name, datum in library.dossiers.fields.items()}

    def exchanged(self, flow: str, document: FlowDocument) -> Library | Refused:
        """The library with another document for one flow: it is linked anew, and so are the flows that read it.

        What is only odd (a state never reached, a guard nobody applies, a button that does nothing) is let through:
        whoever takes a rule away takes away what it leaves without use, and scenarios must notice by themselves.
        """
        report = Report()
        written = {**self.documents, flow: document}
        names = self._declared(written, report)
        affected = self._readers(flow)
        linked = {
            name: self._linked(name, written[name], names[name], report)
            if name in affected
            else self.library.flows[name]
            for name in written
        }
        problems = tuple(found for found in report.sorted() if found.kind.code not in ODD)
        if problems:
            return Refused(problems)
        return replace(self.library, flows=linked)

    def labels(self, flow: str) -> Labels:
        """What an analyst calls the parts of a flow."""
        portal, dossier = self.library.portal, {name: label for name, (_, label) in self._dossier.items()}
        names = self._declared(self.documents, Report())[flow]

        def says(text: str) -> Prose | None:
            read = syntax.read(Word(text, Place("", 1, 1)), names, Report())
            return None if read is None else Prose(describe(read, "fr"), describe(read, "en"))

        return Labels(self.documents[flow], portal.actors, portal.devices, dossier, says)

    def _declared(self, written: Mapping[str, FlowDocument], report: Report) -> Mapping[str, Names]:
        around = Surroundings(self._dossier, self.library.portal.actors)
        for name, read in written.items():
            around.flows[name] = declare(name, read, around, report)
        return around.flows

    def _linked(self, flow: str, document: FlowDocument, names: Names, report: Report) -> Flow:
        found = link(flow, document, names, self.library.portal.devices, report)
        traces.check_portal(document, self.library.portal, report)
        return found

    def _readers(self, flow: str) -> frozenset[str]:
        """The flow and those that read it, directly or through others."""
        found = {flow}
        while True:
            more = {
                name
                for name, other in self.library.flows.items()
                if name not in found and any(fact.flow in found for fact in other.facts.values())
            }
            if not more:
                return frozenset(found)
            found |= more


def _document(path: str, text: bytes) -> FlowDocument:
    node, _ = parse(text, path)
    assert node is not None, f"{path} was loaded"
    document: FlowDocument = Record("FlowDocument", "un flux", "a flow").read(node, Report())
    return document
