"""What lies around the flows as parts: the portal's menus, devices and actors, the dossiers, the guides' statements."""

from collections.abc import Iterator

from simulator.analysis.difference.part import NOTHING, Part, Trait
from simulator.analysis.difference.words import joined, prose, quoted, short
from simulator.spec.calendar import french_date
from simulator.spec.load import Library
from simulator.spec.portal import Edition, Heading, Label, Link, Statement
from simulator.spec.text import Prose


def around(library: Library) -> Iterator[Part]:
    """Every part that belongs to no flow."""
    portal = library.portal
    for device, label in portal.devices.items():
        yield Part("device", device, joined(prose("l'appareil {}", "the device {}"), quoted(label)), (_label(label),))
    for actor, label in portal.actors.items():
        yield Part("actor", actor, joined(prose("l'acteur {}", "the actor {}"), quoted(label)), (_label(label),))
    for edition in portal.editions:
        yield from _edition(edition)
    yield from _dossiers(library)
    for guide in library.guides:
        for statement in guide.statements.values():
            yield _statement(statement)


def _dossiers(library: Library) -> Iterator[Part]:
    dossiers = library.dossiers
    for datum in dossiers.fields.values():
        name = joined(prose("la donnée {} du dossier", "the datum {} of the dossier"), quoted(datum.label))
        traits = (_label(datum.label), Trait("type", repr(_shape(datum.type)), Prose(datum.type.name, datum.type.name)))
        yield Part("datum", datum.id, name, traits)
    for person, record in dossiers.people.items():
        called = dossiers.name(person)
        whose = joined(prose("la fiche de {}", "the record of {}"), Prose(called, called))
        yield Part("person", person, whose, (Trait("content", repr(dict(record)), kind="trace"),), bears="trace")


def _statement(statement: Statement) -> Part:
    shows = statement.shows if statement.shows.fr else Prose(statement.quote, statement.quote)
    name = joined(prose(f"l'énoncé {statement.id} {{}}", f"the statement {statement.id} {{}}"), quoted(short(shows)))
    content = repr((statement.kind, statement.step, statement.quote, statement.shows))
    traits = (Trait("content", content, kind="trace"),)
    return Part("statement", statement.id, name, traits, guide=(statement.id,), bears="trace")


def _label(label: Prose) -> Trait:
    return Trait("label", "\x1f".join(label), label, "wording")


def _shape(kind: object) -> object:
    """A type without its words."""
    attributes = getattr(kind, "attributes", {})
    return getattr(kind, "name", ""), getattr(kind, "optional", False), {k: _shape(v) for k, v in attributes.items()}


def _edition(edition: Edition) -> Iterator[Part]:
    day = french_date(edition.since)
    since = prose(f"portail du {day}", f"portal of {day}")
    whole = Part("menu", edition.since.isoformat(), joined(prose("le {}", "the {}"), since))
    yield whole
    for entry in edition.header:
        yield _menu(whole, (entry,), since)
    for tab in edition.tabs:
        yield _menu(whole, (tab.label,), since)
        for heading in tab.headings:
            yield _menu(whole, (tab.label, heading.label), since, _lines(heading))
            for link in heading.links:
                yield _menu(whole, (tab.label, heading.label, link), since)


def _lines(heading: Heading) -> str:
    return repr([(line.text.fr.source, line.text.en.source, line.when and line.when.source) for line in heading.lines])


def _menu(whole: Part, path: tuple[Label, ...], since: Prose, content: str = "") -> Part:
    """An entry of a menu, known by its path of French labels."""
    last = path[-1]
    key = " › ".join(label.text.fr for label in path)
    said = Prose(key, " › ".join(label.text.en for label in path))
    go = " › ".join(last.go) if isinstance(last, Link) else ""
    traits = (
        Trait("english", last.text.en, Prose(last.text.en, last.text.en), "wording"),
        Trait("content", content, NOTHING, "wording"),
        Trait("go", go, Prose(go, go)),
        Trait("guide", ", ".join(last.guide), Prose(*(", ".join(last.guide),) * 2), "trace"),
    )
    name = joined(prose("le menu {} ({})", "the menu {} ({})"), quoted(said), since)
    return Part("menu", key, name, traits, None, whole.key, guide=last.guide)
