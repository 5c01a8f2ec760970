"""How a mock-up looks: its sizes in points, and its colours, lit or dimmed behind a dialog."""

from typing import Final, NamedTuple

from diagrams.palette import BORDER, GROUND, INK, PAPER, PATH, PATH_GROUND, SOFT
from simulator.spec.text import Lang

BODY: Final = 10.0
SMALL: Final = 9.0
TITLE: Final = 14.0
NAME: Final = 11.0
LEADING: Final = 1.34
"""The height of a line, in sizes of its text."""


class Tone(NamedTuple):
    """The colours of a part of the page; every text keeps 4.5:1 on the grounds it stands on."""

    ink: str
    soft: str
    link: str
    paper: str
    ground: str
    line: str
    action: str
    on_action: str
    filled: str
    hint: str


LIT: Final = Tone(INK, SOFT, PATH, PAPER, GROUND, BORDER, PATH, PAPER, PATH_GROUND, SOFT)
DIM: Final = Tone(SOFT, SOFT, SOFT, "#e4e8ec", "#dce1e6", "#b4bdc5", "#e4e8ec", SOFT, "#dce1e6", SOFT)
DESK: Final = "#d5dbe1"
"""The ground behind a dialog."""


class Look(NamedTuple):
    """In which language and colours something is drawn, the label that is clicked there, the fields just filled."""

    lang: Lang
    tone: Tone = LIT
    clicked: str = ""
    filled: frozenset[str] = frozenset()
