"""What an analysis found, marked on a picture: covered or not, added, removed or changed, deviating how often."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from diagrams.highlight import atomic
from diagrams.outline import described
from diagrams.picture import Cluster, Edge, Line, Mark, MarkKind, Node, Picture, Step
from diagrams.sketch import legend
from diagrams.words import marked, say
from simulator.spec.flow import Flow

__all__ = ["ADDED", "CHANGED", "COVERED", "PARTLY", "REMOVED", "UNCOVERED", "Mark", "Marks", "deviating", "tinted"]

COVERED: Final = Mark("covered")
PARTLY: Final = Mark("partly")
UNCOVERED: Final = Mark("uncovered")
ADDED: Final = Mark("added")
REMOVED: Final = Mark("removed")
CHANGED: Final = Mark("changed")

Marks = Mapping[Step | str, Mark]
"""The mark of a step, of a leaf, of a state and so of all that is in it, or of a part of the picture by its id."""

_SUBJECTS: Final[Mapping[MarkKind, str]] = {
    "covered": "coverage",
    "partly": "coverage",
    "uncovered": "coverage",
    "added": "changes",
    "removed": "changes",
    "changed": "changes",
    "deviating": "deviations",
    "passed": "heat",
    "here": "region",
    "arrival": "region",
}
"""What an analysis is about, by the marks it leaves."""

_Part = TypeVar("_Part", Node, Cluster, Edge)


def deviating(count: int) -> Mark:
    """Where ``count`` runs left the flow."""
    return Mark("deviating", count)


def tinted(picture: Picture, flow: Flow, marks: Marks) -> Picture:
    """The picture with its parts marked. A part that stands for several takes what their marks have in common.

    What is marked already stays as it is; what has no mark does too, its ways faint. A step may be one of a
    history: it is taken apart into the rows that made it. Steps that the picture does not draw mark nothing.
    """
    if not marks:
        return picture
    found = _Marked(picture, marks, _steps(flow, marks), _places(flow, marks))
    drawn = replace(
        picture,
        nodes=tuple(found.part(node, node.leaves, node.steps) for node in picture.nodes),
        clusters=tuple(found.part(each, each.leaves) for each in picture.clusters),
        edges=tuple(found.part(edge, (), edge.steps) for edge in picture.edges),
    )
    subjects = dict.fromkeys(_SUBJECTS[mark.kind] for mark in marks.values())
    subtitle = " – ".join((picture.subtitle, *(say(subject, picture.lang) for subject in subjects)))
    drawn = replace(drawn, subtitle=subtitle)
    return replace(drawn, legend=legend(drawn), description=described(drawn))


class _Marked:
    """The parts of a picture as they look with marks."""

    def __init__(self, picture: Picture, marks: Marks, steps: Mapping[Step, Mark], places: Mapping[str, Mark]) -> None:
        self._lang = picture.lang
        self._marks = marks
        self._steps = steps
        self._places = places

    def part(self, part: _Part, leaves: Iterable[str], steps: Iterable[Step] = ()) -> _Part:
        """A part with its mark, which its tooltip says, and those of its lines."""
        if part.tint is not None:
            return part
        tint = self._marks.get(part.id) or _together([*self._of(leaves), *self._taken(steps)])
        said = self._said(tint)
        tooltip = "\n".join(text for text in (said, part.tooltip) if text)
        lines: tuple[Line, ...] = self._lines(part.lines, tint)
        if tint and tint.count and all(line.tint is None for line in lines):
            lines = (*lines, Line("note", said))
        return replace(part, tint=tint, lines=lines, tooltip=tooltip)

    def _lines(self, lines: tuple[Line, ...], whole: Mark | None) -> tuple[Line, ...]:
        """Lines with their marks and how often; where all have that of the whole, it is said there, once."""
        tints = [_together(self._taken(line.steps)) for line in lines]
        if all(tint == whole for line, tint in zip(lines, tints, strict=True) if line.steps):
            return lines
        return tuple(self._line(line, tint) for line, tint in zip(lines, tints, strict=True))

    def _line(self, line: Line, tint: Mark | None) -> Line:
        if tint is None or not tint.count:
            return replace(line, tint=tint)
        return replace(line, tint=tint, text=f"{line.text} – {self._said(tint)}")

    def _said(self, tint: Mark | None) -> str:
        return "" if tint is None else marked(tint, self._lang)

    def _of(self, leaves: Iterable[str]) -> list[Mark | None]:
        return [self._places.get(leaf) for leaf in leaves]

    def _taken(self, steps: Iterable[Step]) -> list[Mark | None]:
        return [self._steps.get(step) for step in steps]


def _steps(flow: Flow, marks: Marks) -> dict[Step, Mark]:
    """The mark of each single row."""
    found: dict[Step, list[Mark | None]] = {}
    for name, mark in marks.items():
        if not isinstance(name, str):
            for single in atomic(flow, name):
                found.setdefault(single, []).append(mark)
    whole = {name: mark for name, mark in marks.items() if not isinstance(name, str)}
    return {step: together for step, own in found.items() if (together := whole.get(step) or _together(own))}


def _places(flow: Flow, marks: Marks) -> dict[str, Mark]:
    """The mark of each leaf: its own, else that of the innermost state around it that has one."""
    found: dict[str, Mark] = {name: mark for name, mark in marks.items() if isinstance(name, str)}
    for leaf in flow.leaves.values():
        holders = reversed(leaf.path) if leaf.covers is None else ()
        if around := next((marks[state.id] for state in holders if state.id in marks), None):
            found[leaf.id] = around
    return found


def _together(marks: Iterable[Mark | None]) -> Mark | None:
    """One mark for several: the same, counts added up, covered in part, or changed in part."""
    all_ = list(marks)
    known = [mark for mark in all_ if mark is not None]
    kinds = {mark.kind for mark in known}
    if not known:
        return None
    if "deviating" in kinds:
        return deviating(sum(mark.count for mark in known))
    if any(_SUBJECTS[kind] == "coverage" for kind in kinds):
        return known[0] if len(kinds) == 1 else PARTLY
    return known[0] if len(kinds) == 1 and len(known) == len(all_) else CHANGED
