"""A chart as a Mermaid ``stateDiagram-v2``."""

import json
from collections.abc import Iterator
from typing import Final

from diagrams.exchange.chart import Node, Way
from diagrams.exchange.comments import comment
from diagrams.exchange.escaping import coded, one_line
from diagrams.exchange.outlined import Arrow, Outline
from diagrams.exchange.telling import Telling
from diagrams.exchange.unsaid import Reach

_OWN: Final = (("ﬂ°", "ﬂ\u200c°"), ("¶ß", "¶\u200cß"))
"""With these signs Mermaid stands in for codes while it works: a joiner that draws nothing keeps ours apart."""


def mermaid(telling: Telling) -> str:
    """The text of the diagram."""
    outline = Outline(telling)
    title = json.dumps(one_line(telling.title()), ensure_ascii=False).replace("<", "\\u003c").replace("%", "\\u0025")
    lines = ["---", f"title: {title}", "---", "stateDiagram-v2"]
    lines += [f"    %% {_commented(line)}" for line in comment(telling, Reach(runs=False))]
    lines += _inside(outline, outline.chart.roots, "", "    ")
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """A text as Mermaid shows it."""
    for own, apart in _OWN:
        text = text.replace(own, apart)
    return coded(text, "#{};".format, "',.?!()-")


def _commented(line: str) -> str:
    """A line of a comment: two per cent signs and a brace would begin a directive even there."""
    return one_line(line).replace("%", "#37;")


def _inside(outline: Outline, nodes: tuple[Node, ...], holder: str, indent: str) -> Iterator[str]:
    yield f"{indent}[*] --> {outline.names[nodes[0].id]}"
    for node in nodes:
        yield from _node(outline, node, indent)
    for arrow in outline.arrows(holder):
        yield indent + _arrow(outline, arrow)


def _node(outline: Outline, node: Node, indent: str) -> Iterator[str]:
    name = outline.names[node.id]
    said = [_line(outline, line) for line in outline.lines(node)]
    yield f'{indent}state "{escaped(outline.telling.node(node))}" as {name}' + (" {" if node.children else "")
    if not node.children:
        yield from (f"{indent}{name} : {line}" for line in said)
        return
    yield from _inside(outline, node.children, node.id, indent + "    ")
    yield f"{indent}}}"
    if said:
        yield f"{indent}note right of {name}"
        yield from (f"{indent}    {line}" for line in said)
        yield f"{indent}end note"


def _line(outline: Outline, line: str | Way) -> str:
    return escaped(line) if isinstance(line, str) else outline.telling.way(line, escaped)


def _arrow(outline: Outline, arrow: Arrow) -> str:
    target = "[*]" if arrow.target is None else outline.names[arrow.target]
    drawn = f"{outline.names[arrow.source]} --> {target}"
    said = "<br/>".join(outline.telling.way(way, escaped) for way in arrow.ways)
    return f"{drawn} : {said}" if said else drawn
