"""A chart offers in every place the rows of the flat table, in their order, and leaves what they leave."""

import pytest
from hypothesis import HealthCheck, given, settings

from diagrams.exchange.build import chart
from diagrams.exchange.chart import Chart, Node, Way
from simulator.spec.flow import AUTO, Arc, Flow, Leaf
from simulator.spec.load import Library
from tests.engine.little import little
from tests.engine.random_flows import among_others, texts
from tests.exchange.awkward import AWKWARD

Row = tuple[tuple[tuple[int, bool], ...], str | None, frozenset[str]]


def offered(drawn: Chart, leaf: Leaf, trigger: str) -> list[Row]:
    """What the chart does in a leaf on a trigger, up to the row that nothing keeps from being taken."""
    nodes = {node.id: node for node in drawn.nodes()}
    place = next(node for node in nodes.values() if node.leaf == leaf.id and not node.children)
    rows: list[Row] = []
    parts = place.id.split(".")
    for count in range(len(parts), 0, -1):
        for way in nodes[".".join(parts[:count])].ways:
            if way.trigger == trigger:
                if way.kind != "blocked":
                    rows.append(row_of(nodes, leaf, way))
                if not way.claims:
                    return rows
    return rows


def row_of(nodes: dict[str, Node], leaf: Leaf, way: Way) -> Row:
    claims = tuple((identity(claim.fact), claim.holds) for claim in way.claims)
    if way.target is None:
        return claims, None, frozenset()
    node = nodes[way.target]
    while node.children:
        node = node.children[0]
    around = way.source if way.inward else shared(way.source, way.target)
    left = {state.id for state in leaf.path if state.id != around and not f"{around}.".startswith(f"{state.id}.")}
    return claims, node.leaf, frozenset(left)


def identity(fact: object) -> int:
    found = [getattr(fact, part) for part in ("guard", "condition", "form")]
    return hash((*(id(each) for each in found if each), getattr(fact, "malformed", False)))


def shared(source: str, target: str) -> str:
    """The innermost state around both, which a transition does not leave."""
    here, there = source.split(".")[:-1], target.split(".")[:-1]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    return ".".join(here[:same])


def written(drawn: Chart, leaf: Leaf, trigger: str) -> list[Row]:
    """The same in the flat table."""
    by_guard = {id(fact.guard): fact for fact in drawn.facts if fact.guard}
    by_condition = {id(fact.condition): fact for fact in drawn.facts if fact.condition}
    rows: list[Row] = []
    for arc in leaf.arcs.get(trigger, ()):
        claims = [(identity(by_condition[id(arc.when)]), True)] if arc.when is not None else []
        claims += [(identity(by_guard[id(arc.guard)]), False)] if arc.guard is not None else []
        claims += form(drawn, leaf, arc)
        rows.append((tuple(claims), arc.to, frozenset(arc.left)))
        if not claims:
            break
    return rows


def form(drawn: Chart, leaf: Leaf, arc: Arc) -> list[tuple[int, bool]]:
    if arc.refusal not in ("missing", "malformed"):
        return []
    screens = [s for s in leaf.screens if s.fields and arc.trigger in {b.event.id for b in s.buttons}]
    wanted = arc.refusal == "malformed"
    return [(identity(next(f for f in drawn.facts if f.form is screens[0] and f.malformed == wanted)), True)]


def differences(flow: Flow) -> list[str]:
    drawn = chart(flow)
    triggers = dict.fromkeys(trigger for leaf in flow.leaves.values() for trigger in leaf.arcs)
    return [
        f"{leaf.id} {trigger}"
        for leaf in flow.leaves.values()
        for trigger in triggers
        if offered(drawn, leaf, trigger) != written(drawn, leaf, trigger)
    ]


def test_the_charts_of_the_shipped_flows_offer_what_the_flows_do(library: Library) -> None:
    assert {name: differences(flow) for name, flow in library.flows.items()} == {name: [] for name in library.flows}


def test_the_chart_of_the_awkward_flow_offers_what_the_flow_does() -> None:
    assert differences(little(AWKWARD)) == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts())
def test_the_chart_of_any_flow_offers_what_the_flow_does(text: str) -> None:
    assert {name: differences(flow) for name, flow in among_others(text).flows.items()} == {"drawn": [], "other": []}


def test_each_node_and_each_fact_has_a_name_of_its_own(library: Library) -> None:
    for flow in (*library.flows.values(), little(AWKWARD)):
        drawn = chart(flow)
        nodes, facts = [node.id for node in drawn.nodes()], [fact.name for fact in drawn.facts]
        assert (len(nodes), len(facts)) == (len(set(nodes)), len(set(facts)))


def test_facts_that_would_have_one_name_are_numbered() -> None:
    flow = little(
        """
events: {go: {~Aller}}
screens: {page: {~Page, buttons: [go]}}
states:
  a_b: {~un, screen: page, events: {go: {if: state.a_b, to: a}}}
  a:
    ~deux
    states:
      b: {~trois, screen: page, events: {go: {if: state.a, to: end}}}
  end: {~fin, final: yes}
"""
    )
    assert [fact.name for fact in chart(flow).facts] == ["if_a_b_go", "if_a_b_go_2"]


def test_a_case_that_automatic_branches_move_as_it_opens_begins_before_its_first_state() -> None:
    flow = little("states: {a: {~un, auto: {to: end}}, end: {~fin, final: yes}}")
    start, first, _ = chart(flow).roots
    assert (start.kind, [way.trigger for way in start.ways], first.id) == ("start", ["case-opened"], "a")
    assert [way.trigger for way in first.ways] == [AUTO]


@pytest.mark.parametrize("flow", ["procuration", "attestation"])
def test_what_a_dialog_covers_is_a_state_with_a_page_and_the_dialog(library: Library, flow: str) -> None:
    covered = {leaf.covers for leaf in library.flows[flow].leaves.values() if leaf.covers}
    nodes = {node.id: node for node in chart(library.flows[flow]).nodes()}
    assert {name: nodes[name].children[0].kind for name in sorted(covered)} == dict.fromkeys(sorted(covered), "page")
