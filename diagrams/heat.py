"""How many scenarios pass by each place and way of a picture; what none passes by stands out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from diagrams.highlight import atomic
from diagrams.outline import described
from diagrams.picture import Cluster, Edge, Line, Mark, Node, Picture, Step
from diagrams.sketch import legend
from diagrams.tint import UNCOVERED
from diagrams.words import marked, say
from simulator.spec.flow import Flow

Passes = Mapping[Step | str, frozenset[str]]
"""By step and by leaf the scenarios that pass there, by any names; what none passes by has none."""

_Part = TypeVar("_Part", Node, Cluster, Edge)


def heated(picture: Picture, flow: Flow, passes: Passes) -> Picture:
    """The picture with the number of scenarios at each part: a part that stands for several counts each once.

    The number is the sign of the part, which is drawn the thicker the more there are, and is said in words to who
    hears the picture. What the passes do not name has no mark.
    """
    found = _Heat(picture, flow, passes)
    drawn = replace(
        picture,
        subtitle=f"{picture.subtitle} – {say('heat', picture.lang)}",
        nodes=tuple(found.part(node, (*node.leaves, *node.steps)) for node in picture.nodes),
        clusters=tuple(found.part(each, each.leaves) for each in picture.clusters),
        edges=tuple(found.part(edge, edge.steps) for edge in picture.edges),
    )
    return replace(drawn, legend=legend(drawn), description=described(drawn))


class _Heat:
    """The parts of a picture as they look with their numbers."""

    def __init__(self, picture: Picture, flow: Flow, passes: Passes) -> None:
        self._lang = picture.lang
        self._passes: dict[Step | str, frozenset[str]] = {}
        for name, scenarios in passes.items():
            for single in (name,) if isinstance(name, str) else (name, *atomic(flow, name)):
                self._passes[single] = self._passes.get(single, frozenset()) | scenarios

    def part(self, part: _Part, names: Iterable[Step | str]) -> _Part:
        """A part with its number, which its tooltip says, and those of its lines."""
        tint = self._mark(names)
        if tint is None:
            return part
        tooltip = "\n".join(text for text in (marked(tint, self._lang), part.tooltip) if text)
        return replace(part, tint=tint, lines=self._lines(part.lines, tint), tooltip=tooltip)

    def _lines(self, lines: tuple[Line, ...], whole: Mark) -> tuple[Line, ...]:
        """Lines with their numbers; where all have that of the whole, it stands there, once."""
        tints = [self._mark(line.steps) for line in lines]
        if all(tint == whole for line, tint in zip(lines, tints, strict=True) if line.steps):
            return lines
        return tuple(replace(line, tint=tint) for line, tint in zip(lines, tints, strict=True))

    def _mark(self, names: Iterable[Step | str]) -> Mark | None:
        known = [self._passes[name] for name in names if name in self._passes]
        if not known:
            return None
        count = len(frozenset[str]().union(*known))
        return Mark("passed", count) if count else UNCOVERED
