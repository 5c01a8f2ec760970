"""Golden journals: sittings over each shipped flow, with a copy of the flows they were played on.

``python -m tests.store.regenerate`` adds those of the flows of today, where there are none; it never touches others.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from harness import edition
from harness.files import sources
from harness.store import exchange
from harness.store.pins import pins
from harness.store.record import Entry, Kept, Opening
from simulator.sitting.sitting import Came, Sitting, came
from simulator.spec.load import Library, load
from tests.sitting.walks import walk
from tests.store.sittings import BEGAN, REAL, ROOT

GOLDEN = Path(__file__).parent / "golden"
SEEDS, LENGTH, EACH = 400, 60, 3
"""Walks that are tried, moves of each, and how many are kept of a flow: those that show most of it."""


def name_of(files: dict[str, bytes]) -> str:
    """What a folder of golden journals is called: it tells these flows from any others."""
    return edition.of_flows(files)[:12]


def _walked(library: Library, files: dict[str, bytes]) -> Iterator[Kept]:
    for seed in range(SEEDS):
        sitting, entries = Sitting.begin(library, BEGAN), list[Entry]()
        for number, (move, after) in enumerate(walk(sitting, seed, LENGTH), 1):
            entries.append(Entry(number, REAL, move, came(sitting.now, after.now), after.last.done))
            sitting = after
        yield Kept(Opening(f"{seed:032x}", REAL, BEGAN, "", pins(files, library)), tuple(entries))


def _shows(kept: Kept, flow: str) -> set[tuple[str, str, tuple[str, ...]]]:
    """The events of a flow, where they led and why they were refused."""
    found: list[Came] = [each for entry in kept.entries for each in entry.came if each.flow == flow]
    return {(each.event, each.state, each.refused) for each in found}


def _chosen(walks: list[Kept], flow: str) -> Iterator[Kept]:
    """The walks that show most of a flow that those before do not."""
    seen = set[tuple[str, str, tuple[str, ...]]]()
    for _ in range(EACH):
        best = max(walks, key=lambda kept: len(_shows(kept, flow) - seen))
        if not _shows(best, flow) - seen:
            return
        seen |= _shows(best, flow)
        yield best


def main() -> None:
    """Add what is missing, and say what was added."""
    files = sources(ROOT / "flows")
    library, problems = load(files)
    if library is None:
        sys.exit("\n".join(map(str, problems)))
    folder = GOLDEN / name_of(files)
    if folder.exists():
        sys.stdout.write(f"{folder.name}: there already\n")
        return
    walks = list(_walked(library, files))
    for path, content in files.items():
        copy = folder / "flows" / edition.beside(path)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)
    for flow in library.flows:
        for number, kept in enumerate(_chosen(walks, flow), 1):
            (folder / f"{flow}-{number}.jsonl").write_bytes(exchange.to_bytes(kept))
    sys.stdout.write(f"{folder.name}: {len(list(folder.glob('*.jsonl')))} sittings\n")


if __name__ == "__main__":
    main()
