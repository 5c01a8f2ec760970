"""A flow's outermost states, as a trainer would show them: what leads from one to the next, and nothing inside."""

import re
from collections.abc import Iterator

from diagrams.picture import Line, Node, NodeKind, Picture, Step
from diagrams.sentences import Sentences
from diagrams.sketch import Sketch, faint_finals, kind_of
from simulator.spec.flow import FILL, Arc, Flow, Leaf, State
from simulator.spec.portal import Portal
from simulator.spec.text import Lang


def lifecycle(flow: Flow, lang: Lang, portal: Portal | None = None) -> Picture:
    """The life of a case. Sub-states are merged; final states that only a log-out leads to are faint."""
    sentences = Sentences(flow, lang, portal)
    sketch = Sketch(flow, sentences)
    faint = faint_finals(flow)
    for state in flow.lifecycle():
        sketch.nodes.append(_node(flow, sentences, state, faint))
    sketch.start(_outer(flow.initial))
    for (source, target), arcs in _moves(flow).items():
        for same in arcs.values():
            steps = (Step(arc.source, arc.trigger, arc.to or arc.source) for arc in same)
            sketch.way(
                kind_of(flow, same[0]),
                (source, target),
                tuple(_lines(flow, sentences, same)),
                steps,
                _guide(flow, same),
            )
    return sketch.picture("lifecycle")


def _outer(leaf: str) -> str:
    return re.split("[./]", leaf, maxsplit=1)[0]


def _node(flow: Flow, sentences: Sentences, state: State, faint: frozenset[str]) -> Node:
    kind: NodeKind = "faint" if state.id in faint else "final" if state.final else "state"
    leaves = tuple(leaf.id for leaf in flow.leaves.values() if _outer(leaf.id) == state.id)
    lines = (Line("title", sentences.text(state.label)), *_staying(flow, sentences, leaves))
    return Node(state.id, kind, lines, tooltip=sentences.tooltip(state.label.guide), leaves=leaves)


def _staying(flow: Flow, sentences: Sentences, leaves: tuple[str, ...]) -> Iterator[Line]:
    """What happens without leaving the state, where something is handed over or sent; time does some of it alone."""
    said: dict[str, tuple[Line, ...]] = {}
    for leaf in leaves:
        timers = {timer.id: timer for timer in flow.leaves[leaf].timers}
        for trigger, arcs in flow.leaves[leaf].arcs.items():
            for arc in arcs:
                effects = tuple(sentences.effects(arc.branch, briefly=True))
                stays = arc.refusal is None and _outer(arc.to or leaf) == _outer(leaf)
                if not stays or not effects:
                    continue
                steps = (Step(leaf, trigger, arc.to or leaf),)
                if trigger in timers:
                    lines = tuple(Line("condition", text) for text in sentences.deadline(timers[trigger]))
                    said.setdefault(trigger, (Line("condition", lines[0].text, steps), *lines[1:], *effects))
                elif trigger in flow.events:
                    text = sentences.event(trigger, [flow.leaves[leaf]])
                    said.setdefault(text, (Line("event", text, steps), *effects))
    for lines in said.values():
        yield from lines


def _moves(flow: Flow) -> dict[tuple[str, str], dict[tuple[str, str], list[Arc]]]:
    """The rows that lead from one outermost state to another, by the two states, then by what they say."""
    moves: dict[tuple[str, str], dict[tuple[str, str], list[Arc]]] = {}
    for arc in flow.arcs():
        if arc.to is None or arc.trigger == FILL or _outer(arc.to) == _outer(arc.source):
            continue
        ways = moves.setdefault((_outer(arc.source), _outer(arc.to)), {})
        ways.setdefault((arc.trigger, arc.refusal or str(arc.branch.place)), []).append(arc)
    return moves


def _lines(flow: Flow, sentences: Sentences, arcs: list[Arc]) -> Iterator[Line]:
    first = arcs[0]
    kind = kind_of(flow, first)
    if kind == "timer":
        timer = next(timer for timer in flow.leaves[first.source].timers if timer.id == first.trigger)
        yield from (Line("condition", text) for text in sentences.deadline(timer))
    elif kind == "auto":
        when = first.when
        yield Line(
            "condition", sentences.say("as_soon_as", sentences.condition(when)) if when else sentences.say("at_once")
        )
    else:
        click = sentences.click(first.trigger, _seen(flow, arcs))
        if kind == "refusal":
            yield Line("refusal", sentences.say("refused_at", click.text))
        else:
            yield click
            yield from _remarks(flow, sentences, first)
    if kind != "refusal":
        yield from sentences.effects(first.branch, briefly=True)


def _remarks(flow: Flow, sentences: Sentences, arc: Arc) -> Iterator[Line]:
    who = sentences.who(arc.trigger)
    if who:
        yield Line("note", who)
    if arc.when is not None:
        yield Line("condition", sentences.say("if", sentences.condition(arc.when)))
    if arc.branch.confirm is not None and flow.leaves[arc.source].covers is not None:
        yield Line("note", sentences.say("confirmed"))


def _seen(flow: Flow, arcs: list[Arc]) -> list[Leaf]:
    """Where the event is clicked first: not in the dialog that asks again."""
    leaves = (flow.leaves[arc.source] for arc in arcs)
    return [flow.leaves[leaf.covers] if leaf.covers else leaf for leaf in leaves]


def _guide(flow: Flow, arcs: list[Arc]) -> Iterator[str]:
    for arc in arcs:
        event = flow.events.get(arc.trigger)
        yield from event.label.guide if event else ()
        yield from arc.branch.guide
        yield from arc.guard.guide if arc.guard else ()
