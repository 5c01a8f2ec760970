"""Which questions a sheet takes: unlike each other, and unlike those of the sheets with the numbers around it."""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Final, TypeVar

from simulator.quiz.question import KINDS, Item, Kind

HANDS: Final = 7
"""The most hands that the questions of the first kind are dealt into; those of each kind after it into one more: two
sheets that share a hand of one kind share few of the others."""
HAND: Final = 3
"""The fewest questions of a hand, as far as two hands can be made."""
BORROWED: Final = 4
"""A question of another hand counts like so many more of its kind."""

T = TypeVar("T")


class Draw:
    """Draws by a seed. Of all generators, ``random()`` alone is the same in every Python."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        keys = [self._random.random() for _ in items]
        return [items[rank] for rank in sorted(range(len(items)), key=lambda rank: (keys[rank], rank))]


def chosen(items: Sequence[Item], count: int, seed: int) -> list[Item]:
    """The questions of a sheet, none of which gives another away; fewer where there are no more."""
    draw = Draw(seed)
    taken, left = _Taken(draw.shuffled(KINDS), _dealt(items, seed)), draw.shuffled(items)
    while left and len(taken.items) < count:
        best = min(left, key=taken.alike)
        taken.add(best)
        left = [item for item in left if item is not best and not item.spoils(best)]
    return taken.items


def _dealt(items: Sequence[Item], seed: int) -> dict[str, int]:
    """How far each question is from the sheet's own: 0 in its hand, then the more, the nearer to it is another's hand.

    The questions of a kind are shuffled the same way for all sheets, then dealt like cards, those on the same topic one
    after the other. A sheet holds the hand of its number; the last that it borrows from are those of its neighbours.
    """
    found: dict[str, int] = {}
    for rank, kind in enumerate(KINDS):
        known = sorted(Draw(rank).shuffled([item for item in items if item.kind == kind]), key=lambda item: item.topics)
        hands = min(HANDS + rank, max(len(known) // HAND, 2))
        for card, item in enumerate(known):
            away = (card - seed) % hands
            found[item.id] = hands - min(away, hands - away) if away else 0
    return found


class _Taken:
    """The questions that a sheet has, and how much another one would repeat them."""

    def __init__(self, order: Sequence[Kind], away: dict[str, int]) -> None:
        self._order, self._away = order, away
        self._kinds: Counter[Kind] = Counter()
        self._shapes: Counter[tuple[Kind, str]] = Counter()
        self._topics: Counter[tuple[Kind, str]] = Counter()
        self._about: Counter[str] = Counter()
        self.items: list[Item] = []

    def add(self, item: Item) -> None:
        """One more question."""
        self.items.append(item)
        self._kinds[item.kind] += 1
        self._shapes[item.kind, item.shape] += 1
        self._topics.update((item.kind, topic) for topic in item.topics)
        self._about.update(item.topics)

    def alike(self, item: Item) -> tuple[int, ...]:
        """What speaks against a question, the worst first.

        Every kind is asked, those first whose texts tell something: the one answer that a text tells would rule out all
        of them. Then no kind asks about the same thing twice; then few questions are of one kind, or of one shape, or
        from another hand; then those of the hands furthest off, and the kinds differ in what they are about.
        """
        asked = self._kinds[item.kind]
        return (
            len(KINDS) * 2 if asked else self._order.index(item.kind) + (0 if item.tells else len(KINDS)),
            sum(self._topics[item.kind, topic] for topic in item.topics),
            asked + self._shapes[item.kind, item.shape] + (BORROWED if self._away[item.id] else 0),
            self._away[item.id],
            sum(self._about[topic] for topic in item.topics),
        )
