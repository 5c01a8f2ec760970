"""Handbooks as tests read them: printed once, their text as a reader of PDF gives it."""

import functools
import re
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from diagrams.handbook.printed import printed
from harness.files import sources
from harness.handbooks import journeys
from harness.language import Say
from simulator.spec.load import Library, load
from simulator.spec.text import Lang

ROOT = Path(__file__).parents[2]
HEADS = ("procuration", "carte_europeenne")
"""The flows that give their names to the two handbooks of the shipped flows and the tutorial's."""


@functools.cache
def whole() -> Library:
    """The shipped flows and the tutorial's."""
    library, problems = load(sources(ROOT / "flows") | sources(ROOT / "docs" / "tutorial" / "flows"))
    assert [str(problem) for problem in problems] == []
    assert library is not None
    return library


def loaded(changes: dict[str, bytes]) -> Library:
    """The shipped files, some of them replaced or added."""
    library, problems = load({**sources(ROOT / "flows"), **changes})
    assert [str(problem) for problem in problems] == []
    assert library is not None
    return library


@functools.cache
def book(head: str, lang: Lang) -> bytes:
    """The handbook that a flow heads."""
    return printed(whole(), journeys(whole(), [head], Say(lang))[0], lang)


@functools.cache
def texts(head: str, lang: Lang) -> tuple[str, ...]:
    """The text of its pages."""
    return pages(book(head, lang))


def pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF."""
    return tuple(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    """A text without its spaces and line ends, and without regard for capitals."""
    return re.sub(r"\s+", "", text).casefold()
