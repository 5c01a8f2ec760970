"""What a store bears: writers killed at any instant, bits turned over in its file."""

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.contest import Figures, row
from benchmarks.flipping import flipped
from benchmarks.killing import killed

ROUND = 100
"""Writers killed before one begins with a new store: a long one takes long to look at."""


@row(
    "killed writers after which a store is not exactly what was acknowledged (2,000 times kill -9)",
    against="of a hundred",
    goal="<= 0",
)
def writers(quick: bool) -> Figures:
    times, acknowledged, wrong = 200 if quick else 2_000, 0, list[str]()
    for seed in range(times // ROUND):
        with TemporaryDirectory() as folder:
            found = killed(str(Path(folder) / "killed.db"), ROUND, seed)
        acknowledged += found.acknowledged
        wrong += found.wrong
    note = f"{times} writers killed, {acknowledged} acknowledged writes all there; wrong: {len(wrong)} {wrong[:3]}"
    return Figures(len(wrong), 100.0, note)


@row("turned bits that nobody told, or that showed something wrong (10,000)", against="of a hundred", goal="<= 0")
def bits(quick: bool) -> Figures:
    times = 500 if quick else 10_000
    with TemporaryDirectory() as folder:
        found = flipped(Path(folder), times, 1)
    bad = (*found.silent, *found.wrong)
    note = f"{times} bits turned in a store at rest, {times - len(found.silent)} told; wrong: {bad[:3]}"
    return Figures(len(bad), 100.0, note)


@row("the same without the file's sum, as after a crash: something wrong shown", against="of a hundred", goal="<= 0")
def bits_after_a_crash(quick: bool) -> Figures:
    times = 500 if quick else 10_000
    with TemporaryDirectory() as folder:
        found = flipped(Path(folder), times, 2, summed=False)
    told = times - len(found.silent)
    note = f"{times} bits turned, {told} told, the others in bytes that hold nothing; wrong: {found.wrong[:3]}"
    return Figures(len(found.wrong), 100.0, note)
