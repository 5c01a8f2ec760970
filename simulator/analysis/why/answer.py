"""What an answer to « why not? » is made of: the reasons of a refusal, and what would lift it, nearest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from simulator.analysis.path import Act
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Reason
from simulator.spec.flow import Flow

Typed = str | tuple[str, ...]
Kind = Literal["fill", "event", "date", "other-flow", "impossible"]
ORDER: Final[Mapping[Kind, int]] = {"fill": 0, "event": 1, "date": 2, "other-flow": 3, "impossible": 4}
"""What is nearest when it takes as many acts."""


class Span(NamedTuple):
    """The points between two, both included unless ``open`` says otherwise; None where there is no end."""

    first: date | Decimal | None
    last: date | Decimal | None
    open_first: bool = False
    open_last: bool = False


class Wanted(NamedTuple):
    """What a field must hold: everything that does, and ``typed``, one text of it.

    ``spans`` are for dates and numbers. Else ``among`` are the texts that do, or, where what is not known beforehand
    does too, ``but`` those that do not.
    """

    field: str
    typed: Typed
    spans: tuple[Span, ...] = ()
    among: tuple[Typed, ...] = ()
    but: tuple[Typed, ...] = ()


class Ended(NamedTuple):
    """A case that is over, or has left the only place where something could be done: its state and since when."""

    flow: str
    state: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Unblock:
    """Something that lifts the refusal: once ``acts`` are done, the event is accepted, or refused for ``left`` only.

    ``wanted`` are the fields to fill or correct; ``flow`` is the other flow whose case has to move first, or the
    flow itself where a new case is needed. What is impossible has no act, and says by ``ended`` what is in the way.
    """

    kind: Kind
    acts: tuple[Act, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    flow: str = ""
    left: tuple[Reason, ...] = ()
    ended: Ended | None = None

    @property
    def distance(self) -> tuple[int, int]:
        """What unblockers are ordered by: the fewest acts, then their kind."""
        return len(self.acts), ORDER[self.kind]


@dataclass(frozen=True, slots=True)
class Why:
    """Why an event is refused to a case now, and what would unblock it; no refusal where nothing prevents it."""

    simulation: Simulation
    case: Case
    event: str
    refusals: tuple[Reason, ...]
    unblockers: tuple[Unblock, ...] = ()

    @property
    def flow(self) -> Flow:
        """The flow of the case."""
        return self.simulation.library.flows[self.case.flow]
