"""A move of a sitting: a deed, a case brought somewhere at once, or a step back or forth."""

from typing import NamedTuple

from simulator.portal.deed import Deed


class Bring(NamedTuple):
    """A case of an insured person is brought to a state by the shortest path over the fields' examples."""

    insured: str
    flow: str
    state: str


class Back(NamedTuple):
    """So many deeds are undone."""

    steps: int = 1


class Forth(NamedTuple):
    """So many deeds are done again."""

    steps: int = 1


Done = Deed | Bring
"""What can be undone."""
Move = Done | Back | Forth
