"""Both editions of a flow as one picture: what came, what went, what changed."""

import re
from collections.abc import Callable
from pathlib import Path

from diagrams.draw import VIEWS, View, pages, picture, written
from diagrams.picture import Picture, Step
from diagrams.tint import ADDED, CHANGED, REMOVED, Mark, Marks, tinted
from diagrams.union import united
from harness.language import Lang
from simulator.analysis.difference.change import Change, Difference, Touched
from simulator.spec.flow import Flow


def draw(found: Difference, lang: Lang, folder: Path) -> list[Path]:
    """Draw each flow that reads or behaves otherwise, in both views. The files written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for flow in dict.fromkeys(change.flow for change in found.changes if change.flow and change.kind != "trace"):
        for view in VIEWS:
            parts = pages(both(found, flow, view, lang))
            for number, part in enumerate(parts, 1):
                tail = f"-{number}" if len(parts) > 1 else ""
                path = folder / f"{flow}-{view}-{lang}{tail}.svg"
                path.write_bytes(written(part, "svg"))
                paths.append(path)
    return paths


def both(found: Difference, flow: str, view: View, lang: Lang) -> Picture:
    """One flow in both editions; one that came or went is all added or all removed."""
    old, new = found.old.flows.get(flow), found.new.flows.get(flow)
    if old is None or new is None:
        return _whole(found, flow, view, lang)
    known_as = _translator(found, new)
    drawn = united(
        picture(old, view, lang, (), found.old.portal), picture(new, view, lang, (), found.new.portal), known_as
    )
    return tinted(drawn, new, _marks(found, flow, known_as))


def _whole(found: Difference, name: str, view: View, lang: Lang) -> Picture:
    came = name in found.new.flows
    library = found.new if came else found.old
    flow = library.flows[name]
    drawn = picture(flow, view, lang, (), library.portal)
    return tinted(drawn, flow, {part.id: ADDED if came else REMOVED for part in drawn.parts})


def _translator(found: Difference, new: Flow) -> Callable[[str], str]:
    """From the old edition's ids of states, leaves and parts of pictures to the new edition's."""
    ids = {found.renames.state(new.id, name): name for name in (*new.states, *new.leaves)}

    def known_as(name: str) -> str:
        if name in ids:
            return ids[name]
        head, *rest = re.split(r"(?=[?/#(])", name, maxsplit=1)
        return ids.get(head, head) + "".join(rest)

    return known_as


def _marks(found: Difference, flow: str, known_as: Callable[[str], str]) -> Marks:
    """What changed in both editions; what only one of them has is marked already."""
    marks: dict[Step | str, Mark] = {}
    for change in found.of(flow):
        if change.kind != "trace" and _stays(change):
            marks |= dict.fromkeys(_names(change.after, lambda name: name), CHANGED)
            marks |= dict.fromkeys(_names(change.before, known_as), CHANGED)
    return marks


def _stays(change: Change) -> bool:
    """Whether what it touches is drawn in both editions: not a state or a way that came or went."""
    return change.action == "changed" or change.part not in ("state", "way", "auto", "timer", "access", "flow")


def _names(touched: Touched, known_as: Callable[[str], str]) -> list[Step | str]:
    ways = [Step(known_as(way.source), way.trigger, known_as(way.target)) for way in touched.ways]
    return [*ways, *(known_as(leaf) for leaf in touched.leaves)]
