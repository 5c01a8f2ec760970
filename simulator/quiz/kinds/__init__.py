"""The kinds of questions, a module each: ``items(ground)`` gives those that a flow offers."""

from collections.abc import Callable, Iterator
from typing import Final

from simulator.quiz.ground import Ground
from simulator.quiz.kinds import boundary, button, deadline, document, following, refusal, shown, state, where, who
from simulator.quiz.question import Item

MAKERS: Final[tuple[Callable[[Ground], Iterator[Item]], ...]] = (
    where.items, who.items, following.items, button.items, boundary.items, refusal.items, shown.items, deadline.items,
    state.items, document.items,
)  # fmt: skip
"""What makes questions, in the order of a journey."""
