"""A whole flow in another tool's format."""

from collections.abc import Callable
from typing import Final

from diagrams.exchange.build import chart
from diagrams.exchange.formats import ExchangeFormat
from diagrams.exchange.mermaid import mermaid
from diagrams.exchange.plantuml import plantuml
from diagrams.exchange.scxml import scxml
from diagrams.exchange.telling import Telling, telling
from diagrams.exchange.xstate import xstate
from simulator.spec.flow import Flow
from simulator.spec.portal import Portal
from simulator.spec.text import Lang

WRITERS: Final[dict[ExchangeFormat, Callable[[Telling], str]]] = {
    "mermaid": mermaid,
    "plantuml": plantuml,
    "scxml": scxml,
    "xstate": xstate,
}


def exported(flow: Flow, lang: Lang, format: ExchangeFormat, portal: Portal | None = None) -> bytes:
    """The flow as a file of that format, in a language; what the format cannot say is listed in it.

    Args:
        portal: gives actors, devices and menus their names.
    """
    return WRITERS[format](telling(chart(flow), lang, portal)).encode()
