"""A sheet of questions as one page for a browser: it stands alone, and can be answered with or without scripts."""

import re
from collections.abc import Iterator
from typing import Any, Final

from diagrams import words
from diagrams.quiz import cited
from harness import web
from harness.language import Lang, Say
from simulator.quiz.question import LETTERS, Question
from simulator.quiz.sheet import Sheet
from simulator.spec.calendar import french_date


def page(sheet: Sheet, say: Say) -> str:
    """The page in a language: the same text for the same sheet."""
    return web.page(
        "quiz/sheet.html",
        say,
        name=tied(sheet.flow.name.of(say.lang).source, say.lang),
        seed=sheet.seed,
        edition=french_date(sheet.flow.edition),
        questions=list(_questions(sheet, say)),
    )


def tied(text: str, lang: Lang) -> str:
    """A text whose French punctuation, and « passe-t-il », no line end parts from its word."""
    said = words.tied(text, lang)
    return _INVERTED.sub("\N{NON-BREAKING HYPHEN}t\N{NON-BREAKING HYPHEN}\\1", said) if lang == "fr" else said


_INVERTED: Final = re.compile(r"-t-(il|elle|on)\b")


def _questions(sheet: Sheet, say: Say) -> Iterator[dict[str, Any]]:
    for number, question in enumerate(sheet.questions, 1):
        yield {
            "number": number,
            "text": tied(question.text.of(say.lang), say.lang),
            "letter": question.letter,
            "choices": list(_choices(question, say)),
            "right": tied(question.choices[question.right].text.of(say.lang), say.lang),
            "why": tied(question.choices[question.right].why.of(say.lang), say.lang),
            "slips": [(slip.letters, tied(slip.why.of(say.lang), say.lang)) for slip in question.slips],
            "cited": [
                {
                    "id": each.id,
                    "text": tied(cited(each, say.lang), "fr" if each.quote else say.lang),
                    "quote": bool(each.quote),
                }
                for each in question.cited
            ],
        }


def _choices(question: Question, say: Say) -> Iterator[dict[str, Any]]:
    for rank, choice in enumerate(question.choices):
        yield {
            "letter": LETTERS[rank],
            "text": tied(choice.text.of(say.lang), say.lang),
        }
