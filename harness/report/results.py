"""What a run of features gave, as frozen values: features, their rules, their scenarios, their steps."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Status = Literal["passed", "failed", "error", "undefined", "skipped", "untested"]
STATUSES: tuple[Status, ...] = ("passed", "failed", "error", "undefined", "skipped", "untested")
BROKEN: frozenset[Status] = frozenset({"failed", "error", "undefined"})
"""A step that asserts and is wrong, one that cannot go on (or a hook), one that no phrase knows."""


def overall(statuses: Iterable[Status]) -> Status:
    """The status of a whole: the worst of its parts; what was skipped counts only where all was."""
    found = set(statuses)
    for status in ("error", "undefined", "failed", "untested", "passed"):
        if status in found:
            return status
    return "skipped" if found else "untested"


@dataclass(frozen=True, slots=True)
class StepResult:
    """A step as written, its keyword apart; ``seconds`` is the time it took, ``message`` why it did not pass."""

    keyword: str
    text: str
    line: int
    status: Status
    seconds: float
    message: str = ""
    background: bool = False
    table: tuple[tuple[str, ...], ...] = ()
    docstring: str | None = None

    @property
    def sentence(self) -> str:
        """Keyword and text; an elided keyword (« Et qu' ») touches its text."""
        return f"{self.keyword}{'' if self.keyword.endswith(('’', chr(39))) else ' '}{self.text}"


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """A scenario, or a row of an outline: then ``outline`` is the outline's title and ``example`` the row.

    ``tags`` are its own and those it inherits; ``fault`` is what went wrong outside its steps, in a hook. ``covered``
    are the ids of what it shows of the flows, where that was measured.
    """

    name: str
    keyword: str
    line: int
    tags: tuple[str, ...]
    status: Status
    steps: tuple[StepResult, ...]
    fault: str = ""
    outline: str | None = None
    example: tuple[tuple[str, str], ...] = ()
    covered: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """The time of its steps, those of the background included."""
        return sum(step.seconds for step in self.steps)

    @property
    def culprit(self) -> StepResult | None:
        """The step that did not pass."""
        return next((step for step in self.steps if step.status in BROKEN), None)

    @property
    def message(self) -> str:
        """Why it did not pass."""
        culprit = self.culprit
        return "\n".join(text for text in (culprit.message if culprit else "", self.fault) if text)


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule and its scenarios."""

    name: str
    keyword: str
    line: int
    tags: tuple[str, ...]
    scenarios: tuple[ScenarioResult, ...]
    fault: str = ""

    @property
    def seconds(self) -> float:
        return sum(scenario.seconds for scenario in self.scenarios)

    @property
    def status(self) -> Status:
        return _whole(self.fault, [scenario.status for scenario in self.scenarios])


@dataclass(frozen=True, slots=True)
class FeatureResult:
    """A feature: the scenarios that stand in no rule, then its rules. ``file`` is as a person would type it."""

    name: str
    keyword: str
    language: str
    file: str
    line: int
    tags: tuple[str, ...]
    description: tuple[str, ...]
    scenarios: tuple[ScenarioResult, ...]
    rules: tuple[RuleResult, ...]
    fault: str = ""

    @property
    def seconds(self) -> float:
        return sum(scenario.seconds for scenario in self.all_scenarios())

    @property
    def status(self) -> Status:
        found = [scenario.status for scenario in self.scenarios]
        return _whole(self.fault, [*found, *(rule.status for rule in self.rules)])

    def all_scenarios(self) -> Iterator[ScenarioResult]:
        """Its scenarios, in rules or not, in the order of the file."""
        yield from self.scenarios
        for rule in self.rules:
            yield from rule.scenarios


@dataclass(frozen=True, slots=True)
class Results:
    """A whole run. ``seconds`` is the time one waited; ``faults`` what went wrong before or after all features."""

    features: tuple[FeatureResult, ...]
    seconds: float = 0.0
    faults: tuple[str, ...] = ()

    @property
    def status(self) -> Status:
        return _whole("".join(self.faults), [feature.status for feature in self.features])

    @property
    def broken(self) -> bool:
        """Whether anything did not go as it should."""
        return self.status in BROKEN

    def scenarios(self) -> Iterator[tuple[FeatureResult, RuleResult | None, ScenarioResult]]:
        """Every scenario with the rule and the feature it stands in."""
        for feature in self.features:
            yield from ((feature, None, scenario) for scenario in feature.scenarios)
            yield from ((feature, rule, scenario) for rule in feature.rules for scenario in rule.scenarios)

    def counts(self) -> Mapping[str, Counter[Status]]:
        """How many features, rules, scenarios and steps there are of each status."""
        found = [scenario for _, _, scenario in self.scenarios()]
        return {
            "features": Counter(feature.status for feature in self.features),
            "rules": Counter(rule.status for feature in self.features for rule in feature.rules),
            "scenarios": Counter(scenario.status for scenario in found),
            "steps": Counter(step.status for scenario in found for step in scenario.steps),
        }


def _whole(fault: str, parts: list[Status]) -> Status:
    return "error" if fault else overall(parts)


def merged(parts: Iterable[Results]) -> Results:
    """The parts of one run (of several processes, of several shards) as one, in the order of files and lines.

    A scenario that is in two parts is taken from the later one; the time is that of the longest part.
    """
    features: dict[str, FeatureResult] = {}
    faults: dict[str, None] = {}
    seconds = 0.0
    for part in parts:
        seconds = max(seconds, part.seconds)
        faults |= dict.fromkeys(part.faults)
        for feature in part.features:
            known = features.get(feature.file)
            features[feature.file] = _joined(known, feature) if known else feature
    return Results(tuple(features[file] for file in sorted(features)), seconds, tuple(faults))


def _joined(one: FeatureResult, other: FeatureResult) -> FeatureResult:
    rules = {rule.line: rule for rule in one.rules}
    for rule in other.rules:
        known = rules.get(rule.line)
        rules[rule.line] = rule if known is None else replace(
            known, scenarios=_by_line(known.scenarios, rule.scenarios), fault=_both(known.fault, rule.fault)
        )  # fmt: skip
    return replace(
        one,
        scenarios=_by_line(one.scenarios, other.scenarios),
        rules=tuple(rules[line] for line in sorted(rules)),
        fault=_both(one.fault, other.fault),
    )


def _by_line(some: tuple[ScenarioResult, ...], others: tuple[ScenarioResult, ...]) -> tuple[ScenarioResult, ...]:
    found = {scenario.line: scenario for scenario in (*some, *others)}
    return tuple(found[line] for line in sorted(found))


def _both(one: str, other: str) -> str:
    return "\n".join(dict.fromkeys(text for text in (one, other) if text))
