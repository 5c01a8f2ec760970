"""Sittings at random: several people, what is typed well or badly, time, refusals, steps back and forth."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random
from typing import NamedTuple

from simulator.analysis.paths import example
from simulator.engine.simulation import Simulation
from simulator.portal import by_label
from simulator.portal.deed import Amend, Connect, Disconnect, Fill, Happen, Press, Reload, Start, Wait
from simulator.portal.page import FieldView, Page, page
from simulator.sitting.move import Back, Bring, Forth, Move
from simulator.sitting.sitting import CannotMoveError, Sitting
from simulator.spec.calendar import at
from simulator.spec.flow import INSURED, OUTSIDE, Field
from simulator.spec.load import Library
from tests.scenarios.walks import START, TEXTS

HOSTILE = (
    "« Dupont", 'a "b" “c”', "« a » et « b »", "|", "a\\", "a\\|b", '"""', "#a", "\u202eb", "É\u00a0é", "a\nb", "a\tb",
    "  a\n\nb «", "x" * 300,
)  # fmt: skip
MINUTES = (0, 10, 90, 60 * 24, 60 * 24 * 40)


def sitting_at_random(library: Library, seed: int, length: int) -> Sitting:
    """A sitting of so many deeds, the same for the same seed."""
    walk = _Walk(Random(seed), Sitting.begin(library, at(START)))
    while len(walk.sitting.done) < length:
        walk.step()
    return walk.sitting


class _Walk:
    def __init__(self, random: Random, sitting: Sitting) -> None:
        self.random, self.sitting = random, sitting
        library = sitting.began.library
        known = list(library.dossiers.people)
        self.insured = random.sample(known, min(2, len(known)))
        actors = [actor for actor in library.portal.actors if actor not in (INSURED, OUTSIDE)]
        self.people = [*self.insured, *actors[:2]]

    @property
    def here(self) -> Simulation:
        return self.sitting.now

    def step(self) -> None:
        """One move, if it can be made; in either language, for a deed has none."""
        try:
            self.sitting = self.sitting.moved(self._drawn(), self.random.choice(("fr", "en")))
        except CannotMoveError:
            return

    def _drawn(self) -> Move:
        if self.random.random() < 0.35:
            kinds = list(_AROUND)
            return _AROUND[self.random.choices(kinds, [kind.often for kind in kinds])[0]](self)
        person = self.random.choice(self.people)
        seen = page(self.here, person, "fr")
        return self._on_page(seen) if seen.connected else Connect(person, next(iter(self._devices)))

    def _on_page(self, seen: Page) -> Move:
        screens = seen.within_reach
        fields = [(screen, field) for screen in screens for field in screen.fields]
        buttons = [(screen, button) for screen in screens for button in screen.buttons]
        if fields and self.random.random() < 0.6:
            screen, field = self.random.choice(fields)
            declared = self.here.library.flows[screen.flow].fields[field.key]
            return Fill(seen.person, screen.case, field.key, self._typed(field, declared))
        if buttons and self.random.random() < 0.75:
            screen, button = self.random.choice(buttons)
            return Press(seen.person, screen.case, button.event)
        labels = [*seen.tabs, *seen.tabs, *(link for each in seen.headings for link in each.links), *seen.header[-1:]]
        clicked = by_label.meant_click(self.here, seen, self.random.choice(labels), "fr") if labels else None
        return clicked or Reload(seen.person)

    def _typed(self, field: FieldView, declared: Field) -> str | tuple[str, ...]:
        drawn = self.random.random()
        usual = example(declared)
        if drawn < 0.05:
            return ""
        if usual and drawn < 0.6:
            return usual
        if field.type == "tick":
            return self.random.choice(("yes", "no"))
        if field.type == "choice":
            options = [option.id for option in field.options]
            self.random.shuffle(options)
            return tuple(options[:2]) if field.many else next(iter(options), "")
        return self.random.choice((*TEXTS[field.type], *HOSTILE))

    # --- what is nobody's, or the trainer's

    @property
    def _devices(self) -> Mapping[str, object]:
        return self.here.library.portal.devices

    def back(self) -> Move:
        return Back(self.random.randint(1, 3))

    def forth(self) -> Move:
        return Forth()

    def wait(self) -> Move:
        return Wait(self.here.now + timedelta(minutes=self.random.choice(MINUTES)))

    def due(self) -> Move:
        due = [instant for case in self.here.cases.values() for instant in case.snapshot.due.values()]
        return Wait(min(due) - timedelta(seconds=self.random.choice((0, 1)))) if due else self.wait()

    def connect(self) -> Move:
        return Connect(self.random.choice(self.people), self.random.choice(list(self._devices)))

    def disconnect(self) -> Move:
        return Disconnect(self.random.choice(self.people))

    def start(self) -> Move:
        flow, insured = self.random.choice(list(self.here.library.flows.values())), self.random.choice(self.insured)
        by = flow.access[0].by if flow.access else INSURED
        who = self.random.choice([insured, insured if by == INSURED else by])
        return Start(who, flow.id, insured, self.random.choice([None, None, *self._devices]))

    def happen(self) -> Move:
        flows = self.here.library.flows.values()
        facts = [each.label.fr.source for flow in flows for each in flow.events.values() if each.by == OUTSIDE]
        return Happen(self.random.choice(facts), self.random.choice([None, *self.insured])) if facts else self.wait()

    def amend(self) -> Move:
        name = self.random.choice(list(self.here.library.dossiers.fields))
        typed = self.random.choice([None, "yes", "x", "01/01/2000"])
        return Amend(self.random.choice(self.insured), name, typed)

    def bring(self) -> Move:
        flow = self.random.choice(list(self.here.library.flows.values()))
        return Bring(self.random.choice(self.insured), flow.id, self.random.choice(list(flow.states)))

    def stale(self) -> Move:
        """A button or a field pressed on a page that is no longer shown."""
        if not self.here.cases:
            return self.wait()
        case = self.random.choice(list(self.here.cases.values()))
        flow, person = self.here.library.flows[case.flow], self.random.choice(self.people)
        if flow.fields and self.random.random() < 0.5:
            return Fill(person, case.id, self.random.choice(list(flow.fields)), "Dupont")
        return Press(person, case.id, self.random.choice(list(flow.events)))


class _Kind(NamedTuple):
    name: str
    often: int


_AROUND: Mapping[_Kind, Callable[[_Walk], Move]] = {
    _Kind("back", 5): _Walk.back,
    _Kind("forth", 3): _Walk.forth,
    _Kind("wait", 4): _Walk.wait,
    _Kind("due", 3): _Walk.due,
    _Kind("connect", 3): _Walk.connect,
    _Kind("disconnect", 1): _Walk.disconnect,
    _Kind("start", 6): _Walk.start,
    _Kind("happen", 4): _Walk.happen,
    _Kind("amend", 2): _Walk.amend,
    _Kind("bring", 2): _Walk.bring,
    _Kind("stale", 2): _Walk.stale,
}
