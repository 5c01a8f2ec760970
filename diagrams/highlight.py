"""A path marked on a picture: the ways it takes, numbered in order, and the places it passes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from diagrams.outline import described
from diagrams.picture import Line, Picture, Step
from diagrams.sketch import legend
from diagrams.words import say
from simulator.engine.snapshot import Firing
from simulator.spec.flow import AUTO, Flow

Path = Iterable[Step | Firing | tuple[str, str, str]]
"""A path: firings as the engine gives them, or steps (the leaf before, the trigger, the leaf after)."""


def steps_of(path: Path) -> tuple[Step, ...]:
    """A path as steps."""
    return tuple(
        Step(step.before.state, step.event, step.after.state) if isinstance(step, Firing) else Step(*step)
        for step in path
    )


def highlighted(picture: Picture, flow: Flow, path: Path) -> Picture:
    """The picture with a path marked on it; steps that it does not draw (filling a field) get no number."""
    steps = steps_of(path)
    if not steps:
        return picture
    drawn = _drawn(picture)
    taken = [single for step in steps for single in atomic(flow, step)]
    numbers: dict[Step, tuple[int, ...]] = {}
    reached: dict[str, tuple[int, ...]] = {steps[0].source: (0,)}
    number = 0
    for single in taken:
        if single in drawn:
            number += 1
            numbers[single] = (*numbers.get(single, ()), number)
        reached[single.target] = (*reached.get(single.target, ()), number)
    marked = replace(
        picture,
        subtitle=f"{picture.subtitle} – {say('path', picture.lang)}",
        nodes=tuple(
            replace(
                node,
                marks=_marks(node.steps, numbers) or _places(node.leaves, reached),
                lines=_lines(node.lines, numbers),
            )
            for node in picture.nodes
        ),
        clusters=tuple(replace(each, marks=_places(each.leaves, reached)) for each in picture.clusters),
        edges=tuple(
            replace(edge, marks=_marks(edge.steps, numbers), lines=_lines(edge.lines, numbers))
            for edge in picture.edges
        ),
    )
    return replace(marked, legend=legend(marked), description=described(marked))


def atomic(flow: Flow, step: Step) -> tuple[Step, ...]:
    """A step as the rows that make it: its own, then the automatic branches that follow at once."""
    leaf = flow.leaves.get(step.source)
    rows = leaf.arcs.get(step.trigger, ()) if leaf else ()
    first = dict.fromkeys(Step(arc.source, step.trigger, arc.to or arc.source) for arc in rows)
    ways: list[tuple[Step, ...]] = [(single,) for single in first] or [(Step(step.source, step.trigger, step.source),)]
    seen = {way[-1].target for way in ways}
    while ways:
        for way in ways:
            if way[-1].target == step.target:
                return way
        ways = [(*way, on) for way in ways for on in _automatic(flow, way[-1].target) if on.target not in seen]
        seen |= {way[-1].target for way in ways}
    return (step,)


def _automatic(flow: Flow, leaf: str) -> Iterator[Step]:
    for arc in flow.leaves[leaf].arcs.get(AUTO, ()) if leaf in flow.leaves else ():
        if arc.to is not None:
            yield Step(leaf, AUTO, arc.to)


def _drawn(picture: Picture) -> frozenset[Step]:
    steps = {step for edge in picture.edges for step in edge.steps} | {
        step for node in picture.nodes for step in node.steps
    }
    return frozenset(steps | {step for line in picture.lines() for step in line.steps})


def _marks(steps: Iterable[Step], numbers: Mapping[Step, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted({number for step in steps for number in numbers.get(step, ())}))


def _places(leaves: Iterable[str], reached: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted({number for leaf in leaves for number in reached.get(leaf, ())}))


def _lines(lines: tuple[Line, ...], numbers: Mapping[Step, tuple[int, ...]]) -> tuple[Line, ...]:
    return tuple(replace(line, marks=_marks(line.steps, numbers)) for line in lines)
