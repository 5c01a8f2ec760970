"""Pictures that were drawn, kept for the next one who looks: drawing one takes a tenth of a second."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

MOST: Final = 256
"""Pictures that are kept, some 40 kB each."""


class _Picture:
    """A picture that one draws once; who comes meanwhile waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._drawn: bytes | None = None

    def drawn(self, draw: Callable[[], bytes]) -> bytes:
        """The picture; where drawing it fails, the next one tries again."""
        with self._lock:
            if self._drawn is None:
                self._drawn = draw()
            return self._drawn


class Drawn:
    """The pictures last asked for, by keys that say all that they depend on."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, _Picture] = OrderedDict()

    def of(self, key: Hashable, draw: Callable[[], bytes]) -> bytes:
        """The picture of a key, drawn where it is not kept."""
        with self._lock:
            picture = self._kept.setdefault(key, _Picture())
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return picture.drawn(draw)


DRAWN: Final = Drawn()
"""Those of this process."""
