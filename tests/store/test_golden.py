"""Sittings of every edition that was released are taken up for good, on the flows they were played on."""

from pathlib import Path

import pytest

from harness.files import sources
from harness.store import exchange
from harness.store.pins import pins
from harness.store.reading import course
from harness.store.record import Pin
from harness.store.standing import standing
from harness.store.taking_up import taken_up, used
from simulator.spec.load import Library, load
from tests.store.regenerate import GOLDEN, name_of
from tests.store.sittings import pinned

EDITIONS = sorted(path for path in GOLDEN.iterdir() if path.is_dir())


@pytest.fixture(scope="module", params=EDITIONS, ids=lambda path: path.name)
def played_on(request: pytest.FixtureRequest) -> tuple[Path, Library, dict[str, Pin]]:
    """A folder of golden journals, and the flows that lie in it."""
    folder: Path = request.param
    files = sources(folder / "flows")
    assert name_of(files) == folder.name, "a golden copy is never edited"
    library, problems = load(files)
    assert [str(each) for each in problems] == []
    assert library is not None
    return folder, library, pins(files, library)


def test_every_golden_sitting_comes_to_the_same_on_the_flows_it_was_played_on(
    played_on: tuple[Path, Library, dict[str, Pin]],
) -> None:
    folder, library, pinned_then = played_on
    for path in sorted(folder.glob("*.jsonl")):
        kept = exchange.from_bytes(path.read_bytes(), path.name)
        sitting = taken_up(kept, library, pinned_then)
        stands = {name: (case.flow, case.snapshot.state) for name, case in sitting.now.cases.items()}
        assert stands == {name: tuple(each) for name, each in standing(course(kept)).cases.items()}, path.name


def test_the_shipped_editions_have_golden_sittings(library: Library) -> None:
    golden = set[tuple[str, str]]()
    for path in GOLDEN.glob("*/*.jsonl"):
        kept = exchange.from_bytes(path.read_bytes(), path.name)
        golden |= {(name, kept.opening.pins[name].edition) for name in used(kept.entries)}
    assert {(name, pin.edition) for name, pin in pinned(library).items()} - golden == set()
