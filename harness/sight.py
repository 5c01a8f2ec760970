"""What can be read on a page: pure questions over `Page`, compared as `plain` text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from harness.wordings import plain

if TYPE_CHECKING:
    from simulator.portal.page import ButtonView, FieldView, HeadingView, Page, ScreenView

TICKED = frozenset({"yes", "true", "oui"})


def screens(page: Page) -> tuple[ScreenView, ...]:
    """All the screens one sees, the one in front first."""
    return tuple(screen for screen in (page.front, page.behind, *page.panels) if screen is not None)


def buttons(page: Page) -> tuple[ButtonView, ...]:
    """The buttons one can reach."""
    return tuple(button for screen in page.within_reach for button in screen.buttons)


def fields(page: Page) -> tuple[FieldView, ...]:
    """The fields one can reach."""
    return tuple(field for screen in page.within_reach for field in screen.fields)


def links(page: Page) -> tuple[str, ...]:
    """The links of the open tab."""
    return tuple(link for heading in page.headings for link in heading.links)


def heading(page: Page, label: str) -> HeadingView | None:
    """A heading of the open tab."""
    return next((item for item in page.headings if plain(item.label) == plain(label)), None)


def clickable(page: Page) -> tuple[str, ...]:
    """Every label one can click."""
    dialog = page.front is not None and page.front.dialog
    around = () if dialog else (*page.tabs, *links(page), *page.header)
    return (*(button.label for button in buttons(page)), *around)


def passages(page: Page) -> tuple[str, ...]:
    """The texts one reads, block by block: messages, titles, paragraphs, notes."""
    found = [*page.messages, *(text for item in page.headings for text in item.texts)]
    for screen in screens(page):
        found += [screen.title, *screen.texts, screen.note]
        found += [text for field in screen.fields for text in (field.under, field.hint)]
    return tuple(line for passage in found for line in passage.split("\n") if line.strip())


def everything(page: Page) -> tuple[str, ...]:
    """Every piece of text on the page, labels included."""
    found = [*passages(page), *page.tabs, *page.header, *(item.label for item in page.headings), *links(page)]
    for screen in screens(page):
        found += [button.label for button in screen.buttons]
        for field in screen.fields:
            found += [field.label, shown(field), *(option.label for option in field.options)]
    return tuple(found)


def reads(passages_: Iterable[str], text: str) -> bool:
    """Whether a text is there word for word: whole passages or whole sentences of them, in this order."""
    blocks = [plain(passage) for passage in passages_ if passage.strip()]
    whole, wanted = " ".join(blocks), plain(text)
    edges, at = {0}, 0
    for block in blocks:
        edges |= {at, at + len(block)}
        edges |= {at + found.end(1) for found in re.finditer(r"([.!?:…])(?= )", block)}
        edges |= {at + found.end() for found in re.finditer(r"[.!?:…] (?! )", block)}
        at += len(block) + 1
    found_at = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", whole)] if wanted else []
    return any(start in edges and start + len(wanted) in edges for start in found_at)


def says_only(passages_: Iterable[str], text: str) -> bool:
    """Whether the passages say exactly that text, however it is cut into blocks."""
    return plain(" ".join(passages_)) == plain(text)


def shown(field: FieldView) -> str:
    """What a field shows, labels in place of options."""
    labels = {option.id: option.label for option in field.options}
    typed = field.typed
    if typed is None:
        return ""
    return ", ".join(labels.get(item, item) for item in ((typed,) if isinstance(typed, str) else typed))


def ticked(field: FieldView) -> bool:
    """Whether a box is ticked."""
    return isinstance(field.typed, str) and field.typed in TICKED


def closest(label: str, known: Iterable[str]) -> str | None:
    """The known label that looks most like that one, case and accents aside."""
    by_folded = {_folded(item): item for item in known}
    found = get_close_matches(_folded(label), by_folded, n=1, cutoff=0.5)
    return by_folded[found[0]] if found else None


def _folded(text: str) -> str:
    return "".join(char for char in normalize("NFD", plain(text).casefold()) if not combining(char))
