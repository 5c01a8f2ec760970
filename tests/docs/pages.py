"""A page of Markdown taken apart: headings, links, and fenced blocks with their places."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^( *)```(\S*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r'!?\[[^\]]*\]\(([^)\s]+)\)|<(?:img|a)[^>]+(?:src|href)="([^"]+)"')


class Fence(NamedTuple):
    """A fenced block; ``place`` is where it begins, as `file:line`."""

    lang: str
    text: str
    place: str


class Heading(NamedTuple):
    """A heading and how deep it lies."""

    depth: int
    text: str

    @property
    def anchor(self) -> str:
        """The fragment under which a link finds it."""
        return re.sub(r"[^\w\- ]", "", self.text.lower()).replace(" ", "-")


def pages() -> list[Path]:
    """Every page of the project, by name."""
    return sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


def written() -> list[Path]:
    """The pages whose examples are tested here; the generated ones are tested with what they are generated from."""
    generated = {"language.md", "problems.md", "glossary.md", "langage.md", "problemes.md", "glossaire.md"}
    return [page for page in pages() if page.name not in generated]


def name(page: Path) -> str:
    """A page as a person would type it."""
    return page.relative_to(ROOT).as_posix()


def fences(page: Path) -> Iterator[Fence]:
    """The fenced blocks, in order."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        indent, lang, body = found.groups()
        line = text.count("\n", 0, found.start()) + 1
        yield Fence(lang, re.sub(f"(?m)^{indent}", "", body), f"{name(page)}:{line}")


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def headings(page: Path) -> list[Heading]:
    """The headings, in order."""
    found = re.findall(r"^(#+) +(.+?) *$", prose(page), re.MULTILINE)
    return [Heading(len(marks), text) for marks, text in found]


def links(page: Path) -> list[str]:
    """Where the page leads: links and pictures."""
    return [one or other for one, other in _LINK.findall(prose(page))]
