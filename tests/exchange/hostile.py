"""A flow whose every label means something to some format."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Final

from simulator.spec.flow import Flow, Text
from tests.diagrams.drawn import HOSTILE as DRAWN
from tests.engine.little import library

HOSTILE: Final = (
    *(text for text in DRAWN if text.strip()),
    '""" triple """',
    "@enduml",
    "fin\n@enduml\nsuite",
    "%% commentaire %%{init: {'theme':'dark'}}%%",
    "a --> b : c; d",
    "{accolades} [crochets] (parenthèses)",
    "]]> <![CDATA[ x ]]>",
    "-- tirets -- --> <!-- --",
    "**gras** //italique// __souligné__ ~~barré~~ ==titre==",
    "* puce",
    "# titre",
    "1. liste",
    "- item",
    "!include /etc/passwd",
    "%date() $var <&x> <:smile:> <img:/etc/passwd> [[http://x]] <U+0041>",
    "/' bloc '/ ' ligne",
    "#quot; #35; #x41; ﬂ°°34¶ß °¶ßﬂ",
    "style x:y#z; classDef a:b#c;",
    "`code` _em_ *em* ~tilde~ |tableau|",
    "\u200fdroite à gauche\u202e\u202c",
    "---\ntitle: x\n---",
    "note right of x",
    "[*]",
    "“un” „deux‟ ‹trois› ‘quatre’",
    "<<choice>>",
    "a\\nb \\l \\r \\t",
    "'apostrophe' d'abord",
    "end note",
    "end",
    "fin.",
    "NUL\x00\x01\x7f\x85\ufffe",
)
"""Texts that would be taken for markup, comments, directives, separators or the end of a file."""


def _text() -> str:
    """A chain of states, one for each text; the word `h3` stands where the third will."""
    count = len(HOSTILE)
    field = ", fields: {sure: {~h1, type: tick, optional: yes}}"
    events = "".join(f"  e{n}: {{~h{n}}}\n" for n in range(count))
    guards = "".join(f"  g{n}: {{if: p0.sure == yes, ~h{n}, else: [m{n}]}}\n" for n in range(count))
    messages = "".join(f"  m{n}: {{~h{n}}}\n" for n in range(count))
    screens = "".join(f"  p{n}: {{~h{n}, buttons: [e{n}]{field if n == 0 else ''}}}\n" for n in range(count))
    states = "".join(
        f"  s{n}:\n    ~h{n}\n    screen: p{n}\n    events: {{e{n}: {{to: s{n + 1}, needs: [g{n}]}}}}\n"
        for n in range(count)
    )
    return f"""
guards:
{guards}
messages:
{messages}
events:
{events}
screens:
{screens}
states:
{states}
  s{count}: {{~la fin, final: yes}}
"""


@cache
def hostile() -> Flow:
    """The flow; no author could write some of its texts, which the checks refuse."""
    flow = library(trial=_text()).flows["trial"]
    for text in _texts(flow, set()):
        for template in (text.fr, text.en):
            if template.source[:1] == "h" and template.source[1:].isdigit():
                said = HOSTILE[int(template.source[1:])]
                object.__setattr__(template, "source", said)
                object.__setattr__(template, "parts", (said,))
    return flow


def _texts(part: object, seen: set[int]) -> Iterator[Text]:
    if id(part) in seen:
        return
    seen.add(id(part))
    if isinstance(part, Text):
        yield part
    inside: object = ()
    if isinstance(part, Mapping):
        inside = part.values()
    elif isinstance(part, tuple):
        inside = part
    elif is_dataclass(part):
        inside = [getattr(part, each.name) for each in fields(part)]
    for each in inside:  # type: ignore[attr-defined] # one of the three above
        yield from _texts(each, seen)
