"""What the words of a log mean in a flow: events, actors, people and values, by id or label, in either language."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from harness.logs.entry import Bad, Entry, Written
from harness.logs.instants import instant
from simulator.analysis.conformance.deviation import BEGIN, Logged
from simulator.engine.forms import ALL
from simulator.spec.calendar import french_date
from simulator.spec.expressions.compile import Facts, plain_name
from simulator.spec.flow import BUILT_IN, FILL, LOGOUT, OPEN, Field, Flow
from simulator.spec.load import Library
from simulator.spec.problems import closest, shown
from simulator.spec.text import Prose

_YES: Final = frozenset(("yes", "oui", "true", "vrai", "1", "x", "coche"))
_NO: Final = frozenset(("no", "non", "false", "faux", "0"))
_BUILT: Final[Mapping[str, tuple[str, ...]]] = {
    FILL: ("fill", "saisie", "saisir", "remplir"),
    BEGIN: ("begin", "début", "début de la démarche", "ouverture du dossier", "case opened", "création"),
    OPEN: ("open", "ouverture de la démarche", "consultation"),
    LOGOUT: ("logout", "log out", "déconnexion", "se déconnecter"),
}
"""What is not an event of the flow, and how logs call it."""

_ARTICLE: Final = re.compile(r"(?:l['’]|le |la |les |the )", re.IGNORECASE)
_MOST_SUGGESTIONS: Final = 200


class Named(NamedTuple):
    """What an event's name means: an event, or the timers whose consequence it is; several events where it is vague."""

    events: tuple[str, ...] = ()
    timers: tuple[str, ...] = ()


class Meaning:
    """Reads the rows of a log in the words of one flow."""

    def __init__(self, library: Library, flow: Flow) -> None:
        self._library, self._flow = library, flow
        self._events = _event_names(flow)
        self._labels = tuple(_labels(flow))
        actors = library.portal.actors
        names = [(name, actor) for actor, label in actors.items() for text in (actor, *label) for name in _bare(text)]
        self._actors = {plain_name(name): actor for name, actor in names}
        people = library.dossiers.people
        self._people = {plain_name(name): key for key in people for name in (key, library.dossiers.name(key))}
        self._suggested: dict[str, str | None] = {}
        self._named = lru_cache(maxsize=4096)(lambda text: self._events.get(plain_name(text)))

    def logged(self, entry: Entry) -> Logged | Bad:
        """A row as an event of a case, or why it is none."""
        at = instant(entry.time)
        if at is None:
            text = shown(entry.time)
            return Bad(entry.line, entry.case, Prose(f"« {text} » n'est pas une date", f"“{text}” is not a date"))
        named = self._named(entry.event)
        if named is None:
            return Bad(entry.line, entry.case, self._unknown(entry.event))
        if len(named.events) > 1:
            text, ids = shown(entry.event), ", ".join(named.events)
            why = Prose(f"« {text} » nomme plusieurs événements : {ids}", f"“{text}” names several events: {ids}")
            return Bad(entry.line, entry.case, why)
        event = named.events[0] if named.events else ""
        by = self._actors.get(plain_name(entry.actor), "") if entry.actor else ""
        typed = {key: self._value(key, text) for key, text in entry.data.items()} if entry.data else {}
        return Logged(event, at, by, typed, named.timers, entry.line)

    def insured(self, entry: Entry) -> str:
        """The person of the dossiers that a row names; "" where it names none of them."""
        return self._people.get(plain_name(entry.insured), "") if entry.insured else ""

    def facts(self, insured: str) -> Facts:
        """What the dossiers say of a person; nothing of who is not in them."""
        if not insured:
            return {}
        dossier = self._library.dossiers.people[insured]
        own = (fact.key for fact in self._flow.facts.values() if fact.flow is None)
        return {key: dossier.get(key.removeprefix("insured.")) for key in own}

    def _unknown(self, name: str) -> Prose:
        if name not in self._suggested and len(self._suggested) < _MOST_SUGGESTIONS:
            self._suggested[name] = closest(name, self._labels)
        near, text = self._suggested.get(name), shown(name)
        return Prose(
            f"événement inconnu « {text} »" + (f" ; vouliez-vous « {near} » ?" if near else ""),
            f"unknown event “{text}”" + (f"; did you mean “{near}”?" if near else ""),
        )

    def _value(self, key: str, text: Written) -> Written:
        field = self._flow.fields[key]
        if field.many and isinstance(text, tuple):
            return tuple(_single(field, each) for each in text)
        return _single(field, text if isinstance(text, str) else " ".join(text))


def _bare(text: str) -> tuple[str, ...]:
    """A name, and the same without its article."""
    article = _ARTICLE.match(text)
    return (text,) if article is None else (text, text[article.end() :])


def _single(field: Field, text: str) -> str:
    """What a person would have typed to say it."""
    plain = plain_name(text)
    if field.kind == "tick":
        return "yes" if plain in _YES else "no" if plain in _NO else text
    if field.kind == "date":
        return _french(text)
    for option in field.options:
        if plain in {plain_name(each) for each in (option.id, *option.label.plain)}:
            return option.id
    everything = field.everything
    if everything is not None and plain in {plain_name(each) for each in everything.text.plain}:
        return ALL
    return text


def _french(text: str) -> str:
    """A date as it is typed: logs also write ISO 8601, with or without a time."""
    try:
        return french_date(datetime.fromisoformat(text).date())
    except ValueError:
        return text


def event_named(flow: Flow, name: str) -> tuple[str, ...]:
    """The events of a flow that a name means."""
    found = _event_names(flow).get(plain_name(name))
    return found.events if found else ()


def labels(flow: Flow) -> tuple[str, ...]:
    """What the events of a flow are called."""
    return tuple(_labels(flow))


def _event_names(flow: Flow) -> dict[str, Named]:
    """What each plain name means: ids first, then labels, what is built in, and the states that time leads to."""
    found: dict[str, Named] = {plain_name(event): Named((event,)) for event in flow.events}
    texts: dict[str, list[str]] = {}
    for event in flow.events.values():
        buttons = (b.label for screen in flow.screens.values() for b in screen.buttons if b.event.id == event.id)
        for text in (event.label, *buttons):
            for each in text.plain:
                texts.setdefault(plain_name(each), []).append(event.id)
    for name, events in texts.items():
        found.setdefault(name, Named(tuple(dict.fromkeys(events))))
    for event_id, names in _BUILT.items():
        if event_id not in BUILT_IN or any(event_id in leaf.arcs for leaf in flow.leaves.values()):
            for name in names:
                found.setdefault(plain_name(name), Named((event_id,)))
    for name, timers in _timers(flow).items():
        found.setdefault(name, Named((), tuple(timers)))
    return {name: named for name, named in found.items() if name}


def _timers(flow: Flow) -> dict[str, list[str]]:
    """The timers by the names of the state that each leads to."""
    found: dict[str, list[str]] = {}
    for state in flow.states.values():
        for timer in state.timers:
            to = timer.branch.to
            if to is not None:
                for name in dict.fromkeys(plain_name(text) for text in (to, *flow.states[to].label.plain)):
                    found.setdefault(name, []).append(timer.id)
    return found


def _labels(flow: Flow) -> Iterator[str]:
    for event in flow.events.values():
        yield from event.label.plain
        yield event.id
    for state in flow.states.values():
        for timer in state.timers:
            if timer.branch.to is not None:
                yield from flow.states[timer.branch.to].label.plain
