"""Texts of blocks as reportlab reads them: links, the numbers of statements, and pages to jump to."""

from typing import Final
from xml.sax.saxutils import quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from diagrams.handbook.blocks import Rich, Run
from diagrams.palette import PATH, SOFT
from diagrams.paper.paragraphs import markup
from diagrams.paper.type import CELL, ROOM, SEMIBOLD

NUMBER: Final = 7.5
"""The size of the numbers of statements, and of their sources in the index, in points."""
DENSE: Final = ParagraphStyle("dense", parent=CELL, fontSize=8.5, leading=10.5)
"""The cells of long tables."""


def set_text(text: Rich, style: ParagraphStyle, width: float = ROOM, bullet: str | None = None) -> Paragraph:
    """A text as a paragraph."""
    return Paragraph("".join(_run(run, style, width) for run in text), style, bulletText=bullet)


def _run(run: Run, style: ParagraphStyle, width: float) -> str:
    said = markup(run.text, style, width)
    if run.face == "strong":
        said = strong(said)
    elif run.face == "small":
        said = small(said, linked=bool(run.link))
    if run.cites:
        said = f'<onDraw name="cite" label={quoteattr(run.cites)}/>{said}'
    return leading(said, run.link) if run.link else said


def strong(said: str) -> str:
    """Markup that stands out."""
    return f'<font name="{SEMIBOLD}">{said}</font>'


def small(said: str, *, linked: bool = False, size: float = NUMBER) -> str:
    """Markup in small type; a link keeps its own colour."""
    return f'<font size="{size}"' + ("" if linked else f' color="{SOFT}"') + f">{said}</font>"


def leading(said: str, anchor: str) -> str:
    """Markup that leads to an anchor of the document."""
    return f'<a href={quoteattr(f"#{anchor}")} color="{PATH}">{said}</a>'
