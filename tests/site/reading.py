"""A page read back: its elements, ids, links, headings and texts; what is not closed or closed twice is a mistake."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

_VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})


class Element(NamedTuple):
    """A start tag and its attributes."""

    tag: str
    attributes: dict[str, str]


@dataclass
class Page:
    """What a page holds, in order."""

    path: Path
    elements: list[Element] = field(default_factory=list)
    text: str = ""
    mistakes: list[str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements of these names."""
        return (element for element in self.elements if element.tag in tags)

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
        self._page, self._open = page, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._page.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._page.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self._page.mistakes.append(f"</{tag}> at line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        self._page.text += data


def read(path: Path) -> Page:
    """A page."""
    page = Page(path)
    reader = _Reader(page)
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return page
