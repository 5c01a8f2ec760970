"""Verdicts counted, by operator."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from harness.mutating.verdict import Verdict
from simulator.analysis.mutation.mutant import Mutant, Operator


class Count(NamedTuple):
    """How many mutants came to what. The score is the share of those killed, among those that could be."""

    killed: int = 0
    survived: int = 0
    equivalent: int = 0
    refused: int = 0
    timeouts: int = 0

    @property
    def mutants(self) -> int:
        """How many in all."""
        return self.killed + self.survived + self.equivalent + self.refused

    @property
    def score(self) -> float | None:
        """Per cent; None where there was nothing to kill."""
        tried = self.killed + self.survived
        return 100 * self.killed / tried if tried else None


def count(verdicts: Iterable[Verdict]) -> Count:
    """The count of these verdicts."""
    found = tuple(verdicts)
    by = {status: sum(verdict.status == status for verdict in found) for status in _STATUSES}
    return Count(**by, timeouts=sum(verdict.timeout for verdict in found))


_STATUSES = ("killed", "survived", "equivalent", "refused")


def by_operator(
    operators: Iterable[Operator], mutants: Mapping[str, Mutant], verdicts: Mapping[str, Verdict]
) -> dict[str, Count]:
    """The counts of the operators, by their names; those that made no mutant are left out."""
    found = {
        operator.name: count(v for v in verdicts.values() if mutants[v.mutant].operator == operator.name)
        for operator in operators
    }
    return {name: counted for name, counted in found.items() if counted.mutants}
