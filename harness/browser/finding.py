"""The browser of this machine: found, never installed."""

import os
import shutil
from functools import cache
from pathlib import Path

from harness.language import Say
from harness.mistakes import BadInputError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What Chromium is called on a machine."""
CHOICE = "PARCOURS_CHROMIUM"
"""The variable that names the browser to use."""


def executable(say: Say) -> str:
    """The path of Chromium: that of PARCOURS_CHROMIUM, else Playwright's own, else the machine's.

    Raises:
        BadInputError: where something is missing: what, and how to get it.
    """
    if not _has_playwright():
        raise BadInputError(
            say(
                "le portail « browser » demande Playwright, qui n'est pas installé : "
                "pip install 'parcours[browser]', ou make setup",
                "the portal “browser” needs Playwright, which is not installed: "
                "pip install 'parcours[browser]', or make setup",
            )
        )
    named = os.environ.get(CHOICE)
    if named:
        path = shutil.which(named)
        if path is None:
            raise BadInputError(
                say(f"{CHOICE} : « {named} » n'est pas un programme", f"{CHOICE}: “{named}” is not a program")
            )
        return path
    path = _playwrights() or next((path for name in NAMES if (path := shutil.which(name)) is not None), None)
    if path is None:
        raise BadInputError(missing(say))
    return path


def missing(say: Say) -> str:
    """What is not there, and how to get it."""
    return say(
        "aucun navigateur Chromium sur cette machine.\n"
        "  Debian, Ubuntu : apt-get install chromium\n"
        "  ailleurs : python -m playwright install chromium\n"
        f"  un autre déjà installé : {CHOICE}=/chemin/du/programme",
        "no Chromium browser on this machine.\n"
        "  Debian, Ubuntu: apt-get install chromium\n"
        "  elsewhere: python -m playwright install chromium\n"
        f"  another one already installed: {CHOICE}=/path/of/the/program",
    )


def _has_playwright() -> bool:
    from importlib.util import find_spec

    return find_spec("playwright") is not None


@cache
def _playwrights() -> str | None:
    """The browser that Playwright keeps for itself, where somebody had it installed."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None
