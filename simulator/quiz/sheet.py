"""A sheet of questions drawn from all that a flow offers: the same for the same seed, on every machine."""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Final, NamedTuple, TypeVar

from simulator.quiz.question import KINDS, LETTERS, MOST_WRONG, Answer, Choice, Cited, Item, Kind, Question
from simulator.spec.flow import Flow
from simulator.spec.load import Library

MOST_CITED: Final = 4
"""Statements that the answer to a question cites."""
_NEAREST: Final = 6
"""Wrong answers among which a sheet chooses, the nearest one always among them."""

T = TypeVar("T")


class Sheet(NamedTuple):
    """The questions of a flow that a seed draws; fewer than ``asked`` where the flow offers no more."""

    flow: Flow
    seed: int
    asked: int
    questions: tuple[Question, ...]


class _Draw:
    """Draws by a seed. Of all generators, ``random()`` alone is the same in every Python."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        keys = [self._random.random() for _ in items]
        return [items[rank] for rank in sorted(range(len(items)), key=lambda rank: (keys[rank], rank))]


def sheet(library: Library, flow: str, items: Sequence[Item], count: int, seed: int) -> Sheet:
    """Draw a sheet.

    Args:
        library: where the flow and the guides come from.
        flow: its id.
        items: the questions that it offers, as `bank` gives them.
        count: how many are wanted, from 1.
        seed: from 0; each one gives a sheet of its own.
    """
    draw = _Draw(seed)
    chosen = _chosen(items, count, draw)
    order = {kind: rank for rank, kind in enumerate(KINDS)}
    chosen.sort(key=lambda item: order[item.kind])
    return Sheet(library.flows[flow], seed, count, tuple(_question(library, item, draw) for item in chosen))


def _chosen(items: Sequence[Item], count: int, draw: _Draw) -> list[Item]:
    """As many of each kind as can be, of topics as different as can be, none of which gives another away."""
    left: dict[Kind, list[Item]] = {kind: [] for kind in draw.shuffled(KINDS)}
    for item in draw.shuffled(items):
        left[item.kind].append(item)
    chosen: list[Item] = []
    while len(chosen) < count and any(left.values()):
        for kind in left:
            if len(chosen) < count:
                _choose(chosen, left, kind)
    return chosen


def _choose(chosen: list[Item], left: dict[Kind, list[Item]], kind: Kind) -> None:
    """One more question of a kind, on what was asked least."""
    left[kind] = [item for item in left[kind] if not any(item.spoils(other) for other in chosen)]
    asked = Counter(item.topic for item in chosen)
    best = min(left[kind], key=lambda item: asked[item.topic], default=None)
    if best is not None:
        left[kind].remove(best)
        chosen.append(best)


def _question(library: Library, item: Item, draw: _Draw) -> Question:
    others = draw.shuffled(item.wrong[1:_NEAREST])
    nearest: list[Answer] = [item.wrong[0], *others][:MOST_WRONG]
    answers = draw.shuffled([item.right, *nearest])
    assert len(answers) <= len(LETTERS)
    return Question(
        id=item.id,
        kind=item.kind,
        text=item.text,
        choices=tuple(Choice(answer.found.text, answer.why) for answer in answers),
        right=answers.index(item.right),
        cited=_cited(library, item.guide),
        item=item,
    )


def _cited(library: Library, guide: Sequence[str]) -> tuple[Cited, ...]:
    """The statements in the words of their guides."""
    known = {name: statement for each in library.guides for name, statement in each.statements.items()}
    found = [known[name] for name in guide if name in known]
    return tuple(
        Cited(each.id, "" if each.kind == "decision" else each.quote, each.shows) for each in found[:MOST_CITED]
    )
