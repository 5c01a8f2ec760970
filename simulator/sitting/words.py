"""A move in words: who did what, by the labels of the flows and of the portal."""

from collections.abc import Iterator

from simulator.engine import forms
from simulator.engine.simulation import Happening, Simulation
from simulator.engine.snapshot import Snapshot
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
from simulator.spec import typed
from simulator.spec.calendar import civil_date, french_date, time_of_day
from simulator.spec.expressions.compile import Facts
from simulator.spec.expressions.words import quoted, show
from simulator.spec.flow import INSURED, OUTSIDE, Field
from simulator.spec.load import Library
from simulator.spec.portal import Edition
from simulator.spec.text import Lang, Prose

Typed = str | tuple[str, ...]
_COLON = Prose(" : ", ": ")


def words(here: Simulation, move: Done, lang: Lang) -> str:
    """What a move is, on the portal before it: « Jean Dupont clique sur « Suivant » »."""
    return " ".join(filter(None, told(here, move, lang)))


def told(here: Simulation, move: Done, lang: Lang) -> tuple[str, str]:
    """Who makes a move ("" where it is nobody's doing), and what it is, on the portal before it."""
    match move:
        case Wait() | Happen() | Amend() | Bring():
            return "", _around(here.library, move, lang)
    return called(here.library, move.person, lang), _on_screen(here, move, lang)


def _on_screen(here: Simulation, move: Done, lang: Lang) -> str:
    library = here.library
    match move:
        case Connect(device=device):
            return Prose("se connecte", "logs in").of(lang) + f" ({library.portal.devices[device].of(lang)})"
        case Disconnect():
            return Prose("se déconnecte", "logs out").of(lang)
        case OpenTab(tab=tab):
            return Prose("ouvre l'onglet ", "opens the tab ").of(lang) + quoted(menu_label(here, (tab,), lang), lang)
        case Follow(path=path):
            return Prose("suit le lien ", "follows the link ").of(lang) + quoted(menu_label(here, path, lang), lang)
        case Press(case=case, event=event):
            return Prose("clique sur ", "clicks ").of(lang) + quoted(event_label(here, case, event, lang), lang)
        case Fill():
            return _filled(here, move, lang)
        case Start(person, flow, insured):
            whom = "" if person == insured else Prose(" pour ", " for ").of(lang) + called(library, insured, lang)
            return Prose("ouvre ", "opens ").of(lang) + quoted(flow_label(library, flow, lang), lang) + whom
        case Reload():
            return Prose("recharge la page", "reloads the page").of(lang)
    raise TypeError(move)


def _filled(here: Simulation, deed: Fill, lang: Lang) -> str:
    case = here.cases.get(deed.case)
    field = None if case is None else here.library.flows[case.flow].fields.get(deed.field)
    if case is None or field is None:
        return Prose("remplit ", "fills ").of(lang) + quoted(deed.field, lang)
    named = quoted(field.label.of(lang).source, lang)
    if field.kind == "tick":
        return (
            Prose("coche ", "ticks ").of(lang) + named
            if deed.typed == "yes"
            else (Prose("décoche ", "unticks ").of(lang) + named)
        )
    if not deed.typed:
        return Prose("vide ", "empties ").of(lang) + named
    facts = here.facts(here.library.flows[case.flow], case.insured)
    text = ", ".join(chosen(field, deed.typed, case.snapshot, facts, lang))
    return Prose("remplit ", "fills ").of(lang) + named + _COLON.of(lang) + text


def chosen(field: Field, text: Typed, snapshot: Snapshot, facts: Facts, lang: Lang) -> tuple[str, ...]:
    """What was typed into a field, options by their labels."""
    labels = {option.id: option.label.of(lang).source for option in field.options}
    if field.source is not None and field.record is not None:
        record = field.record.of(lang)
        found = forms.records(field, snapshot, facts)
        labels = {str(rank): record.fill(snapshot, facts, each) for rank, each in enumerate(found, 1)}
    if field.everything is not None:
        labels[forms.ALL] = field.everything.text.of(lang).fill(snapshot, facts)
    return tuple(labels.get(each, each) for each in ((text,) if isinstance(text, str) else text))


def _around(library: Library, move: Wait | Happen | Amend | Bring, lang: Lang) -> str:
    """What is nobody's doing."""
    match move:
        case Wait(to):
            day, time = french_date(civil_date(to)), time_of_day(to)
            return Prose(f"le temps passe jusqu'au {day} à {time}", f"time goes by until {day} at {time}").of(lang)
        case Happen(event, insured):
            whom = "" if insured is None else f" ({called(library, insured, lang)})"
            fact = quoted(fact_label(library, event, lang), lang)
            return Prose("fait extérieur", "outside fact").of(lang) + _COLON.of(lang) + fact + whom
        case Amend():
            return _amended(library, move, lang)
        case Bring(insured, flow, state):
            who, name = called(library, insured, lang), quoted(flow_label(library, flow, lang), lang)
            there = quoted(library.flows[flow].states[state].label.of(lang).source, lang)
            fr, en = f"{name} de {who} est amenée à l'état {there}", f"{name} of {who} is brought to the state {there}"
            return Prose(fr, en).of(lang)


def _amended(library: Library, deed: Amend, lang: Lang) -> str:
    datum, who = library.dossiers.fields[deed.name], called(library, deed.insured, lang)
    named = Prose(f"dossier de {who} : ", f"dossier of {who}: ").of(lang) + quoted(datum.label.of(lang), lang)
    if deed.typed is None:
        return named + Prose(" n'y est plus", " is no longer there").of(lang)
    value = show(typed.read(deed.typed, datum.type), datum.type, lang)
    return named + Prose(" devient ", " becomes ").of(lang) + quoted(value, lang)


# --- what came of it


def effects(library: Library, happening: Happening, lang: Lang) -> Iterator[str]:
    """What something that happened did outside its case: what was sent, drawn up, handed over, written."""
    firing, colon = happening.firing, _COLON.of(lang)
    done, documents = firing.outcome.effects, firing.after.documents
    for sent in done.sent:
        to = happening.insured if sent.to == INSURED else sent.to
        yield Prose("message pour ", "message for ").of(lang) + called(library, to, lang) + colon + sent.text.of(lang)
    for name in done.issued:
        yield Prose("document établi", "document drawn up").of(lang) + colon + documents[name].title.of(lang)
    for name in done.given:
        yield Prose("document remis", "document handed over").of(lang) + colon + documents[name].title.of(lang)
    fields = library.dossiers.fields
    labels = [quoted(fields[write.name].label.of(lang), lang) for write in done.writes if write.name in fields]
    if labels:
        yield Prose("inscrit au dossier", "written to the dossier").of(lang) + colon + ", ".join(labels)


# --- labels


def called(library: Library, person: str, lang: Lang) -> str:
    """Somebody by their name, or by their role."""
    if person in library.dossiers.people:
        return library.dossiers.name(person)
    return library.portal.actors[person].of(lang) if person in library.portal.actors else person


def flow_label(library: Library, flow: str, lang: Lang) -> str:
    """The name of a flow."""
    return library.flows[flow].name.of(lang).source if flow in library.flows else flow


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
    """The label of an event of a case: its button's text where the case is, else its own."""
    found = here.cases.get(case)
    flow = None if found is None else here.library.flows[found.flow]
    if found is None or flow is None or event not in flow.events:
        return event
    buttons = (button for screen in flow.leaves[found.snapshot.state].screens for button in screen.buttons)
    shown = next((button.label for button in buttons if button.event.id == event), flow.events[event].label)
    return shown.of(lang).source


def field_label(here: Simulation, case: str, field: str, lang: Lang) -> str:
    """The label of a field of a case."""
    fields = here.library.flows[here.cases[case].flow].fields
    return fields[field].label.of(lang).source if field in fields else field


def fact_label(library: Library, french: str, lang: Lang) -> str:
    """An outside event, known by its French label."""
    events = (event for flow in library.flows.values() for event in flow.events.values() if event.by == OUTSIDE)
    return next((event.label.of(lang).source for event in events if event.label.fr.source == french), french)
