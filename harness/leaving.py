"""What is to be closed once all features are played: a browser, a server."""

from collections.abc import Callable
from contextlib import ExitStack

_OPEN = ExitStack()


def at_end(leave: Callable[[], object]) -> None:
    """Have something done once all features are played."""
    _OPEN.callback(leave)


def close() -> None:
    """All features are played."""
    _OPEN.close()
