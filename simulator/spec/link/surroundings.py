"""The files beside the flows, understood: portal, dossiers, guides."""

from collections.abc import Iterator, Mapping
from typing import cast

from simulator.spec import nir, template, typed
from simulator.spec import portal_document as written
from simulator.spec.document import Line as WrittenLine
from simulator.spec.document import Prose as WrittenProse
from simulator.spec.expressions import syntax
from simulator.spec.expressions.names import Names
from simulator.spec.expressions.tree import UNKNOWN, Record, Type, Value
from simulator.spec.flow import Line, Text
from simulator.spec.link.names import SIMPLE, choice_type, condition, prose
from simulator.spec.nodes import Mapping as MappingNode
from simulator.spec.nodes import Node, Scalar, Sequence
from simulator.spec.portal import Datum, Dossiers, Edition, Guide, Heading, Label, Link, Portal, Statement, Tab
from simulator.spec.problems import Place, Word, closest
from simulator.spec.report import Report
from simulator.spec.text import Prose

REQUIRED_ACTORS = ("insured", "outside")


def datum_type(datum: written.Datum) -> Type:
    """The type of a datum of the dossier."""
    if datum.type == "list":
        kinds = {str(name): datum_type(field) for name, field in datum.fields.items()}
        labels = {str(name): prose(field) for name, field in datum.fields.items()}
        return Type("list", attributes=kinds, optional=datum.optional, names=labels)
    if datum.type == "choice":
        return choice_type(datum.options, optional=datum.optional)
    return SIMPLE.get(datum.type, UNKNOWN)._replace(optional=datum.optional)


def dossier_types(document: written.DossiersDocument) -> dict[str, tuple[Type, Prose]]:
    """What ``insured.x`` may name."""
    return {str(name): (datum_type(datum), prose(datum)) for name, datum in document.fields.items()}


def read_dossiers(document: written.DossiersDocument, report: Report) -> Dossiers:
    """Fictitious people, each value read as its field says."""
    fields = {name: Datum(name, label, kind) for name, (kind, label) in dossier_types(document).items()}
    people: dict[str, Record] = {}
    for name, values in document.people.items():
        people[str(name)] = _record(values, {f: d.type for f, d in fields.items()}, name.place, report)
    dossiers = Dossiers(fields, people)
    seen: dict[str, str] = {}
    for name in document.people:
        full = dossiers.name(name)
        if full in seen:
            report.add("P009", name.place, name=full)
        seen[full] = str(name)
    return dossiers


def _record(values: Mapping[Word, Node], kinds: Mapping[str, Type], place: Place, report: Report) -> Record:
    record: dict[str, Value] = {}
    given = {str(name) for name in values}
    for name, node in values.items():
        if name not in kinds:
            close = closest(name, kinds)
            report.add("P005", name.place, name=name, close=close)
            given |= {close or ""}  # it was most likely meant: it is not told as missing as well
            continue
        record[str(name)] = _datum(name, node, kinds[name], report)
    for needed, kind in kinds.items():
        if needed not in given and not kind.optional:
            report.add("P006", place, field=needed)
    return record


def _datum(name: Word, node: Node, kind: Type, report: Report) -> Value:
    if kind.name == "list":
        items = node.items if isinstance(node, Sequence) else ()
        if not isinstance(node, Sequence):
            report.add("F003", node.place, expected=("une liste", "a list"), found=("autre chose", "something else"))
        return tuple(_item(item, kind, report) for item in items)
    if kind.name == "unknown":
        return None
    if not isinstance(node, Scalar):
        report.add("F003", node.place, expected=typed.EXPECTED[kind.name], found=("autre chose", "something else"))
        return None
    value = typed.read(node.text, kind)
    if value is None:
        report.add("P004", node.place, value=node.text, field=name, why=typed.EXPECTED[kind.name])
    elif nir.parts(node.text) and not nir.fictitious(node.text):
        _, key = cast("tuple[str, int]", nir.parts(node.text))
        real = not "13" <= cast("tuple[str, int]", nir.parts(node.text))[0] <= "19"
        report.add("P007" if real else "P008", node.place, nir=node.text, key=f"{key:02}")
    return value


def _item(node: Node, kind: Type, report: Report) -> Record:
    if not isinstance(node, MappingNode):
        report.add("F003", node.place, expected=("une fiche", "a record"), found=("autre chose", "something else"))
        return {}
    values = {Word(key.text, key.place): child for key, child in node.entries}
    return _record(values, kind.attributes, node.place, report)


def read_portal(document: written.PortalDocument, names: Names, report: Report) -> Portal:
    """The portal; its lines may speak of the dossier of who is connected."""
    for actor in REQUIRED_ACTORS:
        if actor not in document.actors:
            report.add("P003", document.place, name=f"actors.{actor}")
    if not document.editions:
        report.add("P003", document.place, name="editions")
    editions = tuple(
        Edition(
            day, tuple(_tab(tab, names, report) for tab in edition.tabs), tuple(_label(link) for link in edition.header)
        )
        for day, edition in sorted(document.editions.items())
    )
    _links_lead_somewhere(document, editions, report)
    devices = {str(name): prose(text) for name, text in document.devices.items()}
    return Portal(devices, {str(name): prose(text) for name, text in document.actors.items()}, editions)


def _links_lead_somewhere(document: written.PortalDocument, editions: tuple[Edition, ...], report: Report) -> None:
    for edition, (_, source) in zip(editions, sorted(document.editions.items()), strict=True):
        links = (link for tab in source.tabs for heading in tab.headings for link in heading.links)
        for link in links:
            if link.go and not edition.leads(tuple(link.go)):
                known = [" › ".join(path) for path in edition.paths()]
                report.add(
                    "P001", link.go[0].place, path=" › ".join(link.go), close=closest(" › ".join(link.go), known)
                )


def _label(text: WrittenProse) -> Label:
    return Label(prose(text), tuple(map(str, text.guide)))


def _tab(tab: written.Tab, names: Names, report: Report) -> Tab:
    return Tab(_label(tab), tuple(_heading(heading, names, report) for heading in tab.headings))


def _heading(heading: written.Heading, names: Names, report: Report) -> Heading:
    lines = tuple(_line(line, names, report) for line in heading.text)
    links = tuple(Link(prose(link), tuple(map(str, link.guide)), tuple(map(str, link.go))) for link in heading.links)
    return Heading(_label(heading), lines, links)


def _line(line: WrittenLine, names: Names, report: Report) -> Line:
    fr, en = template.read(line.fr, "fr", names, report), template.read(line.en, "en", names, report)
    when = None
    if line.when is not None:
        when = condition(syntax.read(line.when, names, report), line.when, report)
    return Line(Text(fr, en, tuple(map(str, line.guide)), line.place), when)


def read_guide(name: str, document: written.GuideDocument) -> Guide:
    """A guide's statements, or our decisions, by their number."""
    return Guide(name, prose(document), document.edition, dict(_statements(document)))


def _statements(document: written.GuideDocument) -> Iterator[tuple[str, Statement]]:
    for name, said in document.statements.items():
        kind = str(said.kind)
        yield str(name), Statement(str(name), kind, prose(said.step), str(said.quote), prose(said.shows))  # type: ignore[arg-type]  # the vocabulary allows only these words
    for name, decision in document.decisions.items():
        text = prose(decision.decision)
        yield str(name), Statement(str(name), "decision", prose(decision.question), text.fr, text)


def written_statements(document: written.GuideDocument) -> Iterator[Word]:
    """The numbers with their places."""
    yield from document.statements
    yield from document.decisions
