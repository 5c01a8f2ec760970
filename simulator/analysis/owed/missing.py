"""Mandatory fields: each is to keep its form from being submitted while it alone is missing."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.obligation import Obligation, together
from simulator.analysis.owed.refusals import forms
from simulator.analysis.owed.scene import Scene
from simulator.analysis.owed.wording import Wording, both, named
from simulator.engine.rows import Forms
from simulator.engine.simulation import Case
from simulator.spec.expressions.tree import BOOL, Expression, FieldValue, Filled
from simulator.spec.flow import FILL, Field, Flow, Leaf
from simulator.spec.text import Lang


class Missing:
    """The fields of every form that is submitted.

    Its button is inactive while one is missing, and no click happens. What is seen is that a case stays with that one
    field missing: that somebody on the way to fill in all of them came by does not count.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow, self._wording = flow, Wording(flow)
        self._forms = {leaf.id: tuple(forms(leaf)) for leaf in flow.leaves.values()}
        self.obligations = together(self._owed())

    def shown(self, scenes: Sequence[Scene], stops: Iterable[Case]) -> Iterator[str]:
        """The fields that were missing alone, until anything else happened than that they were typed."""
        following: dict[str, Scene] = {}
        for scene in reversed(scenes):
            after = following.get(scene.case)
            typed = after.firing.inputs if after is not None and after.firing.event == FILL else {}
            for trigger, form in self._forms[scene.rests.id]:
                missing = list(form.missing(scene.firing.after, scene.firing.facts))
                if len(missing) == 1 and missing[0].subject not in typed:
                    yield self._id(trigger, missing[0].subject)
            following[scene.case] = scene

    def _id(self, event: str, field: str) -> str:
        return f"{self._flow.id}:refusal:{event}:missing:{field}"

    def _owed(self) -> Iterator[Obligation]:
        for leaf in self._flow.leaves.values():
            for trigger, form in self._forms[leaf.id]:
                yield from (self._of(leaf, trigger, field, form) for field, _ in form.fields if not field.optional)

    def _of(self, leaf: Leaf, trigger: str, field: Field, form: Forms) -> Obligation:
        others = (f for f, shown in form.fields if not f.optional and f is not field and shown is None)
        holds = tuple((filled(other), True) for other in others)
        text = both(partial(self._alone, trigger, field))
        goals = (Goal(self._flow.id, leaf.id, holds, {field.key: ""}),)
        return Obligation(self._id(trigger, field.key), "refusal", self._flow.id, text, field.label.place, goals)

    def _alone(self, trigger: str, field: Field, lang: Lang) -> str:
        button, label = self._wording.trigger(trigger, lang), named(field.label, lang)
        if lang == "fr":
            return f"{button} est inactif car il ne manque que {label}"
        return f"{button} is inactive because only {label} is missing"


def filled(field: Field) -> Expression:
    """The condition that a field has a value."""
    value = FieldValue(field.type, field.key, 0, field.key, field.label.plain, None, field.shown)
    return Filled(BOOL, f"filled({field.key})", 0, value)
