"""What a person does, named by the labels on screen: understood as a deed (``meant_…``), and then done."""

from simulator.engine.simulation import Simulation
from simulator.portal import acts
from simulator.portal.deed import Deed, Disconnect, Fill, Follow, Happen, OpenTab, Press
from simulator.portal.page import FieldView, Page, edition, page
from simulator.spec.flow import OUTSIDE
from simulator.spec.text import Lang


def open_tab(simulation: Simulation, person: str, label: str, lang: Lang) -> acts.Act:
    """Open a tab by its label: no case is in front any more, none is changed."""
    if person not in simulation.sessions:
        return acts.refused(simulation, lang, acts.NOT_CONNECTED)
    deed = meant_tab(simulation, person, label, lang)
    return acts.not_there(simulation, label, lang) if deed is None else acts.do(simulation, deed, lang)


def meant_tab(simulation: Simulation, person: str, label: str, lang: Lang) -> OpenTab | None:
    """The tab that bears a label."""
    tabs = (tab.label.text for tab in edition(simulation).tabs)
    return next((OpenTab(person, text.fr) for text in tabs if text.of(lang) == label), None)


def click(simulation: Simulation, person: str, label: str, lang: Lang) -> acts.Act:
    """Click what bears a label: an open dialog comes first, then the screen, panels, tabs, links, the header."""
    seen = page(simulation, person, lang)
    if not seen.connected:
        return acts.refused(simulation, lang, acts.NOT_CONNECTED)
    deed = meant_click(simulation, seen, label, lang)
    return acts.not_there(simulation, label, lang) if deed is None else acts.do(simulation, deed, lang, seen)


def meant_click(simulation: Simulation, seen: Page, label: str, lang: Lang) -> Deed | None:
    """What a click on a label means on a page; None where nothing there bears it."""
    for screen in seen.within_reach:
        for button in screen.buttons:
            if button.label == label:
                return Press(seen.person, screen.case, button.event)
    if seen.front is not None and seen.front.dialog:
        return None
    if label in seen.tabs:
        return meant_tab(simulation, seen.person, label, lang)
    if any(label in heading.links for heading in seen.headings):
        return _meant_link(simulation, seen.person, label, lang)
    if label in seen.header:
        links = [link.text for link in edition(simulation).header]
        clicked = next(text for text in links if text.of(lang) == label)
        return Disconnect(seen.person) if clicked == links[-1] else Follow(seen.person, (clicked.fr,))
    return None


def _meant_link(simulation: Simulation, person: str, label: str, lang: Lang) -> Follow | None:
    session = simulation.sessions[person]
    tab = next(tab for tab in edition(simulation).tabs if tab.label.text.fr == session.tab)
    links = ((heading, link) for heading in tab.headings for link in heading.links)
    paths = ((h.label.text.fr, link.text.fr) for h, link in links if link.text.of(lang) == label)
    return next((Follow(person, (session.tab, *path)) for path in paths), None)


def fill(simulation: Simulation, person: str, label: str, typed: str | tuple[str, ...], lang: Lang) -> acts.Act:
    """Type into the field that bears a label; options and records are typed by their label."""
    seen = page(simulation, person, lang)
    if not seen.connected:
        return acts.refused(simulation, lang, acts.NOT_CONNECTED)
    meant = meant_fill(seen, label, typed)
    return acts.not_there(simulation, meant, lang) if isinstance(meant, str) else acts.do(simulation, meant, lang, seen)


def meant_fill(seen: Page, label: str, typed: str | tuple[str, ...]) -> Fill | str:
    """What typing into the field that bears a label means; the label of what is not there, else."""
    for screen in seen.within_reach:
        for field in screen.fields:
            if field.label == label:
                return _meant_typing(seen.person, screen.case, field, typed)
    return label


def _meant_typing(person: str, case: str, field: FieldView, typed: str | tuple[str, ...]) -> Fill | str:
    texts = (typed,) if isinstance(typed, str) else typed
    if field.type == "choice" and texts != ("",):
        ids = {option.label: option.id for option in field.options}
        unknown = [text for text in texts if text not in ids]
        if unknown:
            return unknown[0]
        texts = tuple(ids[text] for text in texts)
    return Fill(person, case, field.key, texts if field.many and texts != ("",) else texts[0])


def happen(simulation: Simulation, event: str, lang: Lang, insured: str | None = None) -> acts.Act:
    """An outside event, by its label, on every live case that knows it (of one insured person, or of all)."""
    meant = meant_event(simulation, event, lang, insured)
    return acts.not_there(simulation, event, lang) if meant is None else acts.do(simulation, meant, lang)


def meant_event(simulation: Simulation, label: str, lang: Lang, insured: str | None = None) -> Happen | None:
    """The outside event that bears a label."""
    events = (event for flow in simulation.library.flows.values() for event in flow.events.values())
    labels = (event.label for event in events if event.by == OUTSIDE)
    return next((Happen(text.fr.source, insured) for text in labels if text.of(lang).source == label), None)


def field_named(seen: Page, label: str) -> FieldView | None:
    """The field of a page that bears a label, among those in reach."""
    return next((field for screen in seen.within_reach for field in screen.fields if field.label == label), None)
