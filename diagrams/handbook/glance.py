"""« En un coup d'œil »: the life of a case on one page, its states in a table, what is guaranteed."""

from collections.abc import Iterator

from diagrams.draw import pages, picture
from diagrams.handbook.blocks import Block, Figure, Grid, Items, Rich, Run, Title, Words, lines, plain, rich
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import Voice, capital
from diagrams.picture import Edge, Picture
from diagrams.scene.traced import traced

HIGHEST = 560.0
"""How high a picture may be, in points, to share its page with a title and a sentence."""


def glance(plan: Plan) -> Iterator[Block]:
    """The lifecycle of a flow, each state linked to the step that tells it; then its states in words."""
    voice = plan.voice
    drawn = picture(plan.flow, "lifecycle", voice.lang, (), voice.library.portal)
    links = {state.id: f"#{plan.told(state.id)}" for state in plan.flow.lifecycle()}
    yield Words(rich(voice.say("life"), voice.cited(plan.flow.name.guide)))
    for number, part in enumerate(pages(drawn)):
        yield Figure(traced(part, links), HIGHEST if number == 0 else HIGHEST + 60, turns=True)
    yield Title(voice.say("states"), 2, f"{plan.flow.id}-states")
    yield Grid(
        (voice.say("state"), voice.say("reached"), voice.say("left")), tuple(_rows(plan, drawn)), (0.24, 0.38, 0.38)
    )
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
    always = [about for about in voice.flow.properties if about.kind != "sometimes"]
    if not voice.flow.properties:
        return
    said = [rich(capital(voice.text(about.text)), voice.cited(about.text.guide)) for about in always]
    said += [
        rich(capital(voice.text(about.text)), voice.cited(about.text.guide))
        for about in voice.flow.properties
        if about.kind == "sometimes"
    ]
    yield Title(voice.say("promises"), 2, f"{voice.flow.id}-promises")
    yield Words(rich(voice.say("promises_told")))
    yield Items(tuple(text for text in said if plain(text)))
