"""Sets of data as decision diagrams: every combination of the fields' classes, shared where nothing tells them apart.

A diagram asks for one axis after the other, in order, and skips those that make no difference. Diagrams are numbers;
equal sets are equal numbers, so comparing two costs nothing. The technique is that of multi-valued decision diagrams
(Kam, Villa, Brayton and Sangiovanni-Vincentelli, 1998).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

EMPTY: Final = 0
ALL: Final = 1
_MOST_ROWS: Final = 2_000_000


class TooManyError(RuntimeError):
    """A condition that reads so many fields at once that its cases cannot be listed; ``source`` is its text."""

    def __init__(self, cases: int, source: str = "") -> None:
        super().__init__(f"{cases} combinations: {source}")
        self.cases, self.source = cases, source


class Sets:
    """The sets over axes of given sizes (numbers of classes)."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        depth = len(self.sizes)
        self._level: list[int] = [depth, depth]
        self._kids: list[tuple[int, ...]] = [(), ()]
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._both: dict[tuple[int, int], int] = {}
        self._either: dict[tuple[int, int], int] = {}
        self._minus: dict[tuple[int, int], int] = {}
        self._free: dict[tuple[int, frozenset[int]], int] = {}
        self._fix: dict[tuple[int, int, int], int] = {}
        self._counts: dict[int, int] = {}
        self._where: dict[tuple[int, int], int] = {}
        self._below = [1] * (depth + 1)
        for level in range(depth - 1, -1, -1):
            self._below[level] = self._below[level + 1] * self.sizes[level]

    def __len__(self) -> int:
        """How many nodes all sets share."""
        return len(self._kids)

    def _node(self, level: int, kids: tuple[int, ...]) -> int:
        if kids.count(kids[0]) == len(kids):
            return kids[0]
        key = (level, kids)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = len(self._kids)
            self._level.append(level)
            self._kids.append(kids)
        return known

    # --- making sets

    def where(self, axis: int, index: int) -> int:
        """All that has this class on this axis."""
        found = self._where.get((axis, index))
        if found is None:
            kids = tuple([ALL if each == index else EMPTY for each in range(self.sizes[axis])])
            found = self._where[axis, index] = self._node(axis, kids)
        return found

    def table(self, axes: Sequence[int], value: Callable[[Sequence[int]], object]) -> Mapping[object, int]:
        """The sets on which a function of these axes (in order) takes each of its values.

        Raises:
            TooManyError: there are too many combinations to list.
        """
        rows = 1
        for axis in axes:
            rows *= self.sizes[axis]
        if rows > _MOST_ROWS:
            raise TooManyError(rows)
        assert all(one < other for one, other in pairwise(axes))
        return self._table(axes, value, ())

    def _table(
        self, axes: Sequence[int], value: Callable[[Sequence[int]], object], chosen: tuple[int, ...]
    ) -> dict[object, int]:
        if len(chosen) == len(axes):
            return {value(chosen): ALL}
        axis = axes[len(chosen)]
        parts = [self._table(axes, value, (*chosen, index)) for index in range(self.sizes[axis])]
        values = dict.fromkeys(key for part in parts for key in part)
        return {key: self._node(axis, tuple([part.get(key, EMPTY) for part in parts])) for key in values}

    # --- algebra

    def both(self, a: int, b: int) -> int:
        """What is in both."""
        if a == b or b == ALL:
            return a
        if a == ALL:
            return b
        if a == EMPTY or b == EMPTY:
            return EMPTY
        key = (a, b) if a < b else (b, a)
        found = self._both.get(key)
        if found is None:
            found = self._both[key] = self._paired(self.both, a, b)
        return found

    def either(self, a: int, b: int) -> int:
        """What is in one of them at least."""
        if a == b or b == EMPTY:
            return a
        if a == EMPTY:
            return b
        if a == ALL or b == ALL:
            return ALL
        key = (a, b) if a < b else (b, a)
        found = self._either.get(key)
        if found is None:
            found = self._either[key] = self._paired(self.either, a, b)
        return found

    def minus(self, a: int, b: int) -> int:
        """What is in the first alone."""
        if a in (b, EMPTY) or b == ALL:
            return EMPTY
        if b == EMPTY:
            return a
        found = self._minus.get((a, b))
        if found is None:
            found = self._minus[a, b] = self._paired(self.minus, a, b)
        return found

    def _paired(self, op: Callable[[int, int], int], a: int, b: int) -> int:
        above, below = self._level[a], self._level[b]
        if above == below:
            return self._node(above, tuple(map(op, self._kids[a], self._kids[b])))
        if above < below:
            return self._node(above, tuple([op(kid, b) for kid in self._kids[a]]))
        return self._node(below, tuple([op(a, kid) for kid in self._kids[b]]))

    def union(self, sets: Iterable[int]) -> int:
        """What is in one of many."""
        found = EMPTY
        for each in sets:
            found = self.either(found, each)
        return found

    def free(self, a: int, axes: frozenset[int]) -> int:
        """What becomes of a set when anything may stand on these axes."""
        if a in (EMPTY, ALL) or not axes:
            return a
        key = (a, axes)
        found = self._free.get(key)
        if found is None:
            kids = [self.free(kid, axes) for kid in self._kids[a]]
            level = self._level[a]
            found = self.union(kids) if level in axes else self._node(level, tuple(kids))
            self._free[key] = found
        return found

    def put(self, a: int, axis: int, index: int) -> int:
        """What becomes of a set when this class is put on this axis."""
        return self.both(self.free(a, frozenset([axis])), self.where(axis, index))

    def fix(self, a: int, axis: int, index: int) -> int:
        """Whatever would be in the set if it had this class on this axis."""
        level = self._level[a]
        if level > axis:
            return a
        if level == axis:
            return self._kids[a][index]
        key = (a, axis, index)
        found = self._fix.get(key)
        if found is None:
            found = self._fix[key] = self._node(level, tuple([self.fix(k, axis, index) for k in self._kids[a]]))
        return found

    # --- looking

    def count(self, a: int) -> int:
        """How many combinations a set holds. Exact."""
        return self._count(a) * (self._below[0] // self._below[self._level[a]])

    def _count(self, a: int) -> int:
        """The combinations of a node's own axis and those after it."""
        if a in (EMPTY, ALL):
            return a
        found = self._counts.get(a)
        if found is None:
            under = self._below[self._level[a] + 1]
            found = sum(self._count(kid) * (under // self._below[self._level[kid]]) for kid in self._kids[a])
            self._counts[a] = found
        return found

    def pick(self, a: int, preferred: Sequence[Sequence[int]]) -> tuple[int, ...]:
        """One combination of a set that is not empty: on each axis the first of the preferred classes that is left."""
        chosen = []
        for axis, order in enumerate(preferred):
            index = next(index for index in order if self.fix(a, axis, index) != EMPTY)
            a = self.fix(a, axis, index)
            chosen.append(index)
        return tuple(chosen)

    def single(self, combination: Sequence[int]) -> int:
        """The set of one combination."""
        found = ALL
        for axis in range(len(self.sizes) - 1, -1, -1):
            found = self._node(
                axis, tuple([found if index == combination[axis] else EMPTY for index in range(self.sizes[axis])])
            )
        return found

    def holds(self, a: int, combination: Sequence[int]) -> bool:
        """Whether a set holds a combination."""
        while a not in (EMPTY, ALL):
            a = self._kids[a][combination[self._level[a]]]
        return a == ALL
