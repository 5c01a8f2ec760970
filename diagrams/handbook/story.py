"""Blocks → what reportlab lays out."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer, Table

from diagrams.handbook.blocks import Block, Facts, Figure, Grid, Items, Rules, Sheet, Title, Together, Words
from diagrams.handbook.content import Cover, Handbook
from diagrams.handbook.kept import LEGIBLE, Kept, smallest
from diagrams.handbook.markup import DENSE, set_text
from diagrams.handbook.rule_table import RuleTable
from diagrams.palette import BORDER, PATH
from diagrams.paper.book import Book, Heading, contents
from diagrams.paper.paragraphs import grid, paragraph
from diagrams.paper.type import (
    CELL,
    COVER,
    HEAD_CELL,
    HEADINGS,
    ITEM,
    LINK_COLOUR,
    ROOM,
    SEMIBOLD,
    SMALL,
    SOFT_COLOUR,
    TEXT,
)
from diagrams.scene.pdf import Drawing, Turned
from diagrams.scene.scene import fitted

_STRONG = ParagraphStyle("strong", parent=TEXT, fontName=SEMIBOLD)
_LEAD = ParagraphStyle("lead", parent=TEXT, fontSize=12, leading=17, spaceAfter=9)
_STYLES = {"text": TEXT, "lead": _LEAD, "small": SMALL, "strong": _STRONG}
_NUMBERED = ParagraphStyle("numbered", parent=ITEM, leftIndent=20)
_LABEL = ParagraphStyle("label", parent=CELL, fontName=SEMIBOLD, textColor=SOFT_COLOUR)
_OVER = ParagraphStyle("over", parent=_STRONG, fontSize=13, leading=18, textColor=LINK_COLOUR)
_WITH = ParagraphStyle("with", parent=TEXT, fontSize=15, leading=21, spaceBefore=4)
_LINE = ParagraphStyle("line", parent=CELL, spaceAfter=2)
_MARK = ParagraphStyle("mark", parent=_LINE, textColor=HexColor(BORDER))
_PAPER = ParagraphStyle("paper", parent=_LINE, fontName=SEMIBOLD, fontSize=12, leading=16)
_LABELS = 62.0
_LEFT = 330.0
"""A chapter begins on the page where another one ends if that much is left of it, in points."""


def story(found: Handbook, book: Book) -> list[Flowable]:
    """The whole handbook, from its cover to its index."""
    flowables: list[Flowable] = [*_cover(found.cover), PageBreak(), paragraph(found.contents, HEADINGS[0]), contents()]
    for number, chapter in enumerate(found.chapters):
        flowables.append(CondPageBreak(_LEFT) if number else PageBreak())
        flowables += _flowables(tuple(_grouped((chapter.title, *chapter.blocks))), book)
    return flowables


def _grouped(blocks: Sequence[Block]) -> Iterator[Block]:
    """Titles kept with the drawing, or whatever else is not to be parted, that comes first beneath them."""
    waiting: list[Block] = []
    for block in blocks:
        if isinstance(block, Title) or (waiting and isinstance(block, Words)):
            waiting.append(block)
        elif waiting and isinstance(block, Figure | Together):
            yield Together((*waiting, *(block.blocks if isinstance(block, Together) else (block,))))
            waiting = []
        else:
            yield from (*waiting, block)
            waiting = []
    yield from waiting


def _cover(cover: Cover) -> Iterator[Flowable]:
    yield Spacer(0, 150)
    yield paragraph(cover.subject, _OVER)
    yield paragraph(cover.title, COVER)
    if cover.companions:
        yield paragraph(cover.companions, _WITH)
    yield Spacer(0, 14)
    rule = Table([[""]], colWidths=[90], rowHeights=[4], hAlign="LEFT")
    rule.setStyle([("BACKGROUND", (0, 0), (-1, -1), HexColor(PATH)), ("FONTNAME", (0, 0), (-1, -1), TEXT.fontName)])
    yield rule
    yield Spacer(0, 18)
    yield paragraph(cover.edition, _STRONG)
    yield Spacer(0, 12)
    yield from (paragraph(line, TEXT, ROOM * 0.8) for line in cover.lines)


def _flowables(blocks: Sequence[Block], book: Book, *, kept: bool = False) -> Iterator[Flowable]:
    """Blocks one after the other; where they are ``kept`` together, no title asks for room of its own."""
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if not isinstance(block, Title):
            yield from _block(block, book)
            continue
        heading = _heading(block)
        long = isinstance(following, Grid)
        if long:  # a table may run over several pages: its title is kept with its first rows by the room asked for
            heading.keepWithNext = 0
        yield from () if kept else (CondPageBreak(110 if long else 90),)
        yield heading


def _block(block: Block, book: Book) -> Iterator[Flowable]:
    match block:
        case Words():
            yield set_text(block.text, _STYLES[block.style])
        case Items():
            yield from _items(block)
        case Facts():
            yield _facts(block)
        case Grid():
            yield _grid(block)
        case Figure():
            yield from (_drawing(block), Spacer(0, 10))
        case Sheet():
            yield _sheet(block)
        case Rules():
            yield RuleTable(block, book)
        case Together():
            yield Kept(list(_flowables(block.blocks, book, kept=True)))


def _heading(title: Title) -> Heading:
    return Heading(title.text, title.level, title.anchor)


def _drawing(block: Figure) -> Flowable:
    scene = block.scene
    upright, turned = fitted(scene, ROOM, block.most), fitted(scene, block.most, ROOM)
    if block.turns and upright * smallest(scene) < LEGIBLE and turned > upright:
        return Turned(scene, block.most)
    return Drawing(scene, block.most)


def _items(block: Items) -> Iterator[Flowable]:
    for number, text in enumerate(block.items, 1):
        item = set_text(text, _NUMBERED if block.numbered else ITEM, bullet=f"{number}." if block.numbered else "–")
        item.keepWithNext = number == len(block.items) - 1 and number > 1  # the last is not alone on a page
        yield item
    yield Spacer(0, 5)


def _facts(block: Facts) -> Flowable:
    """Labels in a column of their own; one that comes again is not repeated."""
    width, told, rows = ROOM - _LABELS, "", []
    for label, text in block.rows:
        if text:
            rows.append([paragraph("" if label == told else label, _LABEL, _LABELS), set_text(text, CELL, width)])
            told = label
    return _plain(rows, [_LABELS, width], [("BOTTOMPADDING", (0, 0), (-1, -1), 2)])


def _plain(rows: Sequence[Sequence[Flowable]], widths: list[float], style: Sequence[Any]) -> Table:
    made = Table([[*row] for row in rows], colWidths=widths, splitInRow=1, spaceBefore=2, spaceAfter=8, hAlign="LEFT")
    made.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), CELL.fontName),  # else the page names a font it does not carry
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            *style,
        ]
    )
    return made


def _grid(block: Grid) -> Flowable:
    widths = [ROOM * share for share in block.shares]
    head = [paragraph(text, HEAD_CELL, width - 10) for text, width in zip(block.head, widths, strict=True)]
    style = DENSE if block.dense else CELL
    body = [[set_text(cell, style, width - 10) for cell, width in zip(row, widths, strict=True)] for row in block.rows]
    return grid([head, *body], widths)


def _sheet(block: Sheet) -> Flowable:
    """A document in a frame."""
    width = ROOM * 0.75
    inner = width - 24
    rows: list[list[Flowable]] = [[paragraph(block.title, _PAPER, inner)]]
    if block.watermark:
        rows.append([paragraph(block.watermark, _MARK, inner)])
    rows += [[paragraph(line, _LINE, inner)] for line in block.lines]
    return _plain(
        rows,
        [width],
        [
            ("BOX", (0, 0), (-1, -1), 0.8, HexColor(BORDER)),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
            ("TOPPADDING", (0, 0), (-1, 0), 9),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 9),
        ],
    )
