"""One thing that scenarios should show: in words, with its place in the specification and where to look for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from simulator.analysis.explore.search import Goal
from simulator.spec.flow import NOWHERE
from simulator.spec.problems import Place
from simulator.spec.text import Lang, Prose

Kind = Literal[
    "state", "transition", "clause", "refusal", "deadline", "message", "field", "communication", "document", "statement"
]
KINDS: Final[Mapping[Kind, Prose]] = {
    "state": Prose("états", "states"),
    "transition": Prose("transitions", "transitions"),
    "clause": Prose("clauses des règles", "clauses of rules"),
    "refusal": Prose("refus", "refusals"),
    "deadline": Prose("échéances", "deadlines"),
    "message": Prose("messages", "messages"),
    "field": Prose("champs", "fields"),
    "communication": Prose("communications", "communications"),
    "document": Prose("documents", "documents"),
    "statement": Prose("énoncés des guides", "statements of the guides"),
}
"""Every kind and its name, in the order in which they are told."""

ONE: Final[Mapping[Kind, Prose]] = {
    "state": Prose("état", "state"),
    "transition": Prose("transition", "transition"),
    "clause": Prose("clause d'une règle", "clause of a rule"),
    "refusal": Prose("refus", "refusal"),
    "deadline": Prose("échéance", "deadline"),
    "message": Prose("message", "message"),
    "field": Prose("champ", "field"),
    "communication": Prose("communication", "communication"),
    "document": Prose("document", "document"),
    "statement": Prose("énoncé d'un guide", "statement of a guide"),
}
"""What one of a kind is called."""

Moment = Literal["before", "at", "after"]
"""Of a deadline: within the last day before it, at its instant, and later."""


@dataclass(frozen=True, slots=True, eq=False)
class Obligation:
    """One thing to show. ``id`` is the same for every run of the same flows.

    ``flow`` is the flow's id, or the guide's for a statement. Any of ``goals`` leads to it, the most telling first;
    without any, no search can find it. A deadline has the ``moment`` around its instant at which to stop.
    """

    id: str
    kind: Kind
    flow: str
    text: Prose
    place: Place = NOWHERE
    goals: tuple[Goal, ...] = ()
    moment: Moment | None = None

    def words(self, lang: Lang) -> str:
        """What is to be shown, as a sentence."""
        return self.text.of(lang)


def together(found: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Each id once: what can be shown in several places has the goals of all."""
    each: dict[str, Obligation] = {}
    for obligation in found:
        known = each.get(obligation.id)
        goals = (*known.goals, *obligation.goals) if known else obligation.goals
        each[obligation.id] = replace(known or obligation, goals=goals)
    return tuple(each.values())
