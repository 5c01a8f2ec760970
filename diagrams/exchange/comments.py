"""What stands at the top of an export, for who reads the file: what it is, and what it cannot say."""

from typing import Final

from diagrams.exchange.telling import Telling
from diagrams.exchange.unsaid import Reach, unsaid
from simulator.spec.text import Prose

_UNSAID: Final = Prose("Ce que ce format ne dit pas\u00a0:", "What this format does not say:")


def comment(telling: Telling, reach: Reach) -> tuple[str, ...]:
    """The lines of the comment: the flow, a heading, and an item for each thing not said."""
    items = (f"- {item}" for item in unsaid(telling, reach))
    return (f"{telling.flow.id} – {telling.title()}", _UNSAID.of(telling.lang), *items)
