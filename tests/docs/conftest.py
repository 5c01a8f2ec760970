"""What the tests of the pages may ask for."""

import pytest

from harness.files import sources
from simulator.spec.load import Library, load
from tests.docs.pages import ROOT


@pytest.fixture(scope="session")
def whole() -> Library:
    """The shipped flows with that of the tutorial."""
    library, problems = load(sources(ROOT / "flows") | sources(ROOT / "docs" / "tutorial" / "flows"))
    assert [str(problem) for problem in problems] == []
    assert library is not None
    return library
