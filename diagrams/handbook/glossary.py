"""The glossary: states, actors, devices, documents, dates worked out, each by what the flows say of it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from diagrams.handbook.blocks import Block, Grid, Rich, Run, lines, rich
from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import capital
from diagrams.words import tied
from simulator.spec.expressions.words import describe
from simulator.spec.flow import OUTSIDE, Document, State, Text
from simulator.spec.template import Slot


def glossary(plans: Sequence[Plan]) -> Iterator[Block]:
    """The terms of all flows together, in the order of the alphabet."""
    terms: dict[str, tuple[str, list[Rich]]] = {}
    for plan in plans:
        for term, meaning in _terms(plan):
            terms.setdefault(term.casefold(), (term, []))[1].append(meaning)
    voice = plans[0].voice
    rows = tuple(
        (rich(Run(term, face="strong")), lines(dict.fromkeys(meanings)))
        for term, meanings in sorted(terms.values(), key=lambda each: _key(each[0]))
    )
    yield Grid((voice.say("term"), voice.say("meaning")), rows, (0.3, 0.7))


def _key(term: str) -> tuple[str, str]:
    """Alphabetical, accents aside."""
    bare = unicodedata.normalize("NFD", term.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)), term


def _terms(plan: Plan) -> Iterator[tuple[str, Rich]]:
    voice = plan.voice
    for state in plan.flow.states.values():
        yield voice.text(state.label), _state(plan, state)
    for actor in dict.fromkeys(event.by for event in plan.flow.events.values() if event.by != OUTSIDE):
        buttons = [voice.quoted(event.label) for event in plan.flow.events.values() if event.by == actor]
        yield voice.actor(actor), rich(capital(voice.say("is_actor", voice.quoted(plan.flow.name), ", ".join(buttons))))
    for receiver in dict.fromkeys(send.to for arc in plan.flow.arcs() for send in arc.branch.send):
        yield voice.actor(receiver), rich(capital(voice.say("is_reached", voice.quoted(plan.flow.name))))
    for device in dict.fromkeys(on for access in plan.flow.access for on in access.on):
        yield voice.device(device), rich(capital(voice.say("is_device", voice.quoted(plan.flow.name))))
    for document in plan.flow.documents.values():
        yield voice.text(document.title), _document(plan, document)
    yield from _values(plan)


def _state(plan: Plan, state: State) -> Rich:
    voice = plan.voice
    if state.parent is not None:
        said = voice.say("is_inside", voice.quoted(plan.flow.states[state.parent].label))
    else:
        said = voice.say("is_final" if state.final else "is_state", voice.quoted(plan.flow.name))
    outer = state.id.partition(".")[0]
    label = voice.text(plan.flow.states[outer].label)
    return rich(Run(capital(said), plan.told(outer)) if label else capital(said), voice.cited(state.label.guide))


def _document(plan: Plan, document: Document) -> Rich:
    voice, told = plan.voice, []
    for word in ("issue", "give"):
        rows = [arc for arc in plan.flow.arcs() if getattr(arc.branch, word) is document and not arc.refusal]
        names = [
            voice.button(arc.trigger, plan.flow.leaves[arc.source]) for arc in rows if arc.trigger in plan.flow.events
        ]
        if names:
            told.append(voice.say("issued_by" if word == "issue" else "given_by", voice.listed(names, "or")))
    said = voice.say("is_document", voice.quoted(plan.flow.name), voice.listed(told))
    return rich(capital(said if told else said.partition(",")[0]), voice.cited(document.title.guide))


def _values(plan: Plan) -> Iterator[tuple[str, Rich]]:
    """What is worked out, by the line in which one reads it, told by what it is worked out from."""
    voice = plan.voice
    for value in plan.flow.values.values():
        meaning = tied(describe(value.expression, voice.lang), voice.lang)
        said = capital(voice.say("is_value", voice.quoted(plan.flow.name), meaning))
        lines = [(screen, line) for screen in plan.flow.screens.values() for line in screen.lines]
        shown = [(screen, line) for screen, line in lines if value.id in line.text.of(voice.lang).shows]
        if not shown:
            yield capital(meaning), rich(said, voice.cited(value.guide))
        for screen, line in shown:
            where = f"{voice.say('then')}{voice.say('shown_as', voice.quoted(screen.title))}"
            yield _left_open(plan, line.text), rich(said, where, voice.cited(value.guide))


def _left_open(plan: Plan, text: Text) -> str:
    """A line as one knows it, whatever it says of a case: « Elle est valable jusqu'au [date] »."""
    voice, blank = plan.voice, plan.voice.say("a_day")
    said = [part if isinstance(part, str) else blank if _is_day(part) else "[…]" for part in text.of(voice.lang).parts]
    return tied(_BLANKS.sub("[…]", "".join(said)), voice.lang).rstrip(".")


_BLANKS: Final = re.compile(r"\[…\]( \[…\])+")


def _is_day(slot: Slot) -> bool:
    return slot.expression.type.name == "date"
