"""What a part touches: the rows of the flat table that it decides, and the leaves where it is seen."""

from collections.abc import Iterator

from simulator.analysis.difference.change import Touched, Way
from simulator.analysis.difference.part import Part
from simulator.analysis.difference.reading import reads
from simulator.spec.expressions.tree import Expression, FieldValue, walk
from simulator.spec.flow import (
    Arc,
    Branch,
    Document,
    Event,
    Field,
    Flow,
    Guard,
    Leaf,
    Message,
    Screen,
    State,
    Timer,
    Value,
)


def touched(flow: Flow | None, part: Part | None) -> Touched:
    """The rows and leaves of an edition that a part of it bears on."""
    if flow is None or part is None:
        return Touched()
    ways = dict.fromkeys(Way(arc.source, arc.trigger, arc.to or arc.source) for arc in _arcs(flow, part.of))
    return Touched(tuple(ways), tuple(dict.fromkeys(_leaves(flow, part.of))))


def _arcs(flow: Flow, of: object) -> Iterator[Arc]:
    if isinstance(of, tuple):  # a branch and one of its rules, a screen and one of its buttons
        first, second = of
        if isinstance(first, Branch):
            yield from (arc for arc in flow.arcs() if arc.branch is first and arc.guard in (None, second))
        else:
            leaves = set(_leaves(flow, first))
            yield from (arc for arc in flow.arcs() if arc.source in leaves and arc.trigger == second.id)
        return
    branch = of.branch if isinstance(of, Timer) else of
    for arc in flow.arcs():
        if arc.branch is branch or _decides(of, arc, flow):
            yield arc


def _decides(of: object, arc: Arc, flow: Flow) -> bool:
    match of:
        case Event(id=trigger):
            return arc.trigger == trigger
        case Guard(id=name) | Value(id=name):
            return of in arc.branch.needs or any(reads(found, name) for found in _expressions(arc, flow))
        case Message():
            return any(of in guard.messages for guard in arc.branch.needs)
        case Document():
            return of in (arc.branch.issue, arc.branch.give)
        case Field(key=key):
            return any(_named(found, key) for found in _expressions(arc, flow))
    return False


def _expressions(arc: Arc, flow: Flow) -> Iterator[Expression]:
    """Everything that a row computes."""
    yield from (guard.condition for guard in arc.branch.needs)
    if arc.when is not None:
        yield arc.when
    yield from (assign.expression for assign in arc.branch.set if assign.expression is not None)
    timers = flow.leaves[arc.source].timers
    yield from (timer.past for timer in timers if timer.id == arc.trigger and timer.past is not None)


def _named(expression: Expression, key: str) -> bool:
    return any(isinstance(part, FieldValue) and part.flow is None and part.key == key for part in walk(expression))


def _leaves(flow: Flow, of: object) -> Iterator[str]:
    if isinstance(of, tuple):
        of = of[0]
    for leaf in flow.leaves.values():
        if _seen(of, leaf):
            yield leaf.id


def _seen(of: object, leaf: Leaf) -> bool:
    shown = (leaf.screen, *leaf.panels)
    match of:
        case State():
            return leaf.covers is None and any(state is of for state in leaf.path)
        case Screen():
            return of in leaf.screens
        case Field():
            return any(screen is not None and of in screen.fields for screen in shown)
        case Message():
            return any(of in screen.invalid for screen in leaf.screens)
        case Value(id=name):
            return any(_shows(screen, name) for screen in leaf.screens)
    return False


def _shows(screen: Screen, value: str) -> bool:
    texts = [line.text for line in screen.lines]
    slots = [slot.expression for text in texts for slot in text.fr.slots]
    conditions = [line.when for line in screen.lines if line.when is not None]
    return any(reads(expression, value) for expression in (*slots, *conditions))
