"""What was done in a sitting, told in words: who did what, and what came of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from diagrams.words import quoted, tied
from harness.language import Say
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Fired
from simulator.portal.deed import Fill
from simulator.sitting import words
from simulator.sitting.sitting import Step, reasons_in


class Told(NamedTuple):
    """A deed told: its number from 1 on, when it was done (UTC), by whom, what, why it was refused, what it brought."""

    number: int
    at: datetime
    who: str
    parts: tuple[str, ...]
    done: bool
    reasons: tuple[str, ...]
    brought: tuple[str, ...]
    typing: bool

    @property
    def sentence(self) -> str:
        """It in one line."""
        said = f"{self.who} {', '.join(self.parts)}".strip()
        return said[:1].upper() + said[1:]


def told(before: Simulation, steps: Sequence[Step], say: Say, first: int = 1) -> Iterator[Told]:
    """Steps told one after the other; ``before`` is the portal before the first, whose number is ``first``."""
    for number, step in enumerate(steps, first):
        deed, after = step.deed, step.act.simulation
        who, what = words.told(before, deed, say.lang)
        why = reasons_in(step, before, say.lang)
        brought = tuple(Words(after, say).brought(before))
        yield Told(number, after.now, who, (tied(what, say.lang),), step.act.done, why, brought, isinstance(deed, Fill))
        before = after


def together(done: Sequence[Told]) -> list[Told]:
    """Fields that one person typed into one after the other make one line, with the number of the last."""
    kept: list[Told] = []
    for each in done:
        last = kept[-1] if kept else None
        if last is not None and last.typing and each.typing and last.done and each.done and last.who == each.who:
            kept[-1] = each._replace(parts=(*last.parts, *each.parts), brought=(*last.brought, *each.brought))
        else:
            kept.append(each)
    return kept


class Words:
    """How things are called in a portal, in a language."""

    def __init__(self, here: Simulation, say: Say) -> None:
        self._here, self._say, self._library = here, say, here.library

    # --- names

    def person(self, person: str) -> str:
        """An insured person by name, an actor by role."""
        return words.called(self._library, person, self._say.lang)

    def flow(self, flow: str) -> str:
        """A flow's name between quotation marks."""
        return self.quoted(words.flow_label(self._library, flow, self._say.lang))

    def device(self, device: str) -> str:
        """A device of the portal."""
        devices = self._library.portal.devices
        return devices[device].of(self._say.lang) if device in devices else device

    def quoted(self, text: str) -> str:
        """A label between quotation marks."""
        return quoted(text, self._say.lang)

    def states(self, case: Case) -> str:
        """Where a case stands, outermost first."""
        path = self._library.flows[case.flow].leaves[case.snapshot.state].path
        return " › ".join(tied(state.label.of(self._say.lang).source, self._say.lang) for state in path)

    # --- what came of it

    def brought(self, before: Simulation) -> Iterator[str]:
        """What is new since an earlier portal: where cases came to, what was sent, drawn up, handed over, written."""
        for case in self._here.cases.values():
            old = before.cases.get(case.id)
            if old is None or old.snapshot.state != case.snapshot.state:
                yield f"{self.flow(case.flow)} ({self.person(case.insured)}) → {self.states(case)}"
        for happening in self._here.history[len(before.history) :]:
            if isinstance(happening.firing.outcome, Fired):
                yield from map(self._tied, words.effects(self._library, happening, self._say.lang))

    def _tied(self, text: str) -> str:
        return tied(text, self._say.lang)
