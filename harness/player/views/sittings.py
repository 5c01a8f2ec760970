"""A sitting in a list: who is there, which cases, what time it is."""

from typing import NamedTuple

from diagrams.words import tied
from harness.language import Say
from harness.player.moments import iso, moment
from harness.player.table import Table
from harness.player.views.deeds import Words
from harness.store import reading
from harness.store.record import Kept
from harness.store.standing import Stands, held, people, standing
from simulator.engine.simulation import Simulation
from simulator.spec.load import Library


class SittingView(NamedTuple):
    """A sitting: ``cases`` are a line each, the latest first; ``origin`` is the name of the one before.

    ``opened`` is when it was begun, really, where that is told.
    """

    id: str
    people: tuple[str, ...]
    clock: str
    iso: str
    cases: tuple[str, ...]
    deeds: int
    origin: str = ""
    opened: str = ""


def sitting_view(table: Table, say: Say) -> SittingView:
    """A sitting under way."""
    here = table.sitting.now
    words = Words(here, say)
    cases = (
        f"{words.flow(case.flow)} ({words.person(case.insured)})" + say("\u00a0: ", ": ") + words.states(case)
        for case in reversed(tuple(here.cases.values()))
    )
    people = tuple(tied(words.person(person), say.lang) for person in here.sessions)
    return SittingView(
        id=table.id,
        people=people,
        clock=moment(here.now, say.lang),
        iso=iso(here.now),
        cases=tuple(cases),
        deeds=len(table.sitting.done),
        origin=table.origin,
    )


def paused_view(kept: Kept, library: Library, say: Say) -> SittingView:
    """A paused sitting, in the words of the flows of today; an id stands for what they do not know."""
    words, course = Words(Simulation.begin(library, kept.opening.began), say), reading.course(kept)
    there = standing(course)
    return SittingView(
        id=kept.opening.id,
        people=tuple(tied(words.person(person), say.lang) for person in people(kept)),
        clock=moment(there.clock, say.lang),
        iso=iso(there.clock),
        cases=tuple(
            words.flow(stands.flow) + say("\u00a0: ", ": ") + _state(library, stands, say)
            for stands in reversed(tuple(there.cases.values()))
        ),
        deeds=len(held(course.passed)),
        opened=moment(kept.opening.opened, say.lang),
    )


def _state(library: Library, stands: Stands, say: Say) -> str:
    flow = library.flows.get(stands.flow)
    leaf = None if flow is None else flow.leaves.get(stands.state)
    labels = (stands.state,) if leaf is None else tuple(state.label.of(say.lang).source for state in leaf.path)
    return " › ".join(tied(label, say.lang) for label in labels)
