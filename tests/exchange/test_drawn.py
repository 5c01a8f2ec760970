"""Mermaid and PlantUML accept every flow; their texts are the flow's."""

import html
import re
from collections.abc import Iterator

import pytest

from diagrams.exchange.export import exported
from simulator.spec.flow import Flow
from simulator.spec.text import Lang
from tests.engine.little import little
from tests.exchange.awkward import AWKWARD
from tests.exchange.playing import shipped
from tests.exchange.referees import node, plantuml

LANGS: tuple[Lang, ...] = ("fr", "en")


def flows() -> Iterator[Flow]:
    yield from shipped().flows.values()
    yield little(AWKWARD)


def diagrams(format: str) -> list[str]:
    return [
        exported(flow, lang, format, shipped().portal).decode()  # type: ignore[arg-type] # one of the four
        for flow in flows()
        for lang in LANGS
    ]


def test_mermaid_parses_every_flow_in_both_languages() -> None:
    found = node("mermaid.mjs", diagrams("mermaid"))
    assert [read.get("error") or read["diagramType"] for read in found] == ["stateDiagram"] * len(found)


def test_mermaid_reads_the_label_of_every_state() -> None:
    found = node("mermaid.mjs", diagrams("mermaid"))[::2]
    labels = [{state.label.fr.source for state in flow.states.values()} for flow in flows()]
    assert [wanted - set(read["texts"]) for wanted, read in zip(labels, found, strict=True)] == [set()] * len(found)


@pytest.mark.parametrize("number", range(12))
def test_plantuml_draws_the_label_of_every_state(number: int) -> None:
    flow, lang = list(flows())[number // 2], LANGS[number % 2]
    drawn = plantuml("-tsvg", "-pipe", given=diagrams("plantuml")[number])
    said = html.unescape("".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn))).replace("\u00a0", " ")
    labels = [state.label.of(lang).source.replace("\u00a0", " ") for state in flow.states.values()]
    assert ("Syntax Error" in said, [label for label in labels if label not in said]) == (False, [])


def test_states_are_drawn_in_states_with_the_place_where_one_arrives() -> None:
    lines = exported(shipped().flows["procuration"], "fr", "mermaid").decode().splitlines()
    begin = lines.index('    state "brouillon" as s_draft {')
    assert lines[begin : begin + 3] == [
        '    state "brouillon" as s_draft {',
        "        [*] --> s_draft_principles",
        '        state "principes" as s_draft_principles',
    ]


def test_ways_between_the_same_two_states_are_one_arrow() -> None:
    text = exported(shipped().flows["procuration"], "fr", "mermaid").decode()
    arrows = re.findall(r"s_\w+ --> (?:s_\w+|\[\*\])", text)
    assert len(arrows) == len(set(arrows))
    said = "« Mes informations » / conduit à « Mes informations »<br/>« Retour au tableau de bord »"
    assert said.replace(" »", "\u00a0»").replace("« ", "«\u00a0") in text
