"""How a player is set up."""

from dataclasses import dataclass, field
from pathlib import Path

from harness.language import Lang
from harness.player import ids
from harness.player.flows import Flows
from harness.player.tables import Tables
from harness.store.store import Store


@dataclass(frozen=True, slots=True)
class Setting:
    """What every page of a player needs: the flows, the sittings, and the language of those who do not choose.

    ``tickets`` are the kept sittings that whoever runs the player hands over, by the name in the link.
    """

    flows: Flows
    tables: Tables
    lang: Lang
    tickets: dict[str, str] = field(default_factory=dict)

    @classmethod
    def over(cls, folder: Path, store: Store, lang: Lang) -> "Setting":
        """A player over a folder of flows, that keeps its sittings in a store.

        Raises:
            UnloadableError: where the flows cannot be understood.
            OSError: where a file cannot be read.
        """
        flows = Flows(folder)
        return cls(flows, Tables(flows, store), lang)

    def ticket(self, name: str) -> str:
        """A link's name for a kept sitting, that serves once."""
        ticket = ids.new()
        self.tickets[ticket] = name
        return ticket
