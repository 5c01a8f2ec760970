"""A Scene as SVG: it stands alone or within a page, and looks the same anywhere, its letters embedded."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from diagrams.palette import Stroke
from diagrams.scene.scene import Area, Curve, Ellipse, Placed, Rect, Scene, Shape, Text
from diagrams.typeface import FAMILY, Face, font_rules, printable

_DASHES = {"solid": "", "dashed": "5 3", "dotted": "1.5 2.5"}


def svg(scene: Scene, name: str = "scene", *, fonts: bool = True) -> str:
    """The SVG as text, without an XML declaration, so that it can stand in a page too.

    Args:
        scene: what is drawn.
        name: what its ids begin with; another for each on one page.
        fonts: whether it brings its letters; not where the page around it does.
    """
    return "\n".join(_document(scene, name, fonts)) + "\n"


def faces(scenes: Iterable[Scene]) -> str:
    """The rules, for a style sheet, that bring the letters of several drawings once."""
    used: dict[Face, str] = {}
    for scene in scenes:
        for text in scene.texts():
            used[text.face] = used.get(text.face, "") + printable(text.text)
    return "".join(font_rules(used))


def _document(scene: Scene, name: str, fonts: bool) -> Iterator[str]:
    size = f'width="{_n(scene.width)}" height="{_n(scene.height)}" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
    role = "group" if _leads(scene) else "img"  # what is in an image is not heard of, and cannot be followed
    named = f'role="{role}" aria-labelledby="{name}.title {name}.desc"' if scene.title else 'aria-hidden="true"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} lang="{scene.lang}" xml:lang="{scene.lang}" {named}>'
    if scene.title:
        yield f'<title id="{name}.title">{_safe(scene.title)}</title>'
        yield f'<desc id="{name}.desc">{_safe(scene.description)}</desc>'
    if fonts:
        yield f"<style>{faces([scene])}</style>"
    yield f"<g font-family=\"'{FAMILY}', sans-serif\">"
    yield from _shapes(scene)
    yield "</g>\n</svg>"


def _leads(scene: Scene) -> bool:
    """Whether any part of it leads somewhere."""
    inside = (shape.scene for shape in scene.shapes if isinstance(shape, Placed))
    return any(isinstance(shape, Area) for shape in scene.shapes) or any(map(_leads, inside))


def _shapes(scene: Scene) -> Iterator[str]:
    for shape in scene.shapes:
        if isinstance(shape, Placed):
            yield f'<g transform="translate({_n(shape.x)} {_n(shape.y)}) scale({_n(shape.scale, 4)})">'
            yield from _shapes(shape.scene)
            yield "</g>"
        else:
            yield _shape(shape)


def _shape(shape: Shape) -> str:
    match shape:
        case Rect():
            corners = f' rx="{_n(shape.radius)}"' if shape.radius else ""
            return f"<rect {_box(shape)}{corners}{_paint(shape.fill, shape.stroke)}/>"
        case Ellipse():
            where = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}" rx="{_n(shape.rx)}" ry="{_n(shape.ry)}"'
            return f"<ellipse {where}{_paint(shape.fill, shape.stroke)}/>"
        case Curve():
            return f'<path d="{_way(shape)}"{_paint(shape.fill, shape.stroke)}/>'
        case Text():
            anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
            where = f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"{_cut(shape.face)}{anchor}'
            return f'<text {where} fill="{shape.colour}" xml:space="preserve">{_safe(shape.text)}</text>'
        case Area():
            title = f"<title>{_safe(shape.title)}</title>" if shape.title else ""
            label = f" aria-label={_attribute(shape.title)}" if shape.title else ""
            ground = f'<rect {_box(shape)} fill="#ffffff" fill-opacity="0"/>'
            return f"<a href={_attribute(shape.href)}{label}>{title}{ground}</a>"
        case Placed():
            raise TypeError("a drawing within a drawing has shapes of its own")


def _cut(face: Face) -> str:
    weight = f' font-weight="{face.weight}"' if face.weight != Face.REGULAR.weight else ""
    return weight + (f' font-style="{face.style}"' if face is Face.ITALIC else "")


def _box(shape: Rect | Area) -> str:
    return f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'


def _way(curve: Curve) -> str:
    first, *rest = (f"{_n(x)} {_n(y)}" for x, y in curve.points)
    return f"M{first}{'C' if curve.bent else 'L'}{' '.join(rest)}{'Z' if curve.closed else ''}"


def _paint(fill: str | None, stroke: Stroke | None) -> str:
    painted = f' fill="{fill or "none"}"'
    if stroke is None:
        return painted
    dashes = f' stroke-dasharray="{_DASHES[stroke.dashes]}"' if stroke.dashes != "solid" else ""
    return f'{painted} stroke="{stroke.colour}" stroke-width="{_n(stroke.width)}"{dashes}'


def _n(number: float, digits: int = 2) -> str:
    return f"{number:.{digits}f}".rstrip("0").rstrip(".")


def _safe(text: str) -> str:
    return escape(printable(text))


def _attribute(text: str) -> str:
    return quoteattr(printable(text))
