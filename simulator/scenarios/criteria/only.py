"""A criterion of which some targets alone count: what a suite that exists already does not show."""

from collections.abc import Container, Iterable, Iterator

from simulator.scenarios.criteria.target import Candidate, Criterion, Target
from simulator.scenarios.telling import Told


class Only:
    """The same, as if nothing else had been asked."""

    def __init__(self, criterion: Criterion, wanted: Container[str]) -> None:
        self._criterion, self._wanted = criterion, wanted
        self.targets = tuple(target for target in criterion.targets if target.id in wanted)

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """Those of the criterion."""
        return self._criterion.candidates(target)

    def spare(self) -> Iterator[Candidate]:
        """Those of the criterion, where anything counts."""
        return self._criterion.spare() if self.targets else iter(())

    def shown(self, told: Told) -> Iterable[str]:
        """What counts of what the criterion sees."""
        return [name for name in self._criterion.shown(told) if name in self._wanted]
