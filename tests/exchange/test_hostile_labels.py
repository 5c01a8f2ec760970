"""Labels that mean something to a format come out as text, in every format; the referees accept the files."""

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import pytest

from diagrams.exchange.escaping import one_line
from diagrams.exchange.export import exported
from diagrams.exchange.formats import ExchangeFormat
from diagrams.exchange.scxml import LABELS
from diagrams.words import tied
from tests.exchange.hostile import HOSTILE, hostile
from tests.exchange.referees import Scxml, node, plantuml

LINES = tuple(tied(one_line(text), "fr") for text in HOSTILE)
STATE = r'state "[^"\n]*" as s_s\d+'
ARROW = r"s_s\d+ --> (s_s\d+|\[\*\])( : [^\n]*)?"


def text_of(format: ExchangeFormat) -> str:
    return exported(hostile(), "fr", format).decode()


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def labels(states: dict[str, Any]) -> Iterator[str]:
    return (state["description"] for state in states.values())


def test_scxml_is_well_formed_and_gives_each_label_back() -> None:
    root = ET.fromstring(text_of("scxml"))
    said = [state.get(f"{{{LABELS}}}label") for state in root if state.tag.endswith("state")]
    assert said == [
        re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe]", "\ufffd", tied(text, "fr"))
        for text in HOSTILE
    ]


def test_the_reader_of_scxml_begins_in_the_first_state() -> None:
    assert Scxml(text_of("scxml")).place == "trial.s0"


def test_the_json_gives_each_label_back() -> None:
    said = list(labels(json.loads(text_of("xstate"))["states"]))
    assert said[:-1] == [re.sub("[\ud800-\udfff]", "\ufffd", tied(text, "fr")) for text in HOSTILE]


def test_xstate_begins_in_the_first_state() -> None:
    given = [{"config": json.loads(text_of("xstate")), "cases": [[]]}]
    assert node("xstate.mjs", given) == [[{"found": ["s0"], "clock": []}]]


def test_a_mermaid_diagram_declares_no_more_than_its_states_and_ways() -> None:
    body = text_of("mermaid").partition("stateDiagram-v2\n")[2].splitlines()
    forms = (r"%% [^%\n]*", r"\[\*\] --> s_s0", STATE, ARROW, r"s_s\d+ : [^\n:;]*(#\d+;[^\n:;]*)*")
    assert [line for line in body if not any(re.fullmatch(form, line.strip()) for form in forms)] == []
    assert sum(line.strip().startswith("state ") for line in body) == len(HOSTILE) + 1


@pytest.mark.parametrize(
    ("format", "code", "base"), [("mermaid", r"#(\d+);", 10), ("plantuml", r"<U\+([0-9A-F]+)>", 16)]
)
def test_codes_alone_stand_for_the_signs_of_a_format(format: ExchangeFormat, code: str, base: int) -> None:
    found = re.findall(r'state "([^"\n]*)" as s_s\d+', text_of(format))[: len(HOSTILE)]
    assert [label for label in found if set(re.sub(code, "", label)) & set('"<>#%{}[]`*_~|\\@=&$+')] == []
    decoded = [re.sub(code, lambda match: chr(int(match[1], base)), label) for label in found]
    assert [label.replace("\u200c", "") for label in decoded] == list(LINES)


def test_mermaid_reads_each_label_as_it_is_written() -> None:
    (found,) = node("mermaid.mjs", [text_of("mermaid")])
    assert found.get("error") is None
    said = {bare(text).replace("\u200c", "") for text in found["texts"]}
    assert [text for text in LINES if bare(text) not in said] == []


def test_plantuml_draws_each_label_as_it_is_written() -> None:
    given = text_of("plantuml")
    assert plantuml("-syntax", given=given).splitlines()[:1] == ["STATE"]
    drawn = plantuml("-tsvg", "-pipe", given=given)
    said = bare(html.unescape("".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn)))).replace("\u200c", "")
    assert [text for text in LINES if bare(text) not in said] == []
