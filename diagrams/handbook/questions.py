"""« Questions fréquentes »: what people ask of a flow, answered by its rules and by runs of it."""

from collections.abc import Iterator

from diagrams.handbook.blocks import Block, Items, Rich, Title, Together, Words, rich
from diagrams.handbook.deeds import deeds, joined, step_of
from diagrams.handbook.plan import Plan
from diagrams.handbook.refusals import refusals
from diagrams.handbook.voice import Voice, capital
from simulator.analysis.why import words
from simulator.analysis.why.ask import why
from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import LOGOUT, Button, Field, Leaf, Screen, Send


def questions(plan: Plan) -> Iterator[Block]:
    """The questions of a flow; only those that it can give rise to."""
    yield from _inactive(plan)
    yield from refusals(plan)
    yield from _hidden(plan)
    yield from _logout(plan)
    yield from _idle(plan)
    yield from _twice(plan)
    yield from _sent(plan)


def _asked(question: str, plan: Plan, *answers: Rich) -> Block:
    name = "".join(letter if letter.isalnum() else "-" for letter in question.casefold())[:80]
    title = Title(question, 2, f"{plan.flow.id}-question-{name}")
    return Together((title, *(Words(answer) for answer in answers if answer)))


# --- what is not offered


def _inactive(plan: Plan) -> Iterator[Block]:
    voice = plan.voice
    for step in plan.steps:
        mandatory = [field for field in step.screen.fields if not field.optional]
        for button in step.screen.buttons:
            if button.event.submit and mandatory:
                names = [
                    voice.text(field.label)
                    + (f" ({voice.say('only_if', voice.sentences.condition(field.shown))})" if field.shown else "")
                    for field in mandatory
                ]
                guides = [field.label.guide for field in mandatory]
                told = rich(
                    voice.say("a_inactive", ", ".join(names)), " ", step_of(plan, step.screen), voice.cited(*guides)
                )
                yield _asked(
                    voice.say("q_inactive", voice.quoted(button.label)), plan, told, _todo(plan, step.screen, button)
                )


def _todo(plan: Plan, screen: Screen, button: Button) -> Rich:
    """What the nearest way is to make a button active, asked where nothing was typed yet."""
    voice = plan.voice
    for visit in plan.walk.visits.values():
        if screen in plan.flow.leaves[visit.leaf].screens:
            simulation = plan.walk.portal(visit.path)
            answer = why(simulation, plan.walk.case(simulation, visit.path.insured).id, button.event.id)
            if answer.unblockers and any(reason.kind == "missing" for reason in answer.refusals):
                return rich(voice.say("todo", words.unblocker(answer, answer.unblockers[0], voice.lang)))
    return ()


def _hidden(plan: Plan) -> Iterator[Block]:
    """Buttons and fields that are there in some cases only."""
    voice = plan.voice
    for screen in plan.flow.screens.values():
        for fields in _together(plan, screen):
            names = voice.listed(voice.quoted(field.label) for field in fields)
            guide = tuple(name for field in fields for name in field.label.guide)
            assert fields[0].shown is not None  # they are those that are there in some cases only
            several = "s" if len(fields) > 1 else ""
            told = _only_if(plan, fields[0].shown, screen, guide, f"a_absent{several}")
            yield _asked(voice.say(f"q_field{several}", names), plan, told)
    for event, (screen, label, condition, guide) in _conditional(plan).items():
        if event:
            yield _asked(voice.say("q_absent", label), plan, _only_if(plan, condition, screen, guide, "a_absent"))


def _together(plan: Plan, screen: Screen) -> list[list[Field]]:
    """The fields that are there under the same condition."""
    found: dict[str, list[Field]] = {}
    for field in screen.fields:
        if field.shown is not None:
            found.setdefault(plan.voice.sentences.condition(field.shown), []).append(field)
    return list(found.values())


def _only_if(plan: Plan, condition: Expression, screen: Screen, guide: tuple[str, ...], word: str) -> Rich:
    voice = plan.voice
    place = rich(" ", step_of(plan, screen)) if plan.places(screen) else ()
    return rich(voice.say(word, voice.sentences.condition(condition)), place, voice.cited(guide))


def _conditional(plan: Plan) -> dict[str, tuple[Screen, str, Expression, tuple[str, ...]]]:
    """Buttons that are offered under a single condition wherever they stand."""
    found: dict[str, tuple[Screen, str, Expression, tuple[str, ...]]] = {}
    for screen in plan.flow.screens.values():
        for button in screen.buttons:
            rows = [arc for leaf in plan.places(screen) for arc in leaf.arcs.get(button.event.id, ())]
            conditions = {id(row.branch.when): row.branch.when for row in rows}
            (condition, *others) = conditions.values() or [None]
            if condition is not None and not others and not button.event.submit:
                guide = (*button.label.guide, *button.event.label.guide, *rows[0].branch.guide)
                found.setdefault(button.event.id, (screen, plan.voice.quoted(button.label), condition, guide))
    return found


# --- what time and people do


def _logout(plan: Plan) -> Iterator[Block]:
    voice = plan.voice
    live = [leaf for leaf in plan.flow.leaves.values() if not leaf.final and leaf.covers is None]
    if not any(LOGOUT in leaf.arcs for leaf in live):
        return
    told: dict[str, tuple[list[str], list[tuple[str, ...]]]] = {}
    for leaf in live:
        for target, guide in _gone(plan, leaf):
            states, guides = told.setdefault(target, ([], []))
            states.append(voice.quoted(leaf.state.label))
            guides.append(guide)
    items = [
        rich(
            voice.say("a_logout", voice.listed(states, "or"), target)
            if target
            else voice.say("a_logout_same", voice.listed(states, "or")),
            voice.cited(*guides),
        )
        for target, (states, guides) in told.items()
    ]
    title = Title(voice.say("q_logout"), 2, f"{plan.flow.id}-question-logout")
    yield Together((title, Items(tuple(items))))


def _gone(plan: Plan, leaf: Leaf) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The state after a log-out, "" where it stays as it was."""
    arcs = leaf.arcs.get(LOGOUT, ())
    if not arcs:
        yield "", ()
    for arc in arcs:
        target = plan.flow.leaves[arc.to or leaf.id]
        same = target.path[0] is leaf.path[0]
        guides = (*arc.branch.guide, *(() if same else target.path[0].label.guide))
        yield ("" if same else plan.voice.quoted(target.path[0].label)), guides


def _idle(plan: Plan) -> Iterator[Block]:
    """What time alone does, asked only where it does something."""
    voice = plan.voice
    items: list[Rich] = []
    for state in plan.flow.states.values():
        for timer in state.timers:
            leaves = [leaf for leaf in plan.flow.leaves.values() if timer in leaf.timers]
            told = joined((deed.told for deed in deeds(plan, timer.id, leaves)), voice.say("then"))
            said = voice.woven("a_idle", voice.quoted(state.label), voice.deadline(timer), told)
            items.append(rich(said, voice.cited(timer.branch.guide)))
    if not items:
        return
    quiet = [s for s in plan.flow.lifecycle() if not s.final and not _timed(plan, s.id)]
    if quiet:
        items.append(rich(voice.say("a_idle_never", voice.listed((voice.quoted(s.label) for s in quiet), "or"))))
    yield Together((Title(voice.say("q_idle"), 2, f"{plan.flow.id}-question-idle"), Items(tuple(items))))


def _timed(plan: Plan, outer: str) -> bool:
    return any(state.timers for state in plan.flow.states.values() if f"{state.id}.".startswith(f"{outer}."))


def _twice(plan: Plan) -> Iterator[Block]:
    """Whether there is one live case for each insured person, or as many as are opened."""
    voice = plan.voice
    word = "a_once" if plan.flow.per_insured else "a_twice"
    yield _asked(voice.say("q_twice", voice.quoted(plan.flow.name)), plan, rich(voice.say(word)))


def _sent(plan: Plan) -> Iterator[Block]:
    """Every communication of a flow, by what sends it."""
    voice, told = plan.voice, []
    seen: set[int] = set()
    for arc in plan.flow.arcs():
        if arc.branch.send and id(arc.branch) not in seen and not arc.refusal:
            seen.add(id(arc.branch))
            told += [_communication(voice, arc.trigger, arc.source, send, arc.branch.guide) for send in arc.branch.send]
    title = Title(voice.say("q_sent"), 2, f"{plan.flow.id}-question-sent")
    yield Together((title, Items(tuple(told)) if told else Words(rich(voice.say("a_nothing_sent")))))


def _communication(voice: Voice, trigger: str, source: str, send: Send, guide: tuple[str, ...]) -> Rich:
    flow = voice.flow
    timers = {timer.id: timer for leaf in flow.leaves.values() for timer in leaf.timers}
    if trigger in timers:
        what = voice.deadline(timers[trigger])
    elif trigger in flow.events:
        what = voice.button(trigger, flow.leaves[source])
    else:
        what = voice.say("by_itself")
    return rich(voice.woven("a_sent", capital(what), voice.communication(send)), voice.cited(send.text.guide, guide))
