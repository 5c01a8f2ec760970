"""What is drawn, in the colours of a terminal. Only this module knows rich; it is loaded only before a terminal."""

from collections.abc import Iterable

from rich.box import DOUBLE, ROUNDED
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from harness.play.plain import MARK
from harness.play.view import Drawn, Frame, Gap, Items, Kind, Line

WIDEST = 100
"""Columns beyond which lines are tiring to read."""

_STYLES: dict[Kind, str] = {
    "title": "bold",
    "note": "dim",
    "message": "bold red",
    "under": "italic",
    "options": "dim",
    "button": "bold cyan",
    "inactive": "yellow",
    "link": "cyan",
    "decor": "dim",
    "heading": "bold",
    "said": "green",
    "refused": "bold red",
    "mistake": "magenta",
    "hint": "italic dim",
    "clock": "reverse",
    "state": "dim",
}
_MARKS: dict[Kind, str] = {"said": "→", "refused": "✗", "mistake": "?", "message": "!"}
_NARROW: tuple[Kind, ...] = ("title", "text", "note", "heading", "clock", "state", "hint", "under", "typed")


def print_all(found: Iterable[Drawn], console: Console) -> None:
    """Print it, wrapped to the terminal's width."""
    width = min(console.width, WIDEST)
    for item in found:
        console.print(_renderable(item), width=width, highlight=False)


def _renderable(item: Drawn) -> RenderableType:
    match item:
        case Gap():
            return Text()
        case Items():
            return _tabs(item)
        case Frame():
            title = Text(item.title, style="bold")
            body = Group(*(_line(line) for line in item.lines))
            border = "bold yellow" if item.dialog else "dim"
            return Panel(
                body, title=title, title_align="left", box=DOUBLE if item.dialog else ROUNDED, border_style=border
            )
    return _line(item)


def _line(line: Line) -> RenderableType:
    style = _STYLES.get(line.kind, "")
    if line.kind == "clock":
        return Text(f" {line.text} ", style=style)
    if line.kind in _NARROW:
        return Text(line.text, style=style)
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=MARK - 1, justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(line.mark or _MARKS.get(line.kind, ""), style=style), Text(line.text, style=style))
    return table


def _tabs(item: Items) -> Text:
    """The tabs, none broken over two rows."""
    text = Text(overflow="fold")
    for index, (label, opened) in enumerate(item.pieces):
        text.append("   " if index else "")
        text.append(f"[{label}]" if opened else label, style="bold reverse" if opened else "cyan")
    return text
