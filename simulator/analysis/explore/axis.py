"""A field as an axis of the data: its classes, each by a text that stands for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from simulator.analysis.paths import example
from simulator.engine.effects import as_typed
from simulator.engine.snapshot import Entry
from simulator.spec.expressions.tree import Value
from simulator.spec.flow import Field

Typed = str | tuple[str, ...]


class Content(NamedTuple):
    """A class of a field: one text that stands for it ("" where it is empty), and its value."""

    typed: Typed
    value: Value

    @property
    def entry(self) -> Entry | None:
        """What a case holds; nothing where the field is empty."""
        return None if self.typed == "" else Entry(self.typed, self.value)


NOTHING: Final = Content("", None)


@dataclass(frozen=True, slots=True)
class Axis:
    """A field and its classes, the empty one first. A datum of the dossier has no ``field``, and ``flow`` is empty.

    ``preferred`` orders the classes for a reader: the field's example first, or nothing where nothing is asked.
    """

    flow: str
    key: str
    field: Field | None
    contents: tuple[Content, ...]

    @property
    def preferred(self) -> tuple[int, ...]:
        """The indexes of the classes, those that read best first."""
        if self.field is None or len(self.contents) < 2:
            return tuple(range(len(self.contents)))
        wanted = example(self.field)
        if not wanted and self.field.optional:
            return tuple(range(len(self.contents)))
        indexes = range(len(self.contents))
        return tuple(sorted(indexes, key=lambda index: (self.contents[index].typed != wanted, index == 0, index)))


def with_value(found: Sequence[Axis], position: int, value: Value) -> tuple[Axis, ...]:
    """The axes with one more class: a value that a branch writes."""
    axis = found[position]
    typed = as_typed(value, axis.field.type) if axis.field else str(value)
    grown = replace(axis, contents=(*axis.contents, Content(typed, value)))
    return (*found[:position], grown, *found[position + 1 :])
