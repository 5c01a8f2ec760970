"""The names of the formats of other tools, and how their files end."""

from typing import Final, Literal

ExchangeFormat = Literal["mermaid", "plantuml", "scxml", "xstate"]

ENDINGS: Final[dict[ExchangeFormat, str]] = {
    "mermaid": "mmd",
    "plantuml": "puml",
    "scxml": "scxml",
    "xstate": "xstate.json",
}
