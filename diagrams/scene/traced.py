"""A Picture, laid out by Graphviz, as a Scene: it can stand in a page, be scaled, and lead somewhere."""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from diagrams.dot import to_dot
from diagrams.graphviz_dot import render
from diagrams.outline import named
from diagrams.palette import INK, Stroke
from diagrams.picture import Picture
from diagrams.scene.scene import Area, Curve, Ellipse, Scene, Shape, Text
from diagrams.svg import anchors
from diagrams.typeface import FAMILY, Face

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_FACES = {f"{FAMILY} {face.value}": face for face in Face}


def traced(picture: Picture, links: Mapping[str, str] | None = None) -> Scene:
    """A picture as a drawing; ``links`` say where the parts of these ids lead."""
    root = ET.fromstring(render(to_dot(picture), "svg"))
    whole = root.find(f"{_SVG}g")
    if whole is None:
        raise ValueError(f"Graphviz drew nothing of {picture.id}")
    width, height = (float(root.get(side, "0").removesuffix("pt")) for side in ("width", "height"))
    across, down = _shift(whole.get("transform", ""))
    names = {name: part for part, name in anchors(picture).items()}
    called = named(picture)
    ways = {part: (href, called.get(part, "")) for part, href in (links or {}).items()}
    tracer = _Tracer(across, down, names, ways)
    shapes = (*tracer.shapes(whole), *tracer.areas)
    return Scene(width, height, shapes, f"{picture.title} – {picture.subtitle}", picture.description, picture.lang)


class _Tracer:
    def __init__(
        self, across: float, down: float, names: Mapping[str, str], links: Mapping[str, tuple[str, str]]
    ) -> None:
        self._across, self._down = across, down
        self._names, self._links = names, links
        self.areas: list[Area] = []

    def shapes(self, element: ET.Element) -> Iterator[Shape]:
        """What an element and those in it draw, in order; where a part leads somewhere, that is noted."""
        drawn: list[Shape] = []
        for child in element:
            drawn += self.shapes(child) if child.tag in (f"{_SVG}g", f"{_SVG}a") else self._shape(child)
        part = self._names.get(element.get("id", ""), "")
        if part in self._links and drawn:
            self.areas.append(_around(drawn, *self._links[part]))
        yield from drawn

    def _shape(self, element: ET.Element) -> Iterator[Shape]:
        fill = _colour(element.get("fill", "none"))
        stroke = _stroke(element)
        match element.tag.removeprefix(_SVG):
            case "polygon" if fill or stroke:
                yield Curve(self._points(element.get("points", "")), stroke, fill, closed=True)
            case "polyline":
                yield Curve(self._points(element.get("points", "")), stroke)
            case "path" if fill or stroke:
                way = element.get("d", "")
                yield Curve(self._points(way), stroke, fill, bent="C" in way, closed="Z" in way.upper())
            case "ellipse":
                x, y, rx, ry = (float(element.get(name, "0")) for name in ("cx", "cy", "rx", "ry"))
                yield Ellipse(x + self._across, y + self._down, rx, ry, fill, stroke)
            case "text":
                yield self._text(element)

    def _text(self, element: ET.Element) -> Text:
        x, y, size = (float(element.get(name, "0")) for name in ("x", "y", "font-size"))
        face = _FACES.get(element.get("font-family", ""), Face.REGULAR)
        colour = _colour(element.get("fill", "black")) or INK
        text = "".join(element.itertext())
        anchor = element.get("text-anchor", "start")
        if anchor == "middle":
            return Text(x + self._across, y + self._down, text, size, face, colour, "middle")
        if anchor == "end":
            return Text(x + self._across, y + self._down, text, size, face, colour, "end")
        return Text(x + self._across, y + self._down, text, size, face, colour)

    def _points(self, text: str) -> tuple[tuple[float, float], ...]:
        numbers = [float(number) for number in _NUMBER.findall(text)]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return tuple((x + self._across, y + self._down) for x, y in pairs)


def _shift(transform: str) -> tuple[float, float]:
    """By how much Graphviz moves all it draws."""
    found = re.search(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)", transform)
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _colour(name: str) -> str | None:
    """A colour as six digits: Graphviz calls a few of its own by name."""
    return {"none": None, "transparent": None, "white": "#ffffff", "black": "#000000"}.get(name, name)


def _stroke(element: ET.Element) -> Stroke | None:
    colour = _colour(element.get("stroke", "none"))
    if colour is None:
        return None
    dashes = element.get("stroke-dasharray", "")
    width = float(element.get("stroke-width", "1"))
    if not dashes:
        return Stroke(colour, width)
    return Stroke(colour, width, "dotted" if dashes.startswith("1") else "dashed")


def _around(shapes: list[Shape], href: str, title: str) -> Area:
    """The box around what a part draws; its texts are measured by what holds them."""
    points = [point for shape in shapes if isinstance(shape, Curve) for point in shape.points]
    points += [(s.x + s.rx * side, s.y + s.ry * side) for s in shapes if isinstance(s, Ellipse) for side in (-1, 1)]
    points += [(shape.x, shape.y - shape.size) for shape in shapes if isinstance(shape, Text)]
    (left, right), (top, low) = ((min(each), max(each)) for each in zip(*points, strict=True))
    return Area(left, top, right - left, low - top, href, title)
