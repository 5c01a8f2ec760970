"""The statements of the guides that a run goes through: what a scenario is tagged with."""

from collections.abc import Iterable, Iterator

from simulator.engine.simulation import Happening
from simulator.engine.snapshot import Refused
from simulator.spec.flow import Arc


def tags(happenings: Iterable[Happening]) -> tuple[str, ...]:
    """The statements of the arcs followed and of the guards they passed or were refused by, each once, in order."""
    found: dict[str, None] = {}
    for happening in happenings:
        outcome = happening.firing.outcome
        arc = outcome.arc
        if arc is not None:
            found |= dict.fromkeys(_statements(arc, refused=isinstance(outcome, Refused)))
    return tuple(found)


def _statements(arc: Arc, *, refused: bool) -> Iterator[str]:
    yield from arc.branch.guide
    if refused:
        yield from arc.guard.guide if arc.guard else ()
    elif not arc.opens:
        for guard in arc.branch.needs:
            yield from guard.guide
