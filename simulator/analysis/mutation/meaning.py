"""What a linked flow means, apart from how it is written: two parts that mean the same bear the same number.

Where a thing stands in its file, which statements it comes from and how an expression is spelled say nothing of what
it does. A run that comes to none of the leaves in which two flows differ goes the same way in both.
"""

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Final, NamedTuple

from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import Arc, Branch, Button, Flow, Leaf, Screen, State, Text, Timer
from simulator.spec.load import Library
from simulator.spec.problems import Place
from simulator.spec.template import Slot, Template

_LETTERS: Final = frozenset({"text", "choice", "choices", "prose", "bool", "record", "list"})
"""The types of what is written in letters: capitals change nothing of a date or a number."""
_UNSAID: Final = frozenset({"guide", "place", "column"})


class Meaning(NamedTuple):
    """What flows mean: ``general`` what every run may come to see, ``leaves`` what is met in each leaf of a flow."""

    general: Mapping[str, int]
    leaves: Mapping[tuple[str, str], int]


class Difference(NamedTuple):
    """Where two meanings differ: everywhere in some flows, and in some leaves."""

    general: frozenset[str]
    leaves: frozenset[tuple[str, str]]

    def __bool__(self) -> bool:
        return bool(self.general or self.leaves)


def difference(first: Meaning, second: Meaning) -> Difference:
    """Where they differ; false where they mean the same."""
    return Difference(
        frozenset(flow for flow, number in second.general.items() if first.general.get(flow) != number),
        frozenset(
            leaf
            for leaf in first.leaves.keys() | second.leaves.keys()
            if first.leaves.get(leaf) != second.leaves.get(leaf)
        ),
    )


class Meanings:
    """Numbers given to meanings, the same number for the same meaning; as long as it lives."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._flows: dict[Flow, Meaning] = {}

    def of(self, library: Library, known: Library | None = None) -> Meaning:
        """What the flows of a library mean. Those of ``known`` are remembered, others are not."""
        found = []
        for name, flow in library.flows.items():
            meaning = self._flows.get(flow) or self._of(flow)
            if known is None or known.flows.get(name) is flow:
                self._flows[flow] = meaning
            found.append(meaning)
        general = {name: number for meaning in found for name, number in meaning.general.items()}
        return Meaning(general, {leaf: number for meaning in found for leaf, number in meaning.leaves.items()})

    def view(self, leaf: Leaf | None) -> int | None:
        """The number of what is seen in a leaf: its pages with their buttons, its name; what is done there left out."""
        if leaf is None:
            return None
        return _Form(self._numbers).of((leaf.path, _offered(leaf), leaf.final, leaf.covers))

    def part(self, part: object) -> int:
        """The number of any part's meaning."""
        return _Form(self._numbers).of(part)

    def _of(self, flow: Flow) -> Meaning:
        form = _Form(self._numbers)
        general = form.of(
            (
                flow.name, flow.edition, flow.per_insured, flow.access, flow.initial, flow.events, flow.states,
                {key: field.type for key, field in flow.fields.items()},
            )
        )  # fmt: skip
        return Meaning({flow.id: general}, {(flow.id, name): form.of(leaf) for name, leaf in flow.leaves.items()})


class _Form:
    """One walk through a flow: what has been seen is not walked through again."""

    def __init__(self, numbers: dict[Hashable, int]) -> None:
        self._numbers = numbers
        self._seen: dict[int, int] = {}
        self._kept: list[object] = []  # what is numbered by its identity must live as long as the walk

    def of(self, thing: Any) -> int:
        """The number of a part's meaning."""
        known = self._seen.get(id(thing))
        if known is not None:
            return known
        key = self._key(thing)
        number = self._numbers.setdefault(key, len(self._numbers))
        self._seen[id(thing)] = number
        self._kept.append(thing)
        return number

    def _key(self, thing: Any) -> Hashable:
        kind = type(thing)
        special = _SPECIAL.get(kind)
        if special is not None:
            return (kind, *map(self.of, special(thing)))
        if isinstance(thing, Place):
            return Place
        if isinstance(thing, Mapping):
            return (dict, *((self.of(key), self.of(value)) for key, value in thing.items()))
        if isinstance(thing, tuple | list | frozenset):
            items = sorted(map(repr, thing)) if isinstance(thing, frozenset) else thing
            return (kind, *map(self.of, items))
        if dataclasses.is_dataclass(thing):
            return (kind, *(self.of(getattr(thing, name)) for name in _members(kind)))
        return (kind, thing)


_MEMBERS: dict[type, tuple[str, ...]] = {}


def _members(kind: Any) -> tuple[str, ...]:
    if kind not in _MEMBERS:
        left = _UNSAID | ({"source"} if issubclass(kind, Expression) else set())
        _MEMBERS[kind] = tuple(member.name for member in dataclasses.fields(kind) if member.name not in left)
    return _MEMBERS[kind]


def _effects(branch: Branch) -> tuple[object, ...]:
    return branch.set, branch.issue, branch.give, branch.send, branch.go


def _offered(leaf: Leaf) -> tuple[object, ...]:
    """What is seen in a leaf: its screens, each with the buttons that each actor is offered there, in order."""
    found: list[object] = []
    for screen in (leaf.screen, *leaf.panels):
        offered: dict[str, tuple[Button, ...]] = {}
        for button in screen.buttons if screen else ():
            if button.event.id in leaf.arcs:
                offered[button.event.by] = (*offered.get(button.event.by, ()), button)
        found.append((screen, sorted(offered.items(), key=lambda item: item[0])))
    return tuple(found)


_SPECIAL: Final[dict[type, Callable[[Any], tuple[object, ...]]]] = {
    Template: lambda template: (template.parts,),
    Slot: lambda slot: (slot.expression, slot.style if slot.expression.type.name in _LETTERS else ""),
    Text: lambda text: (text.fr, text.en),
    Button: lambda button: (button.event, button.label),
    Timer: lambda timer: (timer.id, timer.state, timer.after, timer.past),
    # What else a branch says has become rows: where it leads, on which conditions, after which dialog.
    Branch: _effects,
    # Of a state, its leaves keep all but its name.
    State: lambda state: (state.id, state.label),
    Arc: lambda arc: (
        arc.source, arc.trigger, arc.branch, arc.to, arc.when, arc.refusal, arc.guard, arc.left, arc.entered, arc.opens
    ),
    Leaf: lambda leaf: (
        leaf.id, leaf.path, _offered(leaf), leaf.final, leaf.timers, leaf.arcs, leaf.covers
    ),
    Screen: lambda screen: (
        screen.id, screen.title, screen.step, screen.note, screen.dialog, screen.at, screen.lines, screen.fields,
        screen.invalid,
    ),
}  # fmt: skip
