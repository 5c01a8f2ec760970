"""Whether two editions of a flow do the same everywhere: their spaces compared, situation by situation.

What is compared is what happens: where cases come, with which data, by which events, what is refused and why, what is
sent, drawn up and handed over, where the portal leads. Wordings are not. A « no » may only mean that the rules are
written so differently that their classes differ; a « yes » is a proof.
"""

from dataclasses import replace
from datetime import date

from simulator.analysis.explore.axis import Axis
from simulator.analysis.explore.explored import ORDINARY, noon, people, together
from simulator.analysis.explore.ops import backwards, forwards
from simulator.analysis.explore.sets import ALL, EMPTY
from simulator.analysis.explore.space import Space, axes_of
from simulator.spec.flow import Arc
from simulator.spec.load import Library

Told = dict[object, int]
MOST = 30_000
"""Situations beyond which nothing is proved."""


class Original:
    """A flow that others are compared with, explored once for each set of classes."""

    def __init__(self, library: Library, flow: str, day: date = ORDINARY) -> None:
        self._library, self._day = library, day
        self._names = together(library, flow)
        self._spaces: dict[object, Space] = {}

    def behaves_like(self, other: Library) -> bool:
        """Whether the flow does the same in another library, together with those it depends on."""
        if self._names != together(other, self._names[0]) or self._library.dossiers.people != other.dossiers.people:
            return False
        kinds = (people(library, self._names, self._day) for library in (self._library, other))
        return all(self._alike(other, person) for person in dict.fromkeys(name for kind in kinds for name in kind))

    def _alike(self, other: Library, person: str) -> bool:
        start = noon(self._day)
        classes = _joined(*(axes_of(library, self._names, person, start) for library in (self._library, other)))
        if classes is None:
            return False
        key = (person, tuple([tuple([content.typed for content in axis.contents]) for axis in classes]))
        if key not in self._spaces:
            self._spaces[key] = Space(self._library, self._names, person, start, most=MOST, classes=classes)
        first = self._spaces[key]
        second = Space(other, self._names, person, start, most=MOST, classes=first.axes, sets=first.sets)
        whole = first.complete and second.complete and second.sets is first.sets
        alike = whole and len(first.situations) == len(second.situations)
        return alike and all(_same(first, second, number) for number in range(len(first.situations)))


def _joined(first: tuple[Axis, ...], second: tuple[Axis, ...]) -> tuple[Axis, ...] | None:
    """The classes of both, on the same axes in the same order; None where the fields are not the same."""
    theirs = {(axis.flow, axis.key): axis for axis in second}
    if {(axis.flow, axis.key) for axis in first} != theirs.keys():
        return None
    found = []
    for axis in first:
        typed = {content.typed for content in axis.contents}
        more = tuple(c for c in theirs[axis.flow, axis.key].contents if c.typed not in typed)
        found.append(replace(axis, contents=(*axis.contents, *more)) if more else axis)
    return tuple(found)


def _same(first: Space, second: Space, number: int) -> bool:
    here = first.situations[number]
    twin = second.number(here)
    if twin is None or second.situations[twin] != here or first.reached[number] != second.reached[twin]:
        return False
    return _moves(first, number) == _moves(second, twin) and _refusals(first, number) == _refusals(second, twin)


def _moves(space: Space, number: int) -> Told:
    """What can be done in a situation: each thing, where it leads and what it does, with the data before and after."""
    sets = space.sets
    found: Told = {}
    for edge in space.edges[number]:
        before = sets.both(backwards(sets, edge.move.ops, ALL), space.reached[number])
        if before == EMPTY:
            continue
        move, effects = edge.move, tuple(effect for arc in edge.move.arcs for effect in _effects(arc))
        for part, data in (("before", before), ("after", forwards(sets, move.ops, space.reached[number]))):
            key = (part, move.kind, move.flow, move.trigger, space.situations[edge.target], effects)
            found[key] = sets.either(found.get(key, EMPTY), data)
    return found


def _effects(arc: Arc) -> tuple[object, ...]:
    """What following a row does that is seen outside the case's own data."""
    branch = arc.branch
    messages = tuple(message.id for message in arc.guard.messages) if arc.guard else ()
    if arc.refusal is not None or arc.opens:
        return (messages,) if messages else ()
    sent = tuple((send.to, send.text.fr.source) for send in branch.send)
    papers = (branch.issue and branch.issue.id, branch.give and branch.give.id)
    found = (sent, papers if any(papers) else (), branch.go)
    return (found,) if any(found) else ()


def _refusals(space: Space, number: int) -> Told:
    """What is refused in a situation, for which reason, and for which data."""
    found: Told = {}
    for flow, row, data in space.refusals(number):
        guard = row.arc.guard
        reason = (row.arc.refusal, guard and guard.id, _effects(row.arc))
        key = (flow, row.arc.trigger, reason)
        found[key] = space.sets.either(found.get(key, EMPTY), data)
    return found
