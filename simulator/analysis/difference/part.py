"""A part of a flow as it is compared: what it is called, what is said of it, and what it belongs to."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import NOWHERE
from simulator.spec.problems import Place
from simulator.spec.text import Prose

Kind = Literal["behaviour", "wording", "trace"]
"""What a change bears on: what happens, what is read, or only what it is traced to."""

PartKind = Literal[
    "flow", "access", "value", "guard", "alarm", "message", "event", "screen", "panel_at", "line", "button", "field",
    "option", "invalid", "document", "paragraph", "state", "panel", "way", "auto", "timer", "need", "set", "send",
    "property", "device", "actor", "menu", "datum", "person", "statement",
]  # fmt: skip

NOTHING = Prose("", "")


class Trait(NamedTuple):
    """One thing said of a part: ``key`` is what is compared (empty: nothing is said), ``said`` its words."""

    name: str
    key: str
    said: Prose = NOTHING
    kind: Kind = "behaviour"
    expression: Expression | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part with its name in a sentence (« l'état « brouillon » ») and its traits.

    ``id`` is unique among the parts of its kind that ``owner`` (another part's key) has; where ``loose``, it is only
    a rank. ``of`` is the part itself, ``order`` the ids of those inside whose order matters.
    """

    kind: PartKind
    id: str
    name: Prose
    traits: tuple[Trait, ...] = ()
    of: object = None
    owner: str = ""
    loose: bool = False
    place: Place = NOWHERE
    guide: tuple[str, ...] = ()
    bears: Kind = "behaviour"
    """What its coming or going bears on."""
    come: Prose = NOTHING
    """How its coming is told, where its kind's sentence does not do; ``gone``, its going."""
    gone: Prose = NOTHING
    brief: Prose = NOTHING
    """What it is called where its text is told whole."""

    @property
    def own(self) -> str:
        """Its id in its own edition; ``id`` is the one that both share."""
        key = getattr(self.of, "key", None)
        return str(key if key is not None else getattr(self.of, "id", self.id))

    @property
    def key(self) -> str:
        """What the parts inside call it."""
        return f"{self.kind}:{self.id}"

    def trait(self, name: str) -> Trait | None:
        """What is said of it under a name."""
        return next((trait for trait in self.traits if trait.name == name), None)
