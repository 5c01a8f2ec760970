"""Frames as slides: what was done, what is seen, where one is; complete, in its place, large enough to be read."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache

import pytest

from diagrams.scene.measure import width
from diagrams.scene.pdf import pages
from diagrams.scene.scene import Placed, Rect, Scene, Text
from diagrams.storyboard.frame import Frame, Sentence, Storyboard
from diagrams.storyboard.map import place
from diagrams.storyboard.moments import later, moment
from diagrams.storyboard.slide import HIGH, WIDE, Slide, goes_on, slides
from diagrams.typeface import printable
from harness.language import Lang, Say
from harness.scenarios import play
from harness.storyboard.frames import storyboard
from simulator.spec.calendar import at

SAY = Say("fr")
SMALLEST = 7.0
"""Of a text on screen, in points."""

MIDDLE = 590.0
"""The screen is left of it, in points; what is told right of it."""

LONG = "W" * 500
HOSTILE = f"<b>gras</b> & \\ javascript:alert(1) 🎉 عربى {LONG}"


@cache
def board(place: str, lang: Lang = "fr") -> Storyboard:
    return storyboard(play(f"features/{place}", SAY), lang)


@cache
def drawn(place: str, lang: Lang = "fr") -> tuple[Slide, ...]:
    return tuple(slides(board(place, lang)))


def _letters(text: str) -> str:
    return re.sub(r"\s", "", printable(text))


def told(scene: Scene) -> str:
    return _letters("".join(text.text for text in scene.texts()))


def texts(scene: Scene, x: float = 0, y: float = 0, scale: float = 1) -> Iterator[tuple[float, float, float, float]]:
    """Of each text where it starts, where it ends, its baseline and its size, in points of the slide."""
    for shape in scene.shapes:
        if isinstance(shape, Placed):
            yield from texts(shape.scene, x + shape.x * scale, y + shape.y * scale, scale * shape.scale)
        elif isinstance(shape, Text):
            wide = width(shape.text, shape.size, shape.face) * scale
            left = x + shape.x * scale - {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * wide
            yield left, left + wide, y + shape.y * scale, shape.size * scale


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_text_is_within_its_half_of_the_slide_and_the_screen_is_never_too_small(lang: Lang) -> None:
    for slide in (*drawn("procuration/guide.feature:12", lang), *drawn("accueil/refus.feature:12", lang)):
        for left, right, y, size in texts(slide.scene):
            on_screen = left < MIDDLE and y > 50
            assert left >= 0
            assert right <= (MIDDLE if on_screen else WIDE)
            assert 0 < y <= HIGH
            assert not on_screen or size >= SMALLEST


def test_a_slide_is_as_wide_as_a_projector_shows() -> None:
    assert {(slide.scene.width, slide.scene.height) for slide in drawn("accueil/refus.feature:12")} == {(WIDE, HIGH)}
    assert WIDE / HIGH == 16 / 9


def test_a_slide_says_when_who_what_was_done_what_is_seen_where_one_is_and_what_holds() -> None:
    last = drawn("procuration/guide.feature:12")[-1]
    said = told(last.scene)
    for text in (
        "Jean Dupont donne procuration à Martin Dupont, puis la révoque",
        "11 / 11",
        "dimanche 20 septembre 2020, 9 h 00",
        "Quand il clique sur « Révoquer »",
        "Alors la démarche « Procuration en ligne » de Jean Dupont est « révoquée »",
        "Procuration en ligne : « révoquée »",
        "Compte ameli web",
        "INFORMATIONS",
    ):
        assert _letters(text) in said


def test_a_slide_in_english_speaks_english_wherever_the_flow_does() -> None:
    said = told(drawn("procuration/guide.feature:12", "en")[3].scene)
    for text in ("Sunday 20 September 2020, 9:00", "1. The mandatary", "Date of birth", "Online proxy: “draft”"):
        assert _letters(text) in said


def test_a_refusal_is_told_with_its_reasons_in_the_language_of_the_slide() -> None:
    assert "Refuséfaux:uneprocurationestencours" in told(drawn("accueil/refus.feature:12")[1].scene)
    assert "Refusedfalse:aproxyisinforce" in told(drawn("accueil/refus.feature:12", "en")[1].scene)


def test_what_time_alone_did_is_told_on_the_frame_where_it_went_by() -> None:
    opening, waited, expired = board("procuration/guide.feature:63").frames
    assert (opening.came, opening.later) == ((), "")
    assert (waited.came, waited.later) == ((), "Un mois plus tard")
    assert [_letters(text) for text in expired.came] == [
        _letters(
            "vendredi 5 février 2021, 0 h 00 : avec le temps, sans que personne n'agisse, "
            "« Procuration en ligne » passe de « en cours » à « expirée »"
        )
    ]
    assert _letters(expired.came[0]) in told(drawn("procuration/guide.feature:63")[-1].scene)


def test_the_place_on_the_map_bears_one_ring_wherever_the_journey_is() -> None:
    for slide in drawn("procuration/guide.feature:63"):
        assert slide.frame.standing is not None
        assert len([1 for shape in _flat(slide.scene) if isinstance(shape, Rect) and shape.radius == 8]) >= 1
        assert _letters(place(slide.frame.standing, "fr")) in told(slide.scene)


def _flat(scene: Scene) -> Iterator[object]:
    for shape in scene.shapes:
        if isinstance(shape, Placed):
            yield from _flat(shape.scene)
        else:
            yield shape


def _hostile(frame: Frame) -> Frame:
    sentences = tuple(Sentence(HOSTILE, "fr", ((HOSTILE, "b"), ("c", HOSTILE)), (HOSTILE,)) for _ in range(4))
    return frame._replace(who=HOSTILE, done=sentences, refused=(HOSTILE,), came=(HOSTILE,), checked=sentences)


def test_hostile_sentences_go_on_from_slide_to_slide_and_lose_nothing() -> None:
    frame = board("procuration/guide.feature:63").frames[0]
    made = Storyboard(Sentence(HOSTILE, "fr"), (Sentence(HOSTILE, "fr"),), "fr", (_hostile(frame),))
    found = tuple(slides(made))
    assert len(found) > 3
    said = "".join(told(slide.scene) for slide in found)
    times = 1 + 4 * 2 + 1 + 1 + 4 * 4  # who, sentences and their texts, why not, what came, what holds and its rows
    assert said.count(_letters(HOSTILE)[:40]) >= times
    assert said.count("W") >= times * 500
    for slide in found:
        for left, right, y, _ in texts(slide.scene):
            assert left >= 0
            assert right <= WIDE
            assert 0 < y <= HIGH
    assert pages([slide.scene for slide in found], HOSTILE, "fr").startswith(b"%PDF")


@pytest.mark.parametrize("lines", [3, 30, 120])
def test_a_page_that_would_be_too_small_goes_on_on_the_next_slide(lines: int) -> None:
    frame = board("procuration/guide.feature:63").frames[0]
    assert frame.page is not None
    assert frame.page.front is not None
    long = frame.page.front._replace(texts=tuple(f"Ligne {number}." for number in range(lines)))
    made = board("procuration/guide.feature:63")._replace(
        frames=(frame._replace(page=frame.page._replace(front=long)),)
    )
    found = tuple(slides(made))
    assert len(found) == {3: 1, 30: 2, 120: 5}[lines]
    said = "".join(told(slide.scene) for slide in found)
    assert [number for number in range(lines) if f"Ligne{number}." not in said] == []
    for slide in found:
        assert all(size >= SMALLEST for left, _, y, size in texts(slide.scene) if left < MIDDLE and y > 50)


def test_slides_of_one_frame_have_names_of_their_own() -> None:
    assert [goes_on(part, "fr") for part in (0, 1, 2, 3)] == ["", "", " (suite)", " (suite\u00a02)"]
    assert goes_on(2, "en") == " (continued)"


def test_the_same_frames_give_the_same_bytes() -> None:
    def made() -> bytes:
        scenes = [slide.scene for slide in slides(board("procuration/guide.feature:63"))]
        return pages(scenes, "t", "fr")

    assert made() == made()


@pytest.mark.parametrize(
    ("until", "fr", "en"),
    [
        (datetime(2021, 1, 4, 10, 0, 30), "30\u00a0secondes plus tard", "30\u00a0seconds later"),
        (datetime(2021, 1, 4, 10, 1), "Une minute plus tard", "One minute later"),
        (datetime(2021, 1, 4, 11, 30), "90\u00a0minutes plus tard", "90\u00a0minutes later"),
        (datetime(2021, 1, 4, 13), "3\u00a0heures plus tard", "3\u00a0hours later"),
        (datetime(2021, 1, 5, 0), "Le lendemain", "The next day"),
        (datetime(2021, 1, 9, 8), "5\u00a0jours plus tard", "5\u00a0days later"),
        (datetime(2021, 1, 11, 14), "Une semaine plus tard", "One week later"),
        (datetime(2021, 1, 18, 14), "2\u00a0semaines plus tard", "2\u00a0weeks later"),
        (datetime(2021, 2, 3, 8), "30\u00a0jours plus tard", "30\u00a0days later"),
        (datetime(2021, 2, 4, 23, 59), "Un mois plus tard", "One month later"),
        (datetime(2021, 4, 4, 10), "3\u00a0mois plus tard", "3\u00a0months later"),
        (datetime(2022, 1, 4, 10), "Un an plus tard", "One year later"),
        (datetime(2023, 1, 4, 10), "2\u00a0ans plus tard", "2\u00a0years later"),
    ],
)
def test_time_is_told_as_the_calendar_counts_it(until: datetime, fr: str, en: str) -> None:
    since = at(datetime(2021, 1, 4, 10))
    assert (later(since, at(until), "fr"), later(since, at(until), "en")) == (fr, en)


@pytest.mark.parametrize(
    ("when", "fr", "en"),
    [
        (datetime(2021, 1, 4, 9), "lundi 4 janvier 2021, 9\u00a0h\u00a000", "Monday 4 January 2021, 9:00"),
        (datetime(2022, 5, 1, 0, 5), "dimanche 1er mai 2022, 0\u00a0h\u00a005", "Sunday 1 May 2022, 0:05"),
        (
            datetime(2021, 2, 4, 23, 59, 59),
            "jeudi 4 février 2021, 23\u00a0h\u00a059\u00a0min\u00a059\u00a0s",
            "Thursday 4 February 2021, 23:59:59",
        ),
    ],
)
def test_an_instant_is_written_as_each_language_writes_it(when: datetime, fr: str, en: str) -> None:
    assert (moment(at(when), "fr"), moment(at(when), "en")) == (fr, en)
