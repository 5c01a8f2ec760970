"""The legend as a table under the picture: for each kind used a sample of its box or line, and what it means."""

from collections.abc import Iterator

from diagrams.dot_labels import PLAIN, badge, escaped, sign, styled
from diagrams.palette import CLUSTER, EDGES, FAINT, INK, NODES, SOFT, TEXT_SIZE, Box, Stroke, heat_sample
from diagrams.picture import Key, Mark
from diagrams.typeface import Face

_WIDTH, _HEIGHT = 26, 12


def legend_label(keys: tuple[Key, ...], columns: int) -> str:
    """A table of ``columns`` samples a row; empty where there is nothing to explain.

    Where a path or parts are marked, the other lines are drawn faint, and so are their samples.
    """
    if not keys:
        return ""
    # An empty cell is as high as the font: small, or else no sample would be flat.
    rows = f'<TR><TD COLSPAN="2" HEIGHT="10"></TD></TR>{"".join(_rows(keys, columns))}'
    return f'<<FONT POINT-SIZE="3"><{PLAIN}>{rows}</TABLE></FONT>>'


def _rows(keys: tuple[Key, ...], columns: int) -> Iterator[str]:
    height = -(-len(keys) // columns)
    marked = any(key.sort in ("path", "mark") for key in keys) and all(key.kind != "here" for key in keys)
    for row in range(height):
        yield f"<TR>{''.join(_cells(key, marked=marked) for key in keys[row::height])}</TR>"


def _cells(key: Key, *, marked: bool) -> str:
    text = styled(f"\u00a0\u00a0{escaped(key.text)}\u00a0\u00a0\u00a0\u00a0", TEXT_SIZE, SOFT)
    return (
        f'<TD WIDTH="{_WIDTH + 4}" HEIGHT="17" CELLPADDING="3">{_sample(key, marked)}</TD><TD ALIGN="LEFT">{text}</TD>'
    )


def _sample(key: Key, marked: bool) -> str:
    if key.sort == "sign":
        return styled(escaped(key.kind), TEXT_SIZE, INK, Face.SEMIBOLD)
    if key.sort == "path":
        return badge((1,))
    if key.sort == "mark":
        return sign(Mark(key.kind))  # type: ignore[arg-type]  # a mark's key names a kind of mark
    if key.sort == "heat":
        return _node(heat_sample(key.kind))
    if key.sort == "edge":
        stroke = EDGES[key.kind]  # type: ignore[index]  # an edge's key names an edge's kind
        return _edge(stroke._replace(colour=FAINT) if marked else stroke)
    return _node(CLUSTER if key.kind == "cluster" else NODES[key.kind])  # type: ignore[index]  # likewise


def _edge(stroke: Stroke) -> str:
    border = f'BORDER="{max(1, round(stroke.width))}" SIDES="{"TB" if stroke.double else "T"}" COLOR="{stroke.colour}"'
    style = "" if stroke.dashes == "solid" else f' STYLE="{stroke.dashes}"'
    above = f'<TR><TD WIDTH="{_WIDTH}" HEIGHT="7"></TD></TR>'
    return f'<{PLAIN}>{above}<TR><TD {border}{style} HEIGHT="4"></TD></TR></TABLE>'


def _node(box: Box) -> str:
    return (
        _frame(box, _frame(box, "", _WIDTH - 6, _HEIGHT - 6)) if box.stroke.double else _frame(box, "", _WIDTH, _HEIGHT)
    )


def _frame(box: Box, inner: str, width: int = 0, height: int = 0) -> str:
    words = [
        *(["rounded"] if box.corners == "round" else []),
        *([] if box.stroke.dashes == "solid" else [box.stroke.dashes]),
    ]
    style = f' STYLE="{",".join(words)}"' if words else ""
    size = f' WIDTH="{width}" HEIGHT="{height}"' if width else ""
    sides = ' SIDES="B"' if box.corners == "underlined" else ""
    border = f'BORDER="{max(1, round(box.stroke.width))}"{sides} CELLBORDER="0" CELLSPACING="0"'
    colours = f'COLOR="{box.stroke.colour}" BGCOLOR="{box.ground}" CELLPADDING="{3 if inner else 0}"'
    return f"<TABLE {border} {colours}{style}{size}><TR><TD>{inner}</TD></TR></TABLE>"
