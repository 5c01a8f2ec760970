"""« En un coup d'œil »: the life of a case on one page, its states in a table, what is guaranteed."""

from collections.abc import Iterator
from typing import Final

from diagrams.draw import pages, picture
from diagrams.handbook.blocks import Block, Figure, Grid, Items, Rich, Run, Title, Together, Words, lines, plain, rich
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import Voice, capital
from diagrams.picture import Edge, Picture
from diagrams.scene.traced import traced
from simulator.spec.flow import Property

HIGHEST = 560.0
"""How high a picture may be, in points, to share its page with a title and a sentence."""

FEW: Final = 4
"""States that are told on the page of their picture."""


def glance(plan: Plan) -> Iterator[Block]:
    """The lifecycle of a flow, each state linked to the step that tells it; then its states in words."""
    voice = plan.voice
    drawn = picture(plan.flow, "lifecycle", voice.lang, (), voice.library.portal)
    links = {state.id: f"#{plan.told(state.id)}" for state in plan.flow.lifecycle()}
    yield Words(rich(voice.say("life"), voice.cited(plan.flow.name.guide)))
    figures = [
        Figure(traced(part, links), HIGHEST if number == 0 else HIGHEST + 60, turns=True)
        for number, part in enumerate(pages(drawn))
    ]
    title = Title(voice.say("states"), 2, f"{plan.flow.id}-states")
    head = (voice.say("state"), voice.say("reached"), voice.say("left"))
    states = Grid(head, tuple(_rows(plan, drawn)), (0.2, 0.38, 0.42), dense=True)
    whole: tuple[Block, ...] = (*figures, title, states)
    yield from (Together(whole),) if len(whole) == 3 and len(states.rows) <= FEW else whole
    yield from _promises(voice)


def _rows(plan: Plan, drawn: Picture) -> Iterator[tuple[Rich, ...]]:
    voice = plan.voice
    for state in plan.flow.lifecycle():
        reached = [_reached(plan, edge) for edge in drawn.edges if edge.target == state.id]
        left = [_left(plan, edge) for edge in drawn.edges if edge.source == state.id]
        name = Run(voice.text(state.label), plan.told(state.id), "strong")
        inner = [voice.text(plan.flow.states[child].label) for child in state.children]
        inside = rich("\n", Run(voice.say("inside", ", ".join(inner)), face="small")) if inner else ()
        yield (
            rich(name, inside, voice.cited(state.label.guide, *_inner_guides(plan, state.id))),
            lines(reached),
            lines(left) if left else rich(voice.say("ends")),
        )


def _inner_guides(plan: Plan, outer: str) -> Iterator[tuple[str, ...]]:
    yield from (state.label.guide for state in plan.flow.states.values() if state.id.startswith(f"{outer}."))


def _reached(plan: Plan, edge: Edge) -> Rich:
    voice = plan.voice
    known = plan.flow.states.get(edge.source)
    if known is None:
        return rich(voice.say("begins"))
    return voice.woven("from", Run(voice.quoted(known.label), plan.told(known.id)), _said(edge))


def _left(plan: Plan, edge: Edge) -> Rich:
    voice = plan.voice
    return voice.woven("to", capital(_said(edge)), Run(voice.state(edge.target), plan.told(edge.target)))


def _said(edge: Edge) -> str:
    """What a way says, on one line."""
    return ", ".join(line.text for line in edge.lines).replace(":,", ":")


def _promises(voice: Voice) -> Iterator[Block]:
    """What holds of every run, then what some run shows."""
    oaths = [(about.kind == "sometimes", _oath(voice, about)) for about in voice.flow.properties]
    always = tuple(text for some, text in oaths if plain(text) and not some)
    possible = tuple(text for some, text in oaths if plain(text) and some)
    if always:
        yield Title(voice.say("promises"), 2, f"{voice.flow.id}-promises")
        yield Words(rich(voice.say("promises_told")))
        yield Items(always)
    if possible:
        yield Title(voice.say("possible"), 2, f"{voice.flow.id}-possible")
        yield Items(possible)


def _oath(voice: Voice, about: Property) -> Rich:
    return rich(capital(voice.text(about.text)), voice.cited(about.text.guide))
