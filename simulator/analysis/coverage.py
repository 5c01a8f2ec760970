"""Coverage: what is owed, and which scenarios show it. Parts of a run, wherever they were played, add up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from simulator.analysis.owed.obligation import KINDS, Kind, Obligation

Shown = Mapping[str, frozenset[str]]
"""By the id of an obligation, the scenarios that show it."""


def joined(*parts: Shown) -> dict[str, frozenset[str]]:
    """All of them together."""
    found: dict[str, frozenset[str]] = {}
    for part in parts:
        for name, scenarios in part.items():
            found[name] = found.get(name, frozenset()) | scenarios
    return found


class Count(NamedTuple):
    """How many obligations are covered, of how many."""

    covered: int
    total: int

    @property
    def share(self) -> Fraction:
        """Which part of them, exactly; all of nothing."""
        return Fraction(self.covered, self.total) if self.total else Fraction(1)

    @property
    def percent(self) -> int:
        """The same for a reader: 100 only where nothing lacks."""
        return int(self.share * 100)


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Obligations and who shows them. What is shown beyond them is left aside.

    ``impossible`` are the ids of those proved to be out of reach: they count neither as covered nor as lacking.
    """

    obligations: tuple[Obligation, ...]
    shown: Shown
    impossible: frozenset[str] = frozenset()

    def __or__(self, other: "Coverage") -> "Coverage":
        """This run and another one of the same flows."""
        both = self.impossible | other.impossible
        return replace(self, shown=joined(self.shown, other.shown), impossible=both)

    def scenarios(self, obligation: Obligation) -> tuple[str, ...]:
        """Those that show it, in order."""
        return tuple(sorted(self.shown.get(obligation.id, ())))

    def lacks(self, obligation: Obligation) -> bool:
        """Whether no scenario shows it, though one could."""
        return not self.shown.get(obligation.id) and obligation.id not in self.impossible

    @property
    def lacking(self) -> tuple[Obligation, ...]:
        """What no scenario shows, though one could."""
        return tuple(filter(self.lacks, self.obligations))

    @property
    def unreachable(self) -> tuple[Obligation, ...]:
        """What nothing can show."""
        return tuple(o for o in self.obligations if o.id in self.impossible and not self.shown.get(o.id))

    def of(self, flow: str | None = None, kind: Kind | None = None) -> "Coverage":
        """That of one flow (or guide), of one kind, or both."""
        kept = (o for o in self.obligations if flow in (None, o.flow) and kind in (None, o.kind))
        return replace(self, obligations=tuple(kept))

    @property
    def count(self) -> Count:
        """Of all that can be shown."""
        total = len(self.obligations) - len(self.unreachable)
        return Count(total - len(self.lacking), total)

    @property
    def flows(self) -> tuple[str, ...]:
        """The flows, and guides, that something is owed to."""
        return tuple(dict.fromkeys(obligation.flow for obligation in self.obligations))

    def kinds(self) -> Iterator[tuple[Kind, Count]]:
        """The count of each kind of which there is some, in order."""
        for kind in KINDS:
            part = self.of(kind=kind)
            if part.obligations:
                yield kind, part.count


def coverage(obligations: Iterable[Obligation], runs: Mapping[str, Iterable[str]]) -> Coverage:
    """What runs show, by the key of each."""
    found: dict[str, set[str]] = {}
    for key, names in runs.items():
        for name in names:
            found.setdefault(name, set()).add(key)
    return Coverage(tuple(obligations), {name: frozenset(keys) for name, keys in found.items()})
