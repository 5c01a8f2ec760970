"""A sitting in a list: who is there, which cases, what time it is."""

from typing import NamedTuple

from diagrams.words import tied
from harness.language import Say
from harness.player.moments import iso, moment
from harness.player.table import Table
from harness.player.views.deeds import Words
from harness.store.rows import Listed


class SittingView(NamedTuple):
    """A sitting under way: ``cases`` are a line each, the latest first; ``origin`` is the name of the one before."""

    id: str
    people: tuple[str, ...]
    clock: str
    iso: str
    cases: tuple[str, ...]
    deeds: int
    origin: str


class PausedView(NamedTuple):
    """A paused sitting: when it was begun (really), when that was (on its own clock), how many moves there are."""

    id: str
    opened: str
    began: str
    moves: int


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


def paused_view(listed: Listed, say: Say) -> PausedView | None:
    """A paused sitting; None where nothing of it can be taken up."""
    if listed.opening is None or listed.erased or listed.damage is not None:
        return None
    opened, began = (moment(each, say.lang) for each in (listed.opening.opened, listed.opening.began))
    return PausedView(listed.id, opened, began, listed.moves)
