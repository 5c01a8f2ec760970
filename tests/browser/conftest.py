"""A real player and a real browser before it; where there is no browser, these tests say so and are skipped."""

from collections.abc import Iterator
from typing import Any

import pytest

from harness.language import Say
from harness.mistakes import BadInputError
from tests.browser.desk import Desk


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser of this machine."""
    from harness.browser.finding import executable

    try:
        return executable(Say("en"))
    except BadInputError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def player(chromium: str) -> Iterator[str]:  # noqa: ARG001  # without a browser there is nobody to play to
    """The address of a player."""
    from harness.browser.house import Server
    from harness.browser.opening import Opened

    opened = Opened()
    server = Server(opened.application)
    yield server.address
    server.close()
    opened.close()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """The browser, started once."""
    from playwright.sync_api import sync_playwright

    from harness.browser.house import arguments

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=arguments())
        yield started
        started.close()


@pytest.fixture
def desk(browser: Any, player: str) -> Iterator[Desk]:
    """A trainer before the player; nothing may go wrong on the way, nor leave the machine."""
    with browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as context:
        made = Desk(context.new_page(), player)
        yield made
    assert made.faults == []


@pytest.fixture
def plain_desk(browser: Any, player: str) -> Iterator[Desk]:
    """The same, in a browser that runs no script."""
    with browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False) as context:
        made = Desk(context.new_page(), player)
        yield made
    assert made.faults == []
