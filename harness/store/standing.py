"""Where a kept sitting stands, by what was written alone: no flow is needed, and nothing is played."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from harness.store.record import Course, Kept, Passed

BACK, FORTH = "back", "forth"


class Stands(NamedTuple):
    """A case: its flow, and the leaf it is in."""

    flow: str
    state: str


class Standing(NamedTuple):
    """The simulated clock (UTC), and every case by its name."""

    clock: datetime
    cases: Mapping[str, Stands]


def standing(course: Course) -> Standing:
    """Where a sitting is after its moves, those undone left out."""
    clock, cases = course.opening.began, dict[str, Stands]()
    for passed in held(course.passed):
        clock = max([clock, *([passed.to] if passed.to else []), *(each.at for each in passed.came)])
        cases |= {each.case: Stands(each.flow, each.state) for each in passed.came}
    return Standing(clock, cases)


def held(passed: Iterable[Passed]) -> list[Passed]:
    """The moves that hold: those that were done and not undone, or done again."""
    done: list[Passed] = []
    undone: list[Passed] = []
    for each in passed:
        if each.kind in (BACK, FORTH):
            source, target = (done, undone) if each.kind == BACK else (undone, done)
            for _ in range(min(each.steps, len(source))):
                target.append(source.pop())
        else:
            done.append(each)
            undone.clear()
    return done


def people(kept: Kept) -> tuple[str, ...]:
    """Everybody who did something in a sitting or whose case it is, by key, in the order in which they appear."""
    named = (getattr(entry.move, name, None) for entry in kept.entries for name in ("person", "insured"))
    return tuple(dict.fromkeys(name for name in named if name))
