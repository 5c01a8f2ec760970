"""Coverage on the pictures of the flows."""

from collections.abc import Iterator
from pathlib import Path

from diagrams.draw import VIEWS, View, pages, upright, written
from diagrams.heat import Passes, heated
from diagrams.picture import Picture, Step
from diagrams.tint import COVERED, PARTLY, UNCOVERED, Mark, Marks, tinted
from harness.language import Lang
from simulator.analysis.coverage import Coverage
from simulator.analysis.owed.obligation import Obligation
from simulator.spec.flow import Flow
from simulator.spec.load import Library


def draw(found: Coverage, library: Library, lang: Lang, folder: Path, *, heat: bool = False) -> Iterator[Path]:
    """Every flow in both views, as SVG files; those written. With ``heat``, how many scenarios pass, and where."""
    folder.mkdir(parents=True, exist_ok=True)
    drawing, name_of = (heated_with, "heat") if heat else (marked, "coverage")
    for name in found.flows:
        for view in VIEWS if name in library.flows else ():
            parts = pages(drawing(found, library, library.flows[name], view, lang))
            for number, part in enumerate(parts, 1):
                tail = f"-{number}" if len(parts) > 1 else ""
                path = folder / f"{name}-{name_of}-{view}-{lang}{tail}.svg"
                path.write_bytes(written(part, "svg"))
                yield path


def inline(found: Coverage, library: Library, flow: Flow, view: View, lang: Lang) -> str:
    """A picture as it stands in a page."""
    svg = written(upright(marked(found, library, flow, view, lang)), "svg").decode()
    return svg[svg.index("<svg") :].strip()


def marked(found: Coverage, library: Library, flow: Flow, view: View, lang: Lang) -> Picture:
    """A view of a flow, each part covered, in part or not."""
    return tinted(VIEWS[view](flow, lang, library.portal), flow, marks(found.of(flow.id), flow))


def heated_with(found: Coverage, library: Library, flow: Flow, view: View, lang: Lang) -> Picture:
    """A view of a flow, each part with the number of scenarios that pass there."""
    return heated(VIEWS[view](flow, lang, library.portal), flow, passes(found.of(flow.id)))


def passes(found: Coverage) -> Passes:
    """The scenarios that pass by each leaf and each row; what nothing can pass by is left out."""
    by: dict[Step | str, frozenset[str]] = {}
    for obligation in found.obligations:
        shown = found.shown.get(obligation.id, frozenset())
        if shown or found.lacks(obligation):
            names: tuple[Step | str, ...] = (*_leaves(obligation), *_steps(obligation))
            for name in names:
                by[name] = by.get(name, frozenset()) | shown
    return by


def marks(found: Coverage, flow: Flow) -> Marks:
    """The mark of each leaf and of each row.

    A leaf that a scenario went through is covered in part where something else that is owed there is not.
    """
    leaves: dict[str, list[bool]] = {leaf: [] for leaf in flow.leaves}
    steps: dict[Step, list[bool]] = {}
    for obligation in found.obligations:
        shown = not found.lacks(obligation)
        for leaf in _leaves(obligation):
            if leaf in leaves:
                leaves[leaf].append(shown)
        for step in _steps(obligation):
            steps.setdefault(step, []).append(shown)
    absent = {o.goals[0].state for o in found.lacking if o.kind == "state"}
    places: dict[Step | str, Mark] = {
        leaf: UNCOVERED if leaf in absent else _mark(truths) for leaf, truths in leaves.items() if truths
    }
    return places | {step: _mark(truths) for step, truths in steps.items()}


def _leaves(obligation: Obligation) -> Iterator[str]:
    return (goal.state for goal in obligation.goals if goal.state is not None and goal.arc is None)


def _steps(obligation: Obligation) -> Iterator[Step]:
    if obligation.kind in ("transition", "refusal"):
        for goal in obligation.goals:
            if goal.arc is not None:
                yield Step(goal.arc.source, goal.arc.trigger, goal.arc.to or goal.arc.source)


def _mark(shown: list[bool]) -> Mark:
    if all(shown):
        return COVERED
    return PARTLY if any(shown) else UNCOVERED
