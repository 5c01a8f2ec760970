"""What every test may ask for: the shipped flows, understood once."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from harness.files import sources
from simulator.spec.load import Library, load

# The same examples on every machine; HYPOTHESIS_PROFILE=random draws others.
settings.register_profile("steady", derandomize=True)
settings.register_profile("random")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped library."""
    found, problems = load(sources(ROOT / "flows"))
    assert [str(problem) for problem in problems] == []
    assert found is not None
    return found
