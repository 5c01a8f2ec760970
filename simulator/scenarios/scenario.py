"""A scenario as a value: what an analyst could have written, before it is put into words."""

from collections.abc import Mapping
from datetime import date, time
from typing import Literal, NamedTuple

from simulator.analysis.path import Act
from simulator.spec.text import Prose

Role = Literal["given", "action", "outcome"]
Rows = tuple[tuple[str, ...], ...]
Said = str | int | date | time | Rows
"""What a phrase is told: a label, a count, a day, a time, the rows of its table."""

Values = Mapping[str, Said]


class Sentence(NamedTuple):
    """A phrase (its id in the catalogue) and what it is told. ``feminine`` is who it speaks of, for agreement."""

    role: Role
    phrase: str
    values: Values
    feminine: bool = False


class Scenario(NamedTuple):
    """What is laid out, done and expected; ``tags`` are statements of the guides, ``rule`` what it illustrates."""

    title: str
    sentences: tuple[Sentence, ...]
    tags: tuple[str, ...] = ()
    rule: str = ""


class CannotTell(Exception):  # noqa: N818 - what it says is that something cannot be told, not that it is wrong
    """An act that no phrase can say; ``act`` is None for what comes before or after all acts."""

    def __init__(self, why: Prose, act: Act | None = None) -> None:
        super().__init__(why.en)
        self.why = why
        self.act = act
