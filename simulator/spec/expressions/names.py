"""What an expression may speak of: the names a flow declares, with their types."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from simulator.spec.expressions.tree import Expression, Type
from simulator.spec.text import Prose


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field of a screen; ``shown`` reads its condition when it is first needed."""

    type: Type
    label: Prose
    shown: Callable[[], Expression | None]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one flow. ``named`` reads a guard or a value on first use (None: it cannot be read).

    ``lost`` are the flows whose file could not be read, of which nothing is known; ``used`` collects the
    parts that something speaks of, as `kind:id`.
    """

    flow: str
    fields: Mapping[str, Mapping[str, FieldName]]
    dossier: Mapping[str, tuple[Type, Prose]]
    states: Mapping[str, Prose]
    guards: Mapping[str, Prose]
    values: frozenset[str]
    actors: Mapping[str, Prose]
    documents: Mapping[str, Prose]
    named: Callable[[str], Expression | None]
    others: Mapping[str, "Names"] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    used: set[str] = field(default_factory=set)

    def use(self, name: str | None) -> None:
        """Note that an expression speaks of a guard or a value, or most likely means to."""
        self.used.update((f"guard:{name}", f"value:{name}"))
