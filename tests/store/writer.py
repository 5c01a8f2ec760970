"""A process that adds moves to a sitting and says what it was told: STORE SITTING MOVES."""

import sys
from itertools import islice

from benchmarks.killing import REAL, moves, sitting
from harness.store.errors import StaleError
from harness.store.store import Store


def main() -> None:
    """Begin the sitting unless it is the one that all share; add moves wherever it has come to."""
    where, number, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
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
                sys.stdout.write("stale\n")
                following = error.expected
            else:
                sys.stdout.write(f"kept:{following}\n")
                following, count = following + 1, count - 1


if __name__ == "__main__":
    main()
