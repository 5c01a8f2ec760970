"""Labels that mean something to a format come out as text, in every format."""

import re

import pytest

from diagrams.dot import to_dot
from diagrams.draw import Format, written
from diagrams.picture import Cluster, Edge, Node
from diagrams.typeface import printable
from tests.diagrams.drawn import HOSTILE, hostile, texts, titles

# Each text is drawn as this many lines: title, subtitle; twice in a node, twice in a gate; cluster; way; legend.
DRAWN = 2 + 2 + 2 + 1 + 1 + 4


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_is_drawn_as_it_is_written_wherever_it_stands(text: str) -> None:
    drawn = bare("".join(texts(written(hostile(text), "svg"))))
    expected = bare(printable(text))
    assert drawn.count(expected) >= DRAWN if expected else True
    others = "×✓1,2" + expected * DRAWN
    assert sorted(set(drawn) - set(others)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_reader_hears_the_label_itself(text: str) -> None:
    svg = written(hostile(text), "svg")
    heard = re.sub("[\0\x1b\ud800]", "\ufffd", text)
    assert titles(svg, "cluster")[1:] == [f"{heard}\n{heard}".strip("\n")] if bare(text) else True
    assert (svg.count(b"<script"), svg.count(b"href"), svg.count(b"<a ")) == (0, 0, 0)


@pytest.mark.parametrize("format", ["png", "pdf", "dot"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_label_stops_the_other_formats(text: str, format: Format) -> None:
    assert len(written(hostile(text), format)) > 500


@pytest.mark.parametrize("text", HOSTILE)
def test_the_dot_of_a_label_declares_three_places_and_one_way(text: str) -> None:
    source = to_dot(hostile(text))
    lines = [line.strip() for line in source.splitlines()]
    assert [len([line for line in lines if re.match(start, line)]) for start in (r"n\d+ \[", r"n\d+ -> n\d+ \[")] == [
        2,
        1,
    ]
    assert "\0" not in source


def test_colours_have_six_digits() -> None:
    colours = re.findall(r"#[0-9A-Za-z]*", to_dot(hostile("x")))
    assert [colour for colour in colours if not re.fullmatch("#[0-9a-f]{6}", colour)] == []


def test_parts_of_one_picture_never_share_an_id_in_its_svg() -> None:
    drawn = hostile("é")
    clash = drawn.__class__(
        "p", "fr", "t", "s", "d",
        (Node("a b", "state", ()), Node("a/b", "state", ()), Node("title", "state", ()), Node("graph", "state", ())),
        (Cluster("a?b", ()),), (Edge("a(b", "event", "a b", "a/b"),), (),
    )  # fmt: skip
    ids = re.findall(rb'\bid="([^"]*)"', written(clash, "svg"))
    assert len(ids) == len(set(ids)) == 6 + 4
