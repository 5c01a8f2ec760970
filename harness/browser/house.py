"""The player on the loopback and a browser before it: one of each for a whole process, a new visitor each scenario."""

import os
import threading
from functools import cache
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright
from starlette.types import ASGIApp

from harness.browser.finding import executable
from harness.browser.opening import Opened
from harness.language import Say, chosen
from harness.leaving import at_end
from harness.player.serving import address, listening

READER = Path(__file__).with_name("reader.js")
ARGUMENTS = (
    "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--force-prefers-reduced-motion", "--force-color-profile=srgb",
)  # fmt: skip
LOOPBACK = "127.0.0.1"
PATIENCE = 15_000
"""Milliseconds that anything on a page may take."""


@cache
def house() -> "House":
    """That of this process, opened at the first scenario and closed once all are played.

    Raises:
        BadInputError: where there is no browser.
    """
    made = House(executable(Say(chosen(()))))
    at_end(house.cache_clear)
    at_end(made.close)
    return made


class House:
    """A player and a browser; ``page`` is its only page, ``address`` where the player answers."""

    def __init__(self, browser: str) -> None:
        self.player = Opened()
        self.server = Server(self.player.application)
        self.address = self.server.address
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=browser, args=arguments(pictures=False))
        self._context = self._browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        self._context.add_init_script(path=READER)
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._context.new_page()
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def welcome(self) -> None:
        """Somebody new comes in: nothing is known of whoever was there before."""
        self._context.clear_cookies()
        self.faults.clear()

    def close(self) -> None:
        """Everybody leaves."""
        self._browser.close()
        self._playwright.stop()
        self.server.close()
        self.player.close()


def arguments(*, pictures: bool = True) -> list[str]:
    """How Chromium is started; as root, it can have no sandbox. Without pictures, pages come faster."""
    unsandboxed = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    unpictured = [] if pictures else ["--blink-settings=imagesEnabled=false"]
    return [*ARGUMENTS, *unsandboxed, *unpictured]


class Server:
    """An application answering on a free port of the loopback, in a thread."""

    def __init__(self, application: ASGIApp) -> None:
        listener = listening(LOOPBACK, 0, Say("fr"))
        self.address = address(listener, LOOPBACK)
        config = uvicorn.Config(
            application, log_config=None, log_level="critical", access_log=False, lifespan="off", ws="none"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listener]}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answer nobody any more."""
        self._server.should_exit = True
        self._thread.join()
