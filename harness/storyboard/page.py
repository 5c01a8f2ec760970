"""A storyboard as one page: it plays in a browser, and reads and prints without."""

from collections.abc import Sequence
from typing import NamedTuple

from diagrams.scene.svg import faces, svg
from diagrams.storyboard.frame import Frame, Storyboard
from diagrams.storyboard.map import place
from diagrams.storyboard.moments import moment
from diagrams.storyboard.slide import Slide, goes_on
from harness import web
from harness.language import Say
from harness.show import text_of

_READ = 3
"""How many words a second one reads."""

_LOOK = 3
"""How many seconds one looks at a frame before."""


class Shown(NamedTuple):
    """A slide in the page: ``heading`` names its frame; ``first`` where it is the first of it."""

    frame: Frame
    number: int
    heading: str
    drawing: str
    first: bool
    place: str
    page: str
    seconds: int


def page(board: Storyboard, drawn: Sequence[Slide]) -> str:
    """The page: nothing in it is fetched from elsewhere."""
    return web.page(
        "storyboard.html",
        Say(board.lang),
        board=board,
        frames=[_shown(board, slide, number) for number, slide in enumerate(drawn, 1)],
        faces=faces(slide.scene for slide in drawn),
        count=len(board.frames),
    )


def _shown(board: Storyboard, slide: Slide, number: int) -> Shown:
    frame = slide.frame
    words = sum(len(each.text.split()) for each in (*frame.done, *frame.checked))
    return Shown(
        frame=frame,
        number=slide.number,
        heading=", ".join(filter(None, (moment(frame.when, board.lang), frame.who))) + goes_on(slide.part, board.lang),
        drawing=svg(slide.scene, f"slide{number}", fonts=False),
        first=slide.part == 1,
        place=place(frame.standing, board.lang) if frame.standing else "",
        page=text_of(frame.page, board.lang) if frame.page else "",
        seconds=_LOOK + words // _READ,
    )
