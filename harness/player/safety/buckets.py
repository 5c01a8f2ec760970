"""How often somebody may ask: a bucket of tokens each, that fills again as time goes by."""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple


class Pace(NamedTuple):
    """So many at once, then so many a second."""

    burst: float
    each_second: float


class Buckets:
    """A bucket for each name; the name seen longest ago is forgotten when there are too many."""

    def __init__(self, pace: Pace, clock: Callable[[], float], most: int = 10_000) -> None:
        self._pace, self._clock, self._most = pace, clock, most
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str) -> float:
        """Take a token of a name's: 0.0, or the seconds until there is one again (none is taken then)."""
        wait = self.wait(name)
        left, now = self._left.pop(name, (self._pace.burst, self._clock()))
        self._left[name] = (left if wait else left - 1, now)
        while len(self._left) > self._most:
            self._left.popitem(last=False)
        return wait

    def wait(self, name: str) -> float:
        """The seconds until a name may take a token; 0.0 where it may now."""
        now = self._clock()
        left, since = self._left.get(name, (self._pace.burst, now))
        left = min(self._pace.burst, left + (now - since) * self._pace.each_second)
        if name in self._left:
            self._left[name] = (left, now)
        return 0.0 if left >= 1 else (1 - left) / self._pace.each_second
