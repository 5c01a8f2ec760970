"""What a handbook costs: exploring its flows, drawing, laying out, against the setting of its text alone."""

from io import BytesIO
from xml.sax.saxutils import escape

from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate

from benchmarks.contest import Contest, row
from benchmarks.shipped import library
from diagrams.handbook.printed import printed

TYPE = ParagraphStyle("plain", fontName="Helvetica", fontSize=4, leading=4)
"""Small enough for the text of a page to fit on one."""


@row(
    "pages a second of the handbook of the proxy, from its two flows",
    against="reportlab setting the same text on as many pages, as plain paragraphs",
    faster=True,
)
def handbook(_quick: bool) -> Contest:
    flows = library().flows
    journey = (flows["procuration"], flows["accueil"])
    texts = [page.extract_text() for page in PdfReader(BytesIO(printed(library(), journey, "fr"))).pages]
    if len(PdfReader(BytesIO(_plain(texts))).pages) != len(texts):
        raise ValueError("the text of a page does not fit on one")
    return Contest(lambda: printed(library(), journey, "fr"), lambda: _plain(texts), rounds=5)


def _plain(texts: list[str]) -> bytes:
    """The text of each page on a page of its own."""
    story: list[Flowable] = []
    for text in texts:
        story += [PageBreak()] if story else []
        story += [Paragraph(escape(line), TYPE) for line in text.splitlines()]
    written = BytesIO()
    SimpleDocTemplate(written, invariant=1).build(story)
    return written.getvalue()
