"""What every test may ask for: the shipped flows, understood once."""

from pathlib import Path

import pytest

from harness.files import sources
from simulator.spec.load import Library, load

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped library."""
    found, problems = load(sources(ROOT / "flows"))
    assert [str(problem) for problem in problems] == []
    assert found is not None
    return found
