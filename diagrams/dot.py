"""A Picture as DOT. Every text of a flow passes through ``dot_labels``; every name is the project's own."""

from collections.abc import Mapping
from typing import Any

import graphviz

from diagrams.dot_labels import escaped, label, styled, table
from diagrams.dot_legend import legend_label
from diagrams.palette import (
    CLUSTER,
    EDGES,
    FAINT,
    INK,
    NODES,
    PATH,
    PATH_GROUND,
    ROOM,
    SOFT,
    TEXT_SIZE,
    TINTS,
    TITLE_SIZE,
    Box,
    Stroke,
)
from diagrams.picture import Cluster, Direction, Edge, Mark, Node, Picture
from diagrams.svg import anchor, anchors
from diagrams.typeface import FAMILY, Face, printable

_SHAPES = {"round": "box", "square": "box", "cut": "box", "folded": "note", "dot": "circle"}
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
        return str(graph.source)

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
        for node in nodes:
            graph.node(self._names[node.id], **self._node(node))
        tied = [node for node in nodes if node.id in self._ends]
        loose = [node for node in nodes if node.id not in self._ends]
        if tied:
            for node in loose if holder else ():  # what a state shows stands under those inside it
                graph.edge(self._names[tied[-1].id], self._names[node.id], style="invis", weight="4")

    def _cluster(self, cluster: Cluster) -> Mapping[str, str]:
        stroke = CLUSTER.stroke
        if cluster.marks:
            stroke = stroke._replace(colour=PATH, width=2)
        elif cluster.tint:
            stroke = TINTS[cluster.tint.kind].stroke
        return {
            "label": label(cluster.lines, CLUSTER.text, cluster.tint),
            "labeljust": "l",
            "labelloc": "t",
            "style": ",".join(("rounded", "filled", *_dashes(stroke))),
            "peripheries": "1",
            "fillcolor": CLUSTER.ground,
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
            drawn = TINTS[edge.tint.kind].stroke
            stroke = stroke._replace(colour=drawn.colour, width=max(stroke.width, drawn.width))
        elif self._picture.marked or self._picture.tints:
            stroke = stroke._replace(colour=FAINT)
        # The legend names the thin line of a log-out: many labels alike around one end would only be in the way.
        lines = () if edge.kind == "logout" and edge.target in self._faint else edge.lines
        tint = None if any(line.tint for line in lines) else edge.tint
        text = label(lines, INK if edge.kind != "logout" else SOFT, tint, edge.marks, margin=6)
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
    tint = TINTS[mark.kind]
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
