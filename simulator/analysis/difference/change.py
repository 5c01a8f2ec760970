"""A change from one edition to another: what it bears on, told in both languages, where, and what it touches."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from simulator.analysis.difference.part import Kind, PartKind
from simulator.analysis.difference.renames import Renames
from simulator.spec.load import Library
from simulator.spec.problems import Place
from simulator.spec.text import Prose

Action = Literal["added", "removed", "changed"]


class Way(NamedTuple):
    """A row of a flow's table: the leaf, the trigger, and the leaf it leads to."""

    source: str
    trigger: str
    target: str


class Touched(NamedTuple):
    """The rows and the leaves of an edition that a change bears on, in its own ids."""

    ways: tuple[Way, ...] = ()
    leaves: tuple[str, ...] = ()


NOWHERE_TOUCHED = Touched()


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One thing that changed. ``flow`` is the old edition's id (the new one's for a flow that came), empty around them.

    ``old`` and ``new`` are where it is written; None where it is not. ``before`` and ``after`` are what it touches.
    """

    flow: str
    kind: Kind
    action: Action
    part: PartKind
    told: Prose
    old: Place | None
    new: Place | None
    guide: tuple[str, ...] = ()
    before: Touched = NOWHERE_TOUCHED
    after: Touched = NOWHERE_TOUCHED


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """All that changed, in the order of the flows; ``flows`` pairs the ids of flows that both editions have."""

    old: Library
    new: Library
    flows: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]
    renames: Renames = field(default_factory=Renames)

    @property
    def behaves(self) -> bool:
        """Whether anything behaves otherwise."""
        return any(change.kind == "behaviour" for change in self.changes)

    def of(self, flow: str) -> tuple[Change, ...]:
        """The changes of one flow, by its old id."""
        return tuple(change for change in self.changes if change.flow == flow)

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements of the guides behind the parts that changed, each once, in order."""
        return tuple(sorted({name for change in self.changes for name in change.guide}))
