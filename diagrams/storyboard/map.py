"""Where a journey is, on a small map of its lifecycle: the path so far, and a pin on the place."""

import functools
from collections.abc import Iterator
from dataclasses import replace

from diagrams.draw import picture
from diagrams.palette import INK, PAPER, PATH, Stroke
from diagrams.picture import Direction, Edge, Node, Picture, Step
from diagrams.scene.scene import Area, Curve, Ellipse, Rect, Scene, Shape, fitted
from diagrams.scene.traced import traced
from diagrams.storyboard.frame import Standing
from diagrams.words import quoted, tied
from simulator.spec.flow import Flow
from simulator.spec.portal import Portal
from simulator.spec.text import Lang

_HERE = "#here"
_LEGIBLE = 0.55
"""A map that shrinks further is too small to be read: it shows less, and so larger."""


def place(standing: Standing, lang: Lang) -> str:
    """The journey's name and its state in words; the state alone where it lies in no other."""
    name = standing.flow.name.of(lang).source
    colon = "\u00a0: " if lang == "fr" else ": "
    if not standing.leaf:
        return f"{name}{colon}{'pas commencée' if lang == 'fr' else 'not begun'}"
    labels = [state.label.of(lang).source for state in standing.flow.leaves[standing.leaf].path]
    return tied(f"{name}{colon}{' › '.join(quoted(label, lang) for label in labels)}", lang)


def small(standing: Standing, lang: Lang, width: float, height: float) -> Scene:
    """The map that can be read best in a frame: downwards, or to the right."""
    firings = tuple(Step(firing.before.state, firing.event, firing.after.state) for firing in standing.path)
    maps = _maps(standing.flow, standing.portal, firings, standing.leaf, lang)
    if all(fitted(each, width, height) < _LEGIBLE for each in maps):
        maps = _maps(standing.flow, standing.portal, firings, standing.leaf, lang, around=True)
    return max(maps, key=lambda scene: fitted(scene, width, height))


@functools.lru_cache(maxsize=512)
def _maps(
    flow: Flow, portal: Portal, path: tuple[Step, ...], leaf: str, lang: Lang, *, around: bool = False
) -> tuple[Scene, ...]:
    """The map downwards and to the right; ``around``: no more of it than the place, how one came, where it leads."""
    drawn = _plain(picture(flow, "lifecycle", lang, path, portal), leaf)
    here = next((node.id for node in drawn.nodes if leaf in node.leaves), None)
    if around and here is not None:
        drawn = _near(drawn, here)
    links = {here: _HERE} if here is not None else {}
    ways: tuple[Direction, ...] = ("down", "right")
    return tuple(_pinned(traced(replace(drawn, direction=way), links), way) for way in ways)


def _near(drawn: Picture, here: str) -> Picture:
    """The place, the one before it on the path, and those that it leads to."""
    last = max((edge for edge in drawn.edges if edge.target == here and edge.marks), key=_last, default=None)
    kept = {here, *(edge.target for edge in drawn.edges if edge.source == here)}
    kept |= {last.source} if last is not None else set()
    nodes = tuple(node for node in drawn.nodes if node.id in kept)
    edges = tuple(edge for edge in drawn.edges if edge.source in kept and edge.target in kept)
    return replace(drawn, nodes=nodes, edges=edges)


def _last(edge: Edge) -> int:
    return max(edge.marks)


def _plain(whole: Picture, leaf: str) -> Picture:
    """Names alone; ends that only a log-out leads to are left out unless the journey is there."""
    nodes = [node for node in whole.nodes if node.kind != "faint" or leaf in node.leaves or node.marks]
    kept = {node.id for node in nodes}
    edges: dict[tuple[str, str], Edge] = {}
    for edge in whole.edges:
        ends = (edge.source, edge.target)
        known = edges.get(ends)
        if set(ends) <= kept and (known is None or (edge.marks and not known.marks)):
            edges[ends] = _bare(edge)
    named = tuple(_named(node) for node in nodes)
    return replace(whole, title="", subtitle="", legend=(), nodes=named, edges=tuple(edges.values()))


def _bare(edge: Edge) -> Edge:
    """A way without its words; the numbers of its steps stay."""
    marks = tuple(sorted({*edge.marks, *(mark for line in edge.lines for mark in line.marks)}))
    return replace(edge, lines=(), marks=marks)


def _named(node: Node) -> Node:
    return replace(node, lines=tuple(replace(line, marks=()) for line in node.lines if line.kind == "title"))


def _pinned(scene: Scene, way: Direction) -> Scene:
    """A map with a ring around where the journey is, and a pin on the side where no way comes in."""
    shapes: list[Shape] = []
    for shape in scene.shapes:
        if isinstance(shape, Area):
            ring = Rect(shape.x - 4, shape.y - 4, shape.width + 8, shape.height + 8, None, Stroke(INK, 1.6), 8)
            left, above = (shape.x - 10, shape.y + shape.height / 2 + 8), (shape.x + shape.width / 2, shape.y - 3)
            shapes += [ring, *pin(*(left if way == "down" else above))]
        else:
            shapes.append(shape)
    return replace(scene, shapes=tuple(shapes), title="", description="")


def pin(x: float, y: float) -> Iterator[Shape]:
    """A pin whose point is at (x, y), 15 points wide and 20 high."""
    outline = (
        (x, y),
        (x - 2, y - 5), (x - 7.5, y - 8), (x - 7.5, y - 12.5),
        (x - 7.5, y - 22), (x + 7.5, y - 22), (x + 7.5, y - 12.5),
        (x + 7.5, y - 8), (x + 2, y - 5), (x, y),
    )  # fmt: skip
    yield Curve(outline, Stroke(PAPER, 1.2), PATH, bent=True, closed=True)
    yield Ellipse(x, y - 13, 2.8, 2.8, PAPER)
