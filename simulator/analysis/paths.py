"""The shortest way to a place: breadth first over events, examples of the fields, and time."""

from collections import deque
from collections.abc import Callable, Container, Iterator
from typing import Final, NamedTuple

from simulator.engine import forms
from simulator.engine.engine import Engine
from simulator.engine.rows import visible_fields
from simulator.engine.snapshot import Fired, Inputs, Snapshot
from simulator.spec.expressions.compile import Facts
from simulator.spec.flow import AUTO, FILL, LOGOUT, Field

WAIT: Final = "wait"
MOST_PLACES: Final = 20_000


class Move(NamedTuple):
    """One step of a path: an event, a fill with its inputs, or a wait until the next timer."""

    event: str
    inputs: Inputs


class TooFarError(RuntimeError):
    """The bound on explored places was hit before an answer was found."""


def example(field: Field) -> str | tuple[str, ...]:
    """What is typed for a field's example; "" where it has none."""
    if field.kind == "tick" and not field.optional and not field.example:
        return "yes"
    if field.many and field.example and field.example != ("all",):
        return field.example
    return field.example[0] if field.example else ""


def shortest(
    engine: Engine,
    start: Snapshot,
    facts: Facts,
    goal: Callable[[Snapshot], bool],
    without: Container[str] = (),
) -> tuple[Move, ...] | None:
    """The fewest moves from a snapshot to one that fits, or None where there is no way ``without`` some events.

    Raises:
        TooFarError: beyond ``MOST_PLACES`` places.
    """
    if goal(start):
        return ()
    seen = {_place(start)}
    todo: deque[tuple[Snapshot, tuple[Move, ...]]] = deque([(start, ())])
    while todo:
        here, path = todo.popleft()
        for move, after in (*moves(engine, here, facts), *_typed_anew(engine, here, facts)):
            place = _place(after)
            if place in seen or move.event in without:
                continue
            if goal(after):
                return (*path, move)
            if len(seen) >= MOST_PLACES:
                raise TooFarError(f"{engine.flow.id}: more than {MOST_PLACES} places")
            seen.add(place)
            todo.append((after, (*path, move)))
    return None


def moves(engine: Engine, here: Snapshot, facts: Facts) -> Iterator[tuple[Move, Snapshot]]:
    """What can be done from a place: fill the form with its examples, each event offered, wait; log out last."""
    leaf = engine.flow.leaves[here.state]
    new = {key: text for key, text in _examples(engine, here, facts).items() if key not in here.data}
    if new:
        yield from _done(engine, here, Move(FILL, new), facts)
    timers = {timer.id for timer in leaf.timers}
    events = [event for event in leaf.arcs if event not in (FILL, AUTO, LOGOUT) and event not in timers]
    for event in (*events, *((LOGOUT,) if LOGOUT in leaf.arcs else ())):
        yield from _done(engine, here, Move(event, {}), facts)
    if here.due:
        yield Move(WAIT, {}), engine.advance(here, min(here.due.values()), facts)[0]


def _examples(engine: Engine, here: Snapshot, facts: Facts) -> Inputs:
    """What can be typed in a place, by the fields' examples."""
    fields = visible_fields(engine.flow.leaves[here.state])
    return {field.key: example(field) for field in fields if example(field) and forms.shown(field, here, facts)}


def _typed_anew(engine: Engine, here: Snapshot, facts: Facts) -> Iterator[tuple[Move, Snapshot]]:
    """The form as its examples would have it, in place of what somebody typed before."""
    examples = _examples(engine, here, facts)
    if any(key in here.data and here.data[key].typed != text for key, text in examples.items()):
        yield from _done(engine, here, Move(FILL, examples), facts)


def _done(engine: Engine, here: Snapshot, move: Move, facts: Facts) -> Iterator[tuple[Move, Snapshot]]:
    firing = engine.fire(here, move.event, move.inputs, facts)
    if isinstance(firing.outcome, Fired) or firing.after.state != here.state:
        yield move, firing.after


def _place(snapshot: Snapshot) -> tuple[object, ...]:
    data = tuple(sorted((key, entry.typed) for key, entry in snapshot.data.items()))
    return snapshot.state, data, snapshot.now, tuple(sorted(snapshot.documents)), snapshot.given, snapshot.sent
