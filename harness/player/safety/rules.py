"""How strict a player is: whom it answers, how much it reads, how often one may ask."""

from dataclasses import dataclass, field
from typing import Final

from harness.player.safety.access import Access
from harness.player.safety.bodies import LARGEST, PATIENCE
from harness.player.safety.buckets import Pace
from harness.player.safety.hosts import LOOPBACK

VISITOR: Final = Pace(240, 40)
"""A person clicks twice a second at most, a page then asks for its pictures; scenarios in a browser are faster."""
ADDRESS: Final = Pace(6_000, 1_000)
"""A whole classroom may come from one address."""
OPENINGS: Final = Pace(300, 0.2)
"""Sittings begun from one address: each is kept."""
TRIES: Final = Pace(10, 0.2)
"""Tokens tried from one address."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a player; as they stand, those of one on loopback."""

    hosts: frozenset[str] = LOOPBACK
    access: Access = field(default_factory=Access)
    visitor: Pace = VISITOR
    address: Pace = ADDRESS
    openings: Pace = OPENINGS
    tries: Pace = TRIES
    largest: int = LARGEST
    patience: float = PATIENCE
