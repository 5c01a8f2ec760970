"""The one legend: under a Picture and under a Scene alike, and nothing in it is told by colour alone."""

from dataclasses import fields, is_dataclass
from itertools import combinations
from typing import Any

from diagrams.legend import keys, legend, sample
from diagrams.palette import Stroke
from diagrams.picture import Key
from diagrams.words import MEANINGS
from simulator.spec.text import LANGS
from tests.diagrams.scenes import outside, overlapping, said

ALL = {name: tuple(sample(Key(*name, ""), 0, 0)) for name in MEANINGS}


def colourless(value: Any) -> Any:
    """A shape without its colours; whether it is filled does not count either."""
    if isinstance(value, Stroke):
        return value._replace(colour="")
    if is_dataclass(value):
        return tuple(colourless(getattr(value, f.name)) for f in fields(value) if f.name not in ("colour", "fill"))
    return value


def test_every_row_has_a_sample() -> None:
    assert [name for name, shapes in ALL.items() if not shapes] == []


def test_no_two_rows_differ_by_colour_alone() -> None:
    bare = {name: tuple(map(colourless, shapes)) for name, shapes in ALL.items()}
    alike = [(one, other) for one, other in combinations(bare, 2) if bare[one] == bare[other]]
    assert alike == [(("moment", "running"), ("moment", "fired"))]  # hollow and filled


def test_the_legend_of_a_scene_has_the_words_of_all_pictures() -> None:
    for lang in LANGS:
        rows = keys(set(MEANINGS), lang)
        drawn = legend(rows, 550, lang)
        assert [row.text for row in rows] == [meaning.of(lang) for meaning in MEANINGS.values()]
        assert [row.text for row in rows if row.text.replace("\u00a0", " ") not in said(drawn)] == []
        assert (overlapping(drawn), outside(drawn)) == ([], [])


def test_without_anything_to_explain_there_is_none() -> None:
    assert legend((), 550, "fr").shapes == ()
