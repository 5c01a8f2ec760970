"""The legend of a Scene: the palette's samples, in the same rows and words as under a Picture."""

from collections.abc import Collection, Iterator

from diagrams.palette import CLUSTER, EDGES, INK, NODES, PATH, SOFT, TINTS, heat_sample
from diagrams.picture import Key, Sort
from diagrams.scene.kinds import badge, box, line, moment
from diagrams.scene.measure import width
from diagrams.scene.scene import Scene, Shape, Text
from diagrams.typeface import Face
from diagrams.words import MEANINGS
from simulator.spec.text import Lang

_SAMPLE, _ROW, _SIZE, _APART = 28.0, 16.0, 8.5, 16.0


def keys(used: Collection[tuple[Sort, str]], lang: Lang) -> tuple[Key, ...]:
    """The rows of the legend for what a drawing uses, in their one order."""
    return tuple(Key(*name, meaning.of(lang)) for name, meaning in MEANINGS.items() if name in used)


def legend(rows: tuple[Key, ...], room: float, lang: Lang) -> Scene:
    """Samples and their meanings, side by side as far as ``room`` points allow."""
    shapes: list[Shape] = []
    x, y = 0.0, 0.0
    for key in rows:
        long = _SAMPLE + 6 + width(key.text, _SIZE)
        if x and x + long > room:
            x, y = 0.0, y + _ROW
        shapes += sample(key, x, y + _ROW / 2)
        shapes.append(Text(x + _SAMPLE + 6, y + _ROW / 2 + 3, key.text, _SIZE, colour=SOFT))
        x += long + _APART
    return Scene(room, y + _ROW if rows else 0, tuple(shapes), lang=lang)


def sample(key: Key, x: float, y: float) -> Iterator[Shape]:
    """What a row explains, drawn small: it begins at ``x`` and its middle is at ``y``."""
    middle = x + _SAMPLE / 2
    match key.sort:
        case "edge":
            yield from line(EDGES[key.kind], ((x, y), (x + _SAMPLE, y)))  # type: ignore[index]  # a kind of edge
        case "node":
            drawn = CLUSTER if key.kind == "cluster" else NODES[key.kind]  # type: ignore[index]  # a kind of node
            yield from box(drawn, x, y - 6, _SAMPLE, 12)
        case "heat":
            yield from box(heat_sample(key.kind), x, y - 6, _SAMPLE, 12)
        case "sign":
            yield Text(middle, y + 3, key.kind, _SIZE, Face.SEMIBOLD, INK, "middle")
        case "path":
            yield from badge("1", PATH, middle, y)
        case "mark":
            tint = TINTS[key.kind]  # type: ignore[index]  # a kind of mark
            yield from badge(tint.sign, tint.stroke.colour, middle, y)
        case "moment":
            if key.kind == "break":
                yield from line(EDGES["start"], ((x, y), (x + _SAMPLE, y)))
            elif key.kind != "sent":
                yield from line(EDGES["timer"], ((x, y), (middle - 4, y)))
            yield from moment(key.kind, middle, y)
