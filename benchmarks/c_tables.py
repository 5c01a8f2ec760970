"""Tables of numbers written in C, for a Promela model to look things up: by the day, and by the classes of fields."""

from collections.abc import Mapping, Sequence
from itertools import product

from benchmarks.spots import NEVER
from simulator.analysis.explore.sets import ALL, Sets


class Tables:
    """Makes tables, each written once, and tells how to read them from a state (``now``).

    ``days`` are all that a day can be; ``data`` the names of the axes.
    """

    def __init__(self, sets: Sets, data: Sequence[str], days: Sequence[int]) -> None:
        self._sets, self._data = sets, data
        self._ranks = {day: rank for rank, day in enumerate(sorted({NEVER, *days}))}
        self._names: dict[str, str] = {}

    def lines(self) -> list[str]:
        """All tables, and the one that ranks the days."""
        ranks = ", ".join(f"[{day - NEVER}] = {rank}" for day, rank in self._ranks.items())
        tables = [f"static const short {name}{cells};" for cells, name in self._names.items()]
        return [f"static const short at[] = {{{ranks}}};", *tables]

    def day(self, values: Mapping[int, int], read: str = "day") -> str:
        """A number for each day that a variable can hold."""
        cells = ", ".join(f"[{self._ranks[day]}] = {value}" for day, value in sorted(values.items()))
        return f"{self._named(f'[{len(self._ranks)}] = {{{cells}}}')}{self._at(read)}"

    def days(self, values: Mapping[tuple[int, int], int], other: str) -> str:
        """A number for each day and what another variable holds then; 0 for what is never met."""
        size = f"[{len(self._ranks)}]"
        found = sorted(((self._ranks[day], self._ranks[then]), value) for (day, then), value in values.items())
        cells = ", ".join(f"[{day}][{then}] = {value}" for (day, then), value in found)
        return f"{self._named(f'{size}{size} = {{{cells}}}')}{self._at('day')}{self._at(other)}"

    def holds(self, kept: Mapping[int, int]) -> str:
        """Whether the data are in the set of the day; nothing where that is always so."""
        found = list(dict.fromkeys(kept.values()))
        if found == [ALL]:
            return ""
        axes = [
            a for a in range(len(self._data)) if any(self._sets.free(each, frozenset([a])) != each for each in found)
        ]
        sizes = [self._sets.sizes[axis] for axis in axes]
        which = self.day({day: found.index(each) for day, each in kept.items()}) if len(found) > 1 else "0"
        cells = [str(int(self._in(each, axes, chosen))) for each in found for chosen in product(*map(range, sizes))]
        shape = "".join(f"[{size}]" for size in (len(found), *sizes))
        name = self._named(f"{shape} = {{{', '.join(cells)}}}")
        return f"{name}[{which}]" + "".join(f"[now.{self._data[axis]}]" for axis in axes)

    def _in(self, data: int, axes: Sequence[int], chosen: Sequence[int]) -> bool:
        combination = dict(zip(axes, chosen, strict=True))
        return self._sets.holds(data, [combination.get(axis, 0) for axis in range(len(self._data))])

    def _at(self, variable: str) -> str:
        return f"[at[now.{variable} + {-NEVER}]]"

    def _named(self, cells: str) -> str:
        return self._names.setdefault(cells, f"t{len(self._names)}")
