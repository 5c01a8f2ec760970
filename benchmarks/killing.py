"""A process that writes to a store killed at a random instant, again and again: what it had been told is kept, is.

As a program, it prints what came of it as JSON: ``python -m benchmarks.killing STORE TIMES SEED``.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import cycle, islice
from typing import Final, NamedTuple

from harness.store.errors import StoreError
from harness.store.record import Entry, Kept, Opening
from harness.store.store import Store
from simulator.portal.deed import Connect, Fill, Press, Wait
from simulator.sitting.move import Back, Forth, Move
from simulator.sitting.sitting import Came

REAL: Final = datetime(2026, 1, 5, 10, tzinfo=UTC)
BEGAN: Final = datetime(2021, 1, 4, 8, tzinfo=UTC)
LONGEST: Final = 0.015
"""Seconds that a writer lives at most after it has said what one waits for."""
MOST: Final = 4
"""Writes that one waits for at most before a writer is killed; one time in eight not even for its start."""
NAME: Final = "Zorglub-Sentinelle"
"""Typed in every sitting: what must be nowhere once it is erased."""


class Killed(NamedTuple):
    """What came of it: rounds, moves acknowledged, and what went wrong."""

    times: int
    acknowledged: int
    wrong: tuple[str, ...]


def moves() -> Iterator[tuple[Move, tuple[Came, ...]]]:
    """Moves as a sitting makes them, for ever."""
    done = Came("event", BEGAN, "0001", "procuration", "insured", "fill", (), "draft.mandatary")
    refused = done._replace(event="next", refused=("missing:mandatary.first_name",))
    yield from cycle(
        (
            (Connect("jean", "web"), ()),
            (Fill("jean", "0001", "mandatary.last_name", f"{NAME} é « 😀 »"), (done,)),
            (Press("jean", "0001", "next"), (refused,)),
            (Back(1), ()),
            (Forth(1), ()),
            (Wait(BEGAN), (done._replace(kind="timer", by="", event="timer:active:0"),)),
        )
    )


def sitting(number: int, length: int, *, owner: str = "") -> Kept:
    """A sitting of so many moves."""
    entries = (Entry(n, REAL, move, came) for n, (move, came) in enumerate(islice(moves(), length), 1))
    return Kept(Opening(f"{number:032x}", REAL, BEGAN, owner), tuple(entries))


def killed(where: str, times: int, seed: int) -> Killed:
    """Kill a writer so many times; after each, see that the store holds what was acknowledged, once, and is whole."""
    draw = random.Random(seed)
    with Store.at(where) as store:
        known = {each.id for each in store.listed()}
        if sitting(0, 0).opening.id not in known:
            store.begin(sitting(0, 0).opening)
    wrong: list[str] = []
    total = 0
    for turn in range(1, times + 1):
        waits = 0 if turn % 8 == 0 else 1 + draw.randrange(MOST)
        told = _told_before_death(partial(_write, where, turn), waits, draw.random() * LONGEST)
        wrong += (f"round {turn}: {each}" for each in _looked_at(where, turn, told))
        total += len(told) - told.count("ready")
    return Killed(times, total, tuple(wrong))


def _told_before_death(write: Callable[[Callable[[str], None]], None], waits: int, life: float) -> list[str]:
    """What a child process said before it was killed: so many things, and what it could still say in a short life."""
    source, target = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        try:
            write(lambda text: void(os.write(target, f"{text}\n".encode())))
        finally:
            os._exit(1)
    os.close(target)
    with os.fdopen(source) as said:
        first = "".join(said.readline() for _ in range(waits))
        time.sleep(life)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return (first + said.read()).split()


def void(_: object) -> None:
    """Nothing of something."""


def _write(where: str, turn: int, say: Callable[[str], None]) -> None:
    """A whole sitting, its erasure, moves of a long sitting: each said once it is kept. The turn says what comes."""
    store = Store.at(where)
    first = len(store.kept(sitting(0, 0).opening.id).entries) + 1
    say("ready")
    if turn % 3:
        store.keep(sitting(turn, 4))
        say("sitting")
    if turn % 3 == 2:
        store.erase(sitting(turn, 4).opening.id, REAL)
        say("erasure")
    for number, (move, came) in islice(enumerate(moves(), 1), first - 1, None):
        store.append(sitting(0, 0).opening.id, number, move, came, REAL)
        say(f"move:{number}")
        if number % 3 == 0:
            store.close()
            store = Store.at(where)


def _looked_at(where: str, turn: int, told: list[str]) -> Iterator[str]:
    """What is not as it must be."""
    with Store.at(where) as store:
        yield from (damage.why.en for damage in store.verified().damage)
        long = store.kept(sitting(0, 0).opening.id).entries
        if long != sitting(0, len(long)).entries:
            yield "other moves than those that were made"
        last = max((int(each.partition(":")[2]) for each in told if each.startswith("move:")), default=0)
        if len(long) < last:
            yield f"{last} moves were acknowledged, {len(long)} are kept"
        yield from _other(store, turn, told)


def _other(store: Store, turn: int, told: list[str]) -> Iterator[str]:
    """The second sitting of a round: there if that was said, whole or not at all, erased if that was said."""
    wanted = sitting(turn, 4)
    found = {each.id: each for each in store.listed()}.get(wanted.opening.id)
    if found is None:
        if "sitting" in told:
            yield "a sitting that was acknowledged is not there"
        return
    if "erasure" in told and not found.erased:
        yield "an erasure that was acknowledged was not done"
    if not found.erased and store.kept(wanted.opening.id) != wanted:
        yield "another sitting than the one that was kept"
    if found.erased and len(store.course(wanted.opening.id).passed) != len(wanted.entries):
        yield "an erased sitting is not whole"


def main() -> None:
    """Run, and print."""
    where, times, seed = sys.argv[1:]
    try:
        found = killed(where, int(times), int(seed))
    except StoreError as error:
        found = Killed(int(times), 0, (str(error),))
    print(json.dumps(found._asdict()))


if __name__ == "__main__":
    main()
