"""Which part of the new edition is which of the old one: by id, then by what it says; the rest came or went."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from simulator.analysis.difference.part import Part, Trait

_ALIKE: Final = 0.5
"""From this similarity on, a part that went and one that came are one part under another name."""


class Pair(NamedTuple):
    """A part before and after; None where it was not, or is no more."""

    old: Part | None
    new: Part | None


def paired(old: Sequence[Part], new: Sequence[Part]) -> tuple[Pair, ...]:
    """Every part of both editions once, in the order of the old one, what came after what it follows.

    Parts with an id are one where the id is; among the others of one owner, equal ones first, then the most alike.
    """
    found: dict[int, Part] = {}
    for key, group in _grouped(old).items():
        mates = _grouped(new).get(key, [])
        found |= _group(group, mates)
    taken = {id(part) for part in found.values()}
    pairs = [Pair(part, found.get(id(part))) for part in old]
    for index, part in enumerate(new):
        if id(part) not in taken:
            pairs.insert(_place(pairs, new[:index]), Pair(None, part))
    return tuple(pairs)


def _place(pairs: list[Pair], before: Sequence[Part]) -> int:
    """Where a part that came is told: after the last of those before it."""
    known = {id(part) for part in before}
    return max((n for n, pair in enumerate(pairs, 1) if pair.new is not None and id(pair.new) in known), default=0)


def _grouped(parts: Iterable[Part]) -> dict[tuple[str, str, bool], list[Part]]:
    groups: dict[tuple[str, str, bool], list[Part]] = {}
    for part in parts:
        groups.setdefault((part.kind, part.owner, part.loose), []).append(part)
    return groups


def _group(old: list[Part], new: list[Part]) -> dict[int, Part]:
    if not old[0].loose:
        by_id = {part.id: part for part in new}
        return {id(part): by_id[part.id] for part in old if part.id in by_id}
    found: dict[int, Part] = {}
    left = list(new)
    for part in old:  # those that did not change, wherever they stand
        same = next((mate for mate in left if _said(mate) == _said(part)), None)
        if same is not None:
            found[id(part)] = same
            left.remove(same)
    rest = [part for part in old if id(part) not in found]
    found |= {id(a): b for a, b in best(rest, left, likeness)}
    return found


def best(old: Sequence[Part], new: Sequence[Part], score: Callable[[Part, Part], float]) -> list[tuple[Part, Part]]:
    """The pairs most alike, each part once; of equals the first."""
    scored = sorted(
        ((-score(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new)),
    )
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs = []
    for minus, i, j in scored:
        if -minus >= _ALIKE and i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((old[i], new[j]))
    return pairs


def _said(part: Part) -> tuple[tuple[str, str], ...]:
    return tuple((trait.name, trait.key) for trait in part.traits)


def likeness(one: Part, other: Part) -> float:
    """How alike two parts without ids are, 0 to 1: branches of one event are, whatever they do."""
    mine, theirs = dict(_said(one)), dict(_said(other))
    if "trigger" in mine and mine["trigger"] == theirs.get("trigger"):
        return 1.0 if mine.get("to") == theirs.get("to") else 0.8
    if one.kind in ("timer", "auto"):
        return 1.0 if mine.get("to") == theirs.get("to") else 0.6
    texts = [name for name in ("says", "label", "worded", "path") if mine.get(name) or theirs.get(name)]
    if texts:
        return max(SequenceMatcher(None, mine.get(n, ""), theirs.get(n, ""), autojunk=False).ratio() for n in texts)
    return _shared(mine.items(), theirs.items())


def kindred(one: Part, other: Part, inside: Mapping[int, frozenset[str]]) -> float:
    """How likely a part that came is one that went under another id: by its label, and by all that is in it."""
    label, theirs = _name(one), _name(other)
    named = SequenceMatcher(None, label.key, theirs.key, autojunk=False).ratio() if label and theirs else 0.0
    content = _shared(inside[id(one)], inside[id(other)])
    return 1.0 if named == 1.0 and content > 0 else (named + content) / 2


def _name(part: Part) -> Trait | None:
    return part.trait("label") or part.trait("worded") or part.trait("says")


def _shared(some: Set[object], others: Set[object]) -> float:
    """How much two sets have in common, 0 to 1."""
    return len(some & others) / max(len(some | others), 1)
