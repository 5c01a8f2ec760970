"""Several criteria asked for under one name."""

from collections.abc import Iterable, Iterator

from simulator.scenarios.criteria.target import Candidate, Criterion, Target
from simulator.scenarios.telling import Told


class Joined:
    """All their targets."""

    def __init__(self, *criteria: Criterion) -> None:
        self._criteria = criteria
        self._of = {target.id: criterion for criterion in criteria for target in criterion.targets}
        self.targets = tuple(target for criterion in criteria for target in criterion.targets)

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """Those of the criterion that asks for it."""
        return self._of[target.id].candidates(target)

    def spare(self) -> Iterator[Candidate]:
        """Those of all of them."""
        for criterion in self._criteria:
            yield from criterion.spare()

    def shown(self, told: Told) -> Iterable[str]:
        """What any of them sees."""
        return [name for criterion in self._criteria for name in criterion.shown(told)]
