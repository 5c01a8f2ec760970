"""The index of rules on paper: the pages on which each statement is cited are those that the pass before found."""

from collections.abc import Sequence
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.doctemplate import IndexingFlowable

from diagrams.handbook.blocks import Cited, Rules
from diagrams.handbook.markup import DENSE, NUMBER, leading, small, strong
from diagrams.handbook.voice import rule_anchor
from diagrams.paper.book import Book
from diagrams.paper.paragraphs import grid, markup, paragraph
from diagrams.paper.type import HEAD_CELL, ROOM

_SHARES = (0.08, 0.74, 0.18)
_PADDING = 10.0
_CLOSE: Final = [("TOPPADDING", (0, 1), (-1, -1), 1), ("BOTTOMPADDING", (0, 1), (-1, -1), 2)]
"""Rows nearer to each other than those of other tables."""


class RuleTable(IndexingFlowable):
    """The table; laid out again until the pages it tells are those of the book."""

    def __init__(self, rules: Rules, book: Book) -> None:
        super().__init__()
        self._rules, self._book = rules, book
        self._shown: dict[str, tuple[int, ...]] = {}
        self._table: Any = None

    def isSatisfied(self) -> bool:  # noqa: N802  reportlab's own name
        agreed, self._shown = self._shown == self._book.cited, dict(self._book.cited)
        return agreed

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  reportlab's own names
        widths = [ROOM * share for share in _SHARES]
        pairs = zip(self._rules.head, widths, strict=True)
        head = [paragraph(text, HEAD_CELL, width - _PADDING) for text, width in pairs]
        self._table = grid([head, *(self._row(entry, widths) for entry in self._rules.entries)], widths)
        self._table.setStyle(_CLOSE)
        return self._table.wrapOn(self.canv, aW, aH)  # type: ignore[no-any-return]  # reportlab's own

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  reportlab's own names
        return self._table.splitOn(self.canv, aW, aH)  # type: ignore[no-any-return]  # reportlab's own

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  the same
        self._table.drawOn(canvas, x, y, _sW)

    def _row(self, entry: Cited, widths: Sequence[float]) -> list[Flowable]:
        number = f"<a name={quoteattr(rule_anchor(entry.number))}/>"
        number += strong(markup(entry.number, DENSE, widths[0] - _PADDING))
        said = markup(entry.text, DENSE, widths[1] - _PADDING)
        if entry.source:
            said += " " + small(markup(entry.source, DENSE, widths[1] - _PADDING), size=NUMBER)
        pages = ", ".join(leading(str(page), f"page-{page}") for page in self._shown.get(entry.number, ()))
        return [Paragraph(text, DENSE) for text in (number, said, pages or "–")]
