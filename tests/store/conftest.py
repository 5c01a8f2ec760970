"""Where tests keep sittings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.store.store import Store
from tests.store.sittings import base


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place where nothing is kept yet: a file, and a base of a server."""
    if request.param == "sqlite":
        yield str(tmp_path / "cases.db")
        return
    with base() as address:
        yield address


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """A store in which nothing is kept yet."""
    with Store.at(where) as opened:
        yield opened
