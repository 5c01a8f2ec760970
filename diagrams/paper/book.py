"""A document of many pages: cover, contents with page numbers, bookmarks, running heads, « page 3 sur 20 »."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, TableStyle
from reportlab.platypus.doctemplate import IndexingFlowable
from reportlab.platypus.tableofcontents import TableOfContents

from diagrams.palette import BORDER
from diagrams.paper.paragraphs import markup
from diagrams.paper.type import HEADINGS, MARGIN, PAGE, REGULAR, ROOM, SOFT_COLOUR, TEXT
from diagrams.scene.measure import clean, shortened
from simulator.spec.text import Lang, Prose

_PAGE = Prose("Page {} sur {}", "Page {} of {}")
_LONGEST = 600
"""Letters of a title: it must stand on one page."""
_HEAD, _FOOT = 13 * mm, 12 * mm


class Heading(Paragraph):
    """A title: in the contents and bookmarks down to level 1, under one of level 0; links lead to its anchor."""

    def __init__(self, text: str, level: int, anchor: str) -> None:
        one = clean(text).replace("\n", " ")
        self.level, self.anchor, self.plain = level, anchor, one if len(one) <= _LONGEST else f"{one[:_LONGEST]}…"
        style = HEADINGS[level]
        super().__init__(f'<a name="{anchor}"/>{markup(self.plain, style)}', style)


class Anchored(Flowable):
    """Nothing to be seen: the place that links to ``anchor`` lead to."""

    def __init__(self, anchor: str) -> None:
        super().__init__()
        self.anchor = anchor
        self.width = self.height = 0

    def draw(self) -> None:
        """Mark the place."""
        self.canv.bookmarkHorizontal(self.anchor, 0, 12)


def contents() -> TableOfContents:
    """The table of contents, two levels deep."""
    lines: list[Any] = [("FONTNAME", (0, 0), (-1, -1), REGULAR), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    lines += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT")]
    lines += [(f"{side}PADDING", (0, 0), (-1, -1), 1) for side in ("TOP", "BOTTOM")]
    made = TableOfContents(dotsMinLevel=0, tableStyle=TableStyle(lines))
    made.levelStyles = [
        ParagraphStyle("contents 1", parent=TEXT, spaceBefore=6, spaceAfter=1, rightIndent=24),
        ParagraphStyle("contents 2", parent=TEXT, fontSize=9.5, leading=13, leftIndent=14, spaceAfter=0, rightIndent=24,
                       textColor=SOFT_COLOUR),
    ]  # fmt: skip
    return made


class Book(BaseDocTemplate):
    """The document itself. ``cover`` tells whether its first page is a cover, without running heads.

    With ``chapters`` the running heads tell the chapter in the place of the subject. ``#page-3`` leads to a page.

    After ``made``, ``pages`` gives the page on which each anchor of a Heading or an Anchored is, and ``cited`` those on
    which something is named by ``<onDraw name="cite" label="…"/>`` in a paragraph.
    """

    def __init__(self, title: str, subject: str, lang: Lang, *, cover: bool = True, chapters: bool = False) -> None:
        self._file = BytesIO()
        self._title, self._subject, self._lang = clean(title), clean(subject), lang
        self._last = _Last()
        self._chapters = chapters
        self.pages: dict[str, int] = {}
        self.cited: dict[str, tuple[int, ...]] = {}
        super().__init__(
            self._file,
            pagesize=PAGE,
            initialFontName=REGULAR,
            invariant=1,
            title=self._title,
            subject=self._subject,
            author="Parcours",
            creator="Parcours",
            lang=lang,
            displayDocTitle=1,
        )
        frame = Frame(MARGIN, MARGIN, ROOM, PAGE[1] - 2 * MARGIN, leftPadding=0, rightPadding=0)
        first = PageTemplate(id="cover", frames=[frame], autoNextPageTemplate="inside", onPage=self._mark)
        inside = PageTemplate(id="inside", frames=[frame], onPage=self._head)
        self.addPageTemplates([first, inside] if cover else [inside])

    def made(self, story: Sequence[Flowable]) -> bytes:
        """The bytes of the PDF: the same for the same story."""
        self.multiBuild([*story, self._last])
        return self._file.getvalue()

    def beforeDocument(self) -> None:  # noqa: N802  reportlab's own name
        """A pass begins: nothing is cited yet, and paragraphs can say what they cite."""
        self._last.begin()
        self.cited.clear()
        self.canv.setNamedCB("cite", self._cite)

    def _cite(self, _canvas: Canvas, _kind: str | None, label: str) -> None:
        known = self.cited.get(label, ())
        if self.page not in known:
            self.cited[label] = (*known, self.page)

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802  reportlab's own name
        """A heading was set: tell the contents, the bookmarks and the running head."""
        if isinstance(flowable, Heading | Anchored):
            self.pages[flowable.anchor] = self.page
        if isinstance(flowable, Heading) and flowable.level == 0:
            self._last.chapter(self.page, flowable.plain)
        if isinstance(flowable, Heading) and flowable.level < 2:
            self.canv.addOutlineEntry(flowable.plain, flowable.anchor, flowable.level, closed=flowable.level == 0)
            self.notify("TOCEntry", (flowable.level, markup(flowable.plain), self.page, flowable.anchor))

    def _mark(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.bookmarkPage(f"page-{canvas.getPageNumber()}")

    def _head(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._mark(canvas, _document)
        y = PAGE[1] - _HEAD
        subject = (self._last.of(canvas.getPageNumber()) if self._chapters else "") or self._subject
        canvas.saveState()
        canvas.setFont(REGULAR, 8.5)
        canvas.setFillColor(SOFT_COLOUR)
        canvas.drawString(MARGIN, y, shortened(self._title, ROOM * 0.4, 8.5))
        canvas.drawRightString(PAGE[0] - MARGIN, y, shortened(subject, ROOM * 0.58, 8.5))
        canvas.setStrokeColor(BORDER)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN, y - 5, PAGE[0] - MARGIN, y - 5)
        page = _PAGE.of(self._lang).format(canvas.getPageNumber(), self._last.known)
        canvas.drawRightString(PAGE[0] - MARGIN, _FOOT, page)
        canvas.restoreState()


class _Last(IndexingFlowable):
    """The end of the document. It knows of the pass before how many pages there were and where each chapter began;
    another pass is needed until both agree."""

    _ZEROSIZE = True  # reportlab's own name: it needs no room, and begins no page where none is left

    def __init__(self) -> None:
        super().__init__()
        self.known, self._seen = 0, 0
        self._begun: list[tuple[int, str]] = []
        self._before: list[tuple[int, str]] = []

    def begin(self) -> None:
        """A pass begins."""
        self._begun = []

    def chapter(self, page: int, name: str) -> None:
        """A chapter begins on a page."""
        self._begun.append((page, name))

    def of(self, page: int) -> str:
        """The chapter that a page ends in; "" before the first."""
        return next((name for begun, name in reversed(self._before) if begun <= page), "")

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803  reportlab's own names
        return 0, 0

    def draw(self) -> None:
        """The last page is this one."""
        self._seen = self.canv.getPageNumber()

    def isSatisfied(self) -> bool:  # noqa: N802  reportlab's own name
        agreed = self._seen == self.known and self._begun == self._before
        self.known, self._before = self._seen, self._begun
        return agreed
