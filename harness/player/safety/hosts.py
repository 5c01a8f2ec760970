"""The names under which the player answers: a page elsewhere that makes its own name point here gets nothing."""

import re
from collections.abc import Collection
from typing import Final

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_WRITTEN: Final = re.compile(r"(?P<name>\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?P<port>:[0-9]{1,5})?")


def named(host: str) -> str | None:
    """The name in a Host header, without the port or an address's brackets; None where it is not written as one."""
    found = _WRITTEN.fullmatch(host.lower())
    return found["name"].strip("[]").removesuffix(".") if found else None


def answers(host: str, names: Collection[str], reached: str) -> bool:
    """Whether a Host header is one of ours.

    ``names`` are those that were allowed; ``reached`` is the address to which the connection came: whoever typed that
    was led here by no name at all.
    """
    name = named(host)
    return name is not None and (name in names or name == reached)
