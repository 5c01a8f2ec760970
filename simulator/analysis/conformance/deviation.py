"""What a log tells of a case, and where that leaves the flow, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, NamedTuple

from simulator.analysis.conformance.model import NONE_TYPED, Typed
from simulator.analysis.conformance.supposed import Supposed
from simulator.engine.snapshot import Reason

BEGIN: Final = "begin"
"""What a row is called that only opens a case."""

Kind = Literal["refused", "absent", "ended", "skipped", "deadline", "early", "late", "unfired", "reserved", "data"]
"""``refused``: by a rule or a form; ``absent``: not offered there, whatever is done before; ``ended``: after the end;
``skipped``: possible only after steps that the log does not tell; ``deadline``: as though a deadline that went by were
not there; ``early`` and ``late``: the consequence of a deadline before it, or not on its day; ``unfired``: that
consequence is never told; ``reserved``: done by somebody else; ``data``: typed into a field that is not on screen."""

KINDS: Final[tuple[Kind, ...]] = (
    "refused", "skipped", "absent", "ended", "deadline", "early", "late", "unfired", "reserved", "data",
)  # fmt: skip


class Logged(NamedTuple):
    """One event of a case. ``timers`` are those whose consequence it tells; ``event`` is then "".

    ``by`` is the actor's id, "" where the log does not say; ``line`` where the log says it.
    """

    event: str
    at: datetime
    by: str = ""
    typed: Typed = NONE_TYPED
    timers: tuple[str, ...] = ()
    line: int = 0


class Place(NamedTuple):
    """What deviations are grouped by: their kind, the event, the leaf, what they are about.

    ``about`` is a reason, the timer of a deadline, or the steps that were skipped.
    """

    kind: Kind
    event: str
    leaf: str
    about: Reason | str | tuple[str, ...] = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One event of one case that the flow does not allow.

    ``before`` is the place where it was supposed to be, ``due`` the instant of the deadline, ``first`` whether nothing
    went wrong in the case before.
    """

    place: Place
    case: str
    logged: Logged
    before: Supposed
    due: datetime | None = None
    first: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Deviations of one kind at one place: how many, in how many cases, one of them, and what led to it."""

    place: Place
    count: int
    cases: int
    example: Deviation
    trail: tuple[tuple[str, datetime], ...]
    typed: Typed
    insured: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a whole log comes to.

    A case is *undecided* where some of its rows could not be read and nothing else is wrong with it. An event is
    ``allowed`` where it stands; ``skipped`` counts the steps that would have had to be told. ``assumed`` counts, by
    rule, the events let through although nobody knows whether the rule held. ``excused`` are events that a row that
    could not be read may explain. ``seen`` are the events and timers that the log tells.
    """

    cases: int
    conforming: int
    undecided: int
    over: int
    events: int
    allowed: int
    skipped: int
    excused: int
    groups: tuple[Group, ...]
    assumed: Mapping[str, int]
    seen: frozenset[str]

    @property
    def deviating(self) -> int:
        """The cases with at least one deviation."""
        return self.cases - self.conforming - self.undecided

    @property
    def deviations(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def fitness(self) -> float:
        """Events allowed where they stand, among those told and those that would have had to be: 1 if all conform."""
        judged = self.events - self.excused + self.skipped
        return self.allowed / judged if judged else 1.0
