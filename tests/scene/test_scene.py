"""A drawing as a value, and each writer of it: the same texts at the same places, as vectors, everywhere the same."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from diagrams.draw import VIEWS, View, picture
from diagrams.palette import Stroke
from diagrams.picture import Node
from diagrams.scene import measure, pdf, raster
from diagrams.scene.scene import Area, Curve, Ellipse, Placed, Rect, Scene, Shape, Text, fitted
from diagrams.scene.svg import faces, svg
from diagrams.scene.traced import traced
from diagrams.typeface import Face, printable
from simulator.spec.load import Library
from tests.diagrams.drawn import SVG

HOSTILE = ("<b>gras</b> & co", "a \\ b", "\"'", "javascript:alert(1)", "x" * 500, "🙂 é", "مرحبا", "]]> --> \0")
LINE = Stroke("#1b2733", 1.5, "dashed")


def scene(*texts: str) -> Scene:
    shapes: tuple[Shape, ...] = (
        Rect(1, 2, 30, 20, "#ffffff", LINE, 4),
        Ellipse(20, 20, 5, 5, "#e3eef8"),
        Curve(((0, 0), (10, 0), (10, 10), (20, 10)), LINE, bent=True),
        *(Text(5, 10 + 12 * row, text) for row, text in enumerate(texts)),
    )
    return Scene(200, 120, shapes, "Un dessin", "Ce qu'il montre")


def said(page: bytes) -> list[str]:
    return [line.strip() for line in PdfReader(BytesIO(page)).pages[0].extract_text().splitlines() if line.strip()]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_text_in_svg_and_in_pdf(text: str) -> None:
    drawn = scene(text)
    written = [element.text for element in ET.fromstring(svg(drawn)).iter(f"{SVG}text")]
    assert written == [printable(text)]
    assert said(pdf.pages([drawn], text, "fr")) == [printable(text).strip()]


def test_a_drawing_is_named_for_those_who_do_not_see_it() -> None:
    root = ET.fromstring(svg(scene("a"), "vue"))
    assert (root.get("role"), root.get("lang"), root.get("aria-labelledby")) == ("img", "fr", "vue.title vue.desc")
    assert [root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")] == ["Un dessin", "Ce qu'il montre"]


def test_a_drawing_within_another_is_drawn_at_its_place_and_scale() -> None:
    outer = Scene(400, 300, (Placed(50, 60, scene("dedans"), 0.5),))
    group = ET.fromstring(svg(outer)).find(f".//{SVG}g[@transform]")
    assert group is not None
    assert group.get("transform") == "translate(50 60) scale(0.5)"
    assert said(pdf.pages([outer], "", "fr")) == ["dedans"]
    assert [text.text for text in outer.texts()] == ["dedans"]


def test_letters_are_embedded_once_for_each_face_that_is_used() -> None:
    drawn = Scene(10, 10, (Text(0, 9, "a"), Text(0, 9, "b", face=Face.SEMIBOLD)))
    assert faces([drawn, drawn]).count("@font-face") == 2
    assert "@font-face" not in svg(drawn, fonts=False)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert pdf.pages([scene("a")], "t", "fr") == pdf.pages([scene("a")], "t", "fr")
    assert svg(scene("a")) == svg(scene("a"))


def test_each_drawing_is_a_page_of_its_size_with_a_bookmark() -> None:
    reader = PdfReader(BytesIO(pdf.pages([scene("a"), Scene(300, 50, (), "Deux")], "t", "fr")))
    assert [(page.mediabox.width, page.mediabox.height) for page in reader.pages] == [(200, 120), (300, 50)]
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == ["Un dessin", "Deux"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "https://example.org/", "data:text/html,x", "JavaScript:x/y"])
def test_nothing_leads_away_from_the_document(href: str) -> None:
    with pytest.raises(ValueError, match="files beside it"):
        Area(0, 0, 1, 1, href)


def test_a_link_within_the_document_is_one_in_svg_and_in_pdf() -> None:
    drawn = Scene(90, 90, (Area(1, 2, 30, 40, "#page2", "Vers l'état"),))
    link = ET.fromstring(svg(drawn)).find(f".//{SVG}a")
    assert link is not None
    assert (link.get("href"), link.findtext(f"{SVG}title")) == ("#page2", "Vers l'état")
    first, second = PdfReader(BytesIO(pdf.pages([drawn, scene()], "t", "fr"))).pages
    (note,) = (each.get_object() for each in first["/Annots"])  # type: ignore[attr-defined]  # a PDF array
    assert note["/Dest"][0] == second.indirect_reference
    assert [float(side) for side in note["/Rect"]] == [1, 48, 31, 88]


def test_a_page_becomes_a_png_of_its_size() -> None:
    (drawn,) = raster.png(pdf.pages([scene("a")], "t", "fr"), dots_per_inch=144)
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(drawn[16:20], "big"), int.from_bytes(drawn[20:24], "big")) == (400, 240)


@pytest.mark.parametrize("view", VIEWS)
def test_a_picture_traced_says_all_that_the_picture_says(library: Library, view: View) -> None:
    drawn = picture(library.flows["procuration"], view, "fr", (), library.portal)
    shown = "".join(" ".join(text.text for text in traced(drawn).texts()).split())
    shown_places = [place for place in drawn.places if not (isinstance(place, Node) and place.kind == "initial")]
    lines = {"".join(line.text.split()) for place in shown_places for line in place.lines}
    assert sorted(line for line in lines if line not in shown) == []


def test_a_traced_part_leads_where_it_is_told_to(library: Library) -> None:
    drawn = picture(library.flows["procuration"], "lifecycle", "fr", (), library.portal)
    areas = [shape for shape in traced(drawn, {"active": "#en-cours"}).shapes if isinstance(shape, Area)]
    assert [area.href for area in areas] == ["#en-cours"]
    (area,) = areas
    inside = [text.text for text in traced(drawn).texts() if area.x < text.x < area.x + area.width
              and area.y < text.y < area.y + area.height]  # fmt: skip
    assert inside == ["en cours"]


@given(st.text(max_size=300), st.floats(20, 400), st.floats(6, 20))
def test_no_line_is_wider_than_its_room_and_none_is_lost(text: str, room: float, size: float) -> None:
    lines = measure.wrapped(text, room, size)
    assert [line for line in lines if len(line) > 1 and measure.width(line, size) > room] == []
    assert "".join("".join(lines).split()) == "".join(measure.clean(text).split())


@given(st.text(max_size=300), st.floats(20, 400))
def test_what_is_shortened_fits_and_says_so(text: str, room: float) -> None:
    short = measure.shortened(text, room, 10)
    assert short == "…" or measure.width(short, 10) <= room
    assert short.endswith("…") or short == measure.clean(text).replace("\n", " ")


def test_a_drawing_is_never_made_larger_than_it_is() -> None:
    assert [fitted(scene(), 100, 1000), fitted(scene(), 1000, 60), fitted(scene(), 900, 900)] == [0.5, 0.5, 1.0]
