"""Whether what is owed can be reached at all: no scenario is missing where none can be written."""

from simulator.analysis.explore.axis import Typed
from simulator.analysis.explore.explored import Explored
from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.obligation import Obligation
from simulator.spec.expressions.tree import Compare, FieldValue, Literal


def unreachable(explored: Explored, obligation: Obligation) -> bool:
    """Whether it is proved that nothing leads to an obligation of the explored flow, from the days that were explored.

    An exploration tells apart only what the rules do: of an option that is in none of its classes, nothing is proved.
    """
    goals = obligation.goals
    if not explored.complete or not goals or any(_beyond(explored, goal) for goal in goals):
        return False
    return all(explored.find(goal) is None for goal in goals)


def _beyond(explored: Explored, goal: Goal) -> bool:
    """Whether a goal wants something in a field that stands for no class of it."""
    typed: list[tuple[str, Typed]] = list(goal.data.items())
    for expression, truth in goal.holds:
        match expression:
            case Compare(op="==", left=FieldValue(key=key, flow=None), right=Literal(value=str() as text)) if truth:
                typed.append((key, text))
    return any(text not in explored.classes(key) for key, text in typed)
