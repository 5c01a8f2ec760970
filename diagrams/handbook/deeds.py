"""What buttons, time and the outside do from a screen, in words: each effect once, with the states it is true of."""

from collections.abc import Iterable
from typing import NamedTuple

from diagrams.handbook.blocks import Rich, Run, rich
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import capital
from simulator.spec.flow import Arc, Leaf, Screen


class Deed(NamedTuple):
    """What a trigger does by some rows, and in which of the places asked about."""

    arcs: tuple[Arc, ...]
    leaves: tuple[Leaf, ...]
    told: Rich

    @property
    def guide(self) -> tuple[str, ...]:
        """The statements that it comes from."""
        return tuple(name for arc in self.arcs for name in arc.branch.guide)


def deeds(plan: Plan, trigger: str, leaves: Iterable[Leaf], *, bare: bool = False) -> tuple[Deed, ...]:
    """What a trigger does where nothing refuses it, each result once; ``bare`` without its condition."""
    found: dict[object, Deed] = {}
    for leaf in leaves:
        for arc in leaf.arcs.get(trigger, ()):
            if arc.refusal is None:
                told = result(plan, arc, bare=bare)
                key = (tuple(run.text for run in told), id(arc.when) if bare else 0)
                known = found.get(key, Deed((), (), told))
                found[key] = Deed((*known.arcs, arc), (*known.leaves, leaf), told)
    return tuple(found.values())


def result(plan: Plan, arc: Arc, *, bare: bool = False) -> Rich:
    """What following a row comes to: the condition, the new state and its step, then the effects."""
    voice = plan.voice
    parts: list[Rich] = [] if arc.opens else [rich(effect) for effect in voice.effects(arc.branch)]
    moved = _moved(plan, arc)
    if moved:
        parts.insert(0, moved)
    told = joined(parts or [rich(voice.say("nothing"))], voice.say("then"))
    if arc.when is not None and not bare:
        told = rich(voice.say("if", voice.sentences.condition(arc.when)), told)
    return told


def joined(parts: Iterable[Rich], between: str) -> Rich:
    """Phrases one after the other."""
    found: list[Run] = []
    for part in parts:
        found += [Run(between), *part] if found else part
    return tuple(found)


def _moved(plan: Plan, arc: Arc) -> Rich:
    voice, flow = plan.voice, plan.flow
    source, target = flow.leaves[arc.source], flow.leaves[arc.to or arc.source]
    if arc.opens and target.screen is not None:
        return rich(voice.say("opens", voice.quoted(target.screen.title)), " ", step_of(plan, target.screen))
    if source.covers == target.id:
        return rich(voice.say("closes"))
    if target is source:
        return ()
    name = voice.woven("goes_to", Run(voice.quoted(target.state.label), plan.told(target.path[0].id)))
    if target.screen is None or target.screen is source.screen:
        return name
    return rich(name, " ", step_of(plan, target.screen))


def step_of(plan: Plan, screen: Screen) -> Rich:
    """« (étape 3) », a link."""
    return rich("(", Run(plan.voice.say("step_link", str(plan.number(screen))), plan.anchor(screen)), ")")


def where(plan: Plan, deed: Deed, among: Iterable[Leaf]) -> str:
    """« , à l'état « récapitulatif » », where it is not so in all the places asked about."""
    everywhere = {leaf.id for leaf in among}
    if {leaf.id for leaf in deed.leaves} == everywhere:
        return ""
    return plan.voice.say("at_state", states(plan, deed.leaves))


def states(plan: Plan, leaves: Iterable[Leaf]) -> str:
    """The states of some places, quoted."""
    return plan.voice.listed((plan.voice.quoted(leaf.state.label) for leaf in leaves), "or")


def cased(text: Rich) -> Rich:
    """A phrase begun with a capital letter."""
    return (text[0]._replace(text=capital(text[0].text)), *text[1:]) if text else text
