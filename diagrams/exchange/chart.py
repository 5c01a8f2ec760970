"""A flow as a statechart, in no format's terms and no language: states in states, and the ways that each declares.

What a state declares holds in all that lies in it, unless something inside answers first: the rule of SCXML and of
XState. A dialog is a state inside the one that it covers, beside the page without a dialog.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import AUTO, Branch, Flow, Guard, Screen, State, Timer

CASE_START: Final = "case-start"
"""The state before the first one, where automatic branches may apply as soon as a case is opened."""
CASE_OPENED: Final = "case-opened"
"""What leads out of it. No name that an author can write has a hyphen."""

WayKind = Literal["event", "outside", "logout", "auto", "timer", "refusal", "opens", "closes", "fill", "blocked"]
"""``blocked``: what a dialog keeps from the page under it."""

NodeKind = Literal["start", "state", "page", "dialog"]


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """A condition with a name, true or false of an event: a guard, a branch's own condition, or a faulty form.

    Exactly one of ``guard``, ``condition`` and ``form`` is there. ``late``: an automatic branch's, read once all that
    the event does is done.
    """

    name: str
    guard: Guard | None = None
    condition: Expression | None = None
    form: Screen | None = None
    malformed: bool = False
    late: bool = False


class Claim(NamedTuple):
    """A fact, and whether it must be true or must not."""

    fact: Fact
    holds: bool


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A row: from a node, on a trigger, if all that it claims is so, to a node; without ``target`` the case stays.

    The rows of a node are tried in order, before those of the nodes around it.
    """

    kind: WayKind
    source: str
    trigger: str
    claims: tuple[Claim, ...]
    target: str | None
    branch: Branch

    @property
    def automatic(self) -> bool:
        """Whether nothing triggers it."""
        return self.trigger == AUTO

    @property
    def inward(self) -> bool:
        """Whether it leads to a place inside the one it leaves from, which goes on."""
        return self.target is not None and self.target.startswith(f"{self.source}.")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A state, the page of one that dialogs can cover, a dialog, or the start.

    ``id`` is a path, ``leaf`` the flow's leaf where the case is while nothing inside is. One arrives in the first of
    ``children``.
    """

    id: str
    kind: NodeKind
    state: State | None
    screen: Screen | None
    final: bool
    leaf: str | None
    children: "tuple[Node, ...]"
    ways: tuple[Way, ...]
    timers: tuple[Timer, ...]

    @property
    def key(self) -> str:
        """Its name among those beside it."""
        return self.id.rpartition(".")[2]

    def walk(self) -> "Iterator[Node]":
        """The node and all inside, outer before inner."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """The whole; a case begins in the first of ``roots``."""

    flow: Flow
    roots: tuple[Node, ...]
    facts: tuple[Fact, ...]

    def nodes(self) -> Iterator[Node]:
        """Every node, outer before inner."""
        for root in self.roots:
            yield from root.walk()

    def ways(self) -> Iterator[Way]:
        """Every way, in the order of the nodes."""
        for node in self.nodes():
            yield from node.ways
