"""A flow drawn: which view, in which language, as which file; and whether it can be read on a page."""

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal

from diagrams.detail import detail
from diagrams.dot import to_dot
from diagrams.graphviz_dot import render
from diagrams.highlight import Path, highlighted
from diagrams.lifecycle import lifecycle
from diagrams.palette import TEXT_SIZE
from diagrams.picture import Picture
from diagrams.split import most_parts, splits
from diagrams.svg import finished
from simulator.spec.flow import Flow
from simulator.spec.portal import Portal
from simulator.spec.text import Lang

View = Literal["lifecycle", "detail"]
Format = Literal["svg", "png", "pdf", "dot"]
VIEWS: Final[dict[View, Callable[[Flow, Lang, Portal | None], Picture]]] = {"lifecycle": lifecycle, "detail": detail}

_PAGE: Final = (550.0, 796.0)  # A4 within margins of 8 mm, in points
_LEGIBLE: Final = 7.0  # the smallest text on a page, in points
_DOTS_PER_INCH: Final = 150


def draw(flow: Flow, view: View, lang: Lang, format: Format, path: Path = (), portal: Portal | None = None) -> bytes:
    """A flow as one picture, a path marked on it where one is given.

    Args:
        path: firings of the engine, or steps (leaf before, trigger, leaf after).
        portal: gives actors, devices and menus their names in the picture's language.
    """
    return written(upright(picture(flow, view, lang, path, portal)), format)


def picture(flow: Flow, view: View, lang: Lang, path: Path = (), portal: Portal | None = None) -> Picture:
    """The same, as a value."""
    return highlighted(VIEWS[view](flow, lang, portal), flow, path)


def written(picture: Picture, format: Format) -> bytes:
    """A picture as a file."""
    if format == "dot":
        return to_dot(picture).encode()
    if format == "svg":
        return finished(render(to_dot(picture), "svg"), picture)
    return render(to_dot(picture, dots_per_inch=_DOTS_PER_INCH if format == "png" else 0), format)


def pages(picture: Picture) -> tuple[Picture, ...]:
    """The picture in as few parts as can each be read on an A4 page; itself where it can.

    An outermost state is never cut: one that is too large by itself stays so.
    """
    for count in range(1, most_parts(picture) + 1):
        for parts in splits(picture, count):
            if all(legible(part) for part in parts):
                return parts
    *_, smallest = splits(picture, most_parts(picture))
    return tuple(upright(part) for part in smallest)


def upright(picture: Picture) -> Picture:
    """The picture in the direction in which it is read best: downwards unless only the other one fits a page."""
    if legible(picture):
        return picture
    other = replace(picture, direction="right" if picture.direction == "down" else "down")
    return other if scale(other) > scale(picture) else picture


def legible(picture: Picture) -> bool:
    """Whether its smallest text is large enough on an A4 page, upright or on its side."""
    return TEXT_SIZE * scale(picture) >= _LEGIBLE


def scale(picture: Picture) -> float:
    """By how much it must shrink to fit the page; 1 where it fits as it is."""
    return _scale(to_dot(picture))


@functools.lru_cache(maxsize=256)
def _scale(dot: str) -> float:
    found = re.search(rb'<svg width="([\d.]+)pt" height="([\d.]+)pt"', render(dot, "svg"))
    if found is None:
        return 1.0
    width, height = float(found[1]), float(found[2])
    (short, long) = _PAGE
    return min(1.0, max(min(short / width, long / height), min(long / width, short / height)))
