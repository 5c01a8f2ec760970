"""L005 and L006: scenarios that do and check what another one does and checks."""

from collections.abc import Iterator

from harness.lint.codes import Finding, finding
from harness.lint.desk import Desk
from harness.lint.sheet import Key, Scenario

Points = tuple[tuple[tuple[Key, ...], frozenset[Key]], ...]


def check(desk: Desk) -> Iterator[Finding]:
    """Each scenario against those that begin with the same moves."""
    read = [(scenario, _points(scenario)) for scenario in desk.scenarios]
    ending: dict[tuple[object, ...], list[int]] = {}
    for index, (scenario, points) in enumerate(read):
        ending.setdefault((scenario.lang, points[-1][0]), []).append(index)
    told: set[int] = set()
    for other, (longer, points) in enumerate(read):
        for moves, _ in points:
            for index in ending.get((longer.lang, moves), ()):
                if index != other and index not in told:
                    yield from _compared(read[index], (longer, points), index, other, told)


def _compared(
    one: tuple[Scenario, Points], two: tuple[Scenario, Points], index: int, other: int, told: set[int]
) -> Iterator[Finding]:
    scenario, points = one
    longer, whole = two
    if not any(outcomes for _, outcomes in points):
        return
    if points == whole and index > other:
        told.add(index)
        yield finding("L005", scenario.file, scenario.line, name=scenario.name, other=longer.place)
    elif points != whole and all(mine <= theirs for (_, mine), (_, theirs) in zip(points, whole, strict=False)):
        told.add(index)
        yield finding("L006", scenario.file, scenario.line, name=scenario.name, other=longer.place)


def _points(scenario: Scenario) -> Points:
    return tuple((moves, frozenset(step.key for step in steps)) for moves, steps in scenario.points())
