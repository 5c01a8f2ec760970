"""Actions put aside, in words: those that a sitting does not do again on flows that have changed."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Final, NamedTuple

from harness.language import Lang
from simulator.engine.simulation import Simulation
from simulator.sitting.move import Back, Forth, Move
from simulator.sitting.sitting import CannotMoveError, Sitting, Step
from simulator.sitting.words import words
from simulator.spec.text import Prose

MOST: Final = 10
"""Actions that are told one by one."""


class Aside(NamedTuple):
    """The first of them in words, and how many there are in all."""

    said: tuple[Prose, ...]
    total: int

    @property
    def more(self) -> int:
        """How many are not told."""
        return self.total - len(self.said)


def of_steps(before: Simulation, steps: Sequence[Step]) -> Aside:
    """Steps of a sitting, in the words of the flows they were done on; ``before`` is the portal before the first."""
    portals = (before, *(step.act.simulation for step in steps))
    told = (_said(here, step.deed) for here, step in zip(portals, steps, strict=False))
    return Aside(tuple(islice(told, MOST)), len(steps))


def of_moves(sitting: Sitting, moves: Sequence[Move], lang: Lang) -> Aside:
    """Moves after a sitting, in the words of its own flows; an id stands for what they no longer know."""
    return Aside(tuple(islice(_followed(sitting, moves, lang), MOST)), len(moves))


def _followed(sitting: Sitting, moves: Iterable[Move], lang: Lang) -> Iterator[Prose]:
    """They are made as far as they can be, only to know what their labels are."""
    for move in moves:
        yield _said(sitting.now, move)
        with suppress(CannotMoveError):
            sitting = sitting.moved(move, lang)


def _said(here: Simulation, move: Move) -> Prose:
    match move:
        case Back(count):
            return Prose(f"retour en arrière ({count})", f"back ({count})")
        case Forth(count):
            return Prose(f"retour en avant ({count})", f"forth ({count})")
    try:
        return Prose(words(here, move, "fr"), words(here, move, "en"))
    except KeyError as error:  # a device, a person, a flow, a datum that is gone
        return Prose(f"{error.args[0]} (n'existe plus)", f"{error.args[0]} (is gone)")
