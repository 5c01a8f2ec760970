"""« Comment la démarche finit »: for each end every way to it, click by click, with a run of it on its dates."""

from collections.abc import Iterator

from diagrams.dates import moment
from diagrams.handbook.blocks import Block, Facts, Items, Rich, Run, Title, Together, Words, rich
from diagrams.handbook.clicks import clicks
from diagrams.handbook.deeds import joined, states, step_of
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import Voice, capital
from diagrams.handbook.ways import Run as Played
from diagrams.handbook.ways import Way, run, ways
from diagrams.words import tied
from simulator.spec.flow import State


def endings(plan: Plan) -> Iterator[Block]:
    """Every end of a flow; nothing for a flow that has none."""
    for state in plan.flow.lifecycle():
        if state.final:
            yield from _ending(plan, state)


def _ending(plan: Plan, state: State) -> Iterator[Block]:
    voice = plan.voice
    known = ways(plan, state)
    title = Title(voice.say("ending", voice.text(state.label)), 1, plan.end(state.id))
    told = Words(rich(voice.say("final_told"), voice.cited(state.label.guide)))
    if not known:
        yield Together((title, told))
        return
    for number, way in enumerate(known, 1):
        blocks = list(_way(plan, state, way, number if len(known) > 1 else 0))
        yield Together((title, told, *blocks) if number == 1 else tuple(blocks))


def _way(plan: Plan, state: State, way: Way, number: int) -> Iterator[Block]:
    voice = plan.voice
    name = capital(_name(voice, way))
    played = run(plan, way, state)
    title = voice.say("way", str(number), _name(voice, way)) if number else name
    yield Title(title, 2, f"{plan.end(state.id)}-{number}")
    yield Facts(tuple(_facts(plan, way)))
    if played is None:
        yield Words(rich(voice.say("no_ending")))
        return
    listed = clicks(voice, played.path, played.first)
    if listed and way.kind != "time":
        yield Items(listed, numbered=True)
    yield Words(rich(voice.woven("played", _result(plan, played))))


def _name(voice: Voice, way: Way) -> str:
    match way.kind:
        case "time":
            return voice.say("by_time")
        case "itself":
            return voice.say("by_itself")
        case "logout":
            return voice.say("by_logout")
        case "menu":
            return voice.say("by_menu")
        case "outside":
            return voice.say("by_outside", voice.quoted(voice.flow.events[way.trigger].label))
    return _by_screen(voice, way)


def _by_screen(voice: Voice, way: Way) -> str:
    screen = way.screen
    assert screen is not None  # what is clicked is clicked somewhere
    if way.refused:
        return voice.say("by_refusal", voice.quoted(voice.flow.events[way.trigger].label))
    if screen.at:
        return voice.say("by_panel", voice.quoted(screen.title), voice.mark(voice.menu(screen.at[0])))
    return voice.say("by_screen", voice.quoted(screen.title))


def _facts(plan: Plan, way: Way) -> Iterator[tuple[str, Rich]]:
    voice, flow = plan.voice, plan.flow
    event = flow.events.get(way.trigger)
    if event is not None and way.kind == "screen":
        yield voice.say("who"), rich(capital(voice.actor(event.by)))
    if way.screen is not None:
        screen = rich(voice.quoted(way.screen.title), " ", step_of(plan, way.screen))
        label = next(button.label for button in way.screen.buttons if button.event is event)
        dialogs = [flow.leaves[arc.source].screen for arc in way.arcs if flow.leaves[arc.source].covers]
        clicked = [screen, rich(Run(voice.quoted(label), face="strong"))]
        for dialog in dict.fromkeys(each for each in dialogs if each is not None):
            label = next(button.label for button in dialog.buttons if button.event is event)
            clicked.append(rich(voice.quoted(dialog.title), " ", step_of(plan, dialog)))
            clicked.append(rich(Run(voice.quoted(label), face="strong")))
        yield voice.say("where"), joined(clicked, " › ")
    elif way.kind == "time":
        timers = {timer.id: timer for leaf in flow.leaves.values() for timer in leaf.timers}
        yield voice.say("changes"), rich(capital(voice.deadline(timers[way.trigger])))
    leaves = [flow.leaves[arc.source] for arc in way.arcs]
    under = [flow.leaves[leaf.covers] if leaf.covers else leaf for leaf in leaves]
    guides = [*(arc.branch.guide for arc in way.arcs), event.label.guide if event else (), *_labels(way)]
    yield voice.say("in_state"), rich(capital(states(plan, under)))
    yield voice.say("source_of"), voice.cited(*guides)[1:]


def _labels(way: Way) -> Iterator[tuple[str, ...]]:
    for button in way.screen.buttons if way.screen else ():
        if button.event.id == way.trigger:
            yield button.label.guide


def _result(plan: Plan, played: Played) -> Rich:
    """Since when the case was where it was, and what it is now."""
    voice, case = plan.voice, played.case
    name = voice.library.dossiers.name(case.insured)
    begun = moment(played.path.start, voice.lang)
    ended = moment(played.simulation.now, voice.lang)
    state = voice.outer(plan.flow.leaves[case.snapshot.state])
    first = tied(voice.say("opened_on", name, begun), voice.lang)
    return rich(first, voice.say("then"), voice.say("result", ended, state))
