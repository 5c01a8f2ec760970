"""The type of printed pages: one family, few sizes, sober ink."""

from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from diagrams.palette import INK, PATH, SOFT
from diagrams.scene.measure import font
from diagrams.typeface import Face

PAGE: Final = (float(A4[0]), float(A4[1]))
MARGIN: Final = 22.0 * mm
ROOM: Final = PAGE[0] - 2 * MARGIN
"""How wide a line of a page is, in points."""

REGULAR, ITALIC, SEMIBOLD = font(Face.REGULAR), font(Face.ITALIC), font(Face.SEMIBOLD)
INK_COLOUR, SOFT_COLOUR, LINK_COLOUR = HexColor(INK), HexColor(SOFT), HexColor(PATH)

TEXT: Final = ParagraphStyle(
    "text", fontName=REGULAR, fontSize=10.5, leading=15, spaceAfter=5, textColor=INK_COLOUR, allowWidows=0,
    allowOrphans=0, bulletFontName=REGULAR, bulletFontSize=10.5,
)  # fmt: skip
SMALL: Final = ParagraphStyle("small", parent=TEXT, fontSize=8.5, leading=11.5, spaceAfter=3, textColor=SOFT_COLOUR)
CELL: Final = ParagraphStyle("cell", parent=TEXT, fontSize=9.5, leading=12.5, spaceAfter=0)
HEAD_CELL: Final = ParagraphStyle("head cell", parent=CELL, fontName=SEMIBOLD)
STRONG: Final = ParagraphStyle("strong", parent=TEXT, fontName=SEMIBOLD, keepWithNext=1)
ITEM: Final = ParagraphStyle("item", parent=TEXT, leftIndent=14, bulletIndent=2, spaceAfter=3)
COVER: Final = ParagraphStyle("cover", fontName=SEMIBOLD, fontSize=30, leading=37, textColor=INK_COLOUR)
HEADINGS: Final = (
    ParagraphStyle("heading 1", parent=TEXT, fontName=SEMIBOLD, fontSize=20, leading=25, spaceBefore=30, spaceAfter=12,
                   keepWithNext=1),
    ParagraphStyle("heading 2", parent=TEXT, fontName=SEMIBOLD, fontSize=14, leading=18, spaceBefore=14, spaceAfter=6,
                   keepWithNext=1),
    ParagraphStyle("heading 3", parent=TEXT, fontName=SEMIBOLD, fontSize=11.5, leading=15, spaceBefore=9, spaceAfter=3,
                   keepWithNext=1),
)  # fmt: skip
"""The styles of headings by their level, from 0; none is ever left alone at the foot of a page."""

FACES: Final = {REGULAR: Face.REGULAR, ITALIC: Face.ITALIC, SEMIBOLD: Face.SEMIBOLD}
