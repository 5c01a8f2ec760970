"""What an analysis found, marked on a picture: in words, by a sign, by a line; colour only adds to it."""

from collections.abc import Mapping
from io import BytesIO
from itertools import combinations
from typing import get_args

import pytest
from pypdf import PdfReader

from diagrams.dot import to_dot
from diagrams.draw import View, pages, picture, written
from diagrams.outline import outlined
from diagrams.palette import EDGES, INK, PAPER, TINTS
from diagrams.picture import Edge, Mark, MarkKind, Node, Picture, Step
from diagrams.tint import ADDED, CHANGED, COVERED, PARTLY, REMOVED, UNCOVERED, Marks, deviating, tinted
from diagrams.typeface import printable
from diagrams.words import MEANINGS
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang
from tests.diagrams.drawn import GOLDEN, boxes, texts, titles
from tests.diagrams.test_pages import outside, overlap
from tests.diagrams.test_palette import contrast

NEXT = Step("draft.mandatary", "next", "recap")
REFUSED = Step("draft.mandatary", "next", "draft.mandatary")
VALIDATE = Step("certified", "validate", "active.confirmed")
DETAILS = Step("active.confirmed", "details", "active.current")
DASHBOARD = Step("active.confirmed", "dashboard", "active.current")
LOGOUT = Step("active.confirmed", "logout", "active.current")
EXPIRY = tuple(
    Step(leaf, "timer:active:0", "expired")
    for state in ("confirmed", "current", "status")
    for leaf in (f"active.{state}", f"active.{state}/revocation")
)

CHANGES: Marks = {NEXT: CHANGED, "revoked": ADDED, "expired": REMOVED, **dict.fromkeys(EXPIRY, REMOVED)}
COVERAGE: Marks = {
    NEXT: COVERED,
    REFUSED: UNCOVERED,
    VALIDATE: UNCOVERED,
    DETAILS: COVERED,
    DASHBOARD: UNCOVERED,
    LOGOUT: COVERED,
    "draft": COVERED,
    "recap": COVERED,
    "certified": UNCOVERED,
    "active.current": COVERED,
    "active.status": UNCOVERED,
}
DEVIATIONS: Marks = {
    VALIDATE: deviating(12345),
    "expired": deviating(1),
    EXPIRY[0]: deviating(2),
    EXPIRY[1]: deviating(3),
}
ALL: Mapping[str, tuple[Marks, View, Lang]] = {
    "changes-lifecycle-fr": (CHANGES, "lifecycle", "fr"),
    "changes-detail-en": (CHANGES, "detail", "en"),
    "coverage-detail-fr": (COVERAGE, "detail", "fr"),
    "coverage-lifecycle-en": (COVERAGE, "lifecycle", "en"),
    "deviations-lifecycle-fr": (DEVIATIONS, "lifecycle", "fr"),
}


def drawn(library: Library, marks: Marks, view: View = "lifecycle", lang: Lang = "fr") -> Picture:
    flow = library.flows["procuration"]
    return tinted(picture(flow, view, lang, (), library.portal), flow, marks)


def edge(found: Picture, source: str, target: str) -> Edge:
    return next(edge for edge in found.edges if (edge.source, edge.target) == (source, target))


def node(found: Picture, name: str) -> Node:
    return next(node for node in found.nodes if node.id == name)


@pytest.mark.parametrize("name", ALL)
def test_a_marked_picture_is_as_it_was_last_looked_at(library: Library, name: str) -> None:
    path = GOLDEN / f"procuration-{name}.txt"
    assert path.read_text(encoding="utf-8") == outlined(drawn(library, *ALL[name]))


@pytest.mark.parametrize("name", ALL)
def test_no_place_is_drawn_over_another_and_no_text_is_cut_off(library: Library, name: str) -> None:
    for part in pages(drawn(library, *ALL[name])):
        svg = written(part, "svg")
        assert [pair for pair in combinations(boxes(svg), 2) if overlap(*pair)] == []
        assert outside(svg) == []


def test_without_marks_the_picture_is_itself(library: Library) -> None:
    flow = library.flows["procuration"]
    plain = picture(flow, "detail", "fr", (), library.portal)
    assert tinted(plain, flow, {}) is plain


def test_a_way_has_the_mark_of_its_step_and_no_other_way_has_one(library: Library) -> None:
    found = drawn(library, {VALIDATE: ADDED})
    assert [(each.source, each.target, each.tint) for each in found.edges if each.tint] == [
        ("certified", "active", ADDED)
    ]
    assert [place.id for place in found.places if place.tint] == []


def test_a_place_is_covered_in_part_where_only_some_of_its_leaves_are(library: Library) -> None:
    found = drawn(library, {"draft.principles": COVERED, "draft.mandatary": UNCOVERED, "recap": COVERED})
    assert (node(found, "draft").tint, node(found, "recap").tint) == (PARTLY, COVERED)


def test_a_place_is_changed_where_only_some_of_its_leaves_were_added(library: Library) -> None:
    found = drawn(library, {"draft.principles": ADDED, "recap": ADDED})
    assert (node(found, "draft").tint, node(found, "recap").tint) == (CHANGED, ADDED)


def test_what_has_no_mark_does_not_take_from_what_is_covered(library: Library) -> None:
    found = drawn(library, {"draft.principles": COVERED})
    assert node(found, "draft").tint == COVERED


def test_the_mark_of_a_state_is_that_of_all_in_it_but_of_what_has_its_own(library: Library) -> None:
    found = drawn(library, {"active": UNCOVERED, "active.current": COVERED}, "detail")
    names = ("active.confirmed", "active.current", "active.status")
    assert [node(found, name).tint for name in names] == [UNCOVERED, COVERED, UNCOVERED]


def test_counts_add_up(library: Library) -> None:
    assert edge(drawn(library, DEVIATIONS), "active", "expired").tint == deviating(5)


def test_of_several_buttons_on_one_way_each_has_its_own_mark(library: Library) -> None:
    way = edge(drawn(library, COVERAGE, "detail"), "active.confirmed", "active.current")
    said = {line.text.replace("\u00a0", " "): line.tint for line in way.lines if line.steps}
    assert (way.tint, said) == (
        PARTLY,
        {"« Mes informations »": COVERED, "« Retour au tableau de bord »": UNCOVERED, "déconnexion": COVERED},
    )


def test_a_mark_that_all_lines_of_a_way_share_is_shown_once(library: Library) -> None:
    dialog = Step("active.confirmed/revocation", "logout", "active.current")
    way = edge(
        drawn(library, dict.fromkeys((DETAILS, DASHBOARD, LOGOUT, dialog), ADDED), "detail"),
        "active.confirmed",
        "active.current",
    )
    assert (way.tint, {line.tint for line in way.lines}) == (ADDED, {None})


def test_a_step_that_automatic_branches_follow_marks_the_branches(library: Library) -> None:
    found = drawn(library, {Step("recap", "fill", "certified"): UNCOVERED})
    assert edge(found, "recap", "certified").tint == UNCOVERED


def test_the_rules_of_an_event_are_covered_in_part_where_only_some_outcomes_were_seen(library: Library) -> None:
    found = drawn(library, {NEXT: COVERED, REFUSED: UNCOVERED}, "detail")
    assert node(found, "draft.mandatary?next").tint == PARTLY


def test_a_part_may_be_marked_by_its_own_id(library: Library) -> None:
    found = drawn(library, {"active#shown": CHANGED}, "detail")
    assert [part.id for part in found.parts if part.tint] == ["active#shown"]


def test_a_reader_hears_what_a_sighted_person_sees(library: Library) -> None:
    found = drawn(library, {**CHANGES, VALIDATE: deviating(2)})
    heard = [title.replace("\u00a0", " ") for title in titles(written(found, "svg"), "edge")]
    assert "certifiée → en cours\n« Je valide ma demande »\n2 écarts\n2 écarts" in "\n".join(heard)
    assert "expirée (supprimé). " in found.description
    assert "brouillon → récapitulatif (modifié)\u00a0: " in found.description


def test_a_count_is_said_as_the_language_groups_it(library: Library) -> None:
    said = {lang: texts(written(drawn(library, DEVIATIONS, "lifecycle", lang), "svg")) for lang in LANGS}
    assert "12\u00a0345 écarts" in said["fr"]
    assert "12,345 deviations" in said["en"]
    assert "1 écart" in said["fr"]


def test_every_mark_has_a_row_in_the_legend_and_only_those_used(library: Library) -> None:
    for lang in LANGS:
        rows = [key.text for key in drawn(library, CHANGES, "lifecycle", lang).legend if key.sort == "mark"]
        assert rows == {"fr": ["ajouté", "supprimé", "modifié"], "en": ["added", "removed", "changed"]}[lang]


def test_what_has_no_mark_is_faint_and_so_is_its_row_in_the_legend(library: Library) -> None:
    dot = to_dot(drawn(library, {VALIDATE: ADDED}))
    assert [EDGES[kind].colour in dot for kind in ("auto", "timer")] == [False, False]


def test_a_picture_cut_into_pages_keeps_its_marks(library: Library) -> None:
    parts = pages(drawn(library, COVERAGE, "detail"))
    assert len(parts) > 1
    assert all(part.tints for part in parts)
    assert [node(part, "certified").tint for part in parts] == [UNCOVERED, UNCOVERED]


def test_marks_are_in_every_format(library: Library) -> None:
    found = drawn(library, CHANGES)
    read = PdfReader(BytesIO(written(found, "pdf"))).pages[0].extract_text()
    assert [sign for sign in "+−≠" if sign not in read or sign not in written(found, "dot").decode()] == []
    assert written(found, "png")[:4] == b"\x89PNG"


def test_a_mark_is_drawn_where_it_stands_and_in_the_legend(library: Library) -> None:
    said = texts(written(drawn(library, {"revoked": ADDED, VALIDATE: ADDED, "recap": REMOVED}), "svg"))
    assert (said.count("+"), said.count("−")) == (3, 2)


def test_every_kind_of_mark_has_its_place_in_palette_and_legend_and_a_glyph() -> None:
    kinds = set(get_args(MarkKind))
    assert kinds == set(TINTS) == {name for sort, name in MEANINGS if sort == "mark"}
    assert [tint.sign for tint in TINTS.values() if printable(tint.sign) != tint.sign] == []


def test_no_two_marks_look_alike_without_their_colours() -> None:
    signs = [tint.sign for tint in TINTS.values()]
    assert len(signs) == len(set(signs))
    for family in (("covered", "partly", "uncovered"), ("added", "removed", "changed")):
        strokes = [TINTS[Mark(kind).kind].stroke._replace(colour="") for kind in get_args(MarkKind) if kind in family]
        assert len(set(strokes)) == len(family)


def test_every_text_on_a_mark_can_be_read() -> None:
    pairs = [(INK, tint.ground) for tint in TINTS.values()] + [(PAPER, tint.stroke.colour) for tint in TINTS.values()]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
