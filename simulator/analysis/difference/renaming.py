"""Which ids only changed their name from one edition to the other: the label or the content stayed."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from simulator.analysis.difference.matching import best, kindred
from simulator.analysis.difference.part import Part, PartKind
from simulator.analysis.difference.reading import Reading
from simulator.analysis.difference.reading_screens import screens
from simulator.analysis.difference.reading_states import states
from simulator.analysis.difference.renames import Renames
from simulator.spec.flow import Flow
from simulator.spec.load import Library

_ORDER: Final[tuple[PartKind, ...]] = ("message", "document", "event", "screen", "field", "value", "guard", "state")
"""Kinds whose parts have an id, those that others speak of first."""


def parts(flow: Flow, renames: Renames, library: Library) -> tuple[Part, ...]:
    """Everything of a flow that is compared."""
    reading = Reading(flow, renames, library)
    return tuple(chain(reading.around(), screens(reading), states(reading)))


def renamed(old: Flow, new: Flow, before: Library, after: Library) -> Renames:
    """The ids of the new edition that were others in the old one, by the new flow's id."""
    known: dict[tuple[str, str, str], str] = {}
    gone = parts(old, Renames(), before)
    for kind in _ORDER:
        deepest = max((state.depth for state in new.states.values()), default=0) if kind == "state" else 0
        for depth in range(deepest + 1):
            come = parts(new, Renames(known), after)
            for mine, theirs in _other_names(kind, gone, come, depth):
                known[new.id, kind, theirs.own] = mine.id
    return Renames(known)


def _other_names(
    kind: PartKind, gone: tuple[Part, ...], come: tuple[Part, ...], depth: int
) -> Iterator[tuple[Part, Part]]:
    old = {part.id: part for part in gone if part.kind == kind}
    new = {part.id: part for part in come if part.kind == kind}
    lost = [part for name, part in old.items() if name not in new and (kind != "state" or name.count(".") == depth)]
    found = [part for name, part in new.items() if name not in old and (kind != "state" or name.count(".") == depth)]
    inside = {**_inside(gone, lost), **_inside(come, found)}
    yield from best(lost, found, lambda one, other: kindred(one, other, inside))


def _inside(all_: tuple[Part, ...], wanted: list[Part]) -> Mapping[int, frozenset[str]]:
    """All that is said of a part but its name, and of the parts inside it."""
    by_owner: dict[str, list[Part]] = {}
    for part in all_:
        by_owner.setdefault(part.owner, []).append(part)
    return {id(part): frozenset(_content(part, by_owner)) for part in wanted}


def _content(part: Part, by_owner: Mapping[str, list[Part]], prefix: str = "") -> Iterator[str]:
    for trait in part.traits:
        if trait.key and trait.name not in ("label", "worded", "says", "guide"):
            yield f"{prefix}{trait.name}={trait.key}"
    for index, child in enumerate(by_owner.get(part.key, ())):
        name = child.kind if child.loose else f"{child.kind}.{child.id.rpartition('.')[2]}"
        yield f"{prefix}{name}#{index}"
        yield from _content(child, by_owner, f"{prefix}{name}.")
