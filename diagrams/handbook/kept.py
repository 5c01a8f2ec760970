"""What stays on one page, its drawing made smaller where that lets it begin on the page that is under way."""

from typing import Final

from reportlab.platypus import Flowable, KeepTogether

from diagrams.paper.type import MARGIN, PAGE
from diagrams.scene.pdf import Drawing
from diagrams.scene.scene import Scene

LEGIBLE: Final = 7.0
"""The smallest type that can be read, in points."""
_FRAME = PAGE[1] - 2 * MARGIN - 12
"""How high the frame of a page is, within its padding, in points."""


def smallest(scene: Scene) -> float:
    """The size of the smallest type of a drawing, in points."""
    return min((text.size for text in scene.texts()), default=LEGIBLE)


class Kept(KeepTogether):
    """Flowables that no page end parts."""

    def __init__(self, flowables: list[Flowable]) -> None:
        super().__init__(flowables)
        self._drawing = next((each for each in flowables if isinstance(each, Drawing)), None)
        self._most = self._drawing.most if self._drawing else 0.0

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803  reportlab's own names
        """As they are, or with a smaller drawing, here; else all of them on the next page."""
        drawing = self._drawing
        if drawing is not None:
            drawing.most = self._most
            taken = self._height(aW, aH) - self._drawn(drawing)
            least = drawing.scene.height * min(1.0, LEGIBLE / smallest(drawing.scene))
            room = aH - taken - 2 if aH - taken - 2 >= least else _FRAME - taken - 2
            drawing.most = max(min(self._most, room), _FRAME / 3)
            self.wrap(aW, aH)
        return super().split(aW, aH)

    def _height(self, wide: float, high: float) -> float:
        self.wrap(wide, high)
        return float(self._H)  # type: ignore[attr-defined]  # reportlab's stubs leave it out

    def _drawn(self, drawing: Drawing) -> float:
        return drawing.scene.height * drawing.scale
