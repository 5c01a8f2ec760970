"""Every deadline, just before, at its instant and after; from days after which a month is unlike the others too."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from simulator.analysis.explore.explored import ORDINARY, STARTS, noon
from simulator.analysis.obligations import Ledger
from simulator.analysis.owed.obligation import Moment, Obligation
from simulator.analysis.path import Act, Path, replay
from simulator.scenarios.criteria import headings
from simulator.scenarios.criteria.target import Candidate, Ground, Target
from simulator.scenarios.telling import Told
from simulator.spec.calendar import civil_date, french_date
from simulator.spec.expressions.tree import ForeignValue, Shift, walk
from simulator.spec.flow import Timer
from simulator.spec.text import Prose

_STEP: Final[dict[Moment, timedelta]] = {
    "before": timedelta(seconds=-1),
    "at": timedelta(),
    "after": timedelta(days=1),
}
_TITLE: Final[dict[Moment, Prose]] = {
    "before": Prose("Une seconde avant l'échéance", "One second before the deadline"),
    "at": Prose("À l'échéance", "At the deadline"),
    "after": Prose("Un jour après l'échéance", "One day after the deadline"),
}


class Deadlines:
    """The moments around each timer; a month counted from the end of a month is a deadline of its own."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._ledger = ground, Ledger((ground.flow,))
        self._obligations = {o.id: o for o in self._ledger.obligations if o.kind == "deadline"}
        self._timers = {timer.id: timer for state in ground.flow.states.values() for timer in state.timers}
        self._days = {
            f"{o.id}:{day}": (o, day)
            for o in self._obligations.values()
            for day in STARTS
            if o.moment == "at" and day != ORDINARY and _in_months(self._timer(o))
        }
        owed = [Target(o.id, o.text) for o in self._obligations.values()]
        self.targets = (*owed, *(Target(name, _from(o, day)) for name, (o, day) in self._days.items()))

    def _timer(self, obligation: Obligation) -> Timer:
        arc = obligation.goals[0].arc
        assert arc is not None  # a deadline is looked for by its timer's rows
        return self._timers[arc.trigger]

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """The way to the deadline, stopped around it."""
        obligation, day = self._days.get(target.id) or (self._obligations[target.id], None)
        timer, moment = self._timer(obligation), obligation.moment or "at"
        title = _TITLE[moment]
        if day is not None:
            title = Prose(f"À l'échéance, depuis le {french_date(day)}", f"At the deadline, from {french_date(day)}")
        for goal in obligation.goals:
            path = self._ground.explored.find(goal)
            if path is not None and day is not None:
                path = _begun_on(path, day)
            stopped = None if path is None else self._stopped(path, timer, moment)
            if stopped is not None:
                yield Candidate(stopped, headings.of_deadline(self._ground.flow, timer.state), moment=title)

    def _stopped(self, path: Path, timer: Timer, moment: Moment) -> Path | None:
        """The path with its last wait ending around the instant at which the timer falls due."""
        due = self._due(path, timer)
        if due is None:
            due = self._due(replace(path, acts=(*path.acts, Act("wait", _much_later(path)))), timer)
        if due is None:
            return None
        before = tuple(act for act in path.acts if act.at < due and act is not path.acts[-1])
        return replace(path, acts=(*before, Act("wait", due + _STEP[moment])))

    def _due(self, path: Path, timer: Timer) -> datetime | None:
        """The last instant at which the timer fires on a path."""
        found = None
        for replayed in replay(self._ground.library, path):
            for happening in replayed.simulation.history:
                if happening.firing.event == timer.id and happening.firing.after.flow == self._ground.flow.id:
                    found = happening.at
        return found

    def spare(self) -> Iterator[Candidate]:
        """Nothing: time is always found."""
        return iter(())

    def shown(self, told: Told) -> Iterable[str]:
        """What the ledger says, to the second; for a scenario that begins on such a day, the same for that day."""
        found = {name for name in self._ledger.shown(told.history, told.stops) if self._exact(name, told)}
        began = min((happening.at for happening in told.history), default=None)
        if began is None:
            return found
        day = civil_date(began)
        return found | {name for name, (o, wanted) in self._days.items() if o.id in found and wanted == day}

    def _exact(self, name: str, told: Told) -> bool:
        """Whether a moment is shown as sharply as it can be told: one second before is not the morning of the day."""
        obligation = self._obligations.get(name)
        if obligation is None or obligation.moment != "before":
            return obligation is not None
        timer = self._timer(obligation).id
        eves = (stop.snapshot.due[timer] - stop.snapshot.now for stop in told.stops if timer in stop.snapshot.due)
        return any(left == -_STEP["before"] for left in eves)


def _in_months(timer: Timer) -> bool:
    """Whether a timer counts in months, which are not all alike."""
    if timer.after is not None:
        return timer.after.months > 0
    parts = [] if timer.past is None else list(walk(timer.past))
    inner = [part for f in parts if isinstance(f, ForeignValue) for part in walk(f.inner)]
    return any(isinstance(part, Shift) and part.duration.months for part in (*parts, *inner))


def _begun_on(path: Path, day: date) -> Path:
    shift = noon(day) - path.start
    acts = tuple(act._replace(at=act.at + shift) for act in path.acts)
    return replace(path, start=path.start + shift, acts=acts)


def _much_later(path: Path) -> datetime:
    return (path.acts[-1].at if path.acts else path.start) + timedelta(days=62)


def _from(obligation: Obligation, day: date) -> Prose:
    fr, en = obligation.text
    return Prose(f"{fr}, depuis le {french_date(day)}", f"{en}, from {french_date(day)}")
