"""Pictures that are printed: legible on a page, nothing over anything else, nothing lost where one is cut."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from diagrams.draw import VIEWS, View, legible, pages, picture, written
from diagrams.picture import Line, Node, Picture
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang
from tests.diagrams.drawn import SVG, Box, boxes

FLOWS = ("accueil", "adresse", "attestation", "procuration")
ALL = [(flow, view, lang) for flow in FLOWS for view in VIEWS for lang in LANGS]


def of(library: Library, flow: str, view: View, lang: Lang) -> tuple[Picture, ...]:
    return pages(picture(library.flows[flow], view, lang, (), library.portal))


@pytest.mark.parametrize(("flow", "view", "lang"), ALL)
def test_every_picture_of_the_guides_can_be_read_on_a_page(library: Library, flow: str, view: View, lang: Lang) -> None:
    assert [part.id for part in of(library, flow, view, lang) if not legible(part)] == []


@pytest.mark.parametrize(("flow", "view", "lang"), ALL)
def test_no_place_is_drawn_over_another_and_no_text_is_cut_off(
    library: Library, flow: str, view: View, lang: Lang
) -> None:
    for part in of(library, flow, view, lang):
        svg = written(part, "svg")
        assert [pair for pair in combinations(boxes(svg), 2) if overlap(*pair)] == []
        assert outside(svg) == []


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
    )  # fmt: skip


def outside(svg: bytes) -> list[str]:
    """Texts that begin outside the picture."""
    root = ET.fromstring(svg)
    width, height = map(float, (root.get("viewBox") or "").split()[2:])
    group = next(root.iter(f"{SVG}g"))
    across, down = map(float, re.findall(r"translate\(([\d.]+) ([\d.]+)\)", group.get("transform") or "")[0])
    places = [(e, float(e.get("x") or 0) + across, float(e.get("y") or 0) + down) for e in root.iter(f"{SVG}text")]
    return ["".join(e.itertext()) for e, x, y in places if not (0 <= x <= width and 0 <= y <= height)]


def test_a_detail_too_large_for_a_page_is_cut_between_states_where_few_ways_cross(library: Library) -> None:
    parts = of(library, "procuration", "detail", "fr")
    assert [[node.id for node in part.nodes if node.kind == "elsewhere"] for part in parts] == [
        ["active"],
        ["certified"],
    ]
    assert [part.subtitle.rpartition(" – ")[2] for part in parts] == ["partie 1 sur 2", "partie 2 sur 2"]


def test_the_parts_have_together_every_place_and_way_of_the_whole(library: Library) -> None:
    whole = picture(library.flows["accueil"], "detail", "fr", (), library.portal)
    parts = pages(whole)
    assert len(parts) > 1
    assert {edge.id for part in parts for edge in part.edges} == {edge.id for edge in whole.edges}
    drawn = [node.id for part in parts for node in part.nodes if node.kind not in ("elsewhere", "final")]
    assert sorted(drawn) == sorted(node.id for node in whole.nodes if node.kind != "final")


def test_a_state_too_large_for_any_page_is_drawn_all_the_same() -> None:
    node = Node("a", "state", tuple(Line("note", f"ligne {n}") for n in range(200)))
    large = Picture("p", "fr", "t", "s", "d", (node,), (), (), ())
    assert [part.nodes for part in pages(large)] == [(node,)]
