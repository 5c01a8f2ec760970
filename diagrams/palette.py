"""One palette for every picture. Each kind has a shape or a line of its own: in black and white nothing is lost."""

from typing import Final, Literal, NamedTuple

from diagrams.picture import EdgeKind, LineKind, Mark, MarkKind, NodeKind

INK: Final = "#1b2733"
SOFT: Final = "#4c5a67"
FAINT: Final = "#66717b"
PAPER: Final = "#ffffff"
GROUND: Final = "#f4f6f8"
BORDER: Final = "#8a96a1"
PATH: Final = "#0b4f8a"
PATH_GROUND: Final = "#e3eef8"


class Stroke(NamedTuple):
    """A line: its colour, thickness in points, dashes, and whether it is drawn twice."""

    colour: str
    width: float
    dashes: Literal["solid", "dashed", "dotted"] = "solid"
    double: bool = False


class Box(NamedTuple):
    """A node: its border, ground, corners, and whether the border is drawn twice or folded."""

    stroke: Stroke
    ground: str
    corners: Literal["round", "square", "folded", "dot", "underlined"]
    text: str = INK


EDGES: Final[dict[EdgeKind, Stroke]] = {
    "start": Stroke(INK, 1.3),
    "event": Stroke(INK, 1.3),
    "outside": Stroke("#6b4e0f", 2.8),
    "auto": Stroke("#1d5c4d", 1.0, double=True),
    "timer": Stroke("#7a3b0c", 1.4, "dashed"),
    "refusal": Stroke("#8c1d2f", 2.0, "dotted"),
    "logout": Stroke(FAINT, 0.6),
}

NODES: Final[dict[NodeKind, Box]] = {
    "initial": Box(Stroke(INK, 1.0), INK, "dot"),
    "state": Box(Stroke(SOFT, 1.1), PAPER, "round"),
    "screen": Box(Stroke(SOFT, 1.1), "#eef3f8", "square"),
    "dialog": Box(Stroke(SOFT, 2.4), PAPER, "square"),
    "gate": Box(Stroke(SOFT, 0.9), "#fbf7ec", "folded"),
    "action": Box(Stroke(SOFT, 1.6), "#eef3f8", "underlined"),
    "final": Box(Stroke(SOFT, 1.1, double=True), PAPER, "round"),
    "faint": Box(Stroke(BORDER, 0.9, "dashed"), PAPER, "round", FAINT),
    "elsewhere": Box(Stroke(BORDER, 0.9, "dotted"), PAPER, "round", SOFT),
}

CLUSTER: Final = Box(Stroke("#c0c8cf", 0.8), GROUND, "round")
LANE: Final = Box(Stroke("#c0c8cf", 0.8), GROUND, "square")


class Tint(NamedTuple):
    """A mark: the border and ground that it gives a place, the colour of its badge and of ways, and its sign."""

    stroke: Stroke
    ground: str
    sign: str


TINTS: Final[dict[MarkKind, Tint]] = {
    "covered": Tint(Stroke("#1f6140", 1.4), "#e9f4ed", "✓"),
    "partly": Tint(Stroke("#7a4a06", 2.2, "dashed"), "#fcf2df", "½"),
    "uncovered": Tint(Stroke("#8c1d2f", 2.8, "dotted"), "#fbeaec", "0"),
    "added": Tint(Stroke("#1f6140", 2.8), "#e9f4ed", "+"),
    "removed": Tint(Stroke("#8c1d2f", 2.0, "dashed"), "#fbeaec", "−"),
    "changed": Tint(Stroke("#7a4a06", 2.4), "#fcf2df", "≠"),
    "passed": Tint(Stroke("#1f6140", 1.0), "#e9f4ed", "n"),
    "here": Tint(Stroke(PATH, 3.4), PATH_GROUND, "•"),
    "arrival": Tint(Stroke(FAINT, 0.6), PAPER, "→•"),
    "deviating": Tint(Stroke("#8c1d2f", 2.8), "#fbeaec", "!"),
}
"""A way keeps the dashes of its kind: its mark is told by its badge and thickness."""

HEAT: Final = (
    (50, "4", Tint(Stroke("#1f6140", 5.0), "#b9dcc6", "")),
    (10, "3", Tint(Stroke("#1f6140", 3.5), "#d2e9da", "")),
    (2, "2", Tint(Stroke("#1f6140", 2.2), "#e6f3eb", "")),
    (1, "1", Tint(Stroke("#1f6140", 1.0), "#f6fbf8", "")),
)
"""From so many scenarios on, the level, as the legend names it, and how it is drawn: the more, the thicker."""


def level(count: int) -> str:
    """The level of a number of scenarios, 1 or more."""
    return next(name for least, name, _ in HEAT if count >= least)


def heat_sample(name: str) -> Box:
    """The box that shows a level in the legend."""
    return next(Box(drawn.stroke, drawn.ground, "round") for _, known, drawn in HEAT if known == name)


def look(mark: Mark) -> Tint:
    """How a mark is drawn; where scenarios are counted, its sign is their number."""
    if mark.kind != "passed" or not mark.count:
        return TINTS[mark.kind]
    drawn = next(drawn for least, _, drawn in HEAT if mark.count >= least)
    return drawn._replace(sign=str(mark.count))


WIDTHS: Final[dict[LineKind, int]] = {
    "title": 30,
    "note": 36,
    "screen": 36,
    "event": 28,
    "condition": 30,
    "effect": 34,
    "rule": 52,
    "refusal": 52,
}
"""How many characters a line of each kind holds on a way before it is broken."""

ROOM: Final = 36
"""How many characters it holds in a node, if that is more."""

TITLE_SIZE, NAME_SIZE, TEXT_SIZE = 15, 11, 10  # in points; Graphviz cuts fractions off
