"""behave's model, once it has run → results. behave's own outputs lose rules; this walks them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb, format_exception_only, format_list
from typing import Any, NamedTuple

from behave.matchers import StepParseError
from behave.model import Rule, ScenarioOutline

from harness.report.results import FeatureResult, RuleResult, ScenarioResult, Status, StepResult

_STATUS: dict[str, Status] = {
    "passed": "passed",
    "xfailed": "passed",
    "pending_warn": "passed",
    "failed": "failed",
    "xpassed": "failed",
    "error": "error",
    "hook_error": "error",
    "cleanup_error": "error",
    "pending": "error",
    "undefined": "undefined",
    "untested_undefined": "undefined",
    "skipped": "skipped",
}
_ASSERTION = "ASSERT FAILED: "


class Place(NamedTuple):
    """A scenario of behave's model and the rule it stands in."""

    scenario: Any
    rule: Any | None


def walk(feature: Any) -> Iterator[Place]:
    """Every scenario of a feature, each row of an outline being one."""
    for item in feature.run_items:
        rule = item if isinstance(item, Rule) else None
        for inside in (item,) if rule is None else rule.run_items:
            found = inside.scenarios if isinstance(inside, ScenarioOutline) else (inside,)
            yield from (Place(scenario, rule) for scenario in found)


def shown(path: str) -> str:
    """A path as a person here would type it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # « .. » goes too, links stay
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()


def feature_of(feature: Any, places: list[Place]) -> FeatureResult:
    """A feature with these scenarios of it only."""
    loose = tuple(scenario_of(scenario) for scenario, rule in places if rule is None)
    rules = []
    for rule in (item for item in feature.run_items if isinstance(item, Rule)):
        inside = tuple(scenario_of(scenario) for scenario, of in places if of is rule)
        if inside:
            rules.append(RuleResult(rule.name, rule.keyword, rule.line, _tags(rule), inside, _fault(rule)))
    return FeatureResult(
        name=feature.name,
        keyword=feature.keyword,
        language=feature.language or "en",
        file=shown(feature.filename),
        line=feature.line,
        tags=tuple(str(tag) for tag in feature.tags),
        description=tuple(feature.description),
        scenarios=loose,
        rules=tuple(rules),
        fault=_fault(feature),
    )


def scenario_of(scenario: Any) -> ScenarioResult:
    """A scenario and its steps, those of the backgrounds first."""
    background = list(scenario.background_steps)
    steps = (*(step_of(step, True) for step in background), *(step_of(step, False) for step in scenario.steps))
    row = getattr(scenario, "_row", None)
    return ScenarioResult(
        name=scenario.name.strip(),
        keyword=scenario.keyword,
        line=scenario.line,
        tags=_tags(scenario),
        status=_scenario_status(scenario, steps),
        steps=steps,
        fault=_fault(scenario),
        outline=scenario.parent.name if row is not None else None,
        example=() if row is None else tuple((str(name), str(cell)) for name, cell in row.items()),
        covered=getattr(scenario, "covered", ()),
    )


def step_of(step: Any, background: bool) -> StepResult:
    """A step, with the table or the text under it."""
    table = () if step.table is None else (step.table.headings, *(row.cells for row in step.table))
    return StepResult(
        keyword=step.keyword,
        text=step.name,
        line=step.line,
        status=_status(step),
        seconds=round(float(step.duration or 0.0), 6),
        message=_message(step),
        background=background,
        table=tuple(tuple(str(cell) for cell in row) for row in table),
        docstring=None if step.text is None else str(step.text),
    )


def _status(element: Any) -> Status:
    return _STATUS.get(element.status.name, "untested")


def _scenario_status(scenario: Any, steps: tuple[StepResult, ...]) -> Status:
    found = {step.status for step in steps}
    if scenario.hook_failed or not {"undefined"} & found:
        return _status(scenario)
    return "undefined"


def _message(step: Any) -> str:
    if _STATUS.get(step.status.name) == "passed":
        return ""
    if str(step.error_message or "").startswith(_ASSERTION):
        return str(step.error_message).removeprefix(_ASSERTION).rstrip()
    if step.exception is None:
        return str(step.error_message or "").rstrip()
    if isinstance(step.exception, StepParseError):
        return str(step.exception)
    frames = [frame for frame in extract_tb(step.exc_traceback) if "behave" not in Path(frame.filename).parts]
    return "".join([*format_list(frames), *format_exception_only(step.exception)]).rstrip()


def _fault(element: Any) -> str:
    """What a hook or a clean-up said; behave keeps it apart from what steps said."""
    if element.error_message:
        return re.sub(r"^HOOK-ERROR in after_\w+: AssertionError: ", "", str(element.error_message)).rstrip()
    return "cleanup error" if element.status.name == "cleanup_error" else ""


def _tags(element: Any) -> tuple[str, ...]:
    """Inherited tags first, each once, in the order they are written."""
    found: list[str] = []
    while element is not None:
        found = [str(tag) for tag in element.tags] + found
        element = element.parent
    return tuple(dict.fromkeys(found))
