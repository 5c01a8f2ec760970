"""The files that every page of the player fetches: its style sheet, its script, its icon."""

from typing import Final

from diagrams import palette
from harness.player.asked import Answer, Asked
from harness.web import script, style

_ICON: Final = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M3 12C3 4 13 12 13 4" fill="none" '
    f'stroke="{palette.PATH}" stroke-width="2"/><g fill="{palette.PATH}"><circle cx="3" cy="12" r="2.5"/>'
    f'<circle cx="13" cy="4" r="2.5"/></g></svg>'
)
_SHEETS: Final = ("player/portal.css", "player/trainer.css")


def show_style(_: Asked) -> Answer:
    """The common style sheet, then those of the player."""
    return Answer(style() + "".join(map(script, _SHEETS)), "text/css; charset=utf-8")


def show_script(_: Asked) -> Answer:
    """The script; without it everything works too."""
    return Answer(script("player/player.js"), "text/javascript; charset=utf-8")


def show_icon(_: Asked) -> Answer:
    """A way between two places, in the browser's tab."""
    return Answer(_ICON, "image/svg+xml")
