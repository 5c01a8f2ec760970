"""The rules that an event must pass, as one node: each rule in a sentence, and what is said where it fails."""

from collections.abc import Iterator
from typing import NamedTuple

from diagrams.picture import Line, Node, Step
from diagrams.sentences import Sentences, form_of
from simulator.spec.flow import Branch, Leaf, Message, State


class Gate(NamedTuple):
    """What a gate is made of: the state and branch it belongs to, and the steps that pass or fail there."""

    id: str
    state: State
    event: str
    branch: Branch
    leaves: tuple[Leaf, ...]
    steps: tuple[Step, ...]


def gate(sentences: Sentences, rules: Gate) -> Node:
    """The gate of an event as a node beside the state that the event leaves."""
    guards = rules.branch.needs
    guide = (*(guard.guide for guard in guards), *(m.text.guide for guard in guards for m in guard.messages))
    lines = (Line("title", sentences.say("checks")), *_lines(sentences, rules))
    return Node(rules.id, "gate", lines, rules.state.parent, sentences.tooltip(*guide), (), rules.steps)


def _lines(sentences: Sentences, rules: Gate) -> Iterator[Line]:
    """Rule by rule; a message that every refusal shows is said once, at the end."""
    rows = list(_rows(sentences, rules))
    shared = [message for message in rows[0][1] if len(rows) > 1 and all(message in shown for _, shown in rows)]
    for sentence, messages in rows:
        yield Line("rule", sentence)
        own = [sentences.message(message) for message in messages if message not in shared]
        if own:
            yield Line("refusal", ", ".join(own))
    for message in shared:
        yield Line("refusal", sentences.say("refused_all", sentences.message(message)))
    if rules.branch.otherwise is None:
        yield Line("note", sentences.say("stays"))


def _rows(sentences: Sentences, rules: Gate) -> Iterator[tuple[str, tuple[Message, ...]]]:
    form = form_of(rules.event, rules.leaves)
    if form is not None:
        yield sentences.say("readable"), form.invalid
    for guard in rules.branch.needs:
        yield sentences.text(guard.text), guard.messages
