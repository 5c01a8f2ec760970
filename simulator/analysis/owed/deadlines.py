"""Deadlines: a case is to be seen on the last day before each, at its instant, and later."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Final

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.obligation import Moment, Obligation
from simulator.analysis.owed.scene import Scene
from simulator.analysis.owed.wording import NBSP, Wording, both
from simulator.engine.simulation import Case
from simulator.engine.snapshot import Snapshot
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Flow, Timer
from simulator.spec.text import Lang, Prose

MOMENTS: Final[tuple[Moment, ...]] = ("before", "at", "after")
_SAID: Final[dict[Moment, Prose]] = {
    "before": Prose("le dernier jour avant", "on the last day before"),
    "at": Prose("à l'instant de", "at the instant of"),
    "after": Prose("après", "after"),
}
_LAST_DAY, _AT_ONCE = timedelta(days=1), timedelta(minutes=1)
"""How long before it the last day begins; what a scenario, which tells minutes, cannot tell from the instant."""


class Deadlines:
    """The timers of a flow. Where the clock stops and where something happens, one sees what a case is waiting for."""

    def __init__(self, flow: Flow) -> None:
        self._flow, self._wording = flow, Wording(flow)
        self._timers = {timer.id: timer for state in flow.states.values() for timer in state.timers}
        self.obligations = tuple(self._owed())

    def shown(self, scenes: Sequence[Scene], stops: Iterable[Case]) -> Iterator[str]:
        """The moments around deadlines at which cases were seen."""
        if not self._timers:
            return
        fired = [(scene.case, scene.firing.event, scene.at) for scene in scenes if scene.firing.event in self._timers]
        seen: list[tuple[str, Snapshot]] = [(s.case, s.firing.before) for s in scenes if s.kind == "event"]
        for case, snapshot in (*seen, *((stop.id, stop.snapshot) for stop in stops)):
            now = snapshot.now
            for timer, due in snapshot.due.items():
                if now < due <= now + _LAST_DAY:
                    yield self._id(timer, "before")
            for whose, timer, at in fired:
                if whose == case and now >= at:
                    yield self._id(timer, "at" if now - at < _AT_ONCE else "after")

    def _id(self, timer: str, moment: Moment) -> str:
        return f"{self._flow.id}:deadline:{timer}:{moment}"

    def _owed(self) -> Iterator[Obligation]:
        for timer in self._timers.values():
            rows = (arc for arc in self._flow.arcs() if arc.trigger == timer.id)
            goals = tuple(Goal(self._flow.id, arc=arc) for arc in rows)
            for moment in MOMENTS:
                text = both(partial(self._said, timer, moment))
                name = self._id(timer.id, moment)
                yield Obligation(name, "deadline", self._flow.id, text, timer.branch.place, goals, moment=moment)

    def _said(self, timer: Timer, moment: Moment, lang: Lang) -> str:
        state, when = self._wording.state(timer.state, lang), _SAID[moment].of(lang)
        if timer.after is not None:
            due = timer.after.words(lang)
            what = f"l'échéance ({due} après l'entrée)" if lang == "fr" else f"the deadline ({due} after entering)"
        else:
            day = describe(timer.past, lang) if timer.past is not None else ""
            what = f"l'échéance (la fin du jour{NBSP}: {day})" if lang == "fr" else f"the deadline (the end of: {day})"
        return f"{state}, {when} {what}"
