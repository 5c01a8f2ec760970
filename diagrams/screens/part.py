"""Parts one under another, in boxes that can go on in a next column or on a next sheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from diagrams.palette import Stroke
from diagrams.scene.scene import Placed, Rect, Scene, Shape


class Part(NamedTuple):
    """What is never broken: its drawing, and the points left free above it, unless it comes first."""

    scene: Scene
    above: float = 0


class Box(NamedTuple):
    """What lies around the parts of a block: its ground and line, the room inside its edges, a bar at its left."""

    fill: str | None = None
    stroke: Stroke | None = None
    radius: float = 0
    padding: float = 0
    inset: float = 0
    bar: str | None = None
    shadow: str | None = None

    def room(self, width: float) -> float:
        """How wide its parts may be."""
        return width - 2 * self.inset - 2 * self.padding


BARE: Final = Box()


@dataclass(frozen=True, slots=True)
class Block:
    """Parts in a box; what is ``extra`` can be left out where there is no room for it."""

    parts: tuple[Part, ...]
    box: Box = BARE
    above: float = 0
    extra: bool = False

    @property
    def height(self) -> float:
        """Its height, without what is left free above it."""
        return _height(self.parts) + 2 * self.box.padding


def stacked(parts: Iterable[Part], width: float) -> Scene:
    """Parts one under another."""
    drawn: list[Shape] = []
    y = 0.0
    for part in parts:
        y += part.above if drawn else 0
        drawn.append(Placed(0, y, part.scene))
        y += part.scene.height
    return Scene(width, y, tuple(drawn))


def column(blocks: Iterable[Block], width: float) -> Scene:
    """Blocks one under another."""
    drawn: list[Shape] = []
    y = 0.0
    for block in blocks:
        y += block.above if drawn else 0
        drawn += _boxed(block, y, width)
        y += block.height
    return Scene(width, y, tuple(drawn))


def sheets(blocks: Sequence[Block], most: float) -> Iterator[tuple[Block, ...]]:
    """The blocks in columns no higher than ``most``; one part that is higher by itself stands alone."""
    sheet: list[Block] = []
    used = 0.0
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        above = block.above if sheet else 0
        first, rest = _cut(block, most - used - above)
        if sheet and (not first.parts or (rest.parts and len(first.parts) <= _FEWEST)):
            yield tuple(sheet)
            sheet, used = [], 0.0
            waiting.insert(0, block)
            continue
        if not first.parts:
            first, rest = replace(block, parts=block.parts[:1]), replace(block, parts=block.parts[1:])
        sheet.append(first)
        used += above + first.height
        if rest.parts:
            waiting.insert(0, rest)
            yield tuple(sheet)
            sheet, used = [], 0.0
    if sheet:
        yield tuple(sheet)


_FEWEST = 2
"""A box that shows no more than so many parts, its title and a line, had better begin on the next sheet."""


def _cut(block: Block, room: float) -> tuple[Block, Block]:
    """What of a block fits, and the rest of it."""
    count = 0
    while count < len(block.parts) and _height(block.parts[: count + 1]) + 2 * block.box.padding <= room:
        count += 1
    return replace(block, parts=block.parts[:count]), replace(block, parts=block.parts[count:])


def _height(parts: Sequence[Part]) -> float:
    return sum(part.scene.height for part in parts) + sum(part.above for part in parts[1:])


def _boxed(block: Block, y: float, width: float) -> Iterator[Shape]:
    box, height = block.box, block.height
    wide = width - 2 * box.inset
    if box.shadow:
        yield Rect(box.inset + 3, y + 4, wide, height, box.shadow, radius=box.radius)
    if box.fill or box.stroke:
        yield Rect(box.inset, y, wide, height, box.fill, box.stroke, box.radius)
    if box.bar:
        yield Rect(box.inset, y, 4, height, box.bar)
    inner = stacked(block.parts, box.room(width))
    yield Placed(box.inset + box.padding, y + box.padding, inner)
