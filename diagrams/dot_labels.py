"""Text as Graphviz sets it: escaped, broken into lines, in tables that are the project's own."""

from collections.abc import Iterable, Iterator
from math import ceil
from textwrap import wrap

from diagrams.palette import INK, NAME_SIZE, PAPER, PATH, TEXT_SIZE, WIDTHS, look
from diagrams.picture import Line, LineKind, Mark
from diagrams.sketch import SIGNS
from diagrams.typeface import FAMILY, Face, printable

_LONGEST = 2000
PLAIN = 'TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
_ESCAPED = {"\\": "\\\\", "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_FACES: dict[LineKind, Face] = {
    "title": Face.SEMIBOLD, "event": Face.SEMIBOLD, "condition": Face.ITALIC, "refusal": Face.ITALIC,
}  # fmt: skip


def label(
    lines: Iterable[Line],
    colour: str = INK,
    tint: Mark | None = None,
    marks: tuple[int, ...] = (),
    align: str = "LEFT",
    margin: int = 0,
    widest: int = 0,
) -> str:
    """Lines as one HTML-like label; ``tint`` and ``marks`` are shown before the first, a line's own before that line.

    ``margin`` points are left free at both sides. Lines are as long as their kind allows, or as ``widest``.
    """
    rows = [_row(sign(tint), align)] if tint else []
    rows += _rows(tuple(lines), colour, marks, align, widest)
    if margin and rows:
        inner = table(rows)[1:-1]
        rows = [f'<TR><TD WIDTH="{margin}"></TD><TD>{inner}</TD><TD WIDTH="{margin}"></TD></TR>']
    return table(rows) if rows else ""


def table(rows: Iterable[str]) -> str:
    """Rows as a label without a border; the outer ``<`` and ``>`` tell Graphviz that it is one."""
    return f"<<{PLAIN}>{''.join(rows)}</TABLE>>"


def escaped(text: str) -> str:
    """Text that no reader of Graphviz' labels takes for markup, an entity or an escape."""
    return "".join(_ESCAPED.get(character, character) for character in printable(text[:_LONGEST]))


def broken(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` characters and of about one length; a longer word is cut."""
    flat = text.replace("\n", " ").strip(" ")
    count = len(wrap(flat, width))
    fair = next(
        (n for n in range(max(1, ceil(len(flat) / max(count, 1))), width) if len(wrap(flat, n)) <= count), width
    )
    return wrap(flat, fair) or [""]


def styled(text: str, size: int, colour: str, face: Face = Face.REGULAR) -> str:
    """Escaped text in a size, colour and face. The face is named: Graphviz sets <B> and <I> on another line height."""
    if not text.strip():
        return ""  # Graphviz measures no blank
    named = "" if face is Face.REGULAR else f' FACE="{FAMILY} {face.value}"'
    return f'<FONT POINT-SIZE="{size}" COLOR="{colour}"{named}>{text}</FONT>'


def badge(marks: tuple[int, ...]) -> str:
    """The numbers of steps, each white on a dark square."""
    return f"<{PLAIN}><TR>{''.join(f'<TD>{_square(str(mark), PATH)}</TD>' for mark in marks)}</TR></TABLE>"


def sign(mark: Mark) -> str:
    """The sign of a mark, white on its colour."""
    tint = look(mark)
    return f"<{PLAIN}><TR><TD>{_square(tint.sign, tint.stroke.colour)}</TD></TR></TABLE>"


def _square(text: str, colour: str) -> str:
    """A square it must be: Graphviz takes the height of an aligned table of fixed size for its width as well."""
    side = 15 if len(text) < 3 else 6 * len(text)
    size = f'WIDTH="{side}" HEIGHT="{side}" FIXEDSIZE="TRUE"'
    shown = styled(text, TEXT_SIZE, PAPER, Face.SEMIBOLD)
    return f'<{PLAIN} ALIGN="LEFT" BGCOLOR="{colour}" {size}><TR><TD {size}>{shown}</TD></TR></TABLE>'


def _rows(lines: tuple[Line, ...], colour: str, marks: tuple[int, ...], align: str, widest: int) -> Iterator[str]:
    if marks and not any(line.marks for line in lines):
        yield _row(badge(marks), align)
    for line in lines:
        if line.tint:
            yield _row(sign(line.tint), align)
        if line.marks:
            yield _row(badge(line.marks), align)
        size = NAME_SIZE if line.kind == "title" else TEXT_SIZE
        for piece in _pieces(line, max(WIDTHS[line.kind], widest)):
            yield _row(styled(piece, size, colour, _FACES.get(line.kind, Face.REGULAR)), align)


def _row(cell: str, align: str) -> str:
    return f'<TR><TD ALIGN="{align}">{cell}</TD></TR>'


def _pieces(line: Line, width: int) -> Iterator[str]:
    sign = SIGNS.get(line.kind)
    first, rest = (f"{sign}\u00a0", "\u00a0\u00a0\u00a0") if sign else ("", "")
    for index, piece in enumerate(broken(line.text, width)):
        yield (rest if index else first) + escaped(piece)
