"""Kept sittings in words: one line of a list, and what was done in one, move after move."""

from collections.abc import Iterator, Mapping, Sequence

from harness.cases.labels import Labels
from harness.cases.passing import counted, stepped, told
from harness.language import Say
from harness.moments import moment
from harness.store.errors import ChangedError, DivergedError
from harness.store.record import Course, Entry, Kept, Opening, Passed, Pin
from harness.store.standing import BACK, FORTH, Standing, people, standing
from harness.store.taking_up import changed, made, replayed
from simulator.engine.simulation import Simulation
from simulator.sitting.move import Back, Forth
from simulator.sitting.sitting import Sitting
from simulator.sitting.words import called, words
from simulator.spec.load import Library

SHORTEST = 8
"""Signs of a name that a list shows, more where that does not tell two apart."""


def shortened(names: Sequence[str]) -> Mapping[str, str]:
    """Each name cut where it still tells itself from the others."""
    length = SHORTEST
    while len({name[:length] for name in names}) < len(set(names)):
        length += 1
    return {name: name[:length] for name in names}


class Telling:
    """Words in a language, with the labels of the flows of today; an id in quotes stands for what they do not know."""

    def __init__(self, library: Library, say: Say) -> None:
        self._library, self._say, self._labels = library, say, Labels(library, say)

    # --- a list

    def listed(self, short: str, course: Course, kept: Kept | None) -> Iterator[str]:
        """A sitting of a list; ``kept`` is None where its personal data were erased."""
        say, here = self._say, standing(course)
        actions = counted(len(course.passed), "action")
        opened = moment(course.opening.opened)
        yield say(
            f"{short}  ouverte le {opened} · {actions} · horloge {moment(here.clock)}",
            f"{short}  opened {opened} · {actions} · clock {moment(here.clock)}",
        )
        indent = " " * (len(short) + 2)
        if kept is None:
            yield indent + self._erased(course)
        elif people(kept):
            yield indent + ", ".join(called(self._library, person, say.lang) for person in people(kept))
        if course.opening.origin:
            origin = course.opening.origin[: len(short)]
            yield indent + say(f"issue de {origin}", f"goes on from {origin}")
        yield from (indent + line for line in self._cases(here))

    def _erased(self, course: Course) -> str:
        at = "" if course.erased is None else moment(course.erased)
        return self._say(f"données personnelles effacées le {at}", f"personal data erased {at}")

    def _cases(self, here: Standing) -> Iterator[str]:
        say, labels = self._say, self._labels
        for name, (flow, state) in here.cases.items():
            ended = say(" (terminée)", " (ended)") if labels.ends(flow, state) else ""
            yield f"{name} {labels.flow(flow)}{say(' :', ':')} {labels.state(flow, state)}{ended}"

    # --- a sitting

    def shown(self, course: Course, kept: Kept | None, pins: Mapping[str, Pin]) -> Iterator[str]:
        """How it began, what was done, where each case stands."""
        say = self._say
        yield from self._opening(course.opening)
        if kept is None:
            yield self._erased(course)
            yield from self._course(course.passed)
        else:
            yield from self._moves(course, kept, pins)
        here = standing(course)
        yield say(f"Horloge : {moment(here.clock)}", f"Clock: {moment(here.clock)}")
        yield from self._cases(here)

    def _opening(self, opening: Opening) -> Iterator[str]:
        say, at, began = self._say, moment(opening.opened), moment(opening.began)
        yield say(f"Séance {opening.id}", f"Sitting {opening.id}")
        yield say(f"ouverte le {at}, l'horloge au {began}", f"opened {at}, the clock at {began}")
        if opening.origin:
            yield say(f"issue de la séance {opening.origin}", f"goes on from sitting {opening.origin}")

    def _moves(self, course: Course, kept: Kept, pins: Mapping[str, Pin]) -> Iterator[str]:
        """What was done, made again where the flows still are those it was done on; else what is written of it."""
        began = Sitting(Simulation.begin(self._library, kept.opening.began))
        try:
            if changes := changed(kept, pins):
                raise ChangedError(changes)
            replayed(began, kept.entries, self._say.lang)
        except (ChangedError, DivergedError) as error:
            yield error.said(self._say.lang)
            yield from self._course(course.passed)
            return
        for entry in kept.entries:
            after, _ = made(began, entry.number, entry.move, self._say.lang)
            yield self._move(began, after, entry)
            began = after

    def _move(self, before: Sitting, after: Sitting, entry: Entry) -> str:
        what = self._said(before, entry)
        if isinstance(entry.move, Back | Forth):
            return f"{entry.number}. {what}"
        there = {name: case.snapshot.state for name, case in before.now.cases.items()}
        moved = (each for each in entry.came if there.get(each.case) != each.state)
        led = "".join(f" → {self._labels.state(each.flow, each.state)}" for each in moved)
        refused = ""
        if not after.last.done:
            why = self._say(" ; ", "; ").join(after.last.reasons) or "–"
            refused = self._say(f" — refusé : {why}", f" — refused: {why}")
        return f"{entry.number}. {moment(before.now.now)} — {what}{led}{refused}"

    def _said(self, before: Sitting, entry: Entry) -> str:
        match entry.move:
            case Back(steps):
                return stepped(BACK, steps, self._say)
            case Forth(steps):
                return stepped(FORTH, steps, self._say)
        return words(before.now, entry.move, self._say.lang)

    def _course(self, passed: Sequence[Passed]) -> Iterator[str]:
        """What is left of moves without anything personal."""
        yield from (told(each, self._labels, self._say) for each in passed)
