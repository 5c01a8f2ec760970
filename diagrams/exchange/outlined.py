"""What Mermaid and PlantUML share: short names, arrows put in the innermost state that holds both ends, and lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from diagrams.exchange.chart import Chart, Node, Way
from diagrams.exchange.telling import Telling


class Arrow(NamedTuple):
    """The ways from a node to another, drawn as one; without ``target`` the mark of an end."""

    source: str
    target: str | None
    ways: tuple[Way, ...]


@dataclass(slots=True, eq=False)
class Outline:
    """A chart made ready to be written as nested blocks of lines."""

    telling: Telling
    chart: Chart = field(init=False)
    names: dict[str, str] = field(init=False)
    """A name for each node that no keyword can be: letters, digits, underscores."""
    _arrows: dict[str, dict[tuple[str, str | None], Arrow]] = field(init=False)
    """The arrows that stay within each node, by their ends."""

    def __post_init__(self) -> None:
        self.chart = self.telling.chart
        self.names = dict(_named(self.chart))
        self._arrows = {}
        nodes = {node.id: node for node in self.chart.nodes()}
        for node in self.chart.nodes():
            for way in node.ways:
                if way.target is not None:
                    for source in _sources(nodes[way.source], way):
                        self._draw(source, way.target, way)
            if node.final:
                self._draw(node.id, None)

    def _draw(self, source: str, target: str | None, *ways: Way) -> None:
        arrows = self._arrows.setdefault(_around(source, target), {})
        known = arrows.get((source, target), Arrow(source, target, ()))
        arrows[source, target] = known._replace(ways=(*known.ways, *ways))

    def arrows(self, holder: str) -> list[Arrow]:
        """Those that stay within a node, or "" for those between the outermost ones."""
        return list(self._arrows.get(holder, {}).values())

    def lines(self, node: Node) -> Iterator[str | Way]:
        """What is written in a node: its screens, then what happens there without leaving."""
        if node.kind == "page":  # what the state around it says stands here, in a box of its own
            node = next(each for each in self.chart.nodes() if node in each.children)
        elif node.children and node.children[0].kind == "page":
            return
        yield from self.telling.screens(node)
        yield from (way for way in node.ways if way.target is None and way.kind not in ("fill", "blocked"))


def _named(chart: Chart) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for node in chart.nodes():
        name = wanted = "s_" + node.id.replace(".", "_").replace("-", "_")
        count = 1
        while name in taken:
            count += 1
            name = f"{wanted}_{count}"
        taken.add(name)
        yield node.id, name


def _sources(node: Node, way: Way) -> Iterator[str]:
    """The nodes an arrow is drawn from: what leads inwards leaves from each place inside."""
    if not way.inward:
        yield node.id
        return
    for child in node.children:
        if way.target is not None and way.target.startswith(f"{child.id}."):
            yield from _sources(child, Way(way.kind, child.id, way.trigger, way.claims, way.target, way.branch))
        elif way.kind != "opens" or child.kind == "page":
            yield child.id


def _around(source: str, target: str | None) -> str:
    """The innermost node that holds both, or "" for none."""
    here = source.split(".")[:-1]
    there = here if target is None else target.split(".")[:-1]
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return ".".join(here[:shared])
