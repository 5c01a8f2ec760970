"""A chart as a PlantUML state diagram."""

from collections.abc import Iterator
from typing import Final

from diagrams.exchange.chart import Node, Way
from diagrams.exchange.comments import comment
from diagrams.exchange.escaping import coded, one_line
from diagrams.exchange.outlined import Arrow, Outline
from diagrams.exchange.telling import Telling
from diagrams.exchange.unsaid import Reach

_QUOTES: Final = "“”„‟"
"""The curved quotation marks, which PlantUML takes for straight ones."""

_OWN: Final = (("&#", "&\u200c#"), ("<U+", "<\u200cU+"), ("\\t", "\\\u200ct"))
"""Codes that PlantUML reads a second time where it breaks a line: a joiner that draws nothing keeps them apart."""
_WIDEST: Final = 480
"""Where lines are broken, in the points of PlantUML."""


def plantuml(telling: Telling) -> str:
    """The text of the diagram."""
    outline = Outline(telling)
    lines = ["@startuml"]
    lines += [f"' {one_line(line)}" for line in comment(telling, Reach(runs=False))]
    lines += ["hide empty description", f"skinparam wrapWidth {_WIDEST}", f"title {escaped(telling.title())}"]
    lines += [*_inside(outline, outline.chart.roots, "", ""), "@enduml"]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """A text as PlantUML shows it: no sign of its own markup, of its directives or of its functions is left."""
    for own, apart in _OWN:
        text = text.replace(own, apart)
    return coded(text, "<U+{:04X}>".format, "',.?!()-:;", _QUOTES)


def _named(label: str) -> str:
    """A state's label between quotation marks, where old editions take French ones for those of a stereotype."""
    return escaped(label).replace("«", "<U+00AB>").replace("»", "<U+00BB>")


def _inside(outline: Outline, nodes: tuple[Node, ...], holder: str, indent: str) -> Iterator[str]:
    for node in nodes:
        yield from _node(outline, node, indent)
    yield f"{indent}[*] --> {outline.names[nodes[0].id]}"
    for arrow in outline.arrows(holder):
        yield indent + _arrow(outline, arrow)


def _node(outline: Outline, node: Node, indent: str) -> Iterator[str]:
    name = outline.names[node.id]
    yield f'{indent}state "{_named(outline.telling.node(node))}" as {name}' + (" {" if node.children else "")
    if node.children:
        yield from _inside(outline, node.children, node.id, indent + "  ")
        yield f"{indent}}}"
    yield from (f"{indent}{name} : {_line(outline, line)}" for line in outline.lines(node))


def _line(outline: Outline, line: str | Way) -> str:
    return escaped(line) if isinstance(line, str) else outline.telling.way(line, escaped)


def _arrow(outline: Outline, arrow: Arrow) -> str:
    target = "[*]" if arrow.target is None else outline.names[arrow.target]
    drawn = f"{outline.names[arrow.source]} --> {target}"
    said = "\\n".join(outline.telling.way(way, escaped) for way in arrow.ways)
    return f"{drawn} : {said}" if said else drawn
