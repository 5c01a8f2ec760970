"""The lexicon of a library: every label and text that its flows and its portal have in both languages."""

from collections.abc import Iterator

from harness.language import Lang
from harness.stage import INSURED
from harness.translating.lexicon import Lexicon
from simulator.spec.expressions.tree import Type
from simulator.spec.flow import Each, Field, Flow, Line, Text
from simulator.spec.load import Library
from simulator.spec.portal import Edition
from simulator.spec.text import Prose

Named = tuple[str, Prose]
"""What a text names, and the text."""


def lexicon(library: Library, ours: Lang, theirs: Lang) -> Lexicon:
    """The labels, and the texts without placeholders."""
    found = Lexicon()
    for group, text in (*_around(library), *_of_flows(library)):
        if "<" not in text.of(ours):
            found.note(group, text.of(ours), text.of(theirs))
    for each in texts(library):
        if not each.of(ours).slots:
            found.follow([(each.of(ours).source, each.of(theirs).source)])
    for one, other in zip(INSURED[ours], INSURED[theirs], strict=True):
        found.note("actor", one, other)
    return found


def _around(library: Library) -> Iterator[Named]:
    yield from (("device", device) for device in library.portal.devices.values())
    yield from (("actor", actor) for actor in library.portal.actors.values())
    yield from (("dossier_field", datum.label) for datum in library.dossiers.fields.values())
    yield from (("value", text) for datum in library.dossiers.fields.values() for text in _choices(datum.type))
    for edition in library.portal.editions:
        yield from _edition(edition)


def _edition(edition: Edition) -> Iterator[Named]:
    yield from (("header", entry.text) for entry in edition.header)
    for tab in edition.tabs:
        yield "tab", tab.label.text
        for heading in tab.headings:
            yield "heading", heading.label.text
            yield from (("link", link.text) for link in heading.links)


def _of_flows(library: Library) -> Iterator[Named]:
    for flow in library.flows.values():
        yield "flow", flow.name.plain
        yield from ((f"state {name}", state.label.plain) for state in flow.states.values() for name in flow.name.plain)
        yield from (("state", state.label.plain) for state in flow.states.values())
        yield from (("event", event.label.plain) for event in flow.events.values())
        yield from (("document", document.title.plain) for document in flow.documents.values())
        yield from (("property", each.text.plain) for each in flow.properties)
        for screen in flow.screens.values():
            yield "title", screen.title.plain
            yield from (("button", button.label.plain) for button in screen.buttons)
            for field in screen.fields:
                yield from _field(field)


def _field(field: Field) -> Iterator[Named]:
    yield "field", field.label.plain
    yield from (("value", text) for text in _choices(field.type))
    for text in (field.hint, field.under):
        if text is not None:
            yield "hint", text.plain
    for option in _options(field):
        yield from ((f"option {name}", option) for name in field.label.plain)
        yield "option", option


def _choices(kind: Type) -> Iterator[Prose]:
    """The choices of a type and their attributes: « Madame », « Mme »."""
    yield from kind.labels.values()
    yield from (each for table in kind.tables.values() for each in table.values() if isinstance(each, Prose))
    for inside in kind.attributes.values():
        yield from _choices(inside)


def _options(field: Field) -> Iterator[Prose]:
    yield from (option.label.plain for option in field.options)
    if field.everything is not None:
        yield field.everything.text.plain


# --- texts that may have placeholders


def texts(library: Library) -> Iterator[Text]:
    """Every text that a person can read, with its placeholders."""
    for edition in library.portal.editions:
        for tab in edition.tabs:
            yield from (line.text for heading in tab.headings for line in heading.lines)
    for flow in library.flows.values():
        yield from (text for text in _read(flow) if text is not None)


def _read(flow: Flow) -> Iterator[Text | None]:
    for screen in flow.screens.values():
        yield from (screen.title, screen.note, *(line.text for line in screen.lines))
        for field in screen.fields:
            yield from (field.label, field.hint, field.under, field.record)
    yield from (message.text for message in flow.messages.values())
    yield from (guard.text for guard in flow.guards.values())
    yield from (send.text for arc in flow.arcs() for send in arc.branch.send)
    for document in flow.documents.values():
        yield from (document.title, document.watermark, *_lines(document.lines))


def _lines(lines: "tuple[Line | Each, ...]") -> Iterator[Text]:
    for line in lines:
        yield from (line.text,) if isinstance(line, Line) else _lines(line.lines)
