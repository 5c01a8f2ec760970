"""Which fields are filled in when a case is in a leaf: those that may be, and those that surely are."""

from collections.abc import Callable, Iterator, Mapping

from simulator.spec.flow import FILL, Arc, Branch, Flow, Leaf

Gathered = frozenset[str]
"""Keys of fields."""


def possible(flow: Flow) -> Mapping[str, Gathered]:
    """By leaf that a case can reach: the fields that may hold something there."""
    return _flowed(flow, lambda found: frozenset().union(*found), _may)


def certain(flow: Flow) -> Mapping[str, Gathered]:
    """By leaf that a case can reach: the fields that hold something there, whatever way it came."""
    return _flowed(flow, lambda found: frozenset.intersection(*found), _must)


def _flowed(
    flow: Flow,
    meet: Callable[[list[Gathered]], Gathered],
    through: Callable[[Flow, Leaf, Arc, Gathered], Gathered],
) -> Mapping[str, Gathered]:
    """What holds on arriving, over all the ways that lead there, until nothing changes."""
    arrived: dict[str, dict[tuple[str, str, int], Gathered]] = {flow.initial: {("", "", 0): frozenset()}}
    known: dict[str, Gathered] = {}
    waiting = [flow.initial]
    while waiting:
        leaf = flow.leaves[waiting.pop(0)]
        held = meet(list(arrived[leaf.id].values()))
        if known.get(leaf.id) == held:
            continue
        known[leaf.id] = held
        for index, arc in _moves(leaf):
            target = arc.to or leaf.id
            arrived.setdefault(target, {})[leaf.id, arc.trigger, index] = through(flow, leaf, arc, held)
            waiting.append(target)
    return known


def _moves(leaf: Leaf) -> Iterator[tuple[int, Arc]]:
    for rows in leaf.arcs.values():
        for index, arc in enumerate(rows):
            if arc.to is not None or arc.trigger == FILL:
                yield index, arc


def _may(flow: Flow, leaf: Leaf, arc: Arc, held: Gathered) -> Gathered:
    typed = {field.key for screen in leaf.screens for field in screen.fields}
    return _after(flow, arc, held | typed)


def _must(flow: Flow, leaf: Leaf, arc: Arc, held: Gathered) -> Gathered:
    """A submit button only acts on a whole form; what is cleared is lost, what is optional may be left out."""
    submits = arc.refusal is None and arc.trigger in flow.events and flow.events[arc.trigger].submit
    typed = {
        field.key
        for screen in leaf.screens
        if submits and any(button.event.id == arc.trigger for button in screen.buttons)
        for field in screen.fields
        if not field.optional and field.shown is None
    }
    return _after(flow, arc, held | typed)


def _after(flow: Flow, arc: Arc, held: Gathered) -> Gathered:
    if arc.refusal is not None or arc.opens:
        return held
    return held - frozenset(_cleared(flow, arc.branch)) | {
        assign.target for assign in arc.branch.set if assign.kind == "field" and assign.expression is not None
    }


def _cleared(flow: Flow, branch: Branch) -> Iterator[str]:
    for assign in branch.set:
        if assign.expression is None and assign.kind == "field":
            yield assign.target
        elif assign.expression is None and assign.kind == "screen" and assign.target in flow.screens:
            yield from (field.key for field in flow.screens[assign.target].fields)
