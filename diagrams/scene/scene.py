"""A drawing as a value. Lengths are points; x runs to the right and y down from the upper left corner."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from diagrams.palette import INK, Stroke
from diagrams.typeface import Face
from simulator.spec.text import Lang

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A box with its upper left corner at (x, y); ``radius`` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: Stroke | None = None
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse around (x, y)."""

    x: float
    y: float
    rx: float
    ry: float
    fill: str | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through points: straight from one to the next, or ``bent``, each three points a Bézier curve's."""

    points: tuple[Point, ...]
    stroke: Stroke | None = None
    fill: str | None = None
    bent: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text, its baseline at ``y``; ``x`` is where it starts, where its middle is or where it ends."""

    x: float
    y: float
    text: str
    size: float = 10
    face: Face = Face.REGULAR
    colour: str = INK
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the drawing that leads somewhere: to an anchor of the same document (``#name``) or to a file beside it.

    Raises:
        ValueError: for an address with a scheme, which could lead away, or run.
    """

    x: float
    y: float
    width: float
    height: float
    href: str
    title: str = ""

    def __post_init__(self) -> None:
        if ":" in self.href.partition("#")[0].partition("/")[0]:
            raise ValueError(f"a drawing leads to files beside it alone, not to {self.href}")


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing within a drawing, its upper left corner at (x, y)."""

    x: float
    y: float
    scene: "Scene"
    scale: float = 1


Shape: TypeAlias = "Rect | Ellipse | Curve | Text | Area | Placed"


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing: its size, its shapes from the rearmost on, and what it is called by those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: str = ""
    description: str = ""
    lang: Lang = "fr"

    def texts(self) -> Iterator[Text]:
        """Every text, also of drawings within it, in drawing order."""
        for shape in self.shapes:
            if isinstance(shape, Placed):
                yield from shape.scene.texts()
            elif isinstance(shape, Text):
                yield shape


def fitted(scene: Scene, width: float, height: float) -> float:
    """The scale at which a drawing fits into a frame; never more than 1."""
    return min(1.0, width / scene.width, height / scene.height)
