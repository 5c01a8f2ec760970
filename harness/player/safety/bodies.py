"""Reading what is posted: no more than so many bytes, no longer than so many seconds, and nothing but form fields."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any, Final
from urllib.parse import parse_qs

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Fields = Mapping[str, list[str]]

LARGEST: Final = 256 * 1024
"""Bytes of a posted form."""
MOST: Final = 1_000
"""Fields of a form, or of a query."""
PATIENCE: Final = 15.0
"""Seconds for a form to come in."""
KIND: Final = "application/x-www-form-urlencoded"
_CONTROLS: Final = frozenset(map(chr, [*range(32), 127])) - {"\t", "\n", "\r"}


class UnreadableError(Exception):
    """What was posted cannot be read; ``status`` says why in the numbers of HTTP."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def read(receive: Receive, largest: int = LARGEST, patience: float = PATIENCE) -> bytes:
    """The body of a request.

    Raises:
        UnreadableError: 413 where it is too large, 408 where it does not come, 400 where whoever sent it left.
    """
    whole = bytearray()
    try:
        async with asyncio.timeout(patience):
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    raise UnreadableError(400)
                whole += message.get("body", b"")
                if len(whole) > largest:
                    raise UnreadableError(413)
                if not message.get("more_body", False):
                    return bytes(whole)
    except TimeoutError as error:
        raise UnreadableError(408) from error


def fields(written: bytes) -> Fields:
    """The fields of a form or a query, each with its values.

    Raises:
        UnreadableError: 413 for too many fields, 400 for what no browser writes.
    """
    try:
        text = written.decode("ascii")
        if text.count("&") >= MOST:
            raise UnreadableError(413)
        found = parse_qs(text, keep_blank_values=True, encoding="utf-8", errors="strict")
    except ValueError as error:
        raise UnreadableError(400) from error
    if any(not _CONTROLS.isdisjoint(part) for name, values in found.items() for part in (name, *values)):
        raise UnreadableError(400)
    return found
