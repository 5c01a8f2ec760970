"""The legend as a table under the picture: for each kind used a sample of its box or line, and what it means."""

from collections.abc import Iterator

from diagrams.dot_labels import badge, escaped, styled
from diagrams.palette import BORDER, CLUSTER, EDGES, INK, NODES, SMALL_SIZE, SOFT, Box, Stroke
from diagrams.picture import Key


def legend_rows(keys: tuple[Key, ...], columns: int) -> Iterator[str]:
    """Rows of ``columns`` samples, read from left to right."""
    for start in range(0, len(keys), columns):
        yield f"<TR>{''.join(_cells(key) for key in keys[start : start + columns])}</TR>"


def _cells(key: Key) -> str:
    text = styled(escaped(key.text), SMALL_SIZE, SOFT)
    return f'<TD WIDTH="40">{_sample(key)}</TD><TD ALIGN="LEFT" CELLPADDING="4">{text}\u00a0\u00a0</TD>'


def _sample(key: Key) -> str:
    if key.sort == "sign":
        return styled(escaped(key.kind), SMALL_SIZE, INK, "B")
    if key.sort == "path":
        return badge((1,))
    if key.sort == "edge":
        return _edge(EDGES[key.kind])  # type: ignore[index]  # an edge's key names an edge's kind
    return _node(CLUSTER if key.kind == "cluster" else NODES[key.kind])  # type: ignore[index]  # likewise


def _edge(stroke: Stroke) -> str:
    sides = "TB" if stroke.double else "B"
    style = "" if stroke.dashes == "solid" else f' STYLE="{stroke.dashes}"'
    cell = f'<TD BORDER="{max(1, round(stroke.width))}" SIDES="{sides}" COLOR="{stroke.colour}"{style} WIDTH="34" HEIGHT="4"></TD>'
    empty = '<TD HEIGHT="3"></TD>'
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>{cell}</TR><TR>{empty}</TR></TABLE>'


def _node(box: Box) -> str:
    if box.corners == "dot":
        return _table(box, "", 9, 9, ' STYLE="rounded"')
    style = [*(["rounded"] if box.corners == "round" else []), *([box.stroke.dashes] if box.stroke.dashes != "solid" else [])]
    attribute = f' STYLE="{",".join(style)}"' if style else ""
    if box.stroke.double:
        inner = _table(box, "", 20, 7, attribute)
        return _table(box, inner, 28, 13, attribute)
    return _table(box, "", 28, 13, attribute)


def _table(box: Box, inner: str, width: int, height: int, style: str) -> str:
    border = max(1, round(box.stroke.width))
    size = f'WIDTH="{width}" HEIGHT="{height}"'
    return (
        f'<TABLE BORDER="{border}" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1" COLOR="{box.stroke.colour}" '
        f'BGCOLOR="{box.ground}"{style} {size}><TR><TD>{inner}</TD></TR></TABLE>'
    )
