"""A document the portal hands over, set as an A4 page: whatever flow issues it, one sober layout."""

import functools
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any, Literal, NamedTuple, TypeAlias

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from diagrams.paper.paragraphs import labelled, paragraph
from diagrams.paper.type import MARGIN, PAGE, REGULAR, ROOM, SEMIBOLD
from diagrams.typeface import printable

Lang = Literal["fr", "en"]
Line: TypeAlias = "str | tuple[Line, ...]"


class Content(NamedTuple):
    """What one document says, in one language; a nested tuple is the block of one record."""

    title: str
    watermark: str | None
    lines: tuple[Line, ...]
    issued: date


def certificate(content: Content, lang: Lang) -> bytes:
    """The document as a PDF: the same bytes for the same content."""
    file = BytesIO()
    document = BaseDocTemplate(
        file,
        pagesize=PAGE,
        initialFontName=REGULAR,
        invariant=1,
        title=printable(content.title)[:_LONGEST_LABEL],
        subject="",
        author="Parcours",
        creator="Parcours",
        lang=lang,
        displayDocTitle=1,
    )
    frame = Frame(MARGIN, MARGIN, ROOM, PAGE[1] - 2 * MARGIN, leftPadding=0, rightPadding=0)
    watermark = functools.partial(_watermark, printable(content.watermark or ""))
    document.addPageTemplates([PageTemplate(frames=[frame], onPage=watermark)])
    numbered = functools.partial(_Numbered, _WORDS[lang]["page"])
    document.build([*_head(content, lang), *_body(content.lines)], canvasmaker=numbered)
    return file.getvalue()


_PADDING = 10.0
_INDENT = 14.0
_LONGEST_LABEL = 60

_INK = HexColor("#1B1F27")
_FAINT = HexColor("#5A6270")
_RULE = HexColor("#8A93A3")
_WATERMARK = HexColor("#E6E8EC")

_TITLE = ParagraphStyle("title", fontName=SEMIBOLD, fontSize=20, leading=25, textColor=_INK)
_ISSUED = ParagraphStyle("issued", fontName=REGULAR, fontSize=10, leading=14, spaceBefore=3, textColor=_FAINT)
_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=11, leading=15.5, spaceAfter=4, textColor=_INK)
_HEADING = ParagraphStyle("heading", parent=_TEXT, fontName=SEMIBOLD, fontSize=12)

_LABEL = re.compile(rf"(?P<label>[^:.\n]{{1,{_LONGEST_LABEL}}}:)(?P<value>\s.+)", re.DOTALL)
_WORDS = {
    "fr": {"issued": "Établi le {}", "page": "Page {} sur {}"},
    "en": {"issued": "Issued on {}", "page": "Page {} of {}"},
}


def _head(content: Content, lang: Lang) -> Iterator[Flowable]:
    yield paragraph(content.title, _TITLE, ROOM)
    yield Paragraph(_WORDS[lang]["issued"].format(content.issued.strftime("%d/%m/%Y")), _ISSUED)
    yield HRFlowable(width="100%", thickness=1.2, color=_INK, spaceBefore=8, spaceAfter=16)


def _body(lines: tuple[Line, ...]) -> Iterator[Flowable]:
    for line in lines:
        if isinstance(line, str):
            yield _paragraph(line, ROOM, _TEXT)
        elif line:
            yield KeepTogether([_block(line), Spacer(0, 10)])


def _block(lines: tuple[Line, ...]) -> Table:
    """One record in a frame, a line a row: a block too long for its page goes on, framed, on the next."""
    inner = ROOM - 2 * _PADDING
    rows = []
    for index, (depth, text) in enumerate(_flat(lines)):
        width = inner - depth * _INDENT
        heads = index == 0 and _LABEL.match(text) is None and len(text) <= _LONGEST_LABEL
        cell = _paragraph(text, width, _HEADING if heads else _TEXT)
        cell.style = ParagraphStyle("cell", parent=cell.style, leftIndent=depth * _INDENT, spaceAfter=0)
        rows.append([cell])
    table = Table(rows, colWidths=[ROOM], splitInRow=1, spaceBefore=8)
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else the page names a font it does not carry
            ("BOX", (0, 0), (-1, -1), 0.8, _RULE),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("TOPPADDING", (0, 0), (-1, 0), 7),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 8),
        ]
    )
    return table


def _flat(lines: tuple[Line, ...], depth: int = 0) -> Iterator[tuple[int, str]]:
    for line in lines:
        if isinstance(line, str):
            yield depth, line
        else:
            yield from _flat(line, min(depth + 1, 6))


def _paragraph(text: str, width: float, style: ParagraphStyle) -> Paragraph:
    """A line of the document; in « Label : value » the label stands out."""
    found = _LABEL.match(text)
    if found is None:
        return paragraph(text, style, width)
    return labelled(found["label"], found["value"].lstrip(" "), style, width)


def _watermark(text: str, canvas: Canvas, _document: BaseDocTemplate) -> None:
    """Set ``text`` across the page, as large as fits and beneath all else."""
    size = min(130.0, 640 / max(pdfmetrics.stringWidth(text, SEMIBOLD, 1), 1))
    canvas.saveState()
    canvas.setFont(SEMIBOLD, size)
    canvas.setFillColor(_WATERMARK)
    canvas.translate(PAGE[0] / 2, PAGE[1] / 2)
    canvas.rotate(54)
    canvas.drawCentredString(0, -size / 3, text)
    canvas.restoreState()


class _Numbered(Canvas):
    """A canvas that writes « Page 1 sur 3 » once it knows how many there are."""

    def __init__(self, words: str, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._words = words
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  reportlab's own name
        self._pages.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]  # reportlab's stubs leave it out

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.setFont(REGULAR, 9)
            self.setFillColor(_FAINT)
            self.drawRightString(PAGE[0] - MARGIN, 12 * mm, self._words.format(number, len(self._pages)))
            super().showPage()
        super().save()
