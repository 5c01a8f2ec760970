"""A visitor of a player in this process, as their browser would be."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from httpx2 import Response
from starlette.testclient import TestClient

from harness.files import root
from harness.player.app import application
from harness.player.logs import Log
from harness.player.safety.rules import Rules
from harness.player.setting import Setting
from harness.store.store import Store

HERE = "http://127.0.0.1"


def setting_of(store: Path, flows: Path | None = None) -> Setting:
    """A player over some flows (those of the project), keeping its sittings in a file."""
    return Setting.over(flows or root() / "flows", Store.at(str(store)), "fr")


class Visitor:
    """Somebody with a browser."""

    def __init__(self, setting: Setting, rules: Rules | None = None, log: Log = lambda _: None) -> None:
        self.setting = setting
        self.client = TestClient(
            application(setting, rules, log),
            base_url=HERE,
            headers={"origin": HERE},
            follow_redirects=False,
            raise_server_exceptions=False,
        )

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Response:
        """A page."""
        return self.client.get(path, headers=headers)

    def post(
        self, path: str, form: Mapping[str, str | Sequence[str]], headers: Mapping[str, str] | None = None
    ) -> Response:
        """A form, with the token that the first page gave."""
        sent: dict[str, Any] = {"csrf": self.csrf(), **form}
        return self.client.post(path, data=sent, headers=headers)

    def csrf(self, page: str = "/fr/") -> str:
        """The token of a page's forms."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.get(page).text)
        assert found is not None
        return found[1]

    @property
    def name(self) -> str:
        """What the visitor's cookie says."""
        return str(self.client.cookies["parcours"])
