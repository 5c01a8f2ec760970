"""A sheet of questions on paper: the pupil's pages with boxes to tick, then the answers on pages of their own."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Paragraph, Spacer, Table

from diagrams.palette import BORDER, GROUND
from diagrams.paper.book import Anchored, Book, Heading
from diagrams.paper.paragraphs import labelled, markup, paragraph
from diagrams.paper.type import CELL, HEADINGS, INK_COLOUR, ITALIC, REGULAR, ROOM, SEMIBOLD, SMALL, SOFT_COLOUR, TEXT
from diagrams.scene.measure import width
from diagrams.words import say, tied
from simulator.quiz.question import LETTERS, Cited, Question
from simulator.quiz.sheet import Sheet
from simulator.spec.calendar import french_date
from simulator.spec.text import Lang, Prose

_NUMBER, _BOX, _LETTER = 9 * mm, 7 * mm, 6 * mm
_CHOICE_ROOM = ROOM - _NUMBER - _BOX - _LETTER
_KEYS: Final = 12
"""Right letters in a row of the key."""

_ASKED = ParagraphStyle("asked", parent=TEXT, fontName=SEMIBOLD, spaceAfter=3)
_CHOICE = ParagraphStyle("choice", parent=TEXT, spaceAfter=0, leading=14)
_LINE = ParagraphStyle("line", parent=TEXT, fontSize=10, spaceAfter=0, textColor=SOFT_COLOUR)
_RIGHT = ParagraphStyle("right", parent=TEXT, fontName=SEMIBOLD, spaceAfter=1)
_WHY = ParagraphStyle("why", parent=TEXT, fontSize=10, leading=13.5, spaceAfter=2)
_WRONG = ParagraphStyle(
    "wrong", parent=CELL, leftIndent=16, bulletIndent=2, bulletFontName=REGULAR, bulletFontSize=9.5, spaceAfter=1,
    textColor=SOFT_COLOUR,
)  # fmt: skip
_QUOTE = ParagraphStyle("quote", parent=SMALL, fontName=ITALIC, leftIndent=16, spaceBefore=1, spaceAfter=0)
_DECISION = ParagraphStyle("decision", parent=_QUOTE, fontName=REGULAR)
_GAP: Final = 7.0
"""Between the letters and the reason, in points."""
_KEY = ParagraphStyle("key", parent=CELL, alignment=1)
_LONG: Final = 1_500
"""Letters of a text: a question and its choices stay on one page."""

_WORDS: Final[dict[str, Prose]] = {
    "quiz": Prose("Questionnaire n° {}", "Quiz no. {}"),
    "name": Prose("Nom et prénom :", "Name:"),
    "date": Prose("Date :", "Date:"),
    "score": Prose("Score : …… / {}", "Score: …… / {}"),
    "how": Prose("Une seule réponse est juste par question.", "Each question has a single right answer."),
    "decision": Prose("notre décision :", "our decision:"),
    "answers": Prose("Corrigé du questionnaire n° {}", "Answers to quiz no. {}"),
}


def pdf(sheet: Sheet, lang: Lang) -> bytes:
    """A sheet as a PDF in a language: the same bytes for the same sheet."""
    asked, answered = _Layout(11), _Layout(9)
    while True:
        book = Book(_name(sheet, lang), _quiz(sheet, lang), lang, cover=False)
        questions, answers = _asked(sheet, lang, asked), _answers(sheet, lang, answered)
        made = book.made([*_head(sheet, lang), *questions, PageBreak(), *answers])
        before, asked, answered = (asked, answered), _better(asked, book, "question"), _better(answered, book, "answer")
        if (asked, answered) == before:
            return made


class _Layout(NamedTuple):
    """The room after each question, in points, and the number of one that begins a page; 0 for none."""

    gap: float
    first: int = 0


_TIGHT: Final = 5.0


def _better(layout: _Layout, book: Book, what: str) -> _Layout:
    """The layout to try next where a question is alone on the last page, else the same.

    First with less room between questions, then with the one before it on that page too.
    """
    pages = [page for anchor, page in book.pages.items() if anchor.startswith(f"{what}-")]
    if layout.first or len(pages) < _FEWEST or pages[-1] == pages[-2]:
        return layout
    if layout.gap > _TIGHT:
        return layout._replace(gap=_TIGHT)
    return layout._replace(first=len(pages) - 1) if pages[-2] == pages[-3] else layout


_FEWEST: Final = 3
"""Questions of which the last is better not alone: of two, each may have a page."""


def _quiz(sheet: Sheet, lang: Lang) -> str:
    return _WORDS["quiz"].of(lang).format(sheet.seed)


def _name(sheet: Sheet, lang: Lang) -> str:
    return tied(sheet.flow.name.of(lang).source, lang)


def _said(text: str, lang: Lang) -> str:
    """A text as it is set: French punctuation tied to its word, and no longer than a page takes."""
    return tied(text if len(text) <= _LONG else f"{text[: _LONG - 1]}…", lang)


# --- the pupil's pages


def _head(sheet: Sheet, lang: Lang) -> Iterator[Flowable]:
    edition = say("edition", lang, french_date(sheet.flow.edition))
    yield paragraph(_name(sheet, lang), HEADINGS[1])
    yield Heading(_quiz(sheet, lang), 0, "questions")
    yield paragraph(f"{edition[:1].upper()}{edition[1:]}. {_WORDS['how'].of(lang)}", _LINE)
    yield Spacer(0, 10)
    count = len(sheet.questions)
    words = [_WORDS[key].of(lang).format(count) for key in ("name", "date", "score")]
    cells = [paragraph(tied(text, lang), _LINE) for text in words]
    lines = Table([cells], colWidths=[ROOM * 0.52, ROOM * 0.27, ROOM * 0.21], rowHeights=[22])
    lines.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else the page names a font it does not carry
            ("LINEBELOW", (0, 0), (-2, -1), 0.6, BORDER),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    yield lines
    yield Spacer(0, 14)


def _asked(sheet: Sheet, lang: Lang, layout: _Layout) -> Iterator[Flowable]:
    for number, question in enumerate(sheet.questions, 1):
        if number == layout.first:
            yield PageBreak()
        yield KeepTogether([Anchored(f"question-{number}"), _question(number, question, lang), Spacer(0, layout.gap)])


def _question(number: int, question: Question, lang: Lang) -> Table:
    """A question and its choices, each with a box to tick."""
    room = ROOM - _NUMBER
    text = paragraph(_said(question.text.of(lang), lang), _ASKED, room)
    rows: list[list[object]] = [[Paragraph(f"{number}.", _ASKED), text, "", ""]]
    for letter, choice in zip(LETTERS, question.choices, strict=False):
        told = paragraph(_said(choice.text.of(lang), lang), _CHOICE, _CHOICE_ROOM)
        rows.append(["", _Box(), Paragraph(letter, _CHOICE), told])
    made = Table(rows, colWidths=[_NUMBER, _BOX, _LETTER, _CHOICE_ROOM], splitInRow=1)
    made.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else the page names a font it does not carry
            ("SPAN", (1, 0), (3, 0)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return made


class _Box(Flowable):
    """A box to tick."""

    side = 9.0

    def __init__(self) -> None:
        super().__init__()
        self.width, self.height = self.side, self.side + 3

    def draw(self) -> None:
        """An empty square, level with the letters beside it."""
        self.canv.setStrokeColor(INK_COLOUR)
        self.canv.setLineWidth(0.8)
        self.canv.rect(0, 0.5, self.side, self.side)


# --- the answers


def _answers(sheet: Sheet, lang: Lang, layout: _Layout) -> Iterator[Flowable]:
    yield Heading(_WORDS["answers"].of(lang).format(sheet.seed), 0, "answers")
    if sheet.questions:
        yield _key(sheet)
    for number, question in enumerate(sheet.questions, 1):
        yield PageBreak() if number == layout.first else CondPageBreak(30 * mm)
        yield KeepTogether([Anchored(f"answer-{number}"), *_answer(number, question, lang), Spacer(0, layout.gap)])


def _key(sheet: Sheet) -> Table:
    """The right letters at a glance."""
    letters = [
        Paragraph(f'{number}&nbsp;<font name="{SEMIBOLD}">{question.letter}</font>', _KEY)
        for number, question in enumerate(sheet.questions, 1)
    ]
    rows = [letters[start : start + _KEYS] for start in range(0, len(letters), _KEYS)]
    rows[-1] += [Paragraph("", _KEY)] * (_KEYS - len(rows[-1]))
    made = Table(rows, colWidths=[ROOM / _KEYS] * _KEYS, spaceAfter=14)
    made.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else the page names a font it does not carry
            ("BACKGROUND", (0, 0), (-1, -1), GROUND),
            ("BOX", (0, 0), (-1, -1), 0.5, BORDER),
            ("LEFTPADDING", (0, 0), (-1, -1), 1),
            ("RIGHTPADDING", (0, 0), (-1, -1), 1),
        ]
    )
    return made


def _answer(number: int, question: Question, lang: Lang) -> Iterator[Flowable]:
    """The right choice and why, what each other choice would be, the statements it rests on."""
    right = question.choices[question.right]
    yield paragraph(_said(f"{number}. {question.letter} – {right.text.of(lang)}", lang), _RIGHT)
    yield paragraph(_said(right.why.of(lang), lang), _WHY)
    style = _beside(max((slip.letters for slip in question.slips), key=len, default=""))
    for slip in question.slips:
        yield Paragraph(markup(_said(slip.why.of(lang), lang), style), style, bulletText=slip.letters)
    for each in question.cited:
        style = _QUOTE if each.quote else _DECISION
        yield labelled(f"{each.id} –", _said(cited(each, lang), lang), style)


def _beside(letters: str) -> ParagraphStyle:
    """The style of reasons that stand beside letters as wide as these."""
    indent = _WRONG.bulletIndent + width(letters, _WRONG.bulletFontSize) + _GAP
    return ParagraphStyle("reason", parent=_WRONG, leftIndent=max(indent, _WRONG.leftIndent))


def cited(statement: Cited, lang: Lang) -> str:
    """What a statement says: the guide's own words, as they are, or our decision, called so."""
    if statement.quote:
        return statement.quote
    return f"{_WORDS['decision'].of(lang)} {statement.shows.of(lang)}"
