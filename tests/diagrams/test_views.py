"""The two views of a flow: what is drawn, in which order, in which words; never where."""

import pytest

from diagrams.detail import detail
from diagrams.draw import VIEWS, View, picture
from diagrams.lifecycle import lifecycle
from diagrams.picture import Edge, Line, Node, Picture
from simulator.spec.flow import FILL
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Lang
from tests.diagrams.drawn import OUTLINES, golden, outline
from tests.engine.little import little


def ways(drawn: Picture) -> list[tuple[str, str, str]]:
    return [(edge.source, edge.kind, edge.target) for edge in drawn.edges]


def words(lines: tuple[Line, ...]) -> list[str]:
    return [line.text.replace("\u00a0", " ") for line in lines]


@pytest.mark.parametrize(("flow", "view", "lang"), OUTLINES)
def test_places_ways_and_their_words_come_in_the_order_last_looked_at(
    library: Library, flow: str, view: View, lang: Lang
) -> None:
    assert golden(flow, view, lang).read_text(encoding="utf-8") == outline(library, flow, view, lang)


def test_a_lifecycle_has_the_outermost_states_and_nothing_inside(library: Library) -> None:
    drawn = lifecycle(library.flows["procuration"], "fr", library.portal)
    assert [(node.id, node.kind) for node in drawn.nodes] == [
        ("(start)", "initial"),
        ("draft", "state"),
        ("recap", "state"),
        ("certified", "state"),
        ("active", "state"),
        ("revoked", "final"),
        ("expired", "final"),
        ("abandoned", "faint"),
    ]
    assert drawn.clusters == ()


def test_a_final_state_that_something_else_leads_to_as_well_is_not_faint(library: Library) -> None:
    drawn = lifecycle(library.flows["attestation"], "fr", library.portal)
    assert [node.kind for node in drawn.nodes if node.id == "closed"] == ["final"]


def test_a_deadline_is_said_in_words(library: Library) -> None:
    found = {
        lang: [
            words(edge.lines)
            for edge in lifecycle(library.flows["procuration"], lang, library.portal).edges
            if edge.kind == "timer"
        ]
        for lang in LANGS
    }
    assert found == {
        "fr": [["le lendemain du dernier jour :", "1 mois après l'entrée dans « en cours »"]],
        "en": [["the day after the last day:", "1 month after the entry into “in force”"]],
    }


def test_a_way_says_every_button_that_takes_it(library: Library) -> None:
    edges = lifecycle(library.flows["procuration"], "fr", library.portal).edges
    assert [words(edge.lines) for edge in edges if edge.target == "revoked"] == [
        ["« Révoquer » ou « Je souhaite révoquer ma procuration »", "après confirmation"]
    ]


def test_what_a_state_lends_to_those_inside_leaves_once_from_its_border(library: Library) -> None:
    drawn = detail(library.flows["procuration"], "fr", library.portal)
    assert [way for way in ways(drawn) if "abandoned" in way] == [
        ("draft", "logout", "abandoned"),
        ("recap", "logout", "abandoned"),
        ("certified", "logout", "abandoned"),
    ]
    assert [way for way in ways(drawn) if way[0].startswith("active/") or way[2].startswith("active/")] == [
        ("active", "event", "active/revocation"),
        ("active/revocation", "event", "revoked"),
    ]


def test_the_rules_of_an_event_stand_between_it_and_where_it_leads(library: Library) -> None:
    drawn = detail(library.flows["accueil"], "fr", library.portal)
    assert [way for way in ways(drawn) if "presented?check" in way] == [
        ("presented", "event", "presented?check"),
        ("presented?check", "event", "verified"),
        ("presented?check", "refusal", "refused"),
    ]
    gate = next(node for node in drawn.nodes if node.id == "presented?check")
    assert [line.kind for line in gate.lines] == ["title", *(["rule", "refusal"] * 7)]


def test_a_refusal_that_all_rules_share_is_said_once(library: Library) -> None:
    drawn = detail(library.flows["procuration"], "en", library.portal)
    gate = next(node for node in drawn.nodes if node.kind == "gate")
    assert [line.text for line in gate.lines if "form contains" in line.text] == [
        "when refused: “The form contains one or more errors. Please check what you entered.”"
    ]


@pytest.mark.parametrize("flow", ["accueil", "adresse", "attestation", "procuration"])
def test_the_detail_stands_for_every_step_that_the_flow_allows(library: Library, flow: str) -> None:
    drawn = detail(library.flows[flow], "fr")
    known = {step for edge in drawn.edges for step in edge.steps} | {step for n in drawn.nodes for step in n.steps}
    known |= {step for line in drawn.lines() for step in line.steps}
    arcs = [arc for arc in library.flows[flow].arcs() if arc.trigger != FILL and arc.refusal in (None, "guard")]
    assert [(a.source, a.trigger, a.to) for a in arcs if (a.source, a.trigger, a.to or a.source) not in known] == []


@pytest.mark.parametrize("flow", ["accueil", "adresse", "attestation", "procuration"])
def test_every_leaf_has_one_node_in_each_view(library: Library, flow: str) -> None:
    leaves = sorted(library.flows[flow].leaves)
    for view in VIEWS:
        drawn = picture(library.flows[flow], view, "en", (), library.portal)
        assert sorted(leaf for node in drawn.nodes for leaf in node.leaves) == leaves


def test_statements_are_the_tooltip_of_what_comes_from_them(library: Library) -> None:
    drawn = detail(library.flows["procuration"], "fr", library.portal)
    tooltips = {part.id: part.tooltip.replace("\u00a0", " ") for part in drawn.parts}
    assert tooltips["recap"] == "Guide : P-048, P-049, P-050"
    assert tooltips["active--expired"] == "Guide : P-012, P-021, D-03, D-04"


def test_a_picture_that_leads_nowhere_or_names_two_things_alike_is_refused() -> None:
    node = Node("a", "state", ())
    with pytest.raises(ValueError, match="one id"):
        Picture("p", "fr", "", "", "", (node, node), (), (), ())
    with pytest.raises(ValueError, match="has no b"):
        Picture("p", "fr", "", "", "", (node,), (), (Edge("e", "event", "a", "b"),), ())
    with pytest.raises(ValueError, match="has no c"):
        Picture("p", "fr", "", "", "", (Node("a", "state", (), within="c"),), (), (), ())


def test_a_picture_begins_where_a_case_does() -> None:
    text = """
events:
  on: {~Avancer, by: outside}
initial: second
states:
  first: {~un, states: {inner: {~dedans, events: {on: end}}}}
  second: {~deux, events: {on: first}}
  end: {~fin, final: yes}
"""
    begun = {
        view: [edge.target for edge in picture(little(text), view, "fr").edges if edge.kind == "start"]
        for view in ("lifecycle", "detail")
    }
    assert begun == {"lifecycle": ["second"], "detail": ["first.inner", "second"]}
