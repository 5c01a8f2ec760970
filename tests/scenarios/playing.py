"""Scenarios told, written and played in this process, for tests."""

from functools import cache
from pathlib import Path

from harness.files import sources
from harness.language import LANGS
from harness.rehearsal import failure
from simulator.spec.load import Library, load

ROOT = Path(__file__).parents[2]
__all__ = ["LANGS", "failure", "library", "tutorial"]


@cache
def library() -> Library:
    """The shipped flows."""
    return _loaded({})


@cache
def tutorial() -> Library:
    """The shipped flows and the tutorial's."""
    name = "docs/tutorial/flows/carte_europeenne.yaml"
    return _loaded({name: (ROOT / name).read_bytes()})


def _loaded(more: dict[str, bytes]) -> Library:
    found, problems = load({**sources(ROOT / "flows"), **more})
    assert found is not None, "\n".join(map(str, problems))
    return found
