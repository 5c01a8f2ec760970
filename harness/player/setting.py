"""How a player is set up."""

from dataclasses import dataclass

from harness.language import Lang
from harness.player.flows import Flows
from harness.player.table import Tables


@dataclass(frozen=True, slots=True)
class Setting:
    """What every page of a player needs: the flows, the sittings, and the language of those who do not choose."""

    flows: Flows
    tables: Tables
    lang: Lang
