"""States and transitions: each is to be gone through."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.obligation import Obligation
from simulator.analysis.owed.scene import Scene
from simulator.analysis.owed.wording import Wording, both
from simulator.spec.flow import AUTO, FILL, NOWHERE, Arc, Flow, Leaf
from simulator.spec.problems import Place
from simulator.spec.text import Lang


class States:
    """Every leaf, dialogs included, and every state that holds some."""

    def __init__(self, flow: Flow) -> None:
        self._flow, self._wording = flow, Wording(flow)
        self.obligations = tuple(self._owed())
        self._ids = {leaf.id: self._around(leaf) for leaf in flow.leaves.values()}

    def shown(self, scene: Scene) -> Iterator[str]:
        """The states that a case was in."""
        if scene.kind == "start":
            yield from self._ids[scene.firing.before.state]
        for decision in scene.decisions:
            if decision.arc is not None and decision.arc.to is not None:
                yield from self._ids[decision.arc.to]
        yield from self._ids[scene.rests.id]

    def _id(self, name: str) -> str:
        return f"{self._flow.id}:state:{name}"

    def _around(self, leaf: Leaf) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._id(name) for name in (leaf.id, *(state.id for state in leaf.path))))

    def _owed(self) -> Iterator[Obligation]:
        for state in self._flow.states.values():
            text = both(partial(self._through, state.id))
            goal = Goal(self._flow.id, state.id)
            yield Obligation(self._id(state.id), "state", self._flow.id, text, state.label.place, (goal,))
        for leaf in self._flow.leaves.values():
            if leaf.covers is not None and leaf.screen is not None:
                text = both(partial(self._opens, leaf.id))
                goal = Goal(self._flow.id, leaf.id)
                place = leaf.screen.title.place
                yield Obligation(self._id(leaf.id), "state", self._flow.id, text, place, (goal,))

    def _through(self, state: str, lang: Lang) -> str:
        name = self._wording.state(state, lang)
        return f"la démarche passe par {name}" if lang == "fr" else f"the case goes through {name}"

    def _opens(self, leaf: str, lang: Lang) -> str:
        name = self._wording.leaf(leaf, lang)
        return f"la fenêtre {name} est ouverte" if lang == "fr" else f"the dialog {name} is open"


class Transitions:
    """Every row of the flat table that is no refusal and does more than take what is typed."""

    def __init__(self, flow: Flow) -> None:
        self._flow, self._wording = flow, Wording(flow)
        self._ids = dict(_numbered(flow))
        self.obligations = tuple(self._owed())

    def shown(self, scene: Scene) -> Iterator[str]:
        """The rows that were followed."""
        for decision in scene.decisions:
            if decision.arc in self._ids:
                yield self._ids[decision.arc]

    def _owed(self) -> Iterator[Obligation]:
        for arc, name in self._ids.items():
            text = both(partial(self._said, arc))
            goal = Goal(self._flow.id, arc=arc)
            yield Obligation(name, "transition", self._flow.id, text, place_of(self._flow, arc), (goal,))

    def _said(self, arc: Arc, lang: Lang) -> str:
        wording, french = self._wording, lang == "fr"
        target = arc.to or arc.source
        source, to = wording.leaf(arc.source, lang), wording.leaf(target, lang)
        if arc.trigger == AUTO:
            said = "la démarche passe d'elle-même de {} à {}" if french else "the case goes by itself from {} to {}"
            return said.format(source, to)
        trigger = wording.trigger(arc.trigger, lang)
        if arc.opens:
            return f"{trigger} ouvre {to}" if french else f"{trigger} opens {to}"
        if target == arc.source:
            return f"{trigger} dans {source}, où l'on reste" if french else f"{trigger} in {source}, where one stays"
        if self._flow.leaves[arc.source].covers == target and arc.branch.to is None:
            return f"{trigger} referme {source}" if french else f"{trigger} closes {source}"
        return f"{trigger} mène de {source} à {to}" if french else f"{trigger} leads from {source} to {to}"


def _numbered(flow: Flow) -> Iterator[tuple[Arc, str]]:
    """Each transition and its id; what has the same ends and the same trigger is counted."""
    met: Counter[str] = Counter()
    for arc in flow.arcs():
        if arc.refusal is None and arc.trigger != FILL:
            name = f"{flow.id}:transition:{arc.source}:{arc.trigger}:{arc.to or arc.source}"
            met[name] += 1
            yield arc, name if met[name] == 1 else f"{name}#{met[name]}"


def place_of(flow: Flow, arc: Arc) -> Place:
    """Where a row is written: its branch, else the button or the form that makes it."""
    if arc.branch.place is not NOWHERE:
        return arc.branch.place
    leaf = flow.leaves[arc.source]
    for screen in leaf.screens:
        for button in screen.buttons:
            if button.event.id == arc.trigger:
                return button.place
    return leaf.state.label.place if arc.trigger != AUTO else NOWHERE
