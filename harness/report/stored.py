"""Results as JSON, and back. Everything but ``seconds`` is the same for every run of the same features."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from harness.report.results import (
    STATUSES,
    FeatureResult,
    Results,
    RuleResult,
    ScenarioResult,
    Status,
    StepResult,
)

FORMAT = 1


class NotResultsError(ValueError):
    """A file that does not hold results, and why."""


def text_of(results: Results) -> str:
    """The JSON text."""
    return json.dumps(as_data(results), ensure_ascii=False, indent=1) + "\n"


def as_data(results: Results) -> dict[str, Any]:
    """Results as plain data."""
    counts = results.counts()
    return {
        "parcours_results": FORMAT,
        "status": results.status,
        "seconds": _rounded(results.seconds),
        "counts": {kind: {status: found[status] for status in STATUSES} for kind, found in counts.items()},
        "faults": list(results.faults),
        "features": [_feature(feature) for feature in results.features],
    }


def _feature(feature: FeatureResult) -> dict[str, Any]:
    return {
        "name": feature.name,
        "keyword": feature.keyword,
        "language": feature.language,
        "file": feature.file,
        "line": feature.line,
        "tags": list(feature.tags),
        "description": list(feature.description),
        "status": feature.status,
        "seconds": _rounded(feature.seconds),
        "fault": feature.fault,
        "scenarios": [_scenario(scenario) for scenario in feature.scenarios],
        "rules": [_rule(rule) for rule in feature.rules],
    }


def _rule(rule: RuleResult) -> dict[str, Any]:
    return {
        "name": rule.name,
        "keyword": rule.keyword,
        "line": rule.line,
        "tags": list(rule.tags),
        "status": rule.status,
        "seconds": _rounded(rule.seconds),
        "fault": rule.fault,
        "scenarios": [_scenario(scenario) for scenario in rule.scenarios],
    }


def _scenario(scenario: ScenarioResult) -> dict[str, Any]:
    return {
        "name": scenario.name,
        "keyword": scenario.keyword,
        "line": scenario.line,
        "tags": list(scenario.tags),
        "status": scenario.status,
        "seconds": _rounded(scenario.seconds),
        "fault": scenario.fault,
        "outline": scenario.outline,
        "example": dict(scenario.example),
        "covered": list(scenario.covered),
        "steps": [_step(step) for step in scenario.steps],
    }


def _step(step: StepResult) -> dict[str, Any]:
    return {
        "keyword": step.keyword,
        "text": step.text,
        "line": step.line,
        "background": step.background,
        "status": step.status,
        "seconds": _rounded(step.seconds),
        "message": step.message,
        "table": [list(row) for row in step.table],
        "docstring": step.docstring,
    }


def _rounded(seconds: float) -> float:
    return round(seconds, 6)


# --- and back


def read(path: Path) -> Results:
    """The results of a file.

    Raises:
        NotResultsError: where the file holds anything else.
        OSError: where it cannot be read.
    """
    return results_of(path.read_bytes())


def results_of(content: bytes) -> Results:
    """The results that a JSON text holds. Raises `NotResultsError`."""
    try:
        data = json.loads(content.decode("utf-8"))
        if not isinstance(data, dict) or data.get("parcours_results") != FORMAT:
            raise NotResultsError(f"parcours_results: {FORMAT} expected")
        features = tuple(_read_feature(item) for item in data["features"])
        return Results(features, float(data["seconds"]), _texts(data["faults"]))
    except NotResultsError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotResultsError(f"{type(error).__name__}: {error}") from error


def _read_feature(data: Mapping[str, Any]) -> FeatureResult:
    return FeatureResult(
        name=_text(data["name"]),
        keyword=_text(data["keyword"]),
        language=_text(data["language"]),
        file=_text(data["file"]),
        line=int(data["line"]),
        tags=_texts(data["tags"]),
        description=_texts(data["description"]),
        scenarios=tuple(_read_scenario(item) for item in data["scenarios"]),
        rules=tuple(_read_rule(item) for item in data["rules"]),
        fault=_text(data["fault"]),
    )


def _read_rule(data: Mapping[str, Any]) -> RuleResult:
    return RuleResult(
        name=_text(data["name"]),
        keyword=_text(data["keyword"]),
        line=int(data["line"]),
        tags=_texts(data["tags"]),
        scenarios=tuple(_read_scenario(item) for item in data["scenarios"]),
        fault=_text(data["fault"]),
    )


def _read_scenario(data: Mapping[str, Any]) -> ScenarioResult:
    return ScenarioResult(
        name=_text(data["name"]),
        keyword=_text(data["keyword"]),
        line=int(data["line"]),
        tags=_texts(data["tags"]),
        status=_status(data["status"]),
        steps=tuple(_read_step(item) for item in data["steps"]),
        fault=_text(data["fault"]),
        outline=None if data["outline"] is None else _text(data["outline"]),
        example=tuple((_text(name), _text(cell)) for name, cell in data["example"].items()),
        covered=_texts(data.get("covered", ())),
    )


def _read_step(data: Mapping[str, Any]) -> StepResult:
    return StepResult(
        keyword=_text(data["keyword"]),
        text=_text(data["text"]),
        line=int(data["line"]),
        status=_status(data["status"]),
        seconds=float(data["seconds"]),
        message=_text(data["message"]),
        background=bool(data["background"]),
        table=tuple(_texts(row) for row in data["table"]),
        docstring=None if data["docstring"] is None else _text(data["docstring"]),
    )


def _status(value: object) -> Status:
    for status in STATUSES:
        if value == status:
            return status
    raise NotResultsError(f"status: {value!r}")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotResultsError(f"text expected: {value!r}")
    return value


def _texts(values: Sequence[object]) -> tuple[str, ...]:
    return tuple(_text(value) for value in values)
