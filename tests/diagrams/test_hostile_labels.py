"""Labels that mean something to a format come out as text, in every format."""

import re
from dataclasses import replace
from functools import cache

import pytest

from diagrams.dot import to_dot
from diagrams.draw import Format, written
from diagrams.picture import Cluster, Edge, Line, Node, Picture
from diagrams.typeface import printable
from tests.diagrams.drawn import HOSTILE, hostile, texts, titles

# Each text is drawn as this many lines: title, subtitle; twice in a node, twice in a gate; cluster; way; legend.
DRAWN = 2 + 2 + 2 + 1 + 1 + 4


@cache
def svg_of(text: str) -> bytes:
    return written(hostile(text), "svg")


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_is_drawn_as_it_is_written_wherever_it_stands(text: str) -> None:
    drawn = bare("".join(texts(svg_of(text))))
    expected = bare(printable(text))
    assert drawn.count(expected) >= DRAWN if expected else True
    others = "×✓1,2" + expected * DRAWN
    assert sorted(set(drawn) - set(others)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_reader_hears_the_label_itself(text: str) -> None:
    svg = svg_of(text)
    heard = re.sub("[\0\x1b\ud800]", "\ufffd", text)
    assert titles(svg, "cluster")[1:] == [f"{heard}\n{heard}".strip("\n")] if bare(text) else True
    assert (svg.count(b"<script"), svg.count(b"href"), svg.count(b"<a ")) == (0, 0, 0)


@pytest.mark.parametrize("format", ["png", "pdf"])
def test_no_label_stops_the_other_formats(format: Format) -> None:
    whole = hostile("")
    nodes = tuple(Node(f"n{n}", "dialog", (Line("event", text),), None, text) for n, text in enumerate(HOSTILE))
    drawn = replace(whole, nodes=nodes, clusters=(), edges=())
    assert len(written(drawn, format)) > 20_000


@pytest.mark.parametrize("text", HOSTILE)
def test_the_dot_of_a_label_declares_no_more_than_its_two_nodes_and_one_way(text: str) -> None:
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
    nodes = tuple(Node(name, "state", (), within) for name, within in (("a b", None), ("a/b", "a?b"), ("title", None)))
    way = Edge("a(b", "event", "a b", "a/b")
    clash = Picture("p", "fr", "t", "s", "d", nodes, (Cluster("a?b", ()),), (way,), ())
    ids = re.findall(r'\bid="([^"]*)"', written(clash, "svg").decode())
    own = ["p.all", "p.desc", "p.graph", "p.title"]
    assert sorted(ids) == ["p.a-b", "p.a-b-1", "p.a-b-2", "p.a-b-3", *own, "p.title-1"]
