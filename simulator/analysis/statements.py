"""The statements that a flow names anywhere in it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import Flow


def named(flow: Flow) -> frozenset[str]:
    """Every statement that some part of a flow comes from."""
    seen: set[int] = set()
    return frozenset(_found(flow, seen))


def _found(part: object, seen: set[int]) -> Iterator[str]:
    if id(part) in seen or isinstance(part, Expression | str):
        return
    seen.add(id(part))
    if isinstance(part, Mapping):
        part = tuple(part.values())
    if isinstance(part, tuple):
        for each in part:
            yield from _found(each, seen)
    elif is_dataclass(part):
        for member in fields(part):
            value = getattr(part, member.name)
            if member.name == "guide":
                yield from value
            else:
                yield from _found(value, seen)
