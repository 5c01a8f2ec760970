"""Two editions of one picture as one: what both have once, then what only the old one had; lines marked that differ."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from diagrams.outline import described
from diagrams.picture import Cluster, Edge, Line, Mark, Node, Picture, Step
from diagrams.sketch import legend
from diagrams.words import marked

_Place = TypeVar("_Place", Node, Cluster)

_ADDED, _REMOVED, _CHANGED = Mark("added"), Mark("removed"), Mark("changed")


def united(old: Picture, new: Picture, known_as: Callable[[str], str]) -> Picture:
    """The new picture with what it lost from the old one; what only one of them has is marked.

    Args:
        known_as: what the new edition calls a state, a leaf or a part that the old one names.
    """
    before = _translated(old, known_as)
    shut, opened = {node.id for node in new.nodes}, {cluster.id for cluster in new.clusters}
    clusters = tuple(_places(tuple(each for each in before.clusters if each.id not in shut), new.clusters, new))
    nodes = tuple(_places(tuple(node for node in before.nodes if node.id not in opened), new.nodes, new))
    holders = {cluster.id for cluster in clusters}
    drawn = replace(
        new,
        clusters=tuple(_held(each, holders) for each in clusters),
        nodes=tuple(_held(node, holders) for node in nodes),
        edges=tuple(_edges(before, new)),
    )
    return replace(drawn, legend=legend(drawn), description=described(drawn))


def _held(place: _Place, holders: set[str]) -> _Place:
    """A place whose holder is none any more stands by itself."""
    return place if place.within is None or place.within in holders else replace(place, within=None)


def _translated(picture: Picture, known_as: Callable[[str], str]) -> Picture:
    """The old picture in the new edition's ids."""

    def steps(some: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(Step(known_as(step.source), step.trigger, known_as(step.target)) for step in some)

    def lines(some: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(replace(line, steps=steps(line.steps)) for line in some)

    def within(holder: str | None) -> str | None:
        return None if holder is None else known_as(holder)

    return replace(
        picture,
        nodes=tuple(
            replace(
                node,
                id=known_as(node.id),
                lines=lines(node.lines),
                within=within(node.within),
                leaves=tuple(map(known_as, node.leaves)),
                steps=steps(node.steps),
            )
            for node in picture.nodes
        ),
        clusters=tuple(
            replace(each, id=known_as(each.id), within=within(each.within), leaves=tuple(map(known_as, each.leaves)))
            for each in picture.clusters
        ),
        edges=tuple(
            replace(
                edge,
                source=known_as(edge.source),
                target=known_as(edge.target),
                lines=lines(edge.lines),
                steps=steps(edge.steps),
            )
            for edge in picture.edges
        ),
    )


def _places(old: tuple[_Place, ...], new: tuple[_Place, ...], whole: Picture) -> Iterator[_Place]:
    before = {place.id: place for place in old}
    for place in new:
        mate = before.get(place.id)
        yield _told(replace(place, tint=_ADDED), whole) if mate is None else _told(_merged(mate, place), whole)
    known = {place.id for place in new}
    yield from (_told(replace(place, tint=_REMOVED), whole) for place in old if place.id not in known)


def _merged(old: _Place, new: _Place) -> _Place:
    lines = _lines(old.lines, new.lines)
    return replace(new, lines=lines, tint=_CHANGED if any(line.tint for line in lines) else None)


def _edges(old: Picture, new: Picture) -> Iterator[Edge]:
    before = {_way(edge): edge for edge in old.edges}
    for edge in new.edges:
        mate = before.get(_way(edge))
        if mate is None:
            yield _told(replace(edge, tint=_ADDED), new)
            continue
        lines = _lines(mate.lines, edge.lines)
        steps = tuple(dict.fromkeys((*edge.steps, *mate.steps)))
        tint = _CHANGED if any(line.tint for line in lines) else None
        yield _told(replace(edge, lines=lines, steps=steps, tint=tint), new)
    known, taken = {_way(edge) for edge in new.edges}, {edge.id for edge in new.edges}
    for edge in old.edges:
        if _way(edge) not in known:
            name = next(name for n in range(len(taken) + 1) if (name := f"{edge.id}{'~' * n}") not in taken)
            taken.add(name)
            yield _told(replace(edge, id=name, tint=_REMOVED), new)


def _way(edge: Edge) -> tuple[str, str, str]:
    """What makes two ways one: their ends, and whether a person takes them."""
    return edge.source, edge.target, "person" if edge.kind in ("event", "logout") else edge.kind


def _lines(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of both: those that went stand where they stood."""
    texts = [line.text for line in new]
    gone = [line for line in old if line.text not in texts]
    known = {line.text for line in old}
    merged = [line if line.text in known else replace(line, tint=_ADDED) for line in new]
    for line in gone:
        rank = old.index(line)
        above = {other.text for other in old[:rank]}
        place = max((n for n, other in enumerate(merged, 1) if other.text in above), default=0)
        merged.insert(place, replace(line, tint=_REMOVED))
    return tuple(merged)


_Any = TypeVar("_Any", Node, Cluster, Edge)


def _told(part: _Any, picture: Picture) -> _Any:
    """A part whose tooltip says its mark."""
    if part.tint is None:
        return part
    return replace(part, tooltip="\n".join(filter(None, (marked(part.tint, picture.lang), part.tooltip))))
