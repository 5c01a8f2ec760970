"""Paragraphs that anybody's text can stand in: it is never taken for markup, and no word is wider than its line."""

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from diagrams.palette import BORDER, GROUND
from diagrams.paper.type import CELL, FACES, HEAD_CELL, ITEM, PAGE, ROOM, SEMIBOLD, TEXT
from diagrams.scene.measure import clean, pieces
from diagrams.typeface import Face

_PADDING = 5.0


def markup(text: str, style: ParagraphStyle = TEXT, width: float = ROOM) -> str:
    """``text`` as Paragraph reads it: no tag of its own, no missing glyph, no word wider than the line."""
    face = max(FACES.get(style.fontName, Face.REGULAR), Face.SEMIBOLD, key=lambda face: face.weight)
    words = re.split(r"([ \n]+)", clean(text))
    room = width - style.leftIndent - style.rightIndent
    safe = "".join(escape(" ".join(pieces(word, room, style.fontSize, face))) for word in words)
    return safe.replace("\n", "<br/>")


def paragraph(text: str, style: ParagraphStyle = TEXT, width: float = ROOM) -> Paragraph:
    """A text as a paragraph."""
    return Paragraph(markup(text, style, width), style)


def labelled(label: str, text: str, style: ParagraphStyle = TEXT, width: float = ROOM) -> Paragraph:
    """A paragraph that begins with a label that stands out."""
    return Paragraph(
        f'<font name="{SEMIBOLD}">{markup(label, style, width)}</font> {markup(text, style, width)}', style
    )


def item(text: str, style: ParagraphStyle = ITEM, width: float = ROOM, bullet: str = "–") -> Paragraph:
    """A text as an item of a list."""
    return Paragraph(markup(text, style, width), style, bulletText=bullet)


def linked(text: str, anchor: str, style: ParagraphStyle = TEXT, width: float = ROOM) -> str:
    """Markup of a text that leads to an anchor of the document."""
    return f"<a href={quoteattr(f'#{anchor}')}>{markup(text, style, width)}</a>"


def table(rows: list[list[str]], widths: list[float], heads: int = 1) -> Table:
    """A table of texts; its first ``heads`` rows are repeated on every page that it runs over."""
    cells = [
        [
            paragraph(text, HEAD_CELL if number < heads else CELL, width - 2 * _PADDING)
            for text, width in zip(row, widths, strict=True)
        ]
        for number, row in enumerate(rows)
    ]
    return grid(cells, widths, heads)


class _Grid(Table):
    """A table whose rows stay whole wherever a new page would hold them."""

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  reportlab's own names
        whole = self._parts(aH)
        if (
            len(whole) > 1
            and len(whole[1]._cellvalues) == self._heads + 1
            and len(whole[0]._cellvalues) > self._heads + 2
        ):
            whole = self._parts(sum(whole[0]._rowHeights[:-1]) + 1) or whole  # no row is left alone
        if whole or aH < PAGE[1] * _MOST_LEFT:
            return whole
        return super().split(aW, aH)

    @property
    def _heads(self) -> int:
        return int(self.repeatRows)

    def _parts(self, high: float) -> list[Any]:
        return self._splitRows(high)  # type: ignore[attr-defined, no-any-return]  # the same


_MOST_LEFT = 0.6
"""The part of a page under which a row that is too high begins on the next one."""


def grid(cells: Sequence[Sequence[Flowable]], widths: Sequence[float], heads: int = 1) -> Table:
    """The same of paragraphs that are made already."""
    made = _Grid(
        [[*row] for row in cells],
        colWidths=list(widths),
        repeatRows=heads,
        splitInRow=1,
        spaceBefore=4,
        spaceAfter=10,
        hAlign="LEFT",
    )
    made.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), CELL.fontName),  # else the page names a font it does not carry
            ("BACKGROUND", (0, 0), (-1, heads - 1), GROUND),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, BORDER),
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, BORDER),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return made
