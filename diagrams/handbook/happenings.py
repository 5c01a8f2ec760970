"""What happens on a screen without a button of it: at once, by time, from outside, by logging out."""

from collections.abc import Iterator

from diagrams.handbook.blocks import Block, Items, Rich, Title, rich
from diagrams.handbook.deeds import deeds, where
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import capital
from simulator.spec.flow import AUTO, LOGOUT, OPEN, OUTSIDE, Leaf, Screen, Timer


def happenings(plan: Plan, screen: Screen) -> Iterator[Block]:
    """What goes on in the places that show a screen; nothing for a dialog, which lies over another one."""
    if screen.dialog:
        return
    leaves = [leaf for leaf in plan.places(screen) if leaf.covers is None]
    told = [*_autos(plan, leaves), *_timers(plan, leaves), *_events(plan, leaves)]
    if told:
        yield Title(plan.voice.say("alone"), 2, f"{plan.anchor(screen)}-alone")
        yield Items(tuple(told))


def _autos(plan: Plan, leaves: list[Leaf]) -> Iterator[Rich]:
    voice = plan.voice
    for deed in deeds(plan, AUTO, leaves, bare=True):
        when, there = deed.arcs[0].when, where(plan, deed, leaves)
        told = (
            voice.woven("at_once", there, deed.told)
            if when is None
            else voice.woven("auto", voice.sentences.condition(when), there, deed.told)
        )
        yield rich(told, voice.cited(deed.guide))


def _timers(plan: Plan, leaves: list[Leaf]) -> Iterator[Rich]:
    voice = plan.voice
    timers: dict[str, Timer] = {timer.id: timer for leaf in leaves for timer in leaf.timers}
    for timer in timers.values():
        for deed in deeds(plan, timer.id, leaves):
            told = voice.woven("timer", capital(voice.deadline(timer)), where(plan, deed, leaves), deed.told)
            yield rich(told, voice.cited(deed.guide))


def _events(plan: Plan, leaves: list[Leaf]) -> Iterator[Rich]:
    """Facts from outside, coming back by the menu, and logging out."""
    voice = plan.voice
    for event in plan.flow.events.values():
        for deed in deeds(plan, event.id, leaves) if event.by == OUTSIDE else ():
            told = voice.woven("outside", voice.quoted(event.label), where(plan, deed, leaves), deed.told)
            yield rich(told, voice.cited(event.label.guide, deed.guide))
    for deed in deeds(plan, OPEN, leaves):
        told = voice.woven("timer", capital(voice.button(OPEN, leaves[0])), where(plan, deed, leaves), deed.told)
        yield rich(told, voice.cited(deed.guide))
    for deed in deeds(plan, LOGOUT, leaves):
        yield rich(voice.woven("logout_here", where(plan, deed, leaves), deed.told), voice.cited(deed.guide))
