"""The questions that each flow offers, made once: those of the shipped flows, and of the one of the tutorial."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from harness.files import sources
from simulator.analysis.mutation.specification import Specification
from simulator.quiz.bank import bank
from simulator.quiz.question import Item
from simulator.spec.load import Library, load

ROOT = Path(__file__).parents[2]
Banks = Mapping[str, tuple[Item, ...]]


@pytest.fixture(scope="session")
def specification() -> Specification:
    """The shipped flows with that of the tutorial."""
    tutorial = (ROOT / "docs/tutorial/flows/carte_europeenne.yaml").read_bytes()
    texts = {**sources(ROOT / "flows"), "carte_europeenne.yaml": tutorial}
    found, problems = load(texts)
    assert problems == []
    assert found is not None
    return Specification(found, texts)


@pytest.fixture(scope="session")
def everything(specification: Specification) -> Library:
    """Their library."""
    return specification.library


@pytest.fixture(scope="session")
def banks(specification: Specification) -> Banks:
    """The questions of each flow by its id."""
    return {flow: bank(specification, flow) for flow in specification.library.flows}
