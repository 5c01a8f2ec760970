"""An SVG that leaves the machine: accessible, self-contained, inert."""

import re
from xml.etree import ElementTree as ET

import pytest

from diagrams.draw import View, draw
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang
from tests.diagrams.drawn import SVG, titles


@pytest.fixture(scope="module", params=LANGS)
def drawn(request: pytest.FixtureRequest, library: Library) -> tuple[Lang, bytes]:
    return request.param, draw(library.flows["procuration"], "lifecycle", request.param, "svg", (), library.portal)


def test_it_is_an_image_with_a_language_a_title_and_a_description(drawn: tuple[Lang, bytes]) -> None:
    lang, svg = drawn
    root = ET.fromstring(svg)
    by_id = {element.get("id"): element for element in root}
    named = [by_id[name] for name in (root.get("aria-labelledby") or "").split()]
    assert (root.get("role"), root.get("lang")) == ("img", lang)
    assert [element.tag for element in named] == [f"{SVG}title", f"{SVG}desc"]
    assert (
        named[0].text
        == {
            "fr": "Procuration en ligne – cycle de vie – édition du 01/09/2020",
            "en": "Online proxy – life cycle – edition of 01/09/2020",
        }[lang]
    )
    told = {"fr": "brouillon → récapitulatif : « Suivant ».", "en": "draft → summary: “Next”."}[lang]
    assert told in (named[1].text or "").replace("\u00a0", " ")


def test_each_way_has_a_title_a_person_can_read_and_its_statements(drawn: tuple[Lang, bytes]) -> None:
    lang, svg = drawn
    first = {
        "fr": "départ → brouillon\n« Faire ou révoquer une procuration en ligne »\nGuide : P-003, P-004, P-122",
        "en": "start → draft\n“Grant or revoke an online proxy”\nGuide: P-003, P-004, P-122",
    }[lang]
    found = [title.replace("\u00a0", " ") for title in titles(svg, "edge")]
    assert found[0] == first
    assert [title for title in found if " → " not in title] == []


def test_ids_are_unique_and_begin_with_the_picture_s_own(drawn: tuple[Lang, bytes]) -> None:
    lang, svg = drawn
    ids = re.findall(r'\bid="([^"]*)"', svg.decode())
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not name.startswith(f"procuration-lifecycle-{lang}.")] == []


def test_its_fonts_are_inside_and_hold_every_character(drawn: tuple[Lang, bytes]) -> None:
    svg = drawn[1].decode()
    rules = re.findall(
        r"@font-face \{ font-family: \"(.*?)\"; font-weight: (\d+); font-style: (\w+); src: url\(\"(data:font/woff)",
        svg,
    )
    assert rules == [
        ("IBM Plex Sans Condensed", "400", "normal", "data:font/woff"),
        ("IBM Plex Sans Condensed", "400", "italic", "data:font/woff"),
        ("IBM Plex Sans Condensed", "600", "normal", "data:font/woff"),
    ]
    families = {element.get("font-family") for element in ET.fromstring(svg).iter(f"{SVG}text")}
    assert families == {"'IBM Plex Sans Condensed', sans-serif"}
    assert len(svg) < 120_000


def test_nothing_in_it_runs_or_leads_away(drawn: tuple[Lang, bytes]) -> None:
    svg = drawn[1].decode()
    assert re.findall(r"<script|<a[ >]|href|javascript:|onload|<!DOCTYPE|<foreignObject|@import", svg) == []
    assert re.findall(r"url\((?!\"data:font/woff;base64,)", svg) == []


@pytest.mark.parametrize("view", ["lifecycle", "detail"])
def test_the_same_flow_gives_the_same_bytes(library: Library, view: View) -> None:
    flow = library.flows["adresse"]
    assert draw(flow, view, "fr", "svg") == draw(flow, view, "fr", "svg")
