"""A page as a mock-up: all that a person sees, sober and complete, whatever its labels."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from diagrams.palette import PAPER
from diagrams.scene.scene import Scene
from diagrams.screens import device, form, portal
from diagrams.screens.account import account, told
from diagrams.screens.part import Block, Part, column, sheets
from diagrams.screens.text import written
from diagrams.screens.tone import BODY, DESK, DIM, LIT, Look
from diagrams.typeface import Face
from diagrams.words import say
from simulator.portal.page import Page, ScreenView
from simulator.spec.text import Lang

_NOTHING: frozenset[str] = frozenset()
_GAP = 12.0
_RING = 4.0
"""What is marked at the edge of a screen needs that much room around it."""


class _Click(NamedTuple):
    """What bears the pointer: a label, and whether a tab is meant whatever else bears it."""

    label: str
    tab: bool


def screen(
    view: ScreenView, lang: Lang, *, width: float = 400, clicked: str = "", filled: frozenset[str] = _NOTHING
) -> Scene:
    """One screen, dialog or panel as a form, ``width`` points wide.

    Args:
        view: what is shown.
        lang: the language of the few words that are not the flow's.
        width: in points; the height follows.
        clicked: the label of the button that bears the pointer.
        filled: keys of the fields that were just filled.
    """
    look = Look(lang, LIT, clicked, filled)
    inner = column([form.block(view, width - 2 * _RING, look)], width - 2 * _RING)
    title = view.title
    return replace(form.placed(inner, _RING), title=title, description=account(view, lang), lang=lang)


def whole(
    seen: Page,
    lang: Lang,
    *,
    width: float = 560,
    clicked: str = "",
    tab: bool = False,
    filled: frozenset[str] = _NOTHING,
) -> Scene:
    """All that a person sees, on its device: header, tabs, messages, the screen in front, panels, headings.

    A dialog stands over a page that is dimmed.

    Args:
        seen: the page.
        lang: the language of the few words that are not the portal's.
        width: in points at most (a telephone is narrower); the height follows.
        clicked: the label that bears the pointer: of a button, a tab, a link or an entry of the header.
        tab: whether it is the tab of that label, even where a button bears it too.
        filled: keys of the fields that were just filled.
    """
    room = device.room(seen.device, width)
    return _framed(seen, tuple(_blocks(seen, room, lang, _Click(clicked, tab), filled)), room, lang)


def tidy(seen: Page, width: float) -> bool:
    """Whether the tabs of a page fit side by side in a width."""
    return portal.one_row(seen, device.room(seen.device, width))


def parted(
    seen: Page,
    lang: Lang,
    most: float,
    *,
    width: float = 560,
    clicked: str = "",
    tab: bool = False,
    filled: frozenset[str] = _NOTHING,
) -> tuple[Scene, ...]:
    """The same on as many drawings as it takes for none to be higher than ``most`` points.

    Of a page that a dialog covers, only what the first one holds.
    """
    room = device.room(seen.device, width)
    blocks = tuple(_blocks(seen, room, lang, _Click(clicked, tab), filled))
    found = [_framed(seen, each, room, lang) for each in sheets(blocks, most - device.around(seen.device))]
    return tuple(found[: _needed(seen, blocks, most - device.around(seen.device))])


def _needed(seen: Page, blocks: tuple[Block, ...], most: float) -> int | None:
    """How many drawings show all that is not dimmed; None: all of them."""
    if not _covered(seen):
        return None
    lit = tuple(block for block in blocks if not block.extra)
    return max(1, len(list(sheets(lit, most))))


def _covered(seen: Page) -> bool:
    return seen.front is not None and seen.front.dialog


def _framed(seen: Page, blocks: tuple[Block, ...], room: float, lang: Lang) -> Scene:
    page = column(blocks, room)
    scene = device.framed(page, seen.device, DESK if _covered(seen) else PAPER)
    title = " – ".join(filter(None, (seen.device, seen.front.title if seen.front else seen.tab)))
    return replace(scene, title=title or say("not_connected", lang), description=told(seen, lang), lang=lang)


def _blocks(seen: Page, room: float, lang: Lang, click: _Click, filled: frozenset[str]) -> Iterator[Block]:
    """The page from top to bottom; what a dialog covers comes after it."""
    if not seen.connected:
        yield _word("not_connected", room, lang)
        return
    aim, clicked = _aim(seen, click), click.label
    covered = _covered(seen)
    base = Look(lang, DIM if covered else LIT, "", _NOTHING if covered else filled)

    def look(place: str) -> Look:
        return base._replace(clicked=clicked if aim == place else "")

    yield from portal.bars(seen, room, look("header"), look("tabs"))
    yield from _spaced(_inside(seen, room, Look(lang, LIT, clicked if aim == "front" else "", filled)))
    if seen.behind is not None and covered:
        yield replace(form.block(seen.behind, room, base), above=_GAP + 4, extra=True)
    for number, view in enumerate(seen.panels):
        yield replace(form.panel(view, room, look(f"panel {number}")), above=_GAP, extra=covered)
    if seen.headings:
        yield replace(portal.headings(seen.headings, room, look("links")), above=_GAP, extra=covered)
    if not (seen.front or seen.panels or seen.headings):
        yield replace(_word("nothing_here" if seen.tabs else "no_screen", room, lang), above=_GAP)


def _inside(seen: Page, room: float, look: Look) -> Iterator[Block]:
    """The messages, and the screen or the dialog in front."""
    yield from form.messages(seen.messages, room, look)
    if seen.front is not None:
        yield form.block(seen.front, room, look, inset=min(30.0, room / 12) if seen.front.dialog else 0)


def _spaced(blocks: Iterator[Block]) -> Iterator[Block]:
    return (replace(block, above=max(block.above, _GAP)) for block in blocks)


def _word(word: str, room: float, lang: Lang) -> Block:
    parts: tuple[Part, ...] = tuple(written(say(word, lang), room, lang, BODY, Face.ITALIC, LIT.soft))
    return Block(parts)


def _aim(seen: Page, click: _Click) -> str:
    """Where a click goes: to a dialog first, then the screen, panels, tabs, links, the header."""
    label = click.label
    if not label:
        return ""
    if click.tab:
        return "tabs" if label in seen.tabs else ""
    if seen.front is not None and any(button.label == label for button in seen.front.buttons):
        return "front"
    if _covered(seen):
        return ""
    for number, view in enumerate(seen.panels):
        if any(button.label == label for button in view.buttons):
            return f"panel {number}"
    if label in seen.tabs:
        return "tabs"
    if any(label in heading.links for heading in seen.headings):
        return "links"
    return "header" if label in seen.header else ""
