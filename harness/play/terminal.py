"""What is drawn, in the colours of a terminal. Only this module knows rich; it is loaded only before a terminal."""

from collections.abc import Iterable

from rich.box import DOUBLE, ROUNDED
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from harness.play.plain import GAP, packed
from harness.play.view import MARK, Drawn, Frame, Gap, Items, Kind, Line

WIDEST = 100
"""Columns beyond which lines are tiring to read."""

_STYLES: dict[Kind, str] = {
    "title": "bold",
    "note": "dim",
    "message": "bold red",
    "under": "italic",
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
        if isinstance(item, Line) and item.kind == "verbatim":
            console.print(Text(item.text), soft_wrap=True)
        else:
            console.print(_renderable(item, width), width=width, highlight=False)


def _renderable(item: Drawn, width: int) -> RenderableType:
    match item:
        case Gap():
            return Text()
        case Items():
            return _tabs(item, width)
        case Frame():
            title = Text(item.title, style="bold")
            body = Group(*(_renderable(line, width) for line in item.lines))
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
    mark = line.mark or _MARKS.get(line.kind, "")
    table.add_column(width=max(MARK - 1, len(mark)), justify="left" if line.kind == "row" else "right", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(mark, style=style), Text(line.text, style=style))
    return table


def _tabs(item: Items, width: int) -> RenderableType:
    """Tabs or options, none broken over two rows."""
    text = Text(overflow="fold")
    for number, row in enumerate(packed(item.pieces, width - item.indent)):
        text.append("\n" if number else "")
        for place, (label, opened) in enumerate(row):
            text.append(GAP if place else "")
            text.append(label, style="bold reverse" if opened else "dim" if item.indent else "cyan")
    return Padding(text, (0, 0, 0, item.indent)) if item.indent else text
