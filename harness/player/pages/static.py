"""The two files that every page of the player fetches: its style sheet and its script."""

from typing import Final

from harness.player.asked import Answer, Asked
from harness.web import script, style

_SHEETS: Final = ("player/portal.css", "player/trainer.css")


def show_style(_: Asked) -> Answer:
    """The common style sheet, then those of the player."""
    return Answer(style() + "".join(map(script, _SHEETS)), "text/css; charset=utf-8")


def show_script(_: Asked) -> Answer:
    """The script; without it everything works too."""
    return Answer(script("player/player.js"), "text/javascript; charset=utf-8")
