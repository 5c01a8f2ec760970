"""What a format cannot say is listed in the export, and nothing that the flow does not have."""

import json

import pytest

from diagrams.exchange.export import exported
from simulator.spec.flow import Flow
from simulator.spec.load import _Reader
from tests.engine.little import DOSSIERS, HEAD, PORTAL, little, spelled
from tests.exchange.playing import shipped

BARE = """
events: {go: {~Aller, by: outside}}
states:
  a: {~un, events: {go: b}}
  b: {~fin, final: yes}
"""


def listed(flow: Flow) -> list[str]:
    """What the XState machine does not say, in English; each sentence up to its colon."""
    found = json.loads(exported(flow, "en", "xstate"))["meta"]["notSaid"]
    return [line.partition(":")[0] for line in found]


def test_a_flow_with_next_to_nothing_has_next_to_nothing_unsaid() -> None:
    assert listed(little(BARE)) == ["Who does what", "Ways in from the portal"]


@pytest.mark.parametrize(
    ("more", "listed_too"),
    [
        ("per: insured", "No more than one case at a time for each insured person."),
        ("documents: {paper: {~Papier}}", "Documents and their content"),
        ("values: {v: {is: today}}", "Derived values"),
    ],
)
def test_what_a_flow_has_is_listed(more: str, listed_too: str) -> None:
    sources = {"portal.yaml": spelled(PORTAL), "dossiers.yaml": spelled(DOSSIERS)}
    found = _Reader(sources | {"trial.yaml": spelled(HEAD + more + BARE)}).library()
    assert found is not None
    assert listed_too in listed(found.flows["trial"])


def test_everything_that_the_proxy_has_is_listed_in_each_format() -> None:
    words = (
        "Champs et leurs types", "Heure légale de Paris", "Messages, cités", "Textes des écrans", "Valeurs déduites",
        "Une seule démarche en cours par assuré", "Données lues hors de la démarche", "Propriétés",
        "Énoncés", "Qui fait quoi",
    )  # fmt: skip
    texts = {
        name: exported(shipped().flows["procuration"], "fr", name).decode()
        for name in ("mermaid", "plantuml", "scxml", "xstate")
    }
    assert {name: [word for word in words if word not in text] for name, text in texts.items()} == {
        name: [] for name in texts
    }


def test_no_export_of_the_proxy_lists_documents_or_communications() -> None:
    text = exported(shipped().flows["procuration"], "fr", "mermaid").decode()
    assert ("Documents et leur contenu" in text, "Communications" in text) == (False, False)
    other = exported(shipped().flows["attestation"], "fr", "mermaid").decode()
    assert "Documents et leur contenu" in other


def test_only_a_diagram_that_nothing_runs_lists_the_order_and_what_dialogs_bar() -> None:
    words = ("Ordre dans lequel", "Une fenêtre rend inactifs")
    flow = shipped().flows["procuration"]
    found = {name: exported(flow, "fr", name).decode() for name in ("plantuml", "scxml")}
    assert {name: [word in text for word in words] for name, text in found.items()} == {
        "plantuml": [True, True],
        "scxml": [False, False],
    }
