"""Refusals: each rule that can be false and each field that can be malformed is to refuse each event it can."""

from collections.abc import Iterable, Iterator
from functools import partial

from simulator.analysis.explore.classes import MALFORMED
from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.obligation import Obligation, together
from simulator.analysis.owed.scene import Scene
from simulator.analysis.owed.wording import Wording, both, named
from simulator.engine.rows import Forms
from simulator.engine.snapshot import Refused
from simulator.spec.flow import Arc, Field, Flow, Guard, Leaf
from simulator.spec.text import Lang


class Refusals:
    """A rule that is false, a field that is malformed."""

    def __init__(self, flow: Flow) -> None:
        self._flow, self._wording = flow, Wording(flow)
        self.obligations = together((*self._by_rules(), *self._by_fields()))

    def shown(self, scene: Scene) -> Iterator[str]:
        """What refused."""
        firing = scene.firing
        if isinstance(firing.outcome, Refused):
            for reason in firing.outcome.reasons:
                if reason.kind in ("guard", "malformed"):
                    yield self._id(firing.event, reason.kind, reason.subject)

    def _id(self, event: str, kind: str, subject: str) -> str:
        return f"{self._flow.id}:refusal:{event}:{kind}:{subject}"

    def _by_rules(self) -> Iterator[Obligation]:
        refusing: dict[tuple[str, Guard], list[Arc]] = {}
        for arc in self._flow.arcs():
            if arc.guard is not None:
                refusing.setdefault((arc.trigger, arc.guard), []).append(arc)
        for (event, guard), arcs in refusing.items():
            text = both(partial(self._by_rule, event, guard))
            goals = tuple(Goal(self._flow.id, arc=arc) for arc in arcs)
            name = self._id(event, "guard", guard.id)
            yield Obligation(name, "refusal", self._flow.id, text, arcs[0].branch.place, goals)

    def _by_rule(self, event: str, guard: Guard, lang: Lang) -> str:
        trigger, rule = self._wording.trigger(event, lang), named(guard.text, lang)
        if lang == "fr":
            return f"{trigger} est refusé car la règle {rule} est fausse"
        return f"{trigger} is refused because the rule {rule} is false"

    def _by_fields(self) -> Iterator[Obligation]:
        for leaf in self._flow.leaves.values():
            for trigger, form in forms(leaf):
                for field, _ in form.fields:
                    if field.kind in MALFORMED:
                        yield self._malformed(leaf, trigger, field)

    def _malformed(self, leaf: Leaf, trigger: str, field: Field) -> Obligation:
        arcs = [arc for arc in leaf.arcs[trigger] if arc.refusal == "malformed"]
        goals = tuple(Goal(self._flow.id, data={field.key: MALFORMED[field.kind]}, arc=arc) for arc in arcs)
        text = both(partial(self._unreadable, trigger, field))
        name = self._id(trigger, "malformed", field.key)
        return Obligation(name, "refusal", self._flow.id, text, field.label.place, goals)

    def _unreadable(self, trigger: str, field: Field, lang: Lang) -> str:
        button, label = self._wording.trigger(trigger, lang), named(field.label, lang)
        if lang == "fr":
            return f"{button} est refusé car {label} est mal rempli"
        return f"{button} is refused because {label} is malformed"


def forms(leaf: Leaf) -> Iterable[tuple[str, Forms]]:
    """What can be submitted in a leaf, and by which trigger."""
    for trigger, arcs in leaf.arcs.items():
        if any(arc.refusal == "missing" for arc in arcs):
            yield trigger, Forms(leaf, trigger)
