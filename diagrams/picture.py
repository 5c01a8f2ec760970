"""A picture as a value: what is to be drawn, in no format's terms. Every view makes one, every writer reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from simulator.spec.text import Lang

NodeKind = Literal["initial", "state", "screen", "dialog", "gate", "action", "final", "faint", "elsewhere"]
"""``gate``: the rules an event must pass; ``faint``: a final state outside the life proper; ``elsewhere``: a state
that another picture, or another part of a split one, draws; ``action``: what somebody does, in a lane of theirs."""

EdgeKind = Literal["start", "event", "outside", "auto", "timer", "refusal", "logout"]

LineKind = Literal["title", "note", "screen", "event", "condition", "effect", "rule", "refusal"]
"""What a line of text says; ``note`` is any remark, ``condition`` when a thing happens, ``effect`` what it does."""

Sort = Literal["node", "edge", "path", "sign", "mark", "heat", "moment"]
"""What a row of the legend explains."""

MarkKind = Literal[
    "covered", "partly", "uncovered", "added", "removed", "changed", "deviating", "passed", "here", "arrival"
]  # fmt: skip
"""``passed``: by how many scenarios; ``here``: the place that a region is drawn around; ``arrival``: a way to it."""

Direction = Literal["down", "right"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What an analysis found of a part; ``count`` is how often, where that was counted."""

    kind: MarkKind
    count: int = 0


class Step(NamedTuple):
    """One step of a path through a flow: the leaf before, the trigger, the leaf after."""

    source: str
    trigger: str
    target: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. ``steps`` are those that it alone stands for; ``marks`` their numbers on a marked path."""

    kind: LineKind
    text: str
    steps: tuple[Step, ...] = ()
    marks: tuple[int, ...] = ()
    tint: Mark | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A place. ``leaves`` are the flow's leaves it stands for, ``steps`` those that pass through it (a gate's).

    ``within`` is the cluster that holds it. ``marks`` are the numbers of the steps that reach it, 0 for the start.
    """

    id: str
    kind: NodeKind
    lines: tuple[Line, ...]
    within: str | None = None
    tooltip: str = ""
    leaves: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    marks: tuple[int, ...] = ()
    tint: Mark | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """A place that holds others, or the ``lane`` of an actor, from the top of the picture to its foot."""

    id: str
    lines: tuple[Line, ...]
    within: str | None = None
    tooltip: str = ""
    leaves: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    tint: Mark | None = None
    lane: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from a node or cluster to another, and the steps it stands for; ``faint`` where it is not what is shown."""

    id: str
    kind: EdgeKind
    source: str
    target: str
    lines: tuple[Line, ...] = ()
    tooltip: str = ""
    steps: tuple[Step, ...] = ()
    marks: tuple[int, ...] = ()
    tint: Mark | None = None
    faint: bool = False


class Key(NamedTuple):
    """A row of the legend: a kind of node, edge or mark (or ``path``, the marked one; or a sign), and its meaning."""

    sort: Sort
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole. The order of nodes, clusters and edges is that in which a reader meets them.

    Raises:
        ValueError: two parts have one id, or a part names another that is not there.
    """

    id: str
    lang: Lang
    title: str
    subtitle: str
    description: str
    nodes: tuple[Node, ...]
    clusters: tuple[Cluster, ...]
    edges: tuple[Edge, ...]
    legend: tuple[Key, ...]
    direction: Direction = "down"

    def __post_init__(self) -> None:
        ids = [part.id for part in self.parts]
        if len(ids) != len(set(ids)):
            raise ValueError(f"two parts of the picture {self.id} have one id")
        clusters = {cluster.id for cluster in self.clusters}
        places = {place.id for place in self.places}
        holders = {place.within for place in self.places} - {None}
        ends = {end for edge in self.edges for end in (edge.source, edge.target)}
        if lost := (holders - clusters) | (ends - places):
            raise ValueError(f"the picture {self.id} has no {', '.join(sorted(map(str, lost)))}")

    @property
    def places(self) -> tuple[Cluster | Node, ...]:
        """Clusters, then nodes."""
        return (*self.clusters, *self.nodes)

    @property
    def parts(self) -> tuple[Cluster | Node | Edge, ...]:
        """Clusters, nodes, then edges."""
        return (*self.clusters, *self.nodes, *self.edges)

    @property
    def marked(self) -> bool:
        """Whether a path is marked on it."""
        return any(part.marks for part in self.parts) or any(line.marks for line in self.lines())

    @property
    def found(self) -> frozenset[Mark]:
        """The marks that an analysis left on its parts."""
        return frozenset(part.tint for part in (*self.parts, *self.lines()) if part.tint is not None)

    @property
    def tints(self) -> frozenset[MarkKind]:
        """The kinds of those marks."""
        return frozenset(mark.kind for mark in self.found)

    def lines(self) -> Iterator[Line]:
        """Every line of text of its parts."""
        for part in self.parts:
            yield from part.lines

    def inside(self, holder: str | None) -> tuple[tuple[Cluster, ...], tuple[Node, ...]]:
        """The clusters and nodes directly in a cluster, or in none."""
        clusters = tuple(cluster for cluster in self.clusters if cluster.within == holder)
        return clusters, tuple(node for node in self.nodes if node.within == holder)
