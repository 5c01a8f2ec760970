"""The player that features are played on: that of `parcours play`, its sittings kept in a passing file."""

from collections import deque
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.types import ASGIApp

from harness.files import flows_folder
from harness.player.app import application
from harness.player.safety.buckets import Pace
from harness.player.safety.rules import Rules
from harness.player.setting import Setting
from harness.store.store import Store
from harness.store.taking_up import taken_up
from simulator.sitting.sitting import Sitting

HASTE = Pace(1e9, 1e9)
"""A script clicks faster than any person."""


class Opened:
    """A player over the flows one works on, and the store of its sittings; ``log`` is the end of what it logged."""

    def __init__(self) -> None:
        """Open it.

        Raises:
            UnloadableError: where the flows cannot be understood.
        """
        self._folder = TemporaryDirectory(prefix="parcours-")
        self._store = Store.at(str(Path(self._folder.name) / "cases.db"))
        self.setting = Setting.over(flows_folder(), self._store, "fr")
        rules = Rules(visitor=HASTE, address=HASTE, openings=HASTE)
        self.log: deque[str] = deque(maxlen=20)
        self.application: ASGIApp = application(self.setting, rules, self.log.append)

    def sitting(self, name: str) -> Sitting:
        """A sitting as the store kept it, done again; what each move came to is checked on the way."""
        reading = self.setting.flows.now()
        return taken_up(self._store.kept(name), reading.library, reading.pins, "fr")

    def close(self) -> None:
        """Nothing of it is left."""
        self._store.close()
        self._folder.cleanup()
