"""A page read back: its elements, ids, links, headings and texts; what is not closed or closed twice is a mistake."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

_HEARD = ("aria-label", "title", "alt", "placeholder")
_VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})


class Element(NamedTuple):
    """A start tag and its attributes."""

    tag: str
    attributes: dict[str, str]


@dataclass
class Page:
    """What a page holds, in order; ``own`` is what is read or heard in the page's own language."""

    path: Path
    elements: list[Element] = field(default_factory=list)
    text: str = ""
    own: str = ""
    mistakes: list[str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements of these names."""
        return (element for element in self.elements if element.tag in tags)

    @property
    def lang(self) -> str:
        """The language that it says it is in."""
        return self.elements[0].attributes.get("lang", "") if self.elements else ""

    @property
    def ids(self) -> list[str]:
        """Every id."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def links(self) -> list[str]:
        """Where it leads, and what it needs."""
        found = [element.attributes.get(name) for element in self.elements for name in ("href", "src", "action")]
        return [link for link in found if link is not None]

    @property
    def levels(self) -> list[int]:
        """The levels of its headings."""
        return [int(element.tag[1]) for element in self.all("h1", "h2", "h3", "h4", "h5", "h6")]


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self._page, self._open = page, list[tuple[str, str]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._element(tag, attrs)
        if tag not in _VOID:
            self._open.append((tag, element.attributes.get("lang", self._lang)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._element(tag, attrs)

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._page.elements.append(element)
        if element.attributes.get("lang", self._lang) == self._page.lang:
            self._page.own += "".join(f" {element.attributes.get(name, '')}" for name in _HEARD)
        return element

    @property
    def _lang(self) -> str:
        return self._open[-1][1] if self._open else ""

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop()[0] != tag:
            self._page.mistakes.append(f"</{tag}> at line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        self._page.text += data
        if self._lang == self._page.lang:
            self._page.own += data


def read(path: Path) -> Page:
    """A page."""
    page = Page(path)
    reader = _Reader(page)
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return page
