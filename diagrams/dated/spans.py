"""How long each case of a run was in each state, and which deadlines ran meanwhile."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from diagrams.dated.deeds import last_day, outer, timer_of
from diagrams.dates import moment
from diagrams.picture import NodeKind
from diagrams.sketch import faint_finals
from diagrams.words import say, tied
from simulator.engine.simulation import Case, Happening, Simulation
from simulator.spec.calendar import french_date
from simulator.spec.flow import Flow
from simulator.spec.text import Lang

Fate = Literal["running", "fired", "stopped"]
"""What became of a deadline; a key of the legend's rows of moments."""


class Span(NamedTuple):
    """A case in one of its outermost states, as drawn in a picture; ``until`` is None where it is there still."""

    state: str
    kind: NodeKind
    text: str
    since: datetime
    until: datetime | None


class Deadline(NamedTuple):
    """A timer that ran from an instant until it fired, was stopped, or the run ended; ``text`` tells it."""

    timer: str
    text: str
    since: datetime
    until: datetime
    due: datetime
    fate: Fate


def spans(simulation: Simulation, case: Case, lang: Lang) -> tuple[Span, ...]:
    """The states of a case one after another, those that it only passed through included."""
    flow = simulation.library.flows[case.flow]
    met: list[tuple[str, datetime]] = []
    for happening in _of(simulation, case):
        state = outer(happening.firing.after.state)
        if not met or met[-1][0] != state:
            met.append((state, happening.at))
    ends = [at for _, at in met[1:]]
    found = zip(met, [*ends, None], strict=True)
    return tuple(Span(state, kind_of(flow, state), label(flow, state, lang), at, end) for (state, at), end in found)


def deadlines(simulation: Simulation, case: Case, lang: Lang) -> tuple[Deadline, ...]:
    """The deadlines of a case in the order in which they began."""
    return tuple(sorted(_deadlines(simulation, case, lang), key=lambda each: (each.since, each.due, each.timer)))


def label(flow: Flow, state: str, lang: Lang) -> str:
    """What a state is called."""
    return tied(flow.states[state].label.of(lang).source, lang)


def _of(simulation: Simulation, case: Case) -> Iterator[Happening]:
    return (happening for happening in simulation.history if happening.case == case.id)


def _deadlines(simulation: Simulation, case: Case, lang: Lang) -> Iterator[Deadline]:
    flow = simulation.library.flows[case.flow]
    running: dict[str, tuple[datetime, datetime]] = {}
    for happening in _of(simulation, case):
        due = happening.firing.after.due
        for timer, (since, instant) in list(running.items()):
            fired = happening.kind == "timer" and happening.firing.event == timer
            if fired or due.get(timer) != instant:
                fate: Fate = "fired" if fired else "stopped"
                del running[timer]
                yield Deadline(timer, _text(flow, timer, instant, lang), since, happening.at, instant, fate)
        for timer, instant in due.items():
            running.setdefault(timer, (happening.at, instant))
    for timer, (since, instant) in running.items():
        yield Deadline(timer, _text(flow, timer, instant, lang), since, simulation.now, instant, "running")


def _text(flow: Flow, name: str, due: datetime, lang: Lang) -> str:
    """« jusqu'au 20/10/2020 inclus, puis expirée »."""
    timer = timer_of(flow, name)
    if timer is None or timer.past is None:
        when = say("due", lang, moment(due, lang))
    else:
        when = say("until", lang, french_date(last_day(due)))
    to = timer.branch.to if timer else None
    return say("leads", lang, when, label(flow, outer(to), lang)) if to else when


def kind_of(flow: Flow, state: str) -> NodeKind:
    """How an outermost state is drawn: an end that a log-out alone leads to is faint."""
    if not flow.states[state].final:
        return "state"
    return "faint" if state in faint_finals(flow) else "final"
