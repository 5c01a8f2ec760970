"""What a handbook is made of, as values: titles, texts with links in them, tables, drawings. Nothing of paper here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from diagrams.scene.scene import Scene

Face = Literal["", "strong", "small"]


class Run(NamedTuple):
    """A piece of text; ``link`` is the anchor it leads to, ``cites`` the statement that it names."""

    text: str
    link: str = ""
    face: Face = ""
    cites: str = ""


Rich: TypeAlias = tuple[Run, ...]


def rich(*parts: str | Run | Iterable[Run]) -> Rich:
    """A text put together from pieces."""
    return tuple(_runs(parts))


def _runs(parts: Iterable[str | Run | Iterable[Run]]) -> Iterator[Run]:
    for part in parts:
        if isinstance(part, str):
            yield Run(part)
        elif isinstance(part, Run):
            yield part
        else:
            yield from part


def lines(texts: Iterable[Rich]) -> Rich:
    """Texts one below the other."""
    found: list[Run] = []
    for text in texts:
        found += [Run("\n"), *text] if found else text
    return tuple(found)


def plain(text: Rich) -> str:
    """What is read, without its links."""
    return "".join(run.text for run in text)


@dataclass(frozen=True, slots=True)
class Title:
    """A title: 0 a chapter, 1 a section of it, 2 a part of that."""

    text: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: Rich
    style: Literal["text", "lead", "small", "strong"] = "text"


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not."""

    items: tuple[Rich, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what they stand for, without lines between them."""

    rows: tuple[tuple[str, Rich], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``shares`` are the relative widths of its columns; in small type where it is ``dense``."""

    head: tuple[str, ...]
    rows: tuple[tuple[Rich, ...], ...]
    shares: tuple[float, ...]
    dense: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, at most so many points high; where it ``turns``, on its side if only so it can be read."""

    scene: Scene
    most: float
    turns: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a document that is handed over says, line by line."""

    title: str
    watermark: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that no page end parts."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement of the index: its number, what it says, and where it comes from."""

    number: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The index of rules; the pages on which each is cited are known once the book is laid out."""

    head: tuple[str, str, str]
    entries: tuple[Cited, ...]


Block: TypeAlias = Title | Words | Items | Facts | Grid | Figure | Sheet | Together | Rules
