"""Labels that mean something to a format come out as text, in every format."""

import re
from functools import cache
from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from diagrams.dot import to_dot
from diagrams.draw import written
from diagrams.picture import Cluster, Edge, Line, Node, Picture
from diagrams.typeface import printable
from tests.diagrams.drawn import HOSTILE, hostile, texts, titles

SAID = tuple(text for text in HOSTILE if text.strip())
DRAWN = 12
"""Title and subtitle; two lines in each node; one of the cluster and one of the way; four in the legend."""

NODE, EDGE = r"n\d+ \[", r"n\d+ -> n\d+ \["


@cache
def svg_of(text: str) -> bytes:
    return written(hostile(text), "svg")


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", SAID)
def test_a_label_is_drawn_as_it_is_written_wherever_it_stands(text: str) -> None:
    drawn, expected = bare("".join(texts(svg_of(text)))), bare(printable(text))
    assert drawn.count(expected) == DRAWN
    assert sorted(set(drawn.replace(expected, "")) - set("×✓1,2")) == []


@pytest.mark.parametrize("text", sorted(set(HOSTILE) - set(SAID)))
def test_a_blank_label_draws_nothing(text: str) -> None:
    assert sorted(bare("".join(texts(svg_of(text))))) == ["1", "1", "×", "✓"]


@pytest.mark.parametrize("text", SAID)
def test_a_reader_hears_the_label_itself(text: str) -> None:
    heard = re.sub("[\0\x1b\ud800]", "\ufffd", text)
    assert titles(svg_of(text), "cluster") == ["", f"{heard}\n{heard}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_label_becomes_a_link_or_a_script(text: str) -> None:
    svg = svg_of(text)
    assert (svg.count(b"<script"), svg.count(b"href"), svg.count(b"<a ")) == (0, 0, 0)


def test_no_label_stops_or_changes_the_other_formats() -> None:
    nodes = tuple(Node(f"n{n}", "dialog", (Line("note", text),), None, text) for n, text in enumerate(HOSTILE))
    whole = Picture("all", "fr", "tout", "à la fois", "", nodes, (), (), ())
    read = PdfReader(BytesIO(written(whole, "pdf"))).pages[0].extract_text()
    said = bare(normalize("NFKC", read))  # « fi » is one glyph
    assert [text for text in SAID if bare(printable(text)) not in said] == []
    assert written(whole, "png")[:4] == b"\x89PNG"


@pytest.mark.parametrize("text", HOSTILE)
def test_the_dot_of_a_label_declares_no_more_than_its_two_nodes_and_one_way(text: str) -> None:
    source = to_dot(hostile(text))
    lines = [line.strip() for line in source.splitlines()]
    assert [sum(bool(re.match(start, line)) for line in lines) for start in (NODE, EDGE)] == [2, 1]
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
