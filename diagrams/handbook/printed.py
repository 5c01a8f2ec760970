"""A handbook as a PDF."""

from collections.abc import Sequence

from diagrams.handbook.content import handbook
from diagrams.handbook.story import story
from diagrams.paper.book import Book
from simulator.spec.flow import Flow
from simulator.spec.load import Library
from simulator.spec.text import Lang


def printed(library: Library, flows: Sequence[Flow], lang: Lang) -> bytes:
    """The handbook of a journey: its first flow gives it its name, the others are its further parts.

    The same bytes for the same library and flows.
    """
    found = handbook(library, flows, lang)
    book = Book(found.cover.title, found.cover.subject, lang, chapters=True)
    return book.made(story(found, book))
