"""Every phrase can be written in both languages and read back, by one function and one only."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any, get_args

import pytest
from behave.parser import parse_feature
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.driver import Lang
from harness.phrases import PHRASES, STEP_TYPES, Phrase, load, registry, render, sentence
from harness.wordings import KINDS, UnwritableError, Wording

ROOT = Path(__file__).parents[2]
load(ROOT / "steps")
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

people = st.sampled_from(["Jean Dupont", "Eva Dupont", "Anne-Lise D'Aubigné", "Zoé Peigne"])
texts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters='"“”«»'), max_size=30)
cells = (
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=12)
    .map(lambda cell: cell.strip().rstrip("\\"))
    .map(str.strip)
)
ACTORS = {
    "fr": ["il", "elle", "l'assuré", "le mandataire", "l'agent d'accueil", "l’assurée", "Eva Dupont"],
    "en": ["he", "she", "they", "the insured", "the mandatary", "the counter agent", "Eva Dupont"],
}


def values_of(kind: str, lang: Lang) -> st.SearchStrategy[Any]:
    known: dict[str, st.SearchStrategy[Any]] = {
        "actor": st.sampled_from(ACTORS[lang]),
        "person": people,
        "of_person": people,
        "date": st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        "time": st.times().map(lambda value: value.replace(microsecond=0)),
        "duration": st.builds("P{}{}".format, st.integers(1, 400), st.sampled_from("YMWD"))
        | st.builds("PT{}{}".format, st.integers(1, 400), st.sampled_from("HM")),
        "number": st.integers(0, 10_000),
    }
    return known.get(kind, texts)


@st.composite
def written(draw: st.DrawFn, phrase: Phrase, wording: Wording) -> dict[str, Any]:
    values = {name: draw(values_of(kind.id, wording.lang)) for name, kind in wording.parameters}
    if phrase.attachment == "table":
        width = len((phrase.columns or {})[wording.lang])
        values["table"] = draw(st.lists(st.tuples(*[cells] * width), min_size=1, max_size=4))
    elif phrase.attachment == "text":
        values["text"] = draw(texts)
    return values


def matching(step_type: str, step: str) -> list[Any]:
    return [matcher for matcher in registry.steps[step_type] if matcher.check_match(step) is not None]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("phrase", PHRASES.values(), ids=PHRASES)
def test_a_rendered_phrase_is_read_back_by_its_own_function_only(phrase: Phrase, lang: Lang) -> None:
    @settings(max_examples=40, deadline=None)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        for wording in phrase.wordings[lang]:
            values = data.draw(written(phrase, wording))
            step = wording.write(values)
            for step_type in STEP_TYPES[phrase.role]:
                found = matching(step_type, step)
                assert [phrase.wordings[lang].index(wording)] == [
                    phrase.wordings[lang].index(matcher.wording) for matcher in found
                ]
                read = {argument.name: argument.value for argument in found[0].check_match(step)}
                assert {name: comparable(values[name]) for name in read} == {
                    name: comparable(value) for name, value in read.items()
                }

    check()


def comparable(value: Any) -> Any:
    return value.replace("’", "'") if isinstance(value, str) else value


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("phrase", PHRASES.values(), ids=PHRASES)
def test_a_rendered_phrase_survives_a_feature_file(phrase: Phrase, lang: Lang) -> None:
    @settings(max_examples=15, deadline=None)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        values = data.draw(written(phrase, phrase.wordings[lang][0]))
        step = parsed(lang, sentence(phrase.role, lang, render(phrase.id, lang, **values)))
        assert len(matching(step.step_type, step.name)) == 1
        if phrase.attachment == "table":
            assert list(values["table"]) == [tuple(row.cells) for row in step.table]
        elif phrase.attachment == "text":
            assert values["text"].rstrip() == step.text.rstrip()

    check()


def parsed(lang: Lang, step: str) -> Any:
    heads = {"fr": ("Fonctionnalité", "Scénario"), "en": ("Feature", "Scenario")}[lang]
    body = "\n".join(f"    {line}" for line in step.split("\n"))
    return parse_feature(f"# language: {lang}\n{heads[0]}: f\n  {heads[1]}: s\n{body}\n").scenarios[0].steps[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_phrase_has_a_line_in_the_catalogue(lang: Lang) -> None:
    assert [phrase.id for phrase in PHRASES.values() if not phrase.docs[lang] or not phrase.show(lang)] == []
    assert len(PHRASES) == len({phrase.show(lang) for phrase in PHRASES.values()})


def test_both_wordings_take_the_same_parameters() -> None:
    for phrase in PHRASES.values():
        taken = {
            frozenset((name, kind.id) for name, kind in wording.parameters)
            for wordings in phrase.wordings.values()
            for wording in wordings
        }
        assert len(taken) == 1, phrase.id


def test_every_kind_of_parameter_is_used() -> None:
    used = {kind.id for phrase in PHRASES.values() for kind in dict(phrase.wordings["fr"][0].parameters).values()}
    assert set(KINDS) == used


@pytest.mark.parametrize(
    ("step", "value"),
    [
        ("il clique sur « Je démarre ma demande »", "Je démarre ma demande"),
        ("il clique sur «\u00a0Je démarre ma demande\u202f»", "Je démarre ma demande"),
        ("il clique sur « »", ""),
        ("il clique sur « la rubrique « Mes informations » »", "la rubrique « Mes informations »"),
        ('he clicks "Next"', "Next"),
        ('he clicks “the section "My information"”', 'the section "My information"'),
    ],
)
def test_quotation_marks_are_read_as_people_type_them(step: str, value: str) -> None:
    found = matching("when", step)
    assert [value] == [matcher.check_match(step)[1].value for matcher in found]


@pytest.mark.parametrize("step", ["l'événement « x » se produit", "l’événement « x »  se produit"])
def test_apostrophes_and_spaces_do_not_matter(step: str) -> None:
    assert [matcher.func.__name__ for matcher in matching("when", step)] == ["happens"]


@pytest.mark.parametrize(
    ("lang", "duration", "step"),
    [
        ("fr", "P1M", "1 mois s'écoule"),
        ("fr", "P2M", "2 mois s'écoulent"),
        ("fr", "P14D", "14 jours s'écoulent"),
        ("en", "P1M", "1 month goes by"),
        ("en", "PT12H", "12 hours go by"),
    ],
)
def test_words_agree_with_their_number(lang: Lang, duration: str, step: str) -> None:
    assert step == render("time_goes_by", lang, duration=duration)


@pytest.mark.parametrize(
    ("again", "step", "line"),
    [
        (False, "il se connecte", "Étant donné qu'il se connecte"),
        (True, "Eva Dupont se connecte", "Et qu'Eva Dupont se connecte"),
        (False, "nous sommes le 04/01/2021", "Étant donné que nous sommes le 04/01/2021"),
    ],
)
def test_que_is_elided_before_a_vowel(again: bool, step: str, line: str) -> None:
    assert line == sentence("given", "fr", step, again=again)


@pytest.mark.parametrize("value", ["deux\nlignes", "un » seul", "un « seul", "\u2028"])
def test_what_a_line_cannot_hold_is_refused(value: str) -> None:
    with pytest.raises(UnwritableError):
        render("click", "fr", actor="il", label=value)


def test_a_docstring_cannot_hold_its_own_end() -> None:
    with pytest.raises(UnwritableError):
        render("says_exactly", "fr", text='"""')


@pytest.mark.parametrize("cell", ["deux\nlignes", " au large ", "fin \\"])
def test_what_a_cell_cannot_hold_is_refused(cell: str) -> None:
    with pytest.raises(UnwritableError):
        render("tabs_are", "fr", table=[(cell,)])


def test_a_long_text_is_matched_in_no_time() -> None:
    step = f"il clique sur « {'a« b »' * 20_000}"
    assert matching("when", step) == []


def test_times_are_written_with_seconds_only_when_they_have_some() -> None:
    assert render("clock_at", "fr", date=date(2021, 2, 4), time=time(23, 59)) == "nous sommes le 04/02/2021 à 23:59"
    assert (
        render("clock_at", "fr", date=date(2021, 2, 4), time=time(23, 59, 59)) == "nous sommes le 04/02/2021 à 23:59:59"
    )


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("nous sommes le 31/02/2021", "le 31/02/2021 n'est pas une date"),
        ("it is 31/02/2021", "31/02/2021 is not a date"),
        ("nous sommes le 04/01/2021 à 25:00", "25:00 n'est pas une heure"),
        ("it is 04/01/2021 at 25:00", "25:00 is not a time"),
    ],
)
def test_a_day_or_a_time_that_does_not_exist_is_said_so(step: str, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        matching("given", step)
