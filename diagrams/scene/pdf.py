"""A Scene in a PDF: a page of its own, or a part of one; vectors, its texts selectable, the same bytes each time."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from diagrams.palette import Stroke
from diagrams.scene.measure import font
from diagrams.scene.scene import Area, Curve, Ellipse, Placed, Rect, Scene, Shape, Text, fitted
from diagrams.typeface import Face, printable
from simulator.spec.text import Lang

_DASHES: dict[str, tuple[float, ...]] = {"solid": (), "dashed": (5, 3), "dotted": (1.5, 2.5)}


class Drawing(Flowable):
    """A Scene among the paragraphs of a page, no larger than the frame and than ``most`` points high."""

    def __init__(self, scene: Scene, most: float = 0, align: Literal["LEFT", "CENTER", "RIGHT"] = "LEFT") -> None:
        super().__init__()
        self.scene, self.most, self.hAlign = scene, most, align
        self.scale = 1.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  reportlab's own names
        """The size it takes of what is left of the frame."""
        self.scale = fitted(self.scene, aW, self.most or self.scene.height)
        return self.scene.width * self.scale, self.scene.height * self.scale

    def draw(self) -> None:
        """Draw it."""
        draw(self.canv, self.scene, 0, self.scene.height * self.scale, self.scale)


class Turned(Flowable):
    """The same on its side, its top to the left of the page, for what is too wide to be read upright."""

    def __init__(self, scene: Scene, most: float) -> None:
        super().__init__()
        self.scene, self.most = scene, most
        self.scale = 1.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  reportlab's own names
        """The size it takes of what is left of the frame."""
        self.scale = fitted(self.scene, self.most, aW)
        return self.scene.height * self.scale, self.scene.width * self.scale

    def draw(self) -> None:
        """Draw it."""
        self.canv.saveState()
        self.canv.rotate(90)
        draw(self.canv, self.scene, 0, 0, self.scale)
        self.canv.restoreState()


def pages(scenes: Iterable[Scene], title: str, lang: Lang) -> bytes:
    """A PDF with a page for each drawing, as large as the drawing."""
    file = BytesIO()
    options: Any = {"initialFontName": font(Face.REGULAR), "invariant": 1, "lang": lang}  # the stubs want a number
    canvas = Canvas(file, **options)
    canvas.setTitle(printable(title))
    canvas.setAuthor("Parcours")
    canvas.setCreator("Parcours")
    canvas.setSubject("")
    for number, scene in enumerate(scenes, 1):
        canvas.setPageSize((scene.width, scene.height))
        draw(canvas, scene, 0, scene.height)
        canvas.bookmarkPage(f"page{number}")
        canvas.addOutlineEntry(printable(scene.title or str(number)), f"page{number}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def draw(canvas: Canvas, scene: Scene, x: float, top: float, scale: float = 1) -> None:
    """Draw a Scene with its upper left corner at (x, top) of a canvas, whose y runs upwards."""
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale, scale)
    for shape in scene.shapes:
        _shape(canvas, shape)
    canvas.restoreState()


def _shape(canvas: Canvas, shape: Shape) -> None:
    match shape:
        case Placed():
            draw(canvas, shape.scene, shape.x, -shape.y, shape.scale)
        case Text():
            _text(canvas, shape)
        case Area():
            _area(canvas, shape)
        case Rect():
            _paint(canvas, shape.fill, shape.stroke)
            left, low = shape.x, -shape.y - shape.height
            fill, line = int(shape.fill is not None), int(shape.stroke is not None)
            if fill or line:
                canvas.roundRect(left, low, shape.width, shape.height, shape.radius, stroke=line, fill=fill)
        case Ellipse():
            _paint(canvas, shape.fill, shape.stroke)
            left, right, y = shape.x - shape.rx, shape.x + shape.rx, -shape.y
            fill, line = int(shape.fill is not None), int(shape.stroke is not None)
            canvas.ellipse(left, y - shape.ry, right, y + shape.ry, stroke=line, fill=fill)
        case Curve():
            _curve(canvas, shape)


def _text(canvas: Canvas, text: Text) -> None:
    canvas.setFont(font(text.face), text.size)
    canvas.setFillColor(HexColor(text.colour))
    set_text = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
    set_text[text.anchor](text.x, -text.y, printable(text.text))


def _area(canvas: Canvas, area: Area) -> None:
    """Only what leads to a place of the document itself; a reader of a PDF warns of anything else."""
    if area.href.startswith("#"):
        box = (area.x, -area.y - area.height, area.x + area.width, -area.y)
        canvas.linkRect("", area.href[1:], box, relative=1, thickness=0)


def _curve(canvas: Canvas, curve: Curve) -> None:
    _paint(canvas, curve.fill, curve.stroke)
    path = canvas.beginPath()
    (x, y), *rest = curve.points
    path.moveTo(x, -y)
    if curve.bent:
        for index in range(0, len(rest) - 2, 3):
            (x1, y1), (x2, y2), (x3, y3) = rest[index : index + 3]
            path.curveTo(x1, -y1, x2, -y2, x3, -y3)
    else:
        for x, y in rest:
            path.lineTo(x, -y)
    if curve.closed:
        path.close()
    canvas.drawPath(path, stroke=int(curve.stroke is not None), fill=int(curve.fill is not None))


def _paint(canvas: Canvas, fill: str | None, stroke: Stroke | None) -> None:
    if fill is not None:
        canvas.setFillColor(HexColor(fill))
    if stroke is not None:
        canvas.setStrokeColor(HexColor(stroke.colour))
        canvas.setLineWidth(stroke.width)
        canvas.setDash(list(_DASHES[stroke.dashes]))
