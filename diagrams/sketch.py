"""A picture in the making: ways between the same two places are drawn as one, and the legend is what was used."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from diagrams.outline import described
from diagrams.palette import level
from diagrams.picture import Cluster, Edge, EdgeKind, Key, Line, LineKind, Node, Picture, Sort, Step
from diagrams.sentences import Sentences
from diagrams.words import MEANINGS, say
from simulator.spec.calendar import french_date
from simulator.spec.flow import AUTO, LOGOUT, OUTSIDE, Arc, Flow

START = "(start)"
SIGNS: Final[dict[LineKind, str]] = {"effect": "→", "rule": "✓", "refusal": "×"}
"""What stands before a line of such a kind, in every format."""


@dataclass(slots=True)
class _Way:
    """An edge in the making: its lines by block (an event and what belongs to it)."""

    kind: EdgeKind
    blocks: dict[tuple[str, ...], tuple[Line, ...]] = field(default_factory=dict)
    guide: dict[str, None] = field(default_factory=dict)
    steps: dict[Step, None] = field(default_factory=dict)


@dataclass(slots=True)
class Sketch:
    """Nodes, clusters and ways as they are met."""

    flow: Flow
    sentences: Sentences
    nodes: list[Node] = field(default_factory=list)
    clusters: list[Cluster] = field(default_factory=list)
    _ways: dict[tuple[str, str, str], _Way] = field(default_factory=dict)

    def start(self, target: str) -> None:
        """The mark of the beginning and the way in from the portal."""
        sentences = self.sentences
        lines: tuple[Line, ...]
        self.nodes.insert(0, Node(START, "initial", (Line("title", sentences.say("start")),)))
        if sentences.links():
            lines = (Line("event", sentences.event("open", ())),)
        else:
            lines = tuple(Line("note", device) for device in sentences.devices())
        guide = dict.fromkeys(name for access in self.flow.access for name in access.guide)
        self.way("start", (START, target), lines, (), guide)

    def start_inside(self, cluster: str, target: str) -> None:
        """The mark of the place where one arrives in a state that holds others."""
        name = f"{cluster}{START}"
        if all(node.id != name for node in self.nodes):
            self.nodes.append(Node(name, "initial", (Line("title", self.sentences.say("start")),), cluster))
            self.way("start", (name, target), (), (), ())

    def way(
        self, kind: EdgeKind, ends: tuple[str, str], lines: Sequence[Line], steps: Iterable[Step], guide: Iterable[str]
    ) -> None:
        """Draw a way; what people do between the same two places is one way, a log-out included."""
        family = "person" if kind in ("event", "logout") else kind
        way = self._ways.setdefault((*ends, family), _Way(kind))
        if kind == "event":
            way.kind = kind
        known = tuple(steps)
        block = tuple(line.text for line in lines)
        if block in way.blocks:
            first, *rest = way.blocks[block] or (Line("note", ""),)
            lines = (replace(first, steps=tuple(dict.fromkeys((*first.steps, *known)))), *rest) if block else ()
        elif lines:
            lines = (replace(lines[0], steps=known), *lines[1:])
        way.blocks[block] = tuple(lines)
        way.steps |= dict.fromkeys(known)
        way.guide |= dict.fromkeys(guide)

    def picture(self, view: str) -> Picture:
        """The picture of all that was drawn."""
        lang = self.sentences.lang
        edges = tuple(sorted(self._edges(), key=lambda edge: (edge.kind != "start", edge.kind == "logout")))
        date = french_date(self.flow.edition)
        drawn = Picture(
            id=f"{self.flow.id}-{view}-{lang}",
            lang=lang,
            title=self.sentences.text(self.flow.name),
            subtitle=f"{say(view, lang)} – {say('edition', lang, date)}",
            description="",
            nodes=tuple(sorted(self.nodes, key=lambda node: self._rank(node.id))),
            clusters=tuple(self.clusters),
            edges=edges,
            legend=(),
        )
        return replace(drawn, legend=legend(drawn), description=described(drawn))

    def _rank(self, node: str) -> int:
        """The place of a node in the flow as written; what belongs to a state stands after all that is in it."""
        state = re.split("[?/#(]", node)[0]
        if state and ("#" in node or node.endswith(START)):
            return list(self.flow.states).index(state)
        return max((n for n, name in enumerate(self.flow.states) if f"{name}.".startswith(f"{state}.")), default=-1)

    def _edges(self) -> Iterable[Edge]:
        seen: dict[str, int] = {}
        for (source, target, _), way in self._ways.items():
            name = f"{source}--{target}"
            seen[name] = seen.get(name, 0) + 1
            yield Edge(
                id=name if seen[name] == 1 else f"{name}--{seen[name]}",
                kind=way.kind,
                source=source,
                target=target,
                lines=tuple(line for block in way.blocks.values() for line in block),
                tooltip=self.sentences.tooltip(way.guide),
                steps=tuple(way.steps),
            )


def legend(picture: Picture) -> tuple[Key, ...]:
    """The rows of the legend that a picture needs, in their one order."""
    used: set[tuple[Sort, str]] = {("node", node.kind) for node in picture.nodes}
    used |= {("edge", edge.kind) for edge in picture.edges}
    used |= {("sign", SIGNS[line.kind]) for line in picture.lines() if line.kind in SIGNS}
    used |= {("sign", "*") for line in picture.lines() if line.kind == "note" and "\u00a0*" in line.text}
    used |= {("node", "cluster") for cluster in picture.clusters if not cluster.lane}
    used |= {("mark", kind) for kind in picture.tints}
    used |= {("heat", level(mark.count)) for mark in picture.found if mark.kind == "passed"}
    used |= {("path", "path")} if picture.marked else set()
    return tuple(Key(*name, meaning.of(picture.lang)) for name, meaning in MEANINGS.items() if name in used)


def kind_of(flow: Flow, arc: Arc) -> EdgeKind:
    """How a row is drawn."""
    if arc.refusal is not None:
        return "refusal"
    if arc.trigger.startswith("timer:"):
        return "timer"
    if arc.trigger == AUTO:
        return "auto"
    if arc.trigger == LOGOUT:
        return "logout"
    event = flow.events.get(arc.trigger)
    return "outside" if event and event.by == OUTSIDE else "event"


def faint_finals(flow: Flow) -> frozenset[str]:
    """The final states that nothing but a log-out leads to: drawn beside the life proper."""
    ways: dict[str, set[str]] = {}
    for arc in flow.arcs():
        if arc.to is not None and flow.leaves[arc.to].final:
            ways.setdefault(arc.to, set()).add(arc.trigger)
    return frozenset(leaf for leaf, triggers in ways.items() if triggers == {LOGOUT})
