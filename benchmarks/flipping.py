"""A bit turned over in the file of a store, again and again: it is told, and nothing wrong is ever shown as right."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.killing import REAL, sitting
from harness.store.errors import StoreError
from harness.store.record import Course, Kept
from harness.store.store import Store

NUMBERS = range(1, 5)
"""The sittings of the store; the last is erased."""


class Flipped(NamedTuple):
    """What came of it: bits turned, those nobody told, and those that showed something wrong as right."""

    times: int
    silent: tuple[str, ...]
    wrong: tuple[str, ...]


def flipped(folder: Path, times: int, seed: int, *, summed: bool = True) -> Flipped:
    """Turn so many bits, one at a time, in a store at rest and (one time in fifty) in its sum.

    Without its sum, as after a crash, what is turned in bytes that hold nothing is told by nobody: ``silent`` has it.
    """
    path = folder / "flipped.db"
    _made(path)
    total = path.with_name("flipped.db.sum")
    if not summed:
        total.unlink()
    draw, silent, wrong = random.Random(seed), list[str](), list[str]()
    for turn in range(times):
        file = total if summed and turn % 50 == 0 else path
        place = draw.randrange(file.stat().st_size * 8)
        _turn(file, place)
        told, shown = _looked_at(path)
        wrong += (f"{file.name} bit {place}: {each}" for each in shown)
        silent += () if told else (f"{file.name} bit {place}",)
        _turn(file, place)
    with Store.at(str(path), make=False) as store:
        assert store.verified().damage == (), "the file is as it was"
    return Flipped(times, tuple(silent), tuple(wrong))


def _made(path: Path) -> None:
    """A store with something in it, and with room that nothing is in."""
    with Store.at(str(path)) as store:
        for number in NUMBERS:
            store.keep(sitting(number, 6 * number))
        store.erase(sitting(NUMBERS[-1], 0).opening.id, REAL)


def _turn(file: Path, place: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(place // 8)
        byte = opened.read(1)[0]
        opened.seek(place // 8)
        opened.write(bytes([byte ^ 1 << place % 8]))


def _looked_at(path: Path) -> tuple[bool, list[str]]:
    """Whether the damage was told, and what was shown wrong as right."""
    try:
        with Store.at(str(path), make=False) as store:
            told = bool(store.verified().damage)
            return told, list(_shown_wrong(store))
    except StoreError:
        return True, []


def _shown_wrong(store: Store) -> Iterator[str]:
    """Sittings that are read without a word and are not what was written."""
    for number in NUMBERS:
        wanted = sitting(number, 6 * number)
        try:
            found = _read(store, number)
        except StoreError:
            continue
        if isinstance(found, Kept) and found != wanted:
            yield f"sitting {number} is another"
        if isinstance(found, Course) and len(found.passed) != len(wanted.entries):
            yield f"sitting {number} is not whole"


def _read(store: Store, number: int) -> Kept | Course:
    name = sitting(number, 0).opening.id
    return store.course(name) if number == NUMBERS[-1] else store.kept(name)
