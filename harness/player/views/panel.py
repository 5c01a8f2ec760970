"""All that the trainer sees beside the screens, as one value; the template only lays it out."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from diagrams.dates import in_words
from harness.language import Say
from harness.player import names
from harness.player.deadlines import eve, next_deadline
from harness.player.moments import iso, long, moment
from harness.player.views.cases import CaseView, cases
from harness.player.views.choices import Choice, Choices
from harness.player.views.deeds import Told, Words, together, told
from harness.player.views.places import Place, place
from simulator.engine.simulation import Simulation
from simulator.portal.deed import Press
from simulator.portal.page import Page
from simulator.sitting.sitting import Sitting
from simulator.spec.calendar import Duration, later
from simulator.spec.expressions.words import show

LATELY = 6
"""How many deeds are told at once; those before are a click away."""
TOLD = 40
"""How many are told at most; the whole past is on a page of its own."""


class Clock(NamedTuple):
    """What time it is, and where it can be moved; "" where nothing falls due."""

    iso: str
    now: str
    day: str
    month: str
    eve: str
    due: str


class Past(NamedTuple):
    """What was done, the latest first: ``lately``, then ``before``; ``left_out`` deeds before that are not told.

    Beside each stands how many deeds back from now one is just after it; beside what was undone, how many forth.
    """

    lately: tuple[tuple[Told, int], ...]
    before: tuple[tuple[Told, int], ...]
    undone: tuple[tuple[Told, int], ...]
    left_out: int


class Somebody(NamedTuple):
    """Who can have a screen before them."""

    key: str
    name: str
    device: str
    seen: bool


class Datum(NamedTuple):
    """A datum of a dossier; ``value`` is "" where it is absent."""

    label: str
    value: str


class Dossier(NamedTuple):
    """A person's dossier."""

    person: str
    name: str
    data: tuple[Datum, ...]


class Given(NamedTuple):
    """A document that was handed over, ``number`` from 1 on."""

    number: int
    title: str
    at: str
    iso: str


class Sent(NamedTuple):
    """A communication that was sent."""

    to: str
    text: str
    at: str
    iso: str


class Inactive(NamedTuple):
    """A button that cannot be pressed now, and why."""

    person: str
    case: str
    event: str
    label: str
    reasons: tuple[str, ...]


class EditionView(NamedTuple):
    """A flow, and the date of the guide's edition that it follows."""

    flow: str
    name: str
    edition: date
    day: str


class Panel:
    """What a sitting shows its trainer, in a language; ``seen`` are the pages of the people that one looks at."""

    def __init__(self, sitting: Sitting, seen: Sequence[Page], case: str, say: Say) -> None:
        self._sitting, self._seen, self._case, self._say = sitting, seen, case, say
        self._here: Simulation = sitting.now
        self.words = Words(self._here, say)
        self.choices = Choices(self._here, say)
        self.last = sitting.last
        self.last_told = next(iter(self._told(-1)), None)

    @property
    def pressed(self) -> Press | None:
        """The button that was pressed last, in vain."""
        deed = self._sitting.done[-1].deed if self._sitting.done and not self.last.done else None
        return deed if isinstance(deed, Press) and deed.case in self._here.cases else None

    @property
    def place(self) -> Place | None:
        """Where the case stands that one looks at: the one asked for, else the one to which something happened last."""
        happened = (each.case for each in reversed(self._here.history))
        case = next((each for each in (self._case, *happened) if each in self._here.cases), None)
        return None if case is None else place(self._here, self._here.cases[case], self._say)

    # --- time

    @property
    def clock(self) -> Clock:
        """The clock."""
        now, lang = self._here.now, self._say.lang
        day, month = (moment(later(now, Duration.parse(each)), lang) for each in ("P1D", "P1M"))
        deadline = next_deadline(self._here)
        before = None if deadline is None else eve(deadline, now)
        return Clock(
            iso(now),
            long(now, lang),
            day,
            month,
            "" if before is None else moment(before, lang),
            "" if deadline is None else moment(deadline.due, lang),
        )

    # --- what was done

    def past(self, whole: bool) -> Past:
        """What was done and undone; where there is much of it, the latest only, unless the whole is asked for."""
        count = len(self._sitting.done)
        first = 0 if whole else max(0, count - TOLD)
        done = [(each, count - each.number) for each in reversed(together(tuple(self._told(first))))]
        return Past(tuple(done[:LATELY]), tuple(done[LATELY:]), tuple(self._undone()), first)

    def _told(self, first: int) -> Iterator[Told]:
        """The deeds from one on, counted from 0; from the end where it is negative."""
        steps = self._sitting.done
        first = max(0, len(steps) + first) if first < 0 else first
        before = steps[first - 1].act.simulation if first else self._sitting.began
        return told(before, steps[first:], self._say, first + 1)

    def _undone(self) -> Iterator[tuple[Told, int]]:
        """What can be done again, the next one first, with how many steps forth that takes."""
        steps = tuple(reversed(self._sitting.undone))
        for forth, each in enumerate(told(self._here, steps, self._say, len(self._sitting.done) + 1), 1):
            yield each, forth

    def when(self, instant: datetime) -> str:
        """An instant as one reads it."""
        return moment(instant, self._say.lang)

    # --- people

    def people(self) -> Iterator[Somebody]:
        """Everybody."""
        looked_at = {page.person for page in self._seen}
        for key, name in names.everybody(self._here.library, self._say).items():
            session = self._here.sessions.get(key)
            device = "" if session is None else self.words.device(session.device)
            yield Somebody(key, name, device, key in looked_at)

    def unseen(self) -> tuple[Choice, ...]:
        """Those that one does not look at."""
        return tuple(Choice(each.key, each.name) for each in self.people() if not each.seen)

    def editions(self) -> Iterator[EditionView]:
        """The editions of the flows."""
        for key, flow in self._here.library.flows.items():
            lang = self._say.lang
            yield EditionView(key, flow.name.of(lang).source, flow.edition, in_words(flow.edition, lang))

    # --- what is known

    def dossiers(self) -> Iterator[Dossier]:
        """The dossiers of the insured people that one looks at, or whose cases they have before them."""
        people = [page.person for page in self._seen]
        people += [case.insured for case in self._here.cases.values()]
        for key in dict.fromkeys(people):
            if key in self._here.dossiers:
                yield Dossier(key, self.words.person(key), tuple(self._data(key)))

    def _data(self, person: str) -> Iterator[Datum]:
        record = self._here.dossiers[person]
        for name, datum in self._here.library.dossiers.fields.items():
            value = show(record.get(name), datum.type, self._say.lang)
            yield Datum(datum.label.of(self._say.lang), value)

    # --- cases

    def cases(self) -> tuple[CaseView, ...]:
        """The cases, the latest first."""
        return cases(self._here, self._say)

    def inactive(self) -> Iterator[Inactive]:
        """Every inactive button of the people that one looks at."""
        for page in self._seen:
            for screen in page.within_reach:
                for button in screen.buttons:
                    if not button.active:
                        yield Inactive(page.person, screen.case, button.event, button.label, button.reasons)

    def sent(self) -> tuple[Sent, ...]:
        """What was sent, in order."""
        lang, actors = self._say.lang, self._here.library.portal.actors
        return tuple(
            Sent(actors[each.to].of(lang), each.text.of(lang), moment(each.at, lang), iso(each.at))
            for happening in self._here.history
            for each in happening.firing.outcome.effects.sent
        )

    def given(self) -> tuple[Given, ...]:
        """What was handed over, in order."""
        lang = self._say.lang
        found = [
            (happening.firing.after.documents[name], happening.at)
            for happening in self._here.history
            for name in happening.firing.outcome.effects.given
        ]
        return tuple(
            Given(number, content.title.of(lang), moment(at, lang), iso(at))
            for number, (content, at) in enumerate(found, 1)
        )
