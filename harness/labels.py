"""The labels that phrases can name: what each flow writes on screen, and what the portal around is called."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from simulator.spec.flow import LOGOUT, OPEN, OUTSIDE, Field, Flow
from simulator.spec.load import Library
from simulator.spec.text import Lang


class Label(NamedTuple):
    """A text as it stands on screen, and what can be chosen under it."""

    text: str
    options: tuple[str, ...] = ()


Labels = Mapping[str, tuple[Label, ...]]
"""Labels by what they name: « boutons », « champs » …"""


class Heading(NamedTuple):
    """What a group of labels is called in either language, and the kind of parameter that takes them."""

    key: str
    fr: str
    en: str


HEADINGS = (
    Heading("buttons", "boutons", "buttons"),
    Heading("fields", "champs", "fields"),
    Heading("states", "états", "states"),
    Heading("screens", "écrans", "screens"),
    Heading("messages", "messages", "messages"),
    Heading("outside", "événements extérieurs", "outside events"),
    Heading("documents", "documents", "documents"),
    Heading("properties", "propriétés", "properties"),
    Heading("flows", "démarches", "journeys"),
    Heading("tabs", "onglets", "tabs"),
    Heading("headings", "rubriques", "headings"),
    Heading("links", "liens", "links"),
    Heading("header", "en-tête", "header"),
    Heading("actors", "acteurs", "actors"),
    Heading("people", "personnes", "people"),
    Heading("devices", "appareils", "devices"),
    Heading("dossier", "champs du dossier", "fields of the file"),
)


def of_flow(flow: Flow, lang: Lang) -> Labels:
    """What a flow offers, each label once, in the order of the file."""
    screens = tuple(flow.screens.values())
    found: dict[str, Iterable[str | Label]] = {
        "buttons": [button.label.of(lang).source for screen in screens for button in screen.buttons],
        "fields": [_field(field, lang) for screen in screens for field in screen.fields],
        "states": [state.label.of(lang).source for state in flow.states.values()],
        "screens": [screen.title.of(lang).source for screen in screens],
        "messages": [message.text.of(lang).source for message in flow.messages.values()],
        "outside": [
            event.label.of(lang).source
            for event in flow.events.values()
            if event.by == OUTSIDE and event.id not in {OPEN, LOGOUT}
        ],
        "documents": [document.title.of(lang).source for document in flow.documents.values()],
        "properties": [each.text.of(lang).source for each in flow.properties],
    }
    return _once(found)


def _once(found: Mapping[str, Iterable[str | Label]]) -> Labels:
    """Each label once, in the order they come."""
    return {
        key: tuple(dict.fromkeys(label if isinstance(label, Label) else Label(label) for label in labels))
        for key, labels in found.items()
    }


def _field(field: Field, lang: Lang) -> Label:
    """A field, and what can be chosen in it."""
    options = [option.label.of(lang).source for option in field.options]
    if field.everything is not None:
        options.insert(0, field.everything.text.of(lang).source)
    if field.source is not None and field.record is not None:
        options.append(field.record.of(lang).source)  # how one of the dossier's records is shown
    return Label(field.label.of(lang).source, tuple(options))


def of_portal(library: Library, lang: Lang) -> Labels:
    """What is around every flow, over all editions of the portal."""
    portal, dossiers = library.portal, library.dossiers
    tabs = [tab for edition in portal.editions for tab in edition.tabs]
    headings = [heading for tab in tabs for heading in tab.headings]
    found: dict[str, Iterable[str]] = {
        "flows": [flow.name.of(lang).source for flow in library.flows.values()],
        "tabs": [tab.label.text.of(lang) for tab in tabs],
        "headings": [heading.label.text.of(lang) for heading in headings],
        "links": [link.text.of(lang) for heading in headings for link in heading.links],
        "header": [entry.text.of(lang) for edition in portal.editions for entry in edition.header],
        "actors": [label.of(lang) for label in portal.actors.values()],
        "people": [dossiers.name(person) for person in dossiers.people],
        "devices": [label.of(lang) for label in portal.devices.values()],
        "dossier": [datum.label.of(lang) for datum in dossiers.fields.values()],
    }
    return _once(found)
