"""A case as it may be: one possible place of a case of which not everything is known."""

from datetime import datetime
from typing import NamedTuple

from simulator.analysis.conformance.doubt import Unknown
from simulator.engine.snapshot import NEW, Snapshot
from simulator.spec.expressions.compile import Facts

NOTHING: Unknown = frozenset()


class Supposed(NamedTuple):
    """``unknown`` fields are absent from the snapshot; ``unknown`` facts from the facts.

    ``doubtful`` are timers that wait for a date nobody knows: they may fire at any time. ``untold`` are timers that
    have fired in silence, and when: the log has not told their consequence. ``spent`` are those that have fired, or
    are disregarded, since they began to wait. ``told`` are the fields whose value the log gives: nobody has changed
    it in silence.
    """

    snapshot: Snapshot
    unknown: Unknown
    facts: Facts
    doubtful: frozenset[str] = NOTHING
    untold: tuple[tuple[str, datetime], ...] = ()
    spent: frozenset[str] = NOTHING
    told: frozenset[str] = NOTHING

    @property
    def state(self) -> str:
        """The leaf it is in."""
        return self.snapshot.state


def moved(place: Supposed, snapshot: Snapshot) -> Supposed:
    """The place with another snapshot: made as the engine makes its own, for it is done at every event."""
    return NEW(Supposed, (snapshot, *place[1:]))


def at(place: Supposed, now: datetime) -> Supposed:
    """The place at a later instant."""
    flow, edition, state, before, since, due, data, messages, documents, sent, given = place[0]
    if before == now:
        return place
    return moved(place, NEW(Snapshot, (flow, edition, state, now, since, due, data, messages, documents, sent, given)))


Belief = tuple[Supposed, ...]
"""Where a case may be, the most literal reading of the log first."""

MOST = 32
"""Places that are kept of a case."""


def distinct(found: list[Supposed]) -> Belief:
    """Each place once, in order; no more than are kept."""
    if len(found) < 2:
        return tuple(found)
    kept: list[Supposed] = []
    for each in found:
        if each not in kept:
            kept.append(each)
    return tuple(kept[:MOST])
