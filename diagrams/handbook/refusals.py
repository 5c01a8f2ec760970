"""Questions made from refusals: why a message appears, on a run where it does, and what lifts it."""

from collections.abc import Iterator

from diagrams.dates import moment
from diagrams.handbook.blocks import Block, Rich, Run, Title, Together, Words, rich
from diagrams.handbook.deeds import joined, step_of
from diagrams.handbook.plan import Plan
from diagrams.handbook.trials import Trial, trial
from simulator.analysis.why import words
from simulator.analysis.why.ask import why
from simulator.spec.flow import Arc, Field, Guard, Message, Screen

MOST_UNBLOCKERS = 2
"""How many ways out an answer gives."""


def refusals(plan: Plan) -> Iterator[Block]:
    """A question for each message, answered by the rules that show it."""
    guards = _guards(plan)
    for message in plan.flow.messages.values():
        rules = [guard for guard in guards if message in guard.messages]
        own = [guard for guard in rules if guard.messages[-1] is message]
        screens = [screen for screen in plan.flow.screens.values() if message in screen.invalid]
        if rules or screens:
            yield _question(plan, message, own, [rule for rule in rules if rule not in own], screens)


def _guards(plan: Plan) -> dict[Guard, list[Arc]]:
    found: dict[Guard, list[Arc]] = {}
    for arc in plan.flow.arcs():
        if arc.refusal == "guard" and arc.guard is not None:
            found.setdefault(arc.guard, []).append(arc)
    return found


def _question(plan: Plan, message: Message, own: list[Guard], others: list[Guard], screens: list[Screen]) -> Block:
    """A message that comes with others is explained by all its rules at once, one of its own by an example."""
    voice, guards = plan.voice, _guards(plan)
    title = Title(
        voice.say("q_message", voice.quoted(message.text)), 2, f"{plan.flow.id}-question-message-{message.id}"
    )
    answers: list[Rich] = []
    if screens or others:
        causes = [voice.say("unread_fields", _readable(plan, screen)) for screen in screens if _readable(plan, screen)]
        causes += [voice.text(guard.text) for guard in (*own, *others)]
        word = "a_form" if own or others else "a_unread"
        guides = [message.text.guide, *(guard.guide for guard in others)]
        answers.append(rich(voice.say(word, voice.say("then").join(causes)), voice.cited(*guides)))
    for guard in own:
        answers += _explained(plan, guard, guards[guard])
    return Together((title, *(Words(answer) for answer in answers if answer)))


def _readable(plan: Plan, screen: Screen) -> str:
    voice = plan.voice
    fields = [field for field in screen.fields if field.kind in ("date", "number")]
    return voice.listed((voice.quoted(field.label) for field in fields), "or")


def _explained(plan: Plan, guard: Guard, arcs: list[Arc]) -> Iterator[Rich]:
    voice = plan.voice
    first = arcs[0]
    leaf = plan.flow.leaves[first.source]
    screen = rich(" ", step_of(plan, leaf.screen)) if leaf.screen else ()
    button = Run(voice.button(first.trigger, leaf), face="strong")
    guides = [guard.guide, *(message.text.guide for message in guard.messages), first.branch.guide]
    yield rich(voice.woven("a_rule", button, voice.that(voice.text(guard.text))), screen, voice.cited(*guides))
    found = trial(plan, guard, arcs)
    if found is not None:
        yield _example(plan, found)
        yield from _way_out(plan, found, first.trigger)


def _example(plan: Plan, found: Trial) -> Rich:
    """The run: what was typed otherwise, and what became of the state."""
    voice = plan.voice
    typed = [
        f"{voice.text(field.label)}{voice.say('colon')}{_text(plan, field, text)}" for field, text in found.changed
    ]
    name = voice.library.dossiers.name(found.case.insured)
    parts = [rich(name), *(rich(text) for text in typed)]
    told = rich(voice.woven("a_example", moment(found.before.now, voice.lang), joined(parts, ", ")), " ")
    before = plan.flow.leaves[found.case.snapshot.state]
    after = plan.flow.leaves[found.after.cases[found.case.id].snapshot.state]
    if after is before:
        return rich(told, voice.say("no_state_change"))
    return rich(told, voice.say("state_becomes", voice.quoted(after.state.label)))


def _text(plan: Plan, field: Field, text: str) -> str:
    if not text:
        return "–"
    if field.kind == "tick":
        return plan.voice.say("yes" if text == "yes" else "no")
    labels = {option.id: plan.voice.text(option.label) for option in field.options}
    return labels.get(text, text)


def _way_out(plan: Plan, found: Trial, event: str) -> Iterator[Rich]:
    """What lifts the refusal, nearest first."""
    answer = why(found.before, found.case.id, event)
    useful = [each for each in answer.unblockers if each.acts][:MOST_UNBLOCKERS]
    said = [words.unblocker(answer, each, plan.voice.lang) for each in useful]
    if said:
        yield rich(plan.voice.say("todo", plan.voice.say("or_else").join(said)))
