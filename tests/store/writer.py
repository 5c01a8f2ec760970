"""Processes that add moves to sittings at once, and say what each was told: STORE WRITERS MOVES same|own."""

import os
import sys
from itertools import islice

from benchmarks.killing import REAL, moves, sitting
from harness.store.errors import StaleError
from harness.store.store import Store


def main() -> None:
    """Begin them together; all add to sitting 0, or each to its own."""
    where, writers, count, which = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    children = []
    for number in range(1, writers + 1):
        child = os.fork()
        if child == 0:
            try:
                _write(where, number if which == "own" else 0, count)
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


def _write(where: str, number: int, count: int) -> None:
    """Add so many moves wherever the sitting has come to; one's own is begun first."""
    name = sitting(number, 0).opening.id
    with Store.at(where) as store:
        if number:
            store.begin(sitting(number, 0).opening)
        following = 1
        while count:
            move, came = next(islice(moves(), following - 1, None))
            try:
                store.append(name, following, move, came, REAL)
            except StaleError as error:
                _say("stale")
                following = error.expected
            else:
                _say(f"kept:{following}")
                following, count = following + 1, count - 1


def _say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


if __name__ == "__main__":
    main()
