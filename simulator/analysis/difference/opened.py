"""What becomes of cases open under the old edition: whether each state lets them go on under the new one, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from simulator.analysis.difference.change import Difference
from simulator.analysis.difference.fields import Gathered, certain, possible
from simulator.analysis.difference.renames import Renames
from simulator.analysis.difference.words import joined, listed, named, plain, prose, quoted
from simulator.spec.expressions.tree import Named
from simulator.spec.flow import Field, Flow, Leaf, Timer
from simulator.spec.text import Prose

Verdict = Literal["continues", "resumed", "lost"]
"""A case goes on as it is; goes on once somebody has seen to it; or cannot."""


@dataclass(frozen=True, slots=True, eq=False)
class Fate:
    """What becomes of the cases in one leaf of the old edition, and why; ``state`` is its label, outer ones first."""

    flow: str
    leaf: str
    state: Prose
    verdict: Verdict
    reasons: tuple[Prose, ...] = ()


def fates(found: Difference) -> Iterator[Fate]:
    """For each flow that behaves otherwise, each place where a case can be open; dialogs go with what they cover."""
    new_ids = dict(found.flows)
    for name, flow in found.old.flows.items():
        changes = [change for change in found.of(name) if change.kind == "behaviour"]
        if not changes:
            continue
        after = found.new.flows[new_ids[name]] if name in new_ids else None
        yield from _Cases(flow, after, found.renames).fates()


class _Cases:
    """The open cases of one flow."""

    def __init__(self, old: Flow, new: Flow | None, renames: Renames) -> None:
        self._old, self._new, self._renames = old, new, renames
        self._mates: Mapping[str, Leaf] = {}
        self._fields: Mapping[str, Field] = {}
        self._before: Mapping[str, Gathered] = possible(old)
        self._sure: Mapping[str, Gathered] = certain(old)
        self._needed: Mapping[str, Gathered] = {}
        if new is not None:
            self._mates = {renames.state(new.id, leaf.id): leaf for leaf in new.leaves.values()}
            self._fields = {renames.key(new.id, field.key): field for field in new.fields.values()}
            self._needed = certain(new)

    def fates(self) -> Iterator[Fate]:
        """One for each leaf that is not an end."""
        for leaf in self._old.leaves.values():
            if not leaf.final and leaf.covers is None and leaf.id in self._before:
                lost = tuple(self._lost(leaf))
                seen = () if lost else tuple(self._seen_to(leaf, self._mates[leaf.id]))
                verdict: Verdict = "lost" if lost else "resumed" if seen else "continues"
                yield Fate(self._old.id, leaf.id, _path(leaf), verdict, lost or seen)

    def _lost(self, leaf: Leaf) -> Iterator[Prose]:
        """Why a case cannot go on at all."""
        if self._new is None:
            yield prose("la démarche n'existe plus", "the journey no longer exists")
            return
        mate = self._mates.get(leaf.id)
        if mate is None:
            if any(self._renames.state(self._new.id, state) == leaf.id for state in self._new.states):
                yield prose("l'état en contient désormais d'autres", "the state now holds others")
            else:
                yield prose("l'état n'existe plus", "the state no longer exists")
        elif mate.final:
            yield prose("l'état est désormais une fin", "the state is now an end")
        elif _ends(self._old, leaf.id) and not _ends(self._new, mate.id):
            yield prose("plus rien ne mène à une fin", "nothing leads to an end any more")

    def _seen_to(self, leaf: Leaf, mate: Leaf) -> Iterator[Prose]:
        """What somebody must see to before a case goes on."""
        yield from self._data(leaf)
        needed = {self._renames.key(self._old.id, key) for key in self._needed.get(mate.id, frozenset())}
        for key in sorted(needed - self._sure[leaf.id]):
            label = quoted(plain(self._fields[key].label))
            yield joined(prose("le champ {} manque", "the field {} is missing"), label)
        yield from self._deadlines(leaf, mate)

    def _data(self, leaf: Leaf) -> Iterator[Prose]:
        """What may have been typed so far and has no place any more."""
        for key in sorted(self._before.get(leaf.id, frozenset())):
            field, mate = self._old.fields[key], self._fields.get(key)
            label = quoted(plain(field.label))
            if mate is None:
                yield joined(prose("le champ {} n'existe plus", "the field {} no longer exists"), label)
            elif mate.kind != field.kind:
                yield joined(prose("le champ {} a changé de nature", "the field {} is of another kind"), label)
            else:
                offered = {option.id for option in mate.options}
                gone = tuple(named(option.label) for option in field.options if option.id not in offered)
                if gone:
                    pattern = prose("le champ {} n'offre plus {}", "the field {} no longer offers {}")
                    yield joined(pattern, label, listed(gone))

    def _deadlines(self, leaf: Leaf, mate: Leaf) -> Iterator[Prose]:
        """What waits was counted under the old edition."""
        before = [self._due(timer, Renames()) for timer in leaf.timers]
        after = [self._due(timer, self._renames) for timer in mate.timers]
        if before != after:
            yield prose("l'échéance est à recalculer", "the deadline is to be computed again")

    def _due(self, timer: Timer, renames: Renames) -> tuple[str, str]:
        past = timer.past.inner if isinstance(timer.past, Named) else timer.past
        return str(timer.after or ""), renames.expression(self._old.id, past)


def _path(leaf: Leaf) -> Prose:
    """A leaf's label after those of the states it lies in: « en cours › consultée »."""
    names = [state.label.plain for state in leaf.path]
    return Prose(" › ".join(name.fr for name in names), " › ".join(name.en for name in names))


def _ends(flow: Flow, leaf: str) -> bool:
    """Whether an end can be reached from a leaf, whatever the conditions."""
    seen, waiting = {leaf}, [leaf]
    while waiting:
        here = flow.leaves[waiting.pop()]
        if here.final:
            return True
        for rows in here.arcs.values():
            for arc in rows:
                if arc.to is not None and arc.to not in seen:
                    seen.add(arc.to)
                    waiting.append(arc.to)
    return False
