"""What a question is made of: what was found by running the flow, answers near it, and where the rule is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from simulator.analysis.path import Path
from simulator.spec.load import Library
from simulator.spec.text import Prose

Kind = Literal["where", "who", "next", "button", "boundary", "refusal", "deadline", "state", "document"]
KINDS: Final[tuple[Kind, ...]] = (
    "where", "who", "next", "button", "boundary", "refusal", "deadline", "state", "document",
)  # fmt: skip
"""The kinds of questions in the order of a journey, which is the order of a sheet."""

FEWEST_WRONG: Final = 2
MOST_WRONG: Final = 3
"""Wrong choices of a question: with fewer than the first there is no question."""


class Finding(NamedTuple):
    """What a run shows, in words: what these words claim of it, and all that is true of it.

    Words are right for another run where its facts hold all they claim.
    """

    text: Prose
    claims: frozenset[str]
    facts: frozenset[str]

    @classmethod
    def exact(cls, text: Prose, claim: str) -> "Finding":
        """One that says all there is to say."""
        return cls(text, frozenset([claim]), frozenset([claim]))


class Answer(NamedTuple):
    """What a choice says, and why it is right, or which near miss it is."""

    found: Finding
    why: Prose


@dataclass(frozen=True, slots=True)
class Item:
    """A question that a sheet may ask, with more wrong answers than it needs, the nearest first.

    ``path`` is the run behind the answer (None: the portal's menus alone); ``read`` finds the answer again on any
    library. ``asks`` and ``tells`` are what the answer gives away and what the text does: no sheet holds two that
    ask the same, nor one that tells what another asks. ``topics`` are the rule, deadline, screen, field or button that
    it is about, ``shape`` is what it asks for and what its answer is like: a sheet varies both.
    """

    kind: Kind
    id: str
    topics: tuple[str, ...]
    shape: str
    text: Prose
    right: Answer
    wrong: tuple[Answer, ...]
    guide: tuple[str, ...]
    path: Path | None
    read: Callable[[Library], Finding | None]
    asks: frozenset[str]
    tells: frozenset[str] = frozenset()

    def spoils(self, other: "Item") -> bool:
        """Whether one of the two gives the other away."""
        return bool(self.asks & (other.asks | other.tells) or self.tells & other.asks)


class Cited(NamedTuple):
    """A statement of a guide and its own words (French, as it is), or one of our decisions, which has ours alone."""

    id: str
    quote: str
    shows: Prose


class Choice(NamedTuple):
    """A choice of a question, and why it is right or wrong."""

    text: Prose
    why: Prose


class Slip(NamedTuple):
    """The letters of wrong choices (« A, C »), and why these are wrong."""

    letters: str
    why: Prose


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a sheet. ``right`` is the rank of the right choice, from 0; ``item`` says how it was computed."""

    id: str
    kind: Kind
    text: Prose
    choices: tuple[Choice, ...]
    right: int
    cited: tuple[Cited, ...]
    item: Item

    @property
    def letter(self) -> str:
        """The right choice as one ticks it."""
        return LETTERS[self.right]

    @property
    def slips(self) -> "tuple[Slip, ...]":
        """Why each wrong choice is wrong, in the order of the choices; those with the same reason together."""
        found: dict[Prose, list[str]] = {}
        for rank, choice in enumerate(self.choices):
            if rank != self.right:
                found.setdefault(choice.why, []).append(LETTERS[rank])
        return tuple(Slip(", ".join(letters), why) for why, letters in found.items())


LETTERS: Final = "ABCDE"


def distinct(right: Finding, near: list[Answer]) -> tuple[Answer, ...]:
    """The answers that are wrong where another one is right, none read like another in any language."""
    kept: list[Answer] = []
    seen = [right.text]
    for answer in near:
        said = answer.found.text
        wrong = not answer.found.claims <= right.facts
        if wrong and not any(said.fr == other.fr or said.en == other.en for other in seen):
            kept.append(answer)
            seen.append(said)
    return tuple(kept)
