"""All the questions that a flow offers."""

from simulator.analysis.mutation.specification import Specification
from simulator.quiz.ground import Ground
from simulator.quiz.kinds import MAKERS
from simulator.quiz.question import FEWEST_WRONG, Item


def bank(specification: Specification, flow: str) -> tuple[Item, ...]:
    """Every question on a flow that has enough wrong answers, in the order of a journey; always the same.

    Raises:
        Runaway: the flow never comes to rest.
        TooManyError: too many conditions hang together to be explored.
    """
    ground = Ground(specification, flow)
    found = (item for make in MAKERS for item in make(ground))
    kept = (item for item in found if len(item.wrong) >= FEWEST_WRONG)
    return tuple({item.id: item for item in kept}.values())
