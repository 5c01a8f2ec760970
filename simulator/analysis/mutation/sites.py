"""The parts of a document and where they hang: each can be looked at in its place, and replaced there."""

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from simulator.analysis.mutation.labels import BUILT_IN, Labels
from simulator.spec.document import FlowDocument, Property, State, Traced
from simulator.spec.problems import Word
from simulator.spec.text import Prose

Path = tuple[str | int, ...]
"""The attributes, keys and ranks that lead from a document down to a part."""

LEFT_ALONE: Final = (Property,)
"""What is claimed of a flow, and not the flow: no scenario can notice it."""


@dataclasses.dataclass(frozen=True)
class Site:
    """A part of a flow's document, in its place; ``owners`` are the parts around it, the outermost first."""

    document: FlowDocument
    path: Path
    part: Any
    owners: tuple[Traced, ...]
    labels: Labels

    @cached_property
    def guide(self) -> frozenset[str]:
        """The statements that the part comes from, or else those of the nearest part around it that names some."""
        around = (self.part, *reversed(self.owners))
        return next((frozenset(map(str, part.guide)) for part in around if part.guide), frozenset())

    @property
    def state(self) -> str:
        """The path of the state the part belongs to; "" outside any."""
        names = [
            str(name) for before, name in zip(self.path, self.path[1:], strict=False) if before == "states"
        ]  # fmt: skip
        return ".".join(names)

    @property
    def trigger(self) -> Prose:
        """What makes a branch or a timer happen, as one says it."""
        inside = self.path[self._depth() :]
        if inside[0] == "events":
            event = str(inside[1])
            return BUILT_IN.get(event) or self.labels.event(event)
        return AUTOMATIC if inside[0] == "auto" else DEADLINE

    def _depth(self) -> int:
        """How many steps lead to the innermost state around the part."""
        return max(index for index, step in enumerate(self.path) if step == "states") + 2


AUTOMATIC: Final = Prose("la suite automatique", "the automatic step")
DEADLINE: Final = Prose("l'échéance", "the deadline")


def sites(document: FlowDocument, labels: Labels) -> Iterator[Site]:
    """Every part of a document that can be changed, outer before inner, in the order of the vocabulary."""
    yield from _inside(Site(document, (), document, (), labels))


def _inside(site: Site) -> Iterator[Site]:
    if isinstance(site.part, LEFT_ALONE):
        return
    yield site
    for member in dataclasses.fields(site.part):
        for steps, part in _children(getattr(site.part, member.name)):
            path = (*site.path, member.name, *steps)
            yield from _inside(Site(site.document, path, part, (*site.owners, site.part), site.labels))


def _children(found: object, steps: Path = ()) -> Iterator[tuple[Path, Traced]]:
    if isinstance(found, Traced):
        yield steps, found
    elif isinstance(found, Mapping):
        for name, item in found.items():
            yield from _children(item, (*steps, str(name)))
    elif isinstance(found, tuple):
        for rank, item in enumerate(found):
            yield from _children(item, (*steps, rank))


def replaced(whole: Any, path: Path, part: object) -> Any:
    """The document with another part in that place."""
    if not path:
        return part
    step, rest = path[0], path[1:]
    if isinstance(whole, Mapping):
        return {**whole, step: replaced(whole[step], rest, part)}
    if isinstance(whole, tuple):
        assert isinstance(step, int)
        return (*whole[:step], replaced(whole[step], rest, part), *whole[step + 1 :])
    return dataclasses.replace(whole, **{str(step): replaced(getattr(whole, str(step)), rest, part)})


def states_below(states: Mapping[Word, State], prefix: str = "") -> Iterator[tuple[str, State]]:
    """Every state by its path, outer before inner."""
    for name, state in states.items():
        yield prefix + name, state
        yield from states_below(state.states, f"{prefix}{name}.")
