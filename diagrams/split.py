"""A picture cut into parts that fit a page: whole outermost states, and stubs for those another part draws."""

from collections.abc import Iterator
from dataclasses import replace
from heapq import nsmallest
from itertools import combinations, pairwise

from diagrams.outline import described, named
from diagrams.picture import Cluster, Line, Node, Picture
from diagrams.sketch import legend
from diagrams.words import say

_APART = 4  # what an outermost state weighs by itself, in lines
_WIDE = 36  # characters of a line
_TRIED = 6  # ways to cut that are worth drawing

_Piece = tuple[frozenset[str], int]
"""Places that stay together, and their weight."""


def splits(picture: Picture, count: int) -> Iterator[tuple[Picture, ...]]:
    """Cuts of the picture into ``count`` parts, best first: few ways cut through, and parts of about one weight.

    An end is drawn in every part that leads to it; the other end of a way that crosses is a stub of kind ``elsewhere``.
    """
    pieces = _pieces(picture)
    if count < 2 or count > len(pieces):
        yield (picture,)
        return
    for cuts in nsmallest(
        _TRIED, combinations(range(1, len(pieces)), count - 1), key=lambda c: _cost(picture, pieces, c)
    ):
        runs = _runs(pieces, cuts)
        parts = [frozenset(place for places, _ in run for place in places) for run in runs]
        yield tuple(_part(picture, places, n, count) for n, places in enumerate(parts, start=1))


def _runs(pieces: list[_Piece], cuts: tuple[int, ...]) -> list[list[_Piece]]:
    return [pieces[start:end] for start, end in pairwise((0, *cuts, len(pieces)))]


def _cost(picture: Picture, pieces: list[_Piece], cuts: tuple[int, ...]) -> tuple[float, int]:
    """How bad a cut is: ways cut through, made worse the heavier its heaviest part is."""
    runs = _runs(pieces, cuts)
    part = {place: n for n, run in enumerate(runs) for places, _ in run for place in places}
    crossing = sum(
        part[edge.source] != part[edge.target] for edge in picture.edges if edge.source in part and edge.target in part
    )
    heaviest = max(sum(weight for _, weight in run) for run in runs)
    return (crossing + 1) * heaviest, heaviest


def most_parts(picture: Picture) -> int:
    """How many parts it can be cut into."""
    return len(_pieces(picture))


def _pieces(picture: Picture) -> list[_Piece]:
    """What must stay together, in order: an outermost state, all that is in it, its gates and dialogs."""
    owners = _owners(picture)
    pieces: dict[str, set[str]] = {}
    for part in picture.places:
        if part.id in _lanes(picture):
            continue
        pieces.setdefault(owners[part.id], set()).add(part.id)
    order = [node.id for node in picture.nodes]
    first = {owner: min((order.index(p) for p in places if p in order), default=0) for owner, places in pieces.items()}
    ends = {node.id for node in picture.nodes if node.kind in ("final", "faint")}
    found = [
        (frozenset(pieces[owner]), _weight(picture, pieces[owner])) for owner in sorted(pieces, key=first.__getitem__)
    ]
    return [piece for piece in found if not piece[0] <= ends]


def _owners(picture: Picture) -> dict[str, str]:
    """The outermost place that each cluster and node belongs to."""
    lanes = _lanes(picture)
    holders = {part.id: None if part.within in lanes else part.within for part in picture.places}

    def outermost(place: str) -> str:
        while (holder := holders[place]) is not None:
            place = holder
        return place

    owners = {place: outermost(place) for place in holders}
    kinds = {node.id: node.kind for node in picture.nodes}
    for edge in picture.edges:
        if kinds.get(edge.target) in ("gate", "dialog", "action"):
            owners[edge.target] = owners[edge.source]
        if kinds.get(edge.source) == "initial":
            owners[edge.source] = owners[edge.target]
    return owners


def _lanes(picture: Picture) -> frozenset[str]:
    """What holds places but is none: each part has all lanes."""
    return frozenset(cluster.id for cluster in picture.clusters if cluster.lane)


def _weight(picture: Picture, places: set[str]) -> int:
    texts = [part.lines for part in picture.places if part.id in places]
    texts += [edge.lines for edge in picture.edges if edge.source in places]
    return sum(1 + len(line.text) // _WIDE for lines in texts for line in lines) + _APART


def _part(picture: Picture, places: frozenset[str], number: int, count: int) -> Picture:
    edges = tuple(edge for edge in picture.edges if edge.source in places or edge.target in places)
    ends = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target) if end not in places)
    drawn = replace(
        picture,
        id=f"{picture.id}-{number}",
        subtitle=f"{picture.subtitle} – {say('part', picture.lang, str(number), str(count))}",
        nodes=(*(node for node in picture.nodes if node.id in places), *beyond(picture, tuple(ends))),
        clusters=tuple(cluster for cluster in picture.clusters if cluster.id in places or cluster.lane),
        edges=edges,
    )
    return replace(drawn, legend=legend(drawn), description=described(drawn))


def beyond(picture: Picture, ends: tuple[str, ...]) -> Iterator[Node]:
    """Places that ways of a part lead to or come from: ends as they are, all else as a stub."""
    for part in picture.places:
        if part.id not in ends:
            continue
        if isinstance(part, Node) and part.kind in ("final", "faint"):
            yield part
        else:
            lines = tuple(_stub(picture, part))
            lane = part.within if part.within in _lanes(picture) else None
            yield Node(part.id, "elsewhere", lines, lane, part.tooltip, part.leaves, (), part.marks, part.tint)


def _stub(picture: Picture, part: Node | Cluster) -> Iterator[Line]:
    """The title of a place; that of a gate or dialog comes after the state that it belongs to."""
    if isinstance(part, Node) and part.kind in ("gate", "dialog"):
        names = named(picture)
        yield from (Line("title", names[edge.source]) for edge in picture.edges if edge.target == part.id)
        yield Line("note", names[part.id])
    else:
        yield from part.lines[:1]
