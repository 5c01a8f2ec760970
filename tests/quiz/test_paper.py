"""A sheet on paper and in a browser: every text is there as text, answers apart, the same bytes for the same sheet."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from pypdf import PdfReader

from diagrams.quiz import pdf
from diagrams.typeface import printable
from harness.language import Say
from harness.quiz.page import page
from simulator.quiz.question import Choice, Cited, Item
from simulator.quiz.sheet import Sheet, sheet
from simulator.spec.flow import Text
from simulator.spec.load import Library
from simulator.spec.template import Template
from simulator.spec.text import LANGS, Lang, Prose
from tests.diagrams.drawn import HOSTILE

Banks = Mapping[str, tuple[Item, ...]]
VOID = ("meta", "input")
WRITABLE = tuple(text for text in HOSTILE if text.isprintable() and text.strip())
"""What YAML lets through."""


@pytest.fixture(scope="session")
def drawn(banks: Banks, everything: Library) -> Sheet:
    return sheet(everything, "procuration", banks["procuration"], 12, 1)


def bare(text: str) -> str:
    return re.sub(r"[\s\u2011-]", "", text)


def pages(data: bytes) -> list[str]:
    return [bare(page.extract_text()) for page in PdfReader(BytesIO(data)).pages]


def hostile(drawn: Sheet, text: str) -> Sheet:
    """The first question of a sheet, with a text wherever somebody's text can stand."""
    both = Prose(text, text)
    question = replace(
        drawn.questions[0],
        text=both,
        choices=tuple(Choice(both, both) for _ in drawn.questions[0].choices),
        cited=(Cited(text, text, both), Cited(text, "", both)),
    )
    name = Text(Template(text, "fr", (text,)), Template(text, "en", (text,)))
    return drawn._replace(flow=replace(drawn.flow, name=name), questions=(question,))


class Read(HTMLParser):
    """The elements of a page, and its text as a reader meets it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


# --- paper


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_sheet_is_the_same_bytes(drawn: Sheet, lang: Lang) -> None:
    assert pdf(drawn, lang) == pdf(drawn, lang)
    assert page(drawn, Say(lang)) == page(drawn, Say(lang))


@pytest.mark.parametrize("lang", LANGS)
def test_the_pupils_pages_hold_the_questions_and_no_answer(drawn: Sheet, lang: Lang) -> None:
    found = pages(pdf(drawn, lang))
    answers = next(rank for rank, text in enumerate(found) if {"fr": "Corrigé", "en": "Answersto"}[lang] in text)
    asked, told = "".join(found[:answers]), "".join(found[answers:])
    for question in drawn.questions:
        assert bare(question.text.of(lang)) in asked
        assert all(bare(choice.text.of(lang)) in asked for choice in question.choices)
        assert all(bare(choice.why.of(lang)) in told for choice in question.choices)
        assert all(bare(each.id) in told for each in question.cited)
    assert not any(bare(question.choices[question.right].why.of(lang)) in asked for question in drawn.questions)


@pytest.mark.parametrize("lang", LANGS)
def test_no_question_is_split_over_two_pages(drawn: Sheet, lang: Lang) -> None:
    found = pages(pdf(drawn, lang))
    for question in drawn.questions:
        parts = [bare(question.text.of(lang)), *(bare(choice.text.of(lang)) for choice in question.choices)]
        assert any(all(part in text for part in parts) for text in found)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("flow", "count"), [("accueil", 5), ("accueil", 12), ("procuration", 12), ("procuration", 20)])
def test_no_question_and_no_answer_is_alone_on_the_last_page(
    flow: str, count: int, lang: Lang, banks: Banks, everything: Library
) -> None:
    for seed in (1, 2, 3):
        sheets = sheet(everything, flow, banks[flow], count, seed)
        found = pages(pdf(sheets, lang))
        start = next(rank for rank, text in enumerate(found) if {"fr": "Corrigé", "en": "Answersto"}[lang] in text)
        before, last = (bare(question.text.of(lang)) for question in sheets.questions[-2:])
        assert start == 1 or before in found[start - 1]
        assert last in found[start - 1]
        right = [f"{number}. {q.letter} – " for number, q in enumerate(sheets.questions, 1)][-2:]
        assert len(found) == start + 1 or all(bare(text) in found[-1] for text in right)


def test_the_answers_say_the_letter_and_quote_the_guide(drawn: Sheet) -> None:
    told = "".join(pages(pdf(drawn, "fr")))
    for number, question in enumerate(drawn.questions, 1):
        right = question.choices[question.right]
        assert bare(f"{number}. {question.letter} – {right.text.fr}") in told
        for each in question.cited:
            assert bare(f"{each.id} – {each.quote or 'notre décision : ' + each.shows.fr}") in told


def test_a_reason_that_choices_share_is_told_once(drawn: Sheet) -> None:
    told, shown = "".join(pages(pdf(drawn, "fr"))), bare(Read(page(drawn, Say("fr"))).text)
    shared = [slip for question in drawn.questions for slip in question.slips if "," in slip.letters]
    assert len(shared) > 0
    for slip in shared:
        assert bare(f"{slip.letters}{slip.why.fr}") in told
        assert bare(f"{slip.letters}{slip.why.fr}") in shown


def test_only_the_fonts_that_the_file_carries_are_named(drawn: Sheet) -> None:
    names = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for leaf in PdfReader(BytesIO(pdf(drawn, "fr"))).pages
        for font in leaf["/Resources"]["/Font"].values()  # type: ignore[index]  # pypdf types every entry alike
    }
    assert "" not in names
    assert all(name.startswith("IBMPlexSansCond") for name in names)


@pytest.mark.parametrize("text", HOSTILE)
def test_somebodys_text_is_text_on_paper(drawn: Sheet, text: str) -> None:
    data = pdf(hostile(drawn, text), "en")
    assert bare(printable(text)) in "".join(pages(data))
    assert b"/URI" not in data
    assert b"/JavaScript" not in data


def test_a_sheet_without_questions_is_a_sheet(drawn: Sheet) -> None:
    assert len(PdfReader(BytesIO(pdf(drawn._replace(questions=()), "fr"))).pages) == 2


# --- page


@pytest.mark.parametrize("lang", LANGS)
def test_each_question_is_a_group_of_labelled_choices(drawn: Sheet, lang: Lang) -> None:
    found = Read(page(drawn, Say(lang)))
    count = sum(len(question.choices) for question in drawn.questions)
    assert (len(found.all("fieldset")), len(found.all("legend")), len(found.all("details"))) == (12, 12, 12)
    radios = [each for each in found.all("input") if each["type"] == "radio"]
    assert [each["id"] for each in radios] == [each["for"] for each in found.all("label")]
    assert (len(radios), len({each["id"] for each in radios}), len({each["name"] for each in radios})) == (
        count,
        count,
        12,
    )
    assert found.all("html") == [{"lang": lang}]
    assert found.open == []


def test_a_page_stands_alone(drawn: Sheet) -> None:
    found = Read(page(drawn, Say("fr")))
    assert [each for _, each in found.elements if {"src", "srcset", "data"} & each.keys()] == []
    assert [each["href"] for each in found.all("a")] == ["#main"]
    assert found.all("link") == []


def test_answers_can_be_read_without_scripts(drawn: Sheet) -> None:
    text = page(drawn, Say("fr"))
    read = bare(Read(re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)).text)
    for question in drawn.questions:
        assert bare(f"{question.letter} – {question.choices[question.right].text.fr}") in read
        assert bare(question.choices[question.right].why.fr) in read
    assert '<p class="check" hidden>' in text


def test_the_words_of_the_guide_are_marked_as_french(drawn: Sheet) -> None:
    quoted = sum(bool(each.quote) for question in drawn.questions for each in question.cited)
    assert Read(page(drawn, Say("en"))).all("q") == [{"lang": "fr"}] * quoted
    assert quoted > 10


@pytest.mark.parametrize("text", WRITABLE)
def test_somebodys_text_is_text_in_a_browser(drawn: Sheet, text: str) -> None:
    harmless, found = Read(page(hostile(drawn, "x"), Say("en"))), Read(page(hostile(drawn, text), Say("en")))
    assert [tag for tag, _ in found.elements] == [tag for tag, _ in harmless.elements]
    assert bare(found.text).count(bare(text)) >= 10
