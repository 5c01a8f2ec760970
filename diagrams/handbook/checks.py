"""What a button checks before it does anything: the rules in their order, and what happens where one is not met."""

from collections.abc import Iterator

from diagrams.handbook.blocks import Block, Grid, Rich, Run, Title, Words, lines, rich
from diagrams.handbook.deeds import cased, step_of
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import capital
from simulator.spec.flow import Arc, Button, Guard, Screen


def checks(plan: Plan, screen: Screen) -> Iterator[Block]:
    """The rules of every button of a screen that has some."""
    voice = plan.voice
    for number, button in enumerate(screen.buttons):
        rows = tuple(_rows(plan, screen, button))
        if len(rows) > 1 or (rows and not _mandatory(screen, button)):
            yield Title(voice.say("checks", voice.quoted(button.label)), 2, f"{plan.anchor(screen)}-checks-{number}")
            if len(rows) > 1:
                yield Words(rich(voice.say("checks_told")))
            yield Grid((voice.say("rule"), voice.say("otherwise")), rows, (0.46, 0.54))


def _rows(plan: Plan, screen: Screen, button: Button) -> Iterator[tuple[Rich, Rich]]:
    voice = plan.voice
    if _mandatory(screen, button):
        yield rich(capital(voice.say("all_filled"))), rich(capital(voice.say("inactive")), ".")
    if button.event.submit and any(field.kind in ("date", "number") for field in screen.fields):
        shown = [_message(plan, message.id) for message in screen.invalid]
        silent = rich(capital(voice.say("stays" if shown else "unreadable_silent")), ".")
        yield rich(capital(voice.say("readable"))), lines([*shown, silent])
    for guard, arcs in _guards(plan, screen, button).items():
        rule = rich(capital(voice.text(guard.text)), voice.cited(guard.guide))
        yield rule, lines([*(_message(plan, message.id) for message in guard.messages), _after(plan, arcs)])


def _mandatory(screen: Screen, button: Button) -> bool:
    """Whether a button waits for the form to be filled in, as the table of buttons says already."""
    return button.event.submit and any(not field.optional for field in screen.fields)


def _guards(plan: Plan, screen: Screen, button: Button) -> dict[Guard, list[Arc]]:
    """The rules that can refuse, each with the rows on which it does."""
    found: dict[Guard, list[Arc]] = {}
    for leaf in plan.places(screen):
        for arc in leaf.arcs.get(button.event.id, ()):
            if arc.refusal == "guard" and arc.guard is not None:
                found.setdefault(arc.guard, []).append(arc)
    return found


def _message(plan: Plan, message: str) -> Rich:
    """A message word for word, after the sign of a refusal."""
    text = plan.flow.messages[message].text
    return rich("× ", plan.voice.quoted(text), plan.voice.cited(text.guide))


def _after(plan: Plan, arcs: list[Arc]) -> Rich:
    """Where a refusal leads, or that the state does not change."""
    voice, arc = plan.voice, arcs[0]
    if arc.to is None or arc.to == arc.source:
        return rich(capital(voice.say("stays")), ".")
    there = plan.flow.leaves[arc.to]
    state = Run(voice.quoted(there.state.label), plan.told(there.path[0].id))
    screen = rich(" ", step_of(plan, there.screen)) if there.screen else ()
    return rich(cased(voice.woven("goes_to", state)), screen, ".")
