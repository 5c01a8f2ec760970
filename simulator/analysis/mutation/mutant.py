"""A mutant: a flow with one thing changed, where, and what an analyst would say has changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from simulator.analysis.mutation.sites import Site, replaced
from simulator.spec.document import FlowDocument
from simulator.spec.problems import Place
from simulator.spec.text import Prose


class Change(NamedTuple):
    """One change an operator makes to a part.

    ``key`` tells it from the operator's other changes to the same part; ``before`` and ``after`` are how it would be
    written; ``words`` end the sentence « Personne ne remarque si … ».
    """

    key: str
    part: Any
    place: Place
    before: str
    after: str
    words: Prose


class Operator(NamedTuple):
    """A way to change a specification. ``examples`` are its changes to the example flow: before, after."""

    name: str
    title: Prose
    changes: Callable[[Site], Iterable[Change]]
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Mutant:
    """One change in its place. The id stays the same as long as the changed part stays where it is."""

    id: str
    flow: str
    operator: str
    site: Site
    change: Change

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.change.place

    @property
    def before(self) -> str:
        """What is written there; "" where something is added."""
        return self.change.before

    @property
    def after(self) -> str:
        """What would be written instead; "" where something is taken away."""
        return self.change.after

    @property
    def words(self) -> Prose:
        """What changes, in words that end « Personne ne remarque si … »."""
        return self.change.words

    @cached_property
    def question(self) -> Prose:
        """What an analyst is asked about a change that no scenario noticed."""
        return Prose(
            f"Personne ne remarque si {self.words.fr} : est-ce voulu ?",
            f"Nobody notices if {self.words.en}: is that meant?",
        )

    @property
    def document(self) -> FlowDocument:
        """The whole flow, with the change in it."""
        whole: FlowDocument = replaced(self.site.document, self.site.path, self.change.part)
        return whole
