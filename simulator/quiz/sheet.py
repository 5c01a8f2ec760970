"""A sheet of questions drawn from all that a flow offers: the same for the same seed, on every machine."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from simulator.quiz.draw import Draw, chosen
from simulator.quiz.question import KINDS, LETTERS, MOST_WRONG, Answer, Choice, Cited, Item, Question
from simulator.spec.flow import Flow
from simulator.spec.load import Library

MOST_CITED: Final = 4
"""Statements that the answer to a question cites."""
_NEAREST: Final = 6
"""Wrong answers among which a sheet chooses, the nearest one always among them."""


class Sheet(NamedTuple):
    """The questions of a flow that a seed draws; fewer than ``asked`` where the flow offers no more."""

    flow: Flow
    seed: int
    asked: int
    questions: tuple[Question, ...]


def sheet(library: Library, flow: str, items: Sequence[Item], count: int, seed: int) -> Sheet:
    """Draw a sheet.

    Args:
        library: where the flow and the guides come from.
        flow: its id.
        items: the questions that it offers, as `bank` gives them.
        count: how many are wanted, from 1.
        seed: from 0; each one gives a sheet of its own.
    """
    draw = Draw(seed)
    found = sorted(chosen(items, count, seed), key=lambda item: KINDS.index(item.kind))
    return Sheet(library.flows[flow], seed, count, tuple(_question(library, item, draw) for item in found))


def _question(library: Library, item: Item, draw: Draw) -> Question:
    others = draw.shuffled(item.wrong[1:_NEAREST])
    nearest: list[Answer] = [item.wrong[0], *others][:MOST_WRONG]
    answers = draw.shuffled([item.right, *nearest])
    assert len(answers) <= len(LETTERS)
    return Question(
        id=item.id,
        kind=item.kind,
        text=item.text,
        choices=tuple(Choice(answer.found.text, answer.why) for answer in answers),
        right=answers.index(item.right),
        cited=_cited(library, item.guide),
        item=item,
    )


def _cited(library: Library, guide: Sequence[str]) -> tuple[Cited, ...]:
    """The statements in the words of their guides."""
    known = {name: statement for each in library.guides for name, statement in each.statements.items()}
    found = [known[name] for name in guide if name in known]
    return tuple(
        Cited(each.id, "" if each.kind == "decision" else each.quote, each.shows) for each in found[:MOST_CITED]
    )
