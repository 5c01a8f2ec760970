"""The shortest way, act by act, to where something becomes possible: events, forms filled and corrected, time."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Final

from simulator.analysis.path import Act
from simulator.analysis.paths import example
from simulator.analysis.why.answer import Typed, Wanted
from simulator.analysis.why.question import Question
from simulator.analysis.why.repairs import Repairs
from simulator.engine import forms
from simulator.engine.rows import internal, visible_fields
from simulator.engine.snapshot import Fired, Reason
from simulator.spec.flow import AUTO, FILL, LOGOUT

MOST_PLACES: Final = 1000
MOST_REPAIRS: Final = 50
"""Forms corrected on the way: one on the way is seldom far, and each is a search of its own."""
MOST_TRIES: Final = 600
Reached = Callable[[Question], bool]
Acts = tuple[Act, ...]


class Ways:
    """A search from a case, breadth first; nobody waits where there is a way without waiting.

    ``wanted`` tells what must be typed for rules, not as a mere example; ``blocked`` which guards were met that
    nothing typed would satisfy, ``complete`` whether no bound was hit.
    """

    def __init__(self, reached: Reached) -> None:
        self.reached = reached
        self.wanted: dict[str, Wanted] = {}
        self.blocked: list[Reason] = []
        self.complete = True
        self._hints: dict[str, Typed] = {}
        self._repairs = 0

    def shortest(self, start: Question) -> Acts | None:
        """The fewest acts after which it is reached; None where no way was found."""
        found = self._search(start, waits=False)
        return self._search(start, waits=True) if found is None else found

    def _search(self, start: Question, *, waits: bool) -> Acts | None:
        if self.reached(start):
            return ()
        seen, todo = {_place(start)}, deque([(start, Acts())])
        while todo:
            here, acts = todo.popleft()
            for act, there in self._moves(here, waits):
                place = _place(there)
                if place in seen:
                    continue
                if self.reached(there):
                    return (*acts, act)
                if len(seen) >= MOST_PLACES:
                    self.complete = False
                    return None
                seen.add(place)
                todo.append((there, (*acts, act)))
        return None

    def _moves(self, here: Question, waits: bool) -> Iterator[tuple[Act, Question]]:
        yield from self._filled(here)
        leaf = here.flow.leaves[here.here.snapshot.state]
        events = [event for event in leaf.arcs if not internal(event) and event not in (FILL, AUTO, LOGOUT)]
        for event in (*events, *((LOGOUT,) if LOGOUT in leaf.arcs else ())):
            act = here.act(event)
            there = here.done(act)
            outcome = there.simulation.history[-1].firing.outcome
            if isinstance(outcome, Fired) or there.here.snapshot.state != here.here.snapshot.state:
                yield act, there
            if not isinstance(outcome, Fired):
                yield from self._repaired(here, event, outcome.reasons)
        due = here.here.snapshot.due
        if due and waits:
            act = Act("wait", max(min(due.values()), here.simulation.now))
            yield act, here.done(act)

    def _filled(self, here: Question) -> Iterator[tuple[Act, Question]]:
        """The form with the examples of its empty fields, and what a rule was seen to ask for."""
        snapshot, facts = here.snapshot, here.facts
        leaf = here.flow.leaves[snapshot.state]
        inputs: dict[str, Typed] = {}
        for field in visible_fields(leaf):
            entry = snapshot.data.get(field.key)
            text = self._hints.get(field.key) or (example(field) if entry is None else "")
            if text and (entry is None or entry.typed != text) and forms.shown(field, snapshot, facts):
                inputs[field.key] = text
        if inputs:
            act = here.act(FILL, inputs)
            yield act, here.done(act)

    def _repaired(self, here: Question, event: str, refused: tuple[Reason, ...]) -> Iterator[tuple[Act, Question]]:
        """The form corrected where that lifts a refusal; what is asked of another screen is kept for when it comes."""
        asked = Question(here.simulation, here.case, event)
        if asked.arcs() and refused[0].kind != "missing":
            self._repairs += 1
            if self._repairs > MOST_REPAIRS:
                self.complete = False
                return
            repairs = Repairs(asked, MOST_TRIES)
            repair = next(repairs.found(), None)
            if repair is None:
                self.blocked += [reason for reason in refused if reason.kind == "guard" and reason not in self.blocked]
                return
            self.wanted |= {wanted.field: wanted for wanted in repairs.wanted(repair)}
            if not repair.at_hand:
                self._hints |= repair.inputs
                return
            act = here.act(FILL, repair.inputs)
            yield act, here.done(act)


def _place(here: Question) -> tuple[object, ...]:
    snapshot = here.here.snapshot
    data = tuple(sorted((key, entry.typed) for key, entry in snapshot.data.items()))
    dossier = here.simulation.dossiers[here.here.insured]
    written = tuple(sorted((name, str(value)) for name, value in dossier.items() if isinstance(value, str)))
    documents = tuple(sorted(snapshot.documents))
    return snapshot.state, data, snapshot.now, documents, snapshot.given, snapshot.sent, here.case, written
