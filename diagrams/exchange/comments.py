"""What stands at the top of an export, for who reads the file: what it is, and what it cannot say."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from diagrams.exchange.telling import Telling
from diagrams.exchange.unsaid import Reach, unsaid
from simulator.spec.text import Prose

_UNSAID: Final = Prose("Ce que ce format ne dit pas\u00a0:", "What this format does not say:")


_WIDTH: Final = 110
"""How many characters a line of the comment holds, unless a word is longer."""


def comment(telling: Telling, reach: Reach) -> tuple[str, ...]:
    """The lines of the comment: the flow, a heading, and an item for each thing not said, broken where it is long."""
    items = (line for item in unsaid(telling, reach) for line in _item(item))
    return (f"{telling.flow.id} – {telling.title()}", _UNSAID.of(telling.lang), *items)


def _item(text: str) -> Iterator[str]:
    lines = wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    yield from (f"  {line}" if index else f"- {line}" for index, line in enumerate(lines))
