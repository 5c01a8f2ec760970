"""What happened in a run, deed by deed, as one tells it: who did what, when, what came of it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from diagrams.picture import EdgeKind, Line
from diagrams.words import quoted, say, tied
from simulator.engine import reasons
from simulator.engine.simulation import Happening, Simulation
from simulator.engine.snapshot import Firing, Refused
from simulator.spec.calendar import civil_date, french_date
from simulator.spec.flow import FILL, INSURED, LOGOUT, OPEN, OUTSIDE, Flow, Text, Timer
from simulator.spec.text import Lang, Prose

TIME: Final = ""
"""Who acts where nobody does: time alone."""


class Letter(NamedTuple):
    """A communication: the person it went to, and what it says."""

    to: str
    text: str


class Deed(NamedTuple):
    """One thing that was done, or that time did.

    ``person`` is a key of the dossiers, an actor's id, or :data:`TIME`. ``before`` and ``after`` are leaves of the
    case's flow, ``entered`` the outermost state that it brought the case into ("" where it stayed). ``notes`` are what
    came of it besides the communications it sent, its ``letters``.
    """

    at: datetime
    case: str
    person: str
    kind: EdgeKind
    text: str
    notes: tuple[Line, ...]
    before: str
    after: str
    entered: str
    letters: tuple[Letter, ...] = ()


def deeds(simulation: Simulation, lang: Lang) -> tuple[Deed, ...]:
    """All that happened, in order; what was typed into one form, field after field, is one deed."""
    return tuple(_Teller(simulation, each[0], lang).deed(each) for each in _together(simulation.history))


def who(simulation: Simulation, person: str, lang: Lang) -> str:
    """What a person is called: by name or by role, and time by itself."""
    if person == TIME:
        return say("time", lang)
    if person in simulation.library.dossiers.people:
        return simulation.library.dossiers.name(person)
    known = simulation.library.portal.actors.get(person)
    return known.of(lang) if known else person


def posted(simulation: Simulation, letter: Letter, lang: Lang) -> str:
    """A communication in words: « communication à Jean Dupont : « … » »."""
    return tied(say("send_to", lang, who(simulation, letter.to, lang), letter.text), lang)


def outer(leaf: str) -> str:
    """The outermost state that a leaf lies in."""
    return leaf.partition("/")[0].partition(".")[0]


def _together(history: tuple[Happening, ...]) -> Iterator[tuple[Happening, ...]]:
    typed: list[Happening] = []
    for happening in history:
        if typed and not (_typing(happening) and _like(typed[-1]) == _like(happening)):
            yield tuple(typed)
            typed = []
        if _typing(happening):
            typed.append(happening)
        else:
            yield (happening,)
    if typed:
        yield tuple(typed)


def _typing(happening: Happening) -> bool:
    return happening.firing.event == FILL and not isinstance(happening.firing.outcome, Refused)


def _like(happening: Happening) -> tuple[str, str, datetime]:
    return happening.case, happening.by, happening.at


class _Teller:
    """Tells of one happening, or of several that are one deed."""

    def __init__(self, simulation: Simulation, first: Happening, lang: Lang) -> None:
        self._simulation, self._first, self._lang = simulation, first, lang
        self._flow: Flow = simulation.library.flows[first.firing.after.flow]

    def deed(self, happenings: tuple[Happening, ...]) -> Deed:
        first, last = happenings[0], happenings[-1]
        before, after = first.firing.before.state, last.firing.after.state
        moved = first.kind == "start" or outer(before) != outer(after)
        notes = tuple(line for each in happenings for line in self._came(each.firing))
        sent = [sent for each in happenings for sent in each.firing.outcome.effects.sent]
        return Deed(
            at=first.at,
            case=first.case,
            person=self._person(first),
            kind=self._kind(first),
            text=tied(self._text(happenings), self._lang),
            notes=notes,
            before=before,
            after=after,
            entered=outer(after) if moved else "",
            letters=tuple(Letter(first.insured if s.to == INSURED else s.to, self._set(s.text)) for s in sent),
        )

    def _person(self, happening: Happening) -> str:
        if happening.kind == "timer":
            return TIME
        return happening.insured if happening.by == INSURED else happening.by

    def _kind(self, happening: Happening) -> EdgeKind:
        if isinstance(happening.firing.outcome, Refused):
            return "refusal"
        if happening.kind == "start":
            return "start"
        if happening.kind == "timer":
            return "timer"
        if happening.firing.event == LOGOUT:
            return "logout"
        return "outside" if happening.by == OUTSIDE else "event"

    def _text(self, happenings: tuple[Happening, ...]) -> str:
        happening = happenings[0]
        event = happening.firing.event
        if happening.kind == "start":
            return self._say("opens", self._quoted(self._flow.name))
        if happening.kind == "timer":
            return self._timer(happening.firing)
        if event == FILL:
            return self._say("fills", self._forms(happenings))
        if event in (LOGOUT, OPEN):
            return self._say("logs_out" if event == LOGOUT else "reopens")
        if event not in self._flow.events:
            return quoted(event, self._lang)
        if happening.by == OUTSIDE:
            return self._filled(self._flow.events[event].label)
        return self._say("clicks", self._button(happening.firing))

    def _forms(self, happenings: tuple[Happening, ...]) -> str:
        keys = (key.partition(".")[0] for each in happenings for key in each.firing.inputs)
        screens = (self._flow.screens.get(name) for name in dict.fromkeys(keys))
        return ", ".join(self._quoted(screen.title) for screen in screens if screen)

    def _button(self, firing: Firing) -> str:
        leaf = self._flow.leaves[firing.before.state]
        labels = (b.label for s in (*leaf.screens, *leaf.panels) for b in s.buttons if b.event.id == firing.event)
        return self._quoted(next(labels, self._flow.events[firing.event].label))

    def _timer(self, firing: Firing) -> str:
        timer = timer_of(self._flow, firing.event)
        if timer is not None and timer.after is not None:
            return self._say("after", timer.after.words(self._lang))
        due = firing.before.due.get(firing.event, self._first.at)
        return self._say("day_past", french_date(last_day(due)))

    def _came(self, firing: Firing) -> Iterator[Line]:
        """What came of a firing: why it was refused, what was drawn up, handed over, noted in the dossier."""
        outcome, effects = firing.outcome, firing.outcome.effects
        messages = [self._flow.messages[name].text for name in firing.after.messages if name in self._flow.messages]
        if isinstance(outcome, Refused):
            said = [self._quoted(text) for text in messages] or self._reasons(firing, outcome)
            yield from (Line("refusal", text) for text in said)
        for word, names in (("issue", effects.issued), ("give", effects.given)):
            for name in names:
                yield Line("effect", self._say(word, self._set(firing.after.documents[name].title)))
        if effects.writes:
            fields = self._simulation.library.dossiers.fields
            written = [fields[write.name].label.of(self._lang) for write in effects.writes if write.name in fields]
            yield Line("effect", self._say("write", ", ".join(dict.fromkeys(written))))

    def _reasons(self, firing: Firing, refused: Refused) -> Iterator[str]:
        for reason in refused.reasons:
            event = self._flow.events.get(firing.event)
            actor = who(self._simulation, event.by, self._lang) if event else ""
            yield tied(reasons.say(self._flow, reason, firing.before, firing.facts, self._lang, actor), self._lang)

    def _say(self, word: str, *arguments: str) -> str:
        return say(word, self._lang, *arguments)

    def _set(self, text: Prose) -> str:
        return quoted(tied(text.of(self._lang), self._lang), self._lang)

    def _filled(self, text: Text) -> str:
        firing = self._first.firing
        return tied(text.of(self._lang).fill(firing.before, firing.facts), self._lang)

    def _quoted(self, text: Text) -> str:
        return quoted(self._filled(text), self._lang)


def timer_of(flow: Flow, name: str) -> Timer | None:
    """A timer by its id."""
    return next((timer for state in flow.states.values() for timer in state.timers if timer.id == name), None)


def last_day(due: datetime) -> date:
    """The last day before an instant at which a day is over."""
    return civil_date(due - timedelta(microseconds=1))
