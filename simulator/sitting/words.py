"""A move in words: who did what, by the labels of the flows and of the portal."""

from collections.abc import Iterator

from simulator.engine.simulation import Simulation
from simulator.portal.deed import (
    Amend,
    Connect,
    Disconnect,
    Fill,
    Follow,
    Happen,
    OpenTab,
    Press,
    Reload,
    Start,
    Wait,
)
from simulator.portal.page import edition
from simulator.sitting.move import Bring, Done
from simulator.spec.calendar import civil_date, french_date, time_of_day
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import OUTSIDE
from simulator.spec.load import Library
from simulator.spec.portal import Edition
from simulator.spec.text import Lang, Prose


def words(here: Simulation, move: Done, lang: Lang) -> str:
    """What a move is, on the portal before it: « Jean Dupont : clique sur « Suivant » »."""
    what = _what(here, move, lang)
    match move:
        case Wait() | Happen() | Amend() | Bring():
            return what
    return f"{called(here.library, move.person, lang)}{' : ' if lang == 'fr' else ': '}{what}"


def _what(here: Simulation, move: Done, lang: Lang) -> str:
    library = here.library
    match move:
        case Connect(device=device):
            return Prose("se connecte, ", "logs in, ").of(lang) + library.portal.devices[device].of(lang)
        case Disconnect():
            return Prose("se déconnecte", "logs out").of(lang)
        case OpenTab(tab=tab):
            return Prose("ouvre l'onglet ", "opens the tab ").of(lang) + quoted(menu_label(here, (tab,), lang), lang)
        case Follow(path=path):
            return Prose("suit ", "follows ").of(lang) + quoted(menu_label(here, path, lang), lang)
        case Press(case=case, event=event):
            return Prose("clique sur ", "clicks ").of(lang) + quoted(event_label(here, case, event, lang), lang)
        case Fill(case=case, field=field, typed=typed):
            text = typed if isinstance(typed, str) else ", ".join(typed)
            return f"{quoted(field_label(here, case, field, lang), lang)} = {quoted(text, lang)}"
        case Start(flow=flow, insured=insured):
            named = quoted(library.flows[flow].name.of(lang).source, lang), called(library, insured, lang)
            return Prose("ouvre la démarche {} pour {}", "opens the journey {} for {}").of(lang).format(*named)
        case Reload():
            return Prose("recharge la page", "reloads the page").of(lang)
    return _around(library, move, lang)


def _around(library: Library, move: Wait | Happen | Amend | Bring, lang: Lang) -> str:
    """What is nobody's doing."""
    match move:
        case Wait(to):
            day, time = french_date(civil_date(to)), time_of_day(to)
            return Prose(f"vient le {day} à {time}", f"{day} comes, at {time}").of(lang)
        case Happen(event):
            return Prose("fait extérieur ", "outside fact ").of(lang) + quoted(fact_label(library, event, lang), lang)
        case Amend(insured, name, typed):
            datum = quoted(library.dossiers.fields[name].label.of(lang), lang)
            whose = Prose("dossier de {} : {}", "file of {}: {}").of(lang).format(library.dossiers.name(insured), datum)
            absent = Prose("absent", "absent").of(lang)
            return f"{whose} = {absent if typed is None else quoted(typed, lang)}"
        case Bring(insured, flow, state):
            named = library.flows[flow]
            labels = quoted(named.name.of(lang).source, lang), quoted(named.states[state].label.of(lang).source, lang)
            fr, en = "démarche {1} de {0} amenée à {2}", "journey {1} of {0} brought to {2}"
            return Prose(fr, en).of(lang).format(library.dossiers.name(insured), *labels)


# --- labels


def called(library: Library, person: str, lang: Lang) -> str:
    """Somebody by their name, or by their role."""
    if person in library.dossiers.people:
        return library.dossiers.name(person)
    return library.portal.actors[person].of(lang) if person in library.portal.actors else person


def menu_label(here: Simulation, path: tuple[str, ...], lang: Lang) -> str:
    """The last of a path of French labels: a tab, a link, or an entry of the header."""
    return next(iter(path_labels(here, path, lang)[-1:]), "")


def path_labels(here: Simulation, path: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """A path of French labels as it reads in the edition of the day; in another, where that one has none."""
    editions = (edition(here), *here.library.portal.editions)
    ways = (way for each in editions for way in _ways(each) if tuple(label.fr for label in way) == path)
    return next((tuple(label.of(lang) for label in way) for way in ways), path)


def _ways(portal: Edition) -> Iterator[tuple[Prose, ...]]:
    for tab in portal.tabs:
        yield (tab.label.text,)
        for heading in tab.headings:
            yield from ((tab.label.text, heading.label.text, link.text) for link in heading.links)
    yield from ((entry.text,) for entry in portal.header)


def event_label(here: Simulation, case: str, event: str, lang: Lang) -> str:
    """The label of an event of a case."""
    events = here.library.flows[here.cases[case].flow].events
    return events[event].label.of(lang).source if event in events else event


def field_label(here: Simulation, case: str, field: str, lang: Lang) -> str:
    """The label of a field of a case."""
    fields = here.library.flows[here.cases[case].flow].fields
    return fields[field].label.of(lang).source if field in fields else field


def fact_label(library: Library, french: str, lang: Lang) -> str:
    """An outside event, known by its French label."""
    events = (event for flow in library.flows.values() for event in flow.events.values() if event.by == OUTSIDE)
    return next((event.label.of(lang).source for event in events if event.label.fr.source == french), french)
