"""The sitting that a request is about."""

from harness.player.asked import Asked
from harness.player.table import Table


def found(asked: Asked) -> Table | None:
    """The visitor's sitting of that name; None where they have none."""
    return asked.setting.tables.of(asked.visitor, asked.path["id"], asked.lang)
