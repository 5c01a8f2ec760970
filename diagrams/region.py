"""Where a case stands and what can be done there: the part of a detailed picture that touches one place."""

from collections.abc import Iterator
from dataclasses import replace

from diagrams.outline import described
from diagrams.picture import Cluster, Edge, Line, Mark, Node, Picture
from diagrams.sketch import legend
from diagrams.split import beyond
from diagrams.words import marked, quoted, say, tied
from simulator.spec.flow import Flow

HERE = Mark("here")
ARRIVAL = Mark("arrival")


def region(picture: Picture, flow: Flow, leaf: str) -> Picture:
    """What a detailed picture of a flow shows around a leaf.

    The place itself is marked « vous êtes ici », in full with its screen; so are the rules and dialogs that the ways
    out of it go through, and what the states around it show. Ways in are faint and bear a sign of their own; places
    farther on are stubs.

    Raises:
        KeyError: the picture does not draw that leaf.
    """
    return _Region(picture, flow, leaf).picture()


class _Region:
    def __init__(self, picture: Picture, flow: Flow, leaf: str) -> None:
        self._whole, self._flow = picture, flow
        here = next((node for node in picture.nodes if leaf in node.leaves), None)
        if here is None:
            raise KeyError(leaf)
        self._here: Node = here
        self._parts: dict[str, Cluster | Node] = {part.id: part for part in picture.places}
        self._around = tuple(self._holders(self._here))

    def picture(self) -> Picture:
        """The region."""
        whole = self._whole
        kept = self._kept()
        edges = tuple(self._edges(kept))
        ends = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))
        far = tuple(end for end in ends if end not in kept)
        drawn = replace(
            whole,
            id=f"{whole.id}-region",
            subtitle=whole.subtitle.replace(say("detail", whole.lang), self._called(), 1),
            nodes=(*(self._node(node) for node in whole.nodes if node.id in kept), *self._stubs(far)),
            clusters=tuple(cluster for cluster in whole.clusters if cluster.id in self._around),
            edges=edges,
        )
        return replace(drawn, legend=legend(drawn), description=described(drawn))

    def _called(self) -> str:
        first = next(iter(self._here.lines), Line("title", self._here.id))
        name = quoted(first.text, self._whole.lang) if first.kind == "title" else first.text
        return tied(say("region", self._whole.lang, name), self._whole.lang)

    def _holders(self, part: Cluster | Node) -> Iterator[str]:
        while part.within is not None:
            yield part.within
            part = self._parts[part.within]

    def _kept(self) -> frozenset[str]:
        """The place, those around it with what they show, the rules and dialogs that one comes to from there."""
        kept = {self._here.id, *self._around}
        ends = {end for edge in self._whole.edges for end in (edge.source, edge.target)}
        kept |= {node.id for node in self._whole.nodes if node.within in self._around and node.id not in ends}
        todo = list(kept)
        while todo:
            place = todo.pop()
            for edge in self._whole.edges:
                if edge.source == place and edge.target not in kept and self._passed(edge.target):
                    kept.add(edge.target)
                    todo.append(edge.target)
        return frozenset(kept)

    def _passed(self, place: str) -> bool:
        part = self._parts[place]
        return isinstance(part, Node) and part.kind in ("gate", "dialog")

    def _edges(self, kept: frozenset[str]) -> Iterator[Edge]:
        """The ways out, then the ways in, faint, with a sign: to the place, or to a state where one arrives in it."""
        arrivals = {self._here.id}
        for edge in reversed(self._whole.edges):
            if self._starts(edge.source) and edge.target in arrivals and self._parts[edge.source].within:
                arrivals.add(str(self._parts[edge.source].within))
        for edge in self._whole.edges:
            if edge.source in kept:
                yield edge
            elif edge.target in arrivals:
                yield replace(edge, faint=not edge.marks, tint=edge.tint or ARRIVAL)

    def _starts(self, place: str) -> bool:
        part = self._parts[place]
        return isinstance(part, Node) and part.kind == "initial"

    def _node(self, node: Node) -> Node:
        if node is not self._here:
            return node
        note = Line("note", marked(HERE, self._whole.lang))
        return replace(node, tint=HERE, lines=(*node.lines[:1], note, *node.lines[1:]))

    def _stubs(self, far: tuple[str, ...]) -> Iterator[Node]:
        """Places farther on, each in the innermost state around it that is drawn."""
        for node in beyond(self._whole, far):
            part = self._parts[node.id]
            holder = next((each for each in self._holders(part) if each in self._around), None)
            kind = part.kind if isinstance(part, Node) and part.kind == "initial" else node.kind
            yield replace(node, within=holder, kind=kind)
