"""What a person sees of the portal, ready to be shown: each button with its move, each field with its control."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from diagrams.papers import handed_over
from simulator.engine.simulation import Simulation
from simulator.portal.deed import Deed, Disconnect, Follow, OpenTab, Press
from simulator.portal.page import ButtonView, FieldView, HeadingView, Page, ScreenView, edition, page
from simulator.sitting.sitting import Sitting
from simulator.sitting.written import move_to_json
from simulator.spec.portal import Heading as Written
from simulator.spec.text import Lang

Control = Literal["line", "lines", "tick", "list", "radios", "boxes"]
Place = Literal["front", "behind", "panel"]

FEW: int = 6
"""Options that are all shown at once; more make a list to open."""


class Link(NamedTuple):
    """What can be clicked in the portal's menus: ``move`` is the JSON of what it does."""

    label: str
    move: str
    current: bool = False


class Heading(NamedTuple):
    """A heading of the open tab."""

    label: str
    texts: tuple[str, ...]
    links: tuple[Link, ...]


class Field(NamedTuple):
    """A field: ``name`` is ``CASE.KEY``, ``control`` what it is filled with, ``chosen`` the ids of options chosen.

    ``malformed`` tells that what was typed could not be read, where the page already shows messages.
    """

    seen: FieldView
    name: str
    control: Control
    text: str
    chosen: tuple[str, ...]
    malformed: bool


class Group(NamedTuple):
    """Fields that follow each other under the same words; ``under`` is empty where there are none."""

    under: str
    fields: tuple[Field, ...]


class Button(NamedTuple):
    """A button: ``waits`` are the keys of the fields without which it stays inactive.

    ``refused`` tells that pressing it was the last thing done, in vain.
    """

    seen: ButtonView
    move: str
    waits: str
    refused: bool


class Screen(NamedTuple):
    """A screen, a dialog or a panel; what is ``inert`` lies under a dialog."""

    seen: ScreenView
    place: Place
    inert: bool
    groups: tuple[Group, ...]
    buttons: tuple[Button, ...]


class Paper(NamedTuple):
    """A document that was just handed over: its rank among all, from 1 on, and its title."""

    number: int
    title: str


class Person(NamedTuple):
    """All that a person sees; ``under_dialog`` tells that only a dialog can be used.

    ``papers`` are the documents that the last thing they did has given them.
    """

    key: str
    name: str
    page: Page
    under_dialog: bool
    header: tuple[Link, ...]
    tabs: tuple[Link, ...]
    headings: tuple[Heading, ...]
    screens: tuple[Screen, ...]
    papers: tuple[Paper, ...]

    @property
    def where(self) -> str:
        """The title of what is in front, the open tab, or nothing."""
        return self.page.front.title if self.page.front else self.page.tab

    @property
    def has_fields(self) -> bool:
        """Whether something can be filled."""
        return any(screen.groups for screen in self.screens if not screen.inert)


def name_of(simulation: Simulation, person: str, lang: Lang) -> str:
    """A person's name, or an actor's label."""
    library = simulation.library
    if person in library.dossiers.people:
        return library.dossiers.name(person)
    return library.portal.actors[person].of(lang)


def _papers(sitting: Sitting, person: str, lang: Lang) -> tuple[Paper, ...]:
    if not sitting.done or getattr(sitting.done[-1].deed, "person", "") != person:
        return ()
    before = sitting.done[-2].act.simulation if len(sitting.done) > 1 else sitting.began
    known = sum(1 for _ in handed_over(before))
    papers = enumerate(handed_over(sitting.now), 1)
    return tuple(Paper(number, content.title.of(lang)) for number, (content, _) in papers if number > known)


def view(sitting: Sitting, person: str, lang: Lang) -> Person:
    """What a person (a key of the dossiers, or an actor's id) sees now.

    Raises:
        KeyError: for somebody nobody knows.
    """
    here = sitting.now
    seen = page(here, person, lang)
    portal = edition(here)
    header = tuple(portal.header) if seen.header else ()
    tab = next((tab for tab in portal.tabs if tab.label.text.of(lang) == seen.tab), None)
    return Person(
        key=person,
        name=name_of(here, person, lang),
        page=seen,
        under_dialog=seen.front is not None and seen.front.dialog,
        header=tuple(
            _link(label, Disconnect(person) if item is header[-1] else Follow(person, (item.text.fr,)))
            for label, item in zip(seen.header, header, strict=True)
        ),
        tabs=tuple(
            _link(label, OpenTab(person, item.label.text.fr), label == seen.tab)
            for label, item in zip(seen.tabs, portal.tabs, strict=False)
        ),
        headings=tuple(
            _heading(person, tab.label.text.fr, shown, written)
            for shown, written in zip(seen.headings, tab.headings, strict=False)
        )
        if tab
        else (),
        screens=tuple(_screens(sitting, seen)),
        papers=_papers(sitting, person, lang),
    )


def _json(deed: Deed) -> str:
    return json.dumps(move_to_json(deed), ensure_ascii=False)


def _link(label: str, deed: Deed, current: bool = False) -> Link:
    return Link(label, _json(deed), current)


def _heading(person: str, tab: str, shown: HeadingView, written: Written) -> Heading:
    paths = ((tab, written.label.text.fr, link.text.fr) for link in written.links)
    links = (_link(label, Follow(person, path)) for label, path in zip(shown.links, paths, strict=True))
    return Heading(shown.label, shown.texts, tuple(links))


def _screens(sitting: Sitting, seen: Page) -> Iterator[Screen]:
    """The screen in front first, then what it covers and the panels, which are inert under a dialog."""
    dialog = seen.front is not None and seen.front.dialog
    if seen.front is not None:
        yield _screen(sitting, seen, seen.front, "front", False)
    if seen.behind is not None:
        yield _screen(sitting, seen, seen.behind, "behind", True)
    for panel in seen.panels:
        yield _screen(sitting, seen, panel, "panel", dialog)


def _screen(sitting: Sitting, seen: Page, shown: ScreenView, place: Place, inert: bool) -> Screen:
    simulation = sitting.now
    data = simulation.cases[shown.case].snapshot.data
    unread = {key for key, entry in data.items() if entry.value is None} if seen.messages else set()
    fields = [_field(shown.case, field, field.key in unread) for field in shown.fields]
    submits = {event.id for event in simulation.library.flows[shown.flow].events.values() if event.submit}
    last = sitting.done[-1] if sitting.done and not sitting.last.done else None
    pressed = None if last is None else last.deed
    buttons = (
        Button(
            button,
            _json(press := Press(seen.person, shown.case, button.event)),
            _waits(shown.fields) if button.event in submits and (button.active or button.reasons) else "",
            press == pressed,
        )
        for button in shown.buttons
    )
    return Screen(shown, place, inert, tuple(_groups(fields)), tuple(buttons))


def _waits(fields: Sequence[FieldView]) -> str:
    return " ".join(field.key for field in fields if field.mandatory)


def _groups(fields: Iterable[Field]) -> Iterator[Group]:
    for under, together in groupby(fields, key=lambda field: field.seen.under):
        yield Group(under, tuple(together))


def _field(case: str, field: FieldView, malformed: bool) -> Field:
    typed = (field.typed,) if isinstance(field.typed, str) else field.typed or ()
    text = "" if field.type in ("choice", "tick") else "".join(typed)
    return Field(field, f"{case}.{field.key}", _control(field, text), text, typed, malformed)


def _control(field: FieldView, text: str) -> Control:
    match field.type:
        case "tick":
            return "tick"
        case "choice" if field.many:
            return "boxes"
        case "choice":
            return "list" if field.hint or len(field.options) > FEW else "radios"
    return "lines" if "\n" in text or "\r" in text else "line"
