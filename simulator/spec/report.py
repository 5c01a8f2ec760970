"""The one list into which every room of the reader puts the problems it finds."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from simulator.spec.locate import places
from simulator.spec.problems import Place, Problem, Word, order, problem
from simulator.spec.scan import MAX_PROBLEMS, page_lines

FOLLOWING = frozenset(
    [
        *("F020", "F021", "F022", "F023", "F024", "F025", "F026", "F027", "F028", "F030", "F035"),
        *("G004", "G005", "G006", "G007", "G010", "G013", "P001", "P002", "P004", "P005"),
    ]
)
"""Kinds that are not told where something is told already: a word that is no identifier is no known name either."""

NAMING = FOLLOWING & frozenset(["F020", "F021", "F022", "F023", "F024", "F025", "F028", "G004", "G010"])
"""Kinds that can only be told of a file whose every name could be read."""

WHOLE = frozenset(["F050", "P003", "S001", "S002", "S007", "S010", "S011", "S012"])
"""Kinds that can only be told of a file in which nothing had to be left out."""


class TooManyProblems(Exception):  # noqa: N818 - it is not an error: what was found is in the report
    """A file has more problems than anyone reads."""


class Report:
    """Problems as they are found; reading goes on after each one.

    A value of a message that is a pair is its French and its English: `what` becomes `what_fr` and `what_en`.

    Args:
        sources: the files that are read, so that a problem inside a folded or quoted text is told at its own place.
    """

    def __init__(self, sources: Mapping[str, bytes] | None = None) -> None:
        self.problems: list[Problem] = []
        self._sources = sources or {}
        self._said: dict[Place, set[str]] = {}
        self._count: Counter[str] = Counter()
        self._partial: set[str] = set()
        self._nameless: set[str] = set()
        self._lines = cache(self._read_lines)

    def add(self, code: str, place: Place, /, **values: object) -> None:
        """Note a problem of the catalogue, unless it only follows from one that is told already."""
        said = self._said.setdefault(place, set())
        if (code in FOLLOWING and said) or (code in WHOLE and place.file in self._partial):
            return
        if code in NAMING and place.file in self._nameless:
            return
        found = problem(code, place, **dict(_both(values)))
        if found.line("fr") in said:
            return
        if self._count[place.file] == MAX_PROBLEMS:
            self.problems.append(problem("Y018", place, limit=MAX_PROBLEMS))
        if self._count[place.file] >= MAX_PROBLEMS:
            self._count[place.file] += 1
            raise TooManyProblems
        self._count[place.file] += 1
        said.add(found.line("fr"))
        self.problems.append(found)

    def take(self, problems: list[Problem]) -> None:
        """Note what another reader has found in a file."""
        for found in problems:
            self._said.setdefault(found.place, set()).add(found.line("fr"))
            self._count[found.place.file] += 1
        self.problems += problems

    def leave_out(self, file: str) -> None:
        """Note that part of a file could not be understood: what is only true of a whole file is not told of it."""
        self._partial.add(file)

    def lose_names(self, file: str) -> None:
        """Note that the names a file declares are not all known: no name can be called unknown in it."""
        self._nameless.add(file)
        self._partial.add(file)

    def is_whole(self, file: str) -> bool:
        """Whether nothing of a file had to be left out."""
        return file not in self._partial

    def inside(self, word: Word, offset: int) -> Place:
        """Where a character of a text stands in its file."""
        spread = self.spread(word)
        return spread[min(offset, len(spread) - 1)]

    def spread(self, word: Word) -> list[Place]:
        """Where each character of a text stands in its file, and where its end does."""
        lines = self._lines(word.place.file)
        if not lines:
            return [word.place._replace(column=word.place.column + offset) for offset in range(len(word) + 1)]
        return places(lines, word.place, word)

    def sorted(self) -> list[Problem]:
        """All of them in the order of the files."""
        return sorted(self.problems, key=order)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.sorted())

    def __len__(self) -> int:
        return len(self.problems)

    def _read_lines(self, file: str) -> list[str]:
        return page_lines(self._sources[file]) if file in self._sources else []


def _both(values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        if isinstance(value, tuple):
            yield f"{name}_fr", value[0]
            yield f"{name}_en", value[1]
        else:
            yield name, value
