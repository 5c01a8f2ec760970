"""The answers that the same question has on flows with one thing changed."""

from collections.abc import Callable, Iterator
from typing import Final

from simulator.analysis.mutation.mutant import Mutant
from simulator.analysis.mutation.operators import timer_moved
from simulator.quiz.ground import Ground
from simulator.quiz.question import Answer, Finding
from simulator.spec.load import Library
from simulator.spec.text import Prose

Touches = Callable[[tuple[str | int, ...]], bool]
"""Whether a part of the document, by its path, matters to a question."""

_SHIFTED: Final = {
    "-P1D": Prose("C'est un jour trop tôt.", "This is a day too early."),
    "+P1D": Prose("C'est un jour trop tard.", "This is a day too late."),
    "-P1M": Prose("C'est un mois trop tôt.", "This is a month too early."),
    "+P1M": Prose("C'est un mois trop tard.", "This is a month too late."),
}


_MOVED: Final = {
    "-P1D": Prose("un jour plus tôt", "a day earlier"),
    "+P1D": Prose("un jour plus tard", "a day later"),
    "-P1M": Prose("un mois plus tôt", "a month earlier"),
    "+P1M": Prose("un mois plus tard", "a month later"),
}


def misses(ground: Ground, touches: Touches, read: Callable[[Library], Finding | None]) -> Iterator[Answer]:
    """What is read on each flow that differs in a part that matters."""
    for near in ground.near(lambda mutant: touches(mutant.site.path)):
        found = read(near.library)
        if found is not None:
            yield Answer(found, _why(near.mutant, date=True))


def states(ground: Ground, touches: Touches, read: Callable[[Library], Finding | None]) -> Iterator[Answer]:
    """The same where it is not a date that is read."""
    for near in ground.near(lambda mutant: touches(mutant.site.path)):
        found = read(near.library)
        if found is not None:
            yield Answer(found, _why(near.mutant, date=False))


def _why(mutant: Mutant, *, date: bool) -> Prose:
    """Which mistake leads there."""
    if mutant.operator == timer_moved.OPERATOR.name:
        fr, en = _MOVED[mutant.change.key]
        moved = Prose(f"Il faudrait que l'échéance tombe {fr}.", f"The deadline would have to come {en}.")
        return _SHIFTED[mutant.change.key] if date else moved
    fr, en = mutant.words
    return Prose(f"On trouve cela si {fr}.", f"One finds this if {en}.")
