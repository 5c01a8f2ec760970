"""What is drawn, as plain lines of text: for a file, a pipe, a terminal without colours."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from harness.play.view import MARK, Drawn, Frame, Gap, Items, Line

GAP = "   "
_MARKED = ("button", "inactive", "link", "field", "decor")
_BEFORE = {"refused": "✗ ", "mistake": "? ", "said": "→ ", "clock": "", "title": "== "}


def rows(found: Iterable[Drawn], width: int) -> Iterator[str]:
    """The lines, none wider than the width unless a frame leaves no room."""
    for item in found:
        match item:
            case Gap():
                yield ""
            case Items():
                for row in packed(item.pieces, width - item.indent):
                    yield from _wrapped(GAP.join(text for text, _ in row), width, " " * item.indent, " " * item.indent)
            case Frame():
                yield f"┌─ {item.title}"
                yield from (f"│ {row}".rstrip() for row in rows(item.lines, width - 2))
                yield "└─"
            case Line("verbatim"):
                yield item.text
            case Line():
                yield from _line(item, width)


def _line(line: Line, width: int) -> Iterator[str]:
    if line.kind in _MARKED:
        first, rest = f"{line.mark:>{MARK - 1}} ", " " * MARK
    else:
        first = _BEFORE.get(line.kind, "") + (f"{line.mark} " if line.mark else "")
        rest = " " * len(first)
    yield from _wrapped(line.text, width, first, rest)


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    wrapped = wrap(text, max(width, 20), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return wrapped or [first.rstrip()]


def packed(pieces: Iterable[tuple[str, bool]], width: int) -> Iterator[list[tuple[str, bool]]]:
    """Pieces in as few rows as hold them with a gap between, none cut."""
    row: list[tuple[str, bool]] = []
    used = 0
    for text, opened in pieces:
        shown = f"[{text}]" if opened else text
        if row and used + len(GAP) + len(shown) > width:
            yield row
            row, used = [], 0
        used += len(shown) + (len(GAP) if row else 0)
        row.append((shown, opened))
    yield row
