"""L004: scenarios that assert nothing."""

from collections.abc import Iterator

from harness.lint.codes import Finding, finding
from harness.lint.desk import Desk


def check(desk: Desk) -> Iterator[Finding]:
    """Scenarios none of whose steps is a « Alors »; a step that no phrase knows may be one."""
    for scenario in desk.scenarios:
        if all(step.phrase is not None and step.role != "outcome" for step in scenario.steps):
            yield finding("L004", scenario.file, scenario.line, name=scenario.name)
