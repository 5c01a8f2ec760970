"""A player as it is in a classroom: it asks for a code, and its flows are saved while one plays."""

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Cookie

from harness.browser.house import Server
from harness.files import root
from harness.player import ids
from harness.player.app import application
from harness.player.cookies import VISITOR
from harness.player.safety.access import Access
from harness.player.safety.buckets import Pace
from harness.player.safety.rules import Rules
from harness.player.setting import Setting
from harness.player.tables import owner
from harness.store.record import Kept, Opening
from harness.store.store import Store


class Classroom:
    """A player that asks for a code, over flows that are saved while one plays."""

    def __init__(self, place: Path) -> None:
        self.flows = place / "flows"
        shutil.copytree(root() / "flows", self.flows)
        self.store = Store.at(str(place / "cases.db"))
        self.setting = Setting.over(self.flows, self.store, "fr")
        haste = Pace(1e6, 1e6)
        rules = Rules(visitor=haste, address=haste, openings=haste, access=Access("c" * 32))
        self.server = Server(application(self.setting, rules, lambda _: None))

    def save(self, old: str, new: str) -> None:
        """Change the flows."""
        file = self.flows / "procuration.yaml"
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    def of_before(self, cookies: Sequence[Cookie]) -> str:
        """A sitting of who has these cookies, kept on flows that have changed since; its name."""
        (visitor,) = (each["value"] for each in cookies if each["name"] == VISITOR)
        pins = {name: pin._replace(digest="0" * 64) for name, pin in self.setting.flows.now().pins.items()}
        now = datetime.now(UTC)
        opening = Opening(ids.new(), now, now, owner(visitor), pins)
        self.store.keep(Kept(opening, ()))
        return opening.id

    def close(self) -> None:
        """Nothing is left."""
        self.server.close()
        self.store.close()
