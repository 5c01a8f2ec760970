"""The region of a state: where am I, what can I do next, and how did I come here."""

from dataclasses import replace
from itertools import combinations

import pytest

from diagrams.detail import detail
from diagrams.draw import pages, written
from diagrams.highlight import highlighted
from diagrams.outline import outlined
from diagrams.picture import Picture
from diagrams.region import ARRIVAL, HERE, region
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang
from tests.diagrams.drawn import boxes, texts
from tests.diagrams.test_pages import outside, overlap


def drawn(library: Library, flow: str, leaf: str, lang: Lang = "fr") -> Picture:
    return region(detail(library.flows[flow], lang, library.portal, leaf), library.flows[flow], leaf)


def kinds(picture: Picture) -> dict[str, str]:
    return {node.id: node.kind for node in picture.nodes}


def test_the_place_is_marked_by_a_sign_and_in_words(library: Library) -> None:
    expected: dict[Lang, str] = {"fr": "vous êtes ici", "en": "you are here"}
    for lang, words in expected.items():
        found = drawn(library, "procuration", "draft.mandatary", lang)
        assert [node.id for node in found.nodes if node.tint == HERE] == ["draft.mandatary"]
        drawn_ = [text.strip("\u00a0") for text in texts(written(found, "svg"))]
        assert drawn_.count(words) == 2  # in the place, and in the legend
        assert drawn_.count("•") == 2
        assert f"({words})" in found.description


def test_neighbours_are_stubs_and_what_is_farther_is_left_out(library: Library) -> None:
    found = kinds(drawn(library, "procuration", "draft.mandatary"))
    assert (found["draft.principles"], found["recap"], found["certified"]) == ("elsewhere",) * 3
    assert "active.current" not in found


def test_the_rules_and_refusals_of_its_buttons_are_in_full(library: Library) -> None:
    whole = detail(library.flows["procuration"], "fr", library.portal)
    found = drawn(library, "procuration", "draft.mandatary")
    rules = {part.id: part.lines for part in found.nodes if part.kind == "gate"}
    assert rules == {node.id: node.lines for node in whole.nodes if node.kind == "gate" and node.id in rules}
    assert list(rules) == ["draft.mandatary?next"]


def test_its_fields_are_listed_even_where_the_picture_lists_them_elsewhere(library: Library) -> None:
    for flow in library.flows.values():
        for leaf in flow.leaves.values():
            if leaf.screen is None or leaf.covers is not None:
                continue
            fields = [field.label.of("fr").source for field in leaf.screen.fields]
            said = outlined(drawn(library, flow.id, leaf.id))
            assert [name for name in fields if name not in said] == []


def test_what_the_states_around_it_lend_and_show_is_there(library: Library) -> None:
    found = drawn(library, "procuration", "active.current")
    assert [cluster.id for cluster in found.clusters] == ["active"]
    assert {"active#shown", "active/revocation", "expired", "revoked"} <= set(kinds(found))


def test_ways_in_are_faint_and_ways_out_are_not(library: Library) -> None:
    found = drawn(library, "procuration", "draft.mandatary")
    faint = {edge.source for edge in found.edges if edge.faint}
    assert faint == {"draft.principles", "recap", "certified"}
    assert [edge.faint for edge in found.edges if edge.source == "draft.mandatary"] == [False, False]


def test_ways_in_bear_a_sign_of_their_own_that_the_legend_explains(library: Library) -> None:
    expected: dict[Lang, str] = {"fr": "par où l'on vient", "en": "where one comes from"}
    for lang, words in expected.items():
        found = drawn(library, "procuration", "certified", lang)
        assert [edge.source for edge in found.edges if edge.tint == ARRIVAL] == ["recap"]
        shown = [text.strip("\u00a0") for text in texts(written(found, "svg"))]
        assert (shown.count("→•"), shown.count(words)) == (2, 1)  # on the way and in the legend; in the legend
        assert f"({words})" in found.description


def test_a_log_out_bears_its_own_label_in_a_region_and_none_in_the_whole(library: Library) -> None:
    found = drawn(library, "procuration", "certified")
    whole = detail(library.flows["procuration"], "fr", library.portal)
    drawn_ = [texts(written(replace(each, legend=()), "svg")).count("déconnexion") for each in (found, whole)]
    others = [line.text for edge in whole.edges if edge.target != "abandoned" for line in edge.lines]
    assert drawn_ == [1, others.count("déconnexion")]


def test_the_last_step_of_a_path_keeps_its_number(library: Library) -> None:
    flow = library.flows["procuration"]
    step = ("draft.principles", "start", "draft.mandatary")
    whole = highlighted(detail(flow, "fr", library.portal, "draft.mandatary"), flow, [step])
    found = region(whole, flow, "draft.mandatary")
    assert [(edge.source, edge.marks, edge.faint) for edge in found.edges if edge.marks] == [
        ("draft.principles", (1,), False)
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_every_leaf_of_every_flow_has_a_region_that_can_be_read(library: Library, lang: Lang) -> None:
    for flow in library.flows.values():
        for leaf in flow.leaves:
            found = drawn(library, flow.id, leaf, lang)
            assert len([node for node in found.nodes if node.tint == HERE]) == 1
    for part in pages(drawn(library, "accueil", "presented", lang)):
        svg = written(part, "svg")
        assert [pair for pair in combinations(boxes(svg), 2) if overlap(*pair)] == []
        assert outside(svg) == []


def test_a_dialog_is_called_by_its_own_name(library: Library) -> None:
    subtitle = drawn(library, "procuration", "active.current/revocation").subtitle.replace("\u00a0", " ")
    assert subtitle.startswith("que faire ici : fenêtre « Révocation de procuration »")


def test_a_leaf_that_the_picture_does_not_draw_is_refused(library: Library) -> None:
    with pytest.raises(KeyError):
        drawn(library, "procuration", "nowhere")
