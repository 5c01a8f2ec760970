"""What is drawn, as plain lines of text: for a file, a pipe, a terminal without colours."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from harness.play.view import Drawn, Frame, Gap, Items, Line

MARK = 4
"""Columns kept for a number or a box."""
_MARKED = ("button", "inactive", "link", "field", "options", "decor")
_BEFORE = {"refused": "✗ ", "mistake": "? ", "said": "→ ", "clock": "", "title": "== "}


def rows(found: Iterable[Drawn], width: int) -> Iterator[str]:
    """The lines, none wider than the width unless a frame leaves no room."""
    for item in found:
        match item:
            case Gap():
                yield ""
            case Items():
                yield from side_by_side((f"[{text}]" if opened else text for text, opened in item.pieces), width)
            case Frame():
                yield f"┌─ {item.title}"
                yield from (f"│ {row}" for line in item.lines for row in _line(line, width - 2))
                yield "└─"
            case Line():
                yield from _line(item, width)


def _line(line: Line, width: int) -> Iterator[str]:
    if line.kind in _MARKED:
        first, rest = f"{line.mark:>{MARK - 1}} ", " " * MARK
    else:
        first = _BEFORE.get(line.kind, "") + (f"{line.mark} " if line.mark else "")
        rest = " " * len(first)
    yield from wrap(
        line.text, max(width, 20), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    ) or [first.rstrip()]  # fmt: skip


def side_by_side(pieces: Iterable[str], width: int, gap: str = "   ") -> Iterator[str]:
    """Pieces in as few rows as hold them, none cut."""
    row = ""
    for piece in pieces:
        if row and len(row) + len(gap) + len(piece) > width:
            yield row
            row = ""
        row = f"{row}{gap}{piece}" if row else piece
    yield row
