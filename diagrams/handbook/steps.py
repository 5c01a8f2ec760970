"""« Pas à pas »: the screens in the order in which they are met, what they ask, do, check and say."""

from collections.abc import Iterator

from diagrams.dates import moment
from diagrams.handbook.blocks import Block, Facts, Figure, Grid, Items, Rich, Run, Title, Together, Words, rich
from diagrams.handbook.checks import checks
from diagrams.handbook.deeds import cased, deeds, joined, states, where
from diagrams.handbook.doors import door
from diagrams.handbook.forms import form
from diagrams.handbook.happenings import happenings
from diagrams.handbook.papers import papers
from diagrams.handbook.plan import Plan, Sight, Step
from diagrams.handbook.voice import capital
from diagrams.screens.mockup import screen as mockup
from simulator.spec.flow import OUTSIDE, Button, Leaf, Screen

HIGHEST = 430.0
"""How high the drawing of a screen may be, in points."""
WIDTH, NARROW = 400.0, 330.0
"""How wide it is, in points; the same screen seen again is narrower."""


def steps(plan: Plan) -> Iterator[Block]:
    """Every step of a flow."""
    yield from door(plan)
    for step in plan.steps:
        yield from _step(plan, step)


def _step(plan: Plan, step: Step) -> Iterator[Block]:
    voice, screen = plan.voice, step.screen
    title = Title(voice.say("step", str(step.number), voice.text(screen.title)), 1, plan.anchor(screen))
    first = step.sights[0] if step.sights else None
    facts = Facts(tuple(_facts(plan, screen, first)))
    if first is None:
        yield Together((title, facts, Words(rich(voice.say("no_example")))))
    else:
        drawn = mockup(first.view, voice.lang, width=WIDTH, clicked=first.clicked)
        yield Together((title, facts, Figure(drawn, HIGHEST)))
    for sight in step.sights[1:]:
        drawn = mockup(sight.view, voice.lang, width=NARROW, clicked=sight.clicked)
        seen = rich(_when(plan, sight, step.sights[0]), voice.say("colon"))
        yield Together((Words(seen), Figure(drawn, HIGHEST)))
    yield from _said(plan, screen, step.sights)
    yield from form(plan, screen, first)
    yield from _buttons(plan, screen)
    yield from checks(plan, screen)
    yield from happenings(plan, screen)
    yield from papers(plan, screen)


def _when(plan: Plan, sight: Sight, first: Sight) -> Rich:
    """What tells a sight from the first one: the state, or whose case it is and what was answered."""
    voice = plan.voice
    if sight.leaf is not first.leaf:
        return voice.woven("seen_in", Run(voice.quoted(sight.leaf.state.label), face="strong"))
    insured = sight.simulation.cases[sight.view.case].insured
    known = {view.key for view in first.view.fields}
    new = [plan.flow.fields[view.key].shown for view in sight.view.fields if view.key not in known]
    conditions = voice.listed(voice.sentences.condition(shown) for shown in new if shown is not None)
    return rich(capital(voice.say("other_case", conditions, voice.library.dossiers.name(insured))))


def _facts(plan: Plan, screen: Screen, sight: Sight | None) -> Iterator[tuple[str, Rich]]:
    voice = plan.voice
    who = [button.event.by for button in screen.buttons if button.event.by != OUTSIDE]
    who = list(dict.fromkeys(who)) or [access.by for access in plan.flow.access[:1]]
    yield voice.say("who"), rich(capital(voice.listed(voice.actor(by) for by in who)))
    yield voice.say("where"), rich(_where(plan, screen))
    guides = (leaf.state.label.guide for leaf in plan.places(screen) if leaf.covers is None)
    yield voice.say("in_state"), rich(capital(states(plan, _uncovered(plan, screen))), voice.cited(*guides))
    if sight is not None:
        case = sight.simulation.cases[sight.view.case]
        name = voice.library.dossiers.name(case.insured)
        when, actor = moment(sight.simulation.now, voice.lang), voice.actor(sight.person)
        if sight.person != case.insured and actor:
            yield voice.say("on_date"), rich(voice.say("file_of", capital(actor), name, when))
        else:
            yield voice.say("on_date"), rich(voice.say("example_of", name, when))
    yield voice.say("source_of"), rich(*_origin(plan, screen))


def _origin(plan: Plan, screen: Screen) -> Iterator[Rich]:
    texts = [screen.title, screen.note, *(line.text for line in screen.lines)]
    yield plan.voice.cited(*(text.guide for text in texts if text is not None))[1:]


def _uncovered(plan: Plan, screen: Screen) -> list[Leaf]:
    leaves = plan.flow.leaves
    return [leaves[leaf.covers] if leaf.covers else leaf for leaf in plan.places(screen)]


def _where(plan: Plan, screen: Screen) -> str:
    voice = plan.voice
    if screen.at:
        return capital(voice.say("panel_where", voice.listed((voice.mark(voice.menu(tab)) for tab in screen.at), "or")))
    if screen.dialog:
        return capital(voice.say("dialog_where"))
    devices = voice.listed((voice.device(on) for access in plan.flow.access for on in access.on), "or")
    if screen.step is not None:
        return voice.say("page_where", devices, *map(str, screen.step))
    return devices


def _said(plan: Plan, screen: Screen, sights: tuple[Sight, ...]) -> Iterator[Block]:
    """Lines that the drawings do not show: those said in some cases only, or all where there is no drawing."""
    voice = plan.voice
    texts = [(line.text, line.when) for line in screen.lines]
    if not sights:
        always = [rich(voice.text(text)) for text, when in texts if when is None]
        always += [rich(voice.text(screen.note))] if screen.note else []
        if always:
            yield Together((Words(rich(voice.say("screen_says"))), Items(tuple(always))))
    found = [
        rich(voice.quoted(text), ", ", voice.say("when", voice.sentences.condition(when)))
        for text, when in texts
        if when is not None
    ]
    if found:
        yield Together((Words(rich(voice.say("in_case"))), Items(tuple(found))))


def _buttons(plan: Plan, screen: Screen) -> Iterator[Block]:
    if not screen.buttons:
        return
    voice = plan.voice
    yield Title(voice.say("buttons"), 2, f"{plan.anchor(screen)}-buttons")
    rows = tuple((_name(plan, button), _does(plan, screen, button)) for button in screen.buttons)
    yield Grid((voice.say("button"), voice.say("does")), rows, (0.34, 0.66))


def _name(plan: Plan, button: Button) -> Rich:
    voice = plan.voice
    several = {event.by for event in plan.flow.events.values()} - {OUTSIDE}
    who = Run("\n" + voice.say("by", voice.actor(button.event.by)), face="small")
    named = rich(Run(voice.text(button.label), face="strong"), *((who,) if len(several) > 1 else ()))
    return rich(named, voice.cited(button.label.guide, button.event.label.guide))


def _does(plan: Plan, screen: Screen, button: Button) -> Rich:
    voice = plan.voice
    places = plan.places(screen)
    done = deeds(plan, button.event.id, places)
    told = [
        voice.woven("only_at", states(plan, deed.leaves), deed.told) if where(plan, deed, places) else cased(deed.told)
        for deed in done
    ]
    checked = any(arc.branch.needs and not arc.opens for deed in done for arc in deed.arcs)
    if button.event.submit and any(not field.optional for field in screen.fields):
        told.append(rich(capital(voice.say("needs_form"))))
    elif checked:
        told.append(rich(capital(voice.say("checked_first"))))
    return rich(joined(told, ". "), "." if told else "", voice.cited(*(deed.guide for deed in done)))
