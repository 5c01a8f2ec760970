"""What has happened to a case, kept in ten bytes an event: a large log has many cases in progress."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

_ONE: Final = struct.Struct("<Hq")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Codes:
    """Numbers for the events of a flow."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []

    def pack(self, event: str, at: datetime) -> bytes:
        """One event."""
        number = self._numbers.get(event)
        if number is None:
            number = self._numbers[event] = len(self._names)
            self._names.append(event)
        since = at - _EPOCH
        return _ONE.pack(number, (since.days * 86400 + since.seconds) * 1_000_000 + since.microseconds)

    def unpack(self, trail: bytes | bytearray) -> Iterator[tuple[str, datetime]]:
        """All of them, in order."""
        for number, instant in _ONE.iter_unpack(trail):
            yield self._names[number], _EPOCH + instant * _MICROSECOND
