"""Documents that cases have drawn up, as PDFs."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from diagrams import certificate
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Content
from simulator.spec.calendar import civil_date
from simulator.spec.text import Lang


def pdf(content: Content, lang: Lang) -> bytes:
    """A document as a PDF: the same bytes for the same content."""
    watermark = None if content.watermark is None else content.watermark.of(lang)
    said = certificate.Content(content.title.of(lang), watermark, content.lines(lang), civil_date(content.issued))
    return certificate.certificate(said, lang)


@lru_cache(maxsize=64)
def printed(content: Content, lang: Lang) -> tuple[str, ...]:
    """The lines that one reads on the PDF of a document, those around its text included."""
    import pypdfium2  # a whole renderer, only read where it is needed

    with pypdfium2.PdfDocument(pdf(content, lang)) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return tuple(line for text in texts for line in text.splitlines())


def handed_over(simulation: Simulation) -> Iterator[tuple[Content, datetime]]:
    """Every document handed over so far, in order, with the instant it was."""
    for happening in simulation.history:
        for name in happening.firing.outcome.effects.given:
            yield happening.firing.after.documents[name], happening.at


def delivered(simulation: Simulation, lang: Lang) -> Iterator[tuple[Content, bytes, datetime]]:
    """The same documents, printed."""
    for content, instant in handed_over(simulation):
        yield content, pdf(content, lang), instant
