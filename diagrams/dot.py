"""A Picture as DOT. Every text of a flow passes through ``dot_labels``; every name is the project's own."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import graphviz

from diagrams.dot_labels import escaped, label, styled, table
from diagrams.dot_legend import legend_label
from diagrams.palette import (
    CLUSTER,
    EDGES,
    FAINT,
    INK,
    LANE,
    NODES,
    PATH,
    PATH_GROUND,
    ROOM,
    SOFT,
    TEXT_SIZE,
    TITLE_SIZE,
    Box,
    Stroke,
    look,
)
from diagrams.picture import Cluster, Direction, Edge, Mark, Node, Picture
from diagrams.svg import anchor, anchors
from diagrams.typeface import FAMILY, Face, printable

_SHAPES = {"round": "box", "square": "box", "folded": "note", "dot": "circle", "underlined": "underline"}
_UNSEEN = {"label": "", "shape": "circle", "fixedsize": "true", "style": "invis"}
_ENDS = {"head": "0.16", "foot": "0.02"}  # as high as the start, which stands there too; and no higher than needed
_PATH_WIDTH = 3.4
_NODE = {"margin": "0.11,0.06", "width": "0.6", "height": "0.3"}


def to_dot(picture: Picture, direction: Direction | None = None, dots_per_inch: int = 0) -> str:
    """The DOT of a picture; the same text for the same picture."""
    return _Writer(picture, direction or picture.direction, dots_per_inch).text()


class _Writer:
    def __init__(self, picture: Picture, direction: Direction, dots_per_inch: int) -> None:
        self._picture = picture
        self._direction = direction
        self._resolution = {"dpi": str(dots_per_inch)} if dots_per_inch else {}
        self._names = {part.id: f"{_prefix(part)}{n}" for n, part in enumerate(picture.places)}
        self._anchors = anchors(picture)
        self._faint = {node.id for node in picture.nodes if node.kind == "faint"}
        self._ends = {end for edge in picture.edges for end in (edge.source, edge.target)}
        self._clusters = {cluster.id for cluster in picture.clusters}
        self._region = "here" in picture.tints

    def text(self) -> str:
        down = self._direction == "down"
        graph = graphviz.Digraph(
            anchor(self._picture),
            graph_attr={
                "rankdir": "TB" if down else "LR",
                "compound": "true",
                "newrank": "true",
                "nodesep": "0.3",
                "ranksep": "0.36" if down else "0.55",
                "pad": "0.2",
                "fontname": FAMILY,
                "label": legend_label(self._picture.legend, 4 if down else 6),
                "labelloc": "b",
                "labeljust": "l",
                **self._resolution,
            },
            node_attr={"fontname": FAMILY, "fontsize": str(TEXT_SIZE), **_NODE},
            edge_attr={"fontname": FAMILY, "fontsize": str(TEXT_SIZE), "arrowsize": "0.75"},
        )  # fmt: skip
        with graph.subgraph(name="cluster_all", graph_attr=self._frame()) as whole:
            self._inside(whole, None)
        for edge in self._picture.edges:
            self._edge(graph, edge)
        self._lanes(graph)
        return str(graph.source)

    def _lanes(self, graph: Any) -> None:
        """Lanes stand side by side in their order, all from the top to the foot: something unseen ties them there."""
        lanes = [self._names[cluster.id] for cluster in self._picture.clusters if cluster.lane]
        sources = {edge.source for edge in self._picture.edges}
        for node in self._picture.nodes if lanes else ():
            if node.id not in sources and node.within:
                graph.edge(self._names[node.id], f"{self._names[node.within]}foot", style="invis", weight="0")
        for end, rank in (("head", "min"), ("foot", "max")) if lanes else ():
            with graph.subgraph(graph_attr={"rank": rank}) as row:
                for name in lanes:
                    row.node(f"{name}{end}")
                for left, right in pairwise(lanes):
                    row.edge(f"{left}{end}", f"{right}{end}", style="invis")

    def _frame(self) -> Mapping[str, str]:
        picture = self._picture
        title = styled(escaped(picture.title), TITLE_SIZE, INK, Face.SEMIBOLD)
        below = styled(escaped(picture.subtitle), TEXT_SIZE, SOFT)
        rows = (f'<TR><TD ALIGN="LEFT">{title}</TD></TR>', f'<TR><TD ALIGN="LEFT">{below}</TD></TR>')
        return {
            "label": table(rows),
            "labeljust": "l",
            "labelloc": "t",
            "peripheries": "0",
            "margin": "4",
            "id": f"{anchor(picture)}.all",
        }

    def _inside(self, graph: Any, holder: str | None) -> None:
        clusters, nodes = self._picture.inside(holder)
        for cluster in clusters:
            with graph.subgraph(name=f"cluster_{self._names[cluster.id]}", graph_attr=self._cluster(cluster)) as inner:
                self._inside(inner, cluster.id)
                for end, size in _ENDS.items() if cluster.lane else ():
                    inner.node(f"{self._names[cluster.id]}{end}", width=size, height=size, **_UNSEEN)
        for node in nodes:
            graph.node(self._names[node.id], **self._node(node))
        tied = [node for node in nodes if node.id in self._ends]
        loose = [node for node in nodes if node.id not in self._ends]
        if tied:
            for node in loose if holder else ():  # what a state shows stands under those inside it
                graph.edge(self._names[tied[-1].id], self._names[node.id], style="invis", weight="4")

    def _cluster(self, cluster: Cluster) -> Mapping[str, str]:
        box = LANE if cluster.lane else CLUSTER
        stroke = box.stroke
        if cluster.marks:
            stroke = stroke._replace(colour=PATH, width=2)
        elif cluster.tint:
            stroke = look(cluster.tint).stroke
        return {
            "label": label(cluster.lines, box.text, cluster.tint),
            "labeljust": "l",
            "labelloc": "t",
            "style": ",".join((*(["rounded"] if box.corners == "round" else []), "filled", *_dashes(stroke))),
            "peripheries": "1",
            "fillcolor": box.ground,
            "color": stroke.colour,
            "penwidth": f"{stroke.width:g}",
            "margin": "12",
            **self._shared(cluster),
        }

    def _node(self, node: Node) -> Mapping[str, str]:
        box = NODES[node.kind] if node.tint is None else _tinted(NODES[node.kind], node.tint)
        if node.marks:
            box = box._replace(stroke=box.stroke._replace(colour=PATH, width=_PATH_WIDTH), ground=PATH_GROUND)
        common = {**_box(box), **self._shared(node)}
        if node.kind == "initial":
            size = "0.1" if node.within else "0.16"
            return {**common, "label": "", "width": size, "height": size, "fixedsize": "true"}
        align = "LEFT" if any(line.kind != "title" or line.tint for line in node.lines) else "CENTER"
        return {**common, "label": label(node.lines, box.text, node.tint, align=align, widest=ROOM)}

    def _edge(self, graph: Any, edge: Edge) -> None:
        stroke = EDGES[edge.kind]
        if edge.marks:
            stroke = stroke._replace(colour=PATH, width=_PATH_WIDTH)
        elif edge.tint:
            drawn = look(edge.tint).stroke
            stroke = stroke._replace(colour=drawn.colour, width=max(stroke.width, drawn.width))
        elif edge.faint or ((self._picture.marked or self._picture.tints) and not self._region):
            stroke = stroke._replace(colour=FAINT)
        # The legend names the thin line of a log-out: many labels alike around one end would only be in the way.
        # Around a single place there are few, and a way without a label would seem to bear that of its neighbour.
        unsaid = edge.kind == "logout" and edge.target in self._faint and not self._region
        lines = () if unsaid else edge.lines
        tint = None if any(line.tint for line in lines) else edge.tint
        text = label(lines, SOFT if edge.faint or edge.kind == "logout" else INK, tint, edge.marks, margin=6)
        ends = {}
        tail, head = self._place(edge.source, last=True), self._place(edge.target, last=False)
        for end, name in (("ltail", edge.source), ("lhead", edge.target)):
            if name in self._clusters:
                ends[end] = f"cluster_{self._names[name]}"
        graph.edge(tail, head, **{**_line(stroke), "label": text, **ends, **self._shared(edge)})

    def _place(self, place: str, *, last: bool) -> str:
        """The node at which an edge is tied: a cluster lends one of those inside it."""
        while place in self._clusters:
            clusters, nodes = self._picture.inside(place)
            loose = [node.id for node in nodes if node.id not in self._ends]
            inside: tuple[Cluster | Node, ...] = (*clusters, *nodes)
            within = [part.id for part in inside if part.id not in loose]
            starts = [node.id for node in nodes if node.kind == "initial"]
            place = (starts or within or loose)[0] if not last else (loose or within)[-1]
        return self._names[place]

    def _shared(self, part: Node | Cluster | Edge) -> Mapping[str, str]:
        hint = printable(part.tooltip or " ")
        return {"id": self._anchors[part.id], "tooltip": graphviz.escape(hint)}


def _prefix(part: Node | Cluster) -> str:
    return "c" if isinstance(part, Cluster) else "n"


def _tinted(box: Box, mark: Mark) -> Box:
    """A box with the border and ground of a mark; one drawn twice stays so."""
    tint = look(mark)
    return box._replace(stroke=tint.stroke._replace(double=box.stroke.double), ground=tint.ground, text=INK)


def _box(box: Box) -> Mapping[str, str]:
    style = ["filled", *(["rounded"] if box.corners == "round" else []), *_dashes(box.stroke)]
    return {
        "shape": _SHAPES[box.corners],
        "style": ",".join(style),
        "color": box.stroke.colour,
        "fillcolor": box.ground,
        "penwidth": f"{box.stroke.width:g}",
        "peripheries": "2" if box.stroke.double else "1",
    }


def _line(stroke: Stroke) -> Mapping[str, str]:
    colour = f"{stroke.colour}:invis:{stroke.colour}" if stroke.double else stroke.colour
    return {"color": colour, "style": ",".join(_dashes(stroke)) or "solid", "penwidth": f"{stroke.width:g}"}


def _dashes(stroke: Stroke) -> list[str]:
    return [] if stroke.dashes == "solid" else [stroke.dashes]
