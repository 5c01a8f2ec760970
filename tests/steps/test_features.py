"""Each statement and decision has its scenario, each step its phrase, each scenario its « Alors »."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from behave.parser import parse_file

from harness.phrases import load, registry

ROOT = Path(__file__).parents[2]
load(ROOT / "steps")
FEATURES = sorted((ROOT / "features").rglob("*.feature"))
SUBJECTS = {"procuration", "accueil", "attestation", "adresse", "portail", "english"}
TRACED = re.compile(r"[PAD]-\d+")


def scenarios() -> list[Any]:
    return [scenario for path in FEATURES for scenario in parse_file(str(path)).walk_scenarios()]


def guide(name: str) -> Any:
    text = (ROOT / "flows" / "guides" / f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # every scalar as text, nothing constructed


def statements() -> dict[str, str]:
    found = {
        key: value["kind"]
        for name in ("procuration", "attestation")
        for key, value in guide(name)["statements"].items()
    }
    return found | dict.fromkeys(guide("decisions")["decisions"], "decision")


def tags() -> set[str]:
    return {str(tag) for scenario in scenarios() for tag in scenario.effective_tags}


def test_every_statement_and_decision_has_a_scenario() -> None:
    wanted = {key for key, kind in statements().items() if kind != "decor"}
    assert set() == wanted - tags()


def test_no_tag_names_an_unknown_statement() -> None:
    assert set() == {tag for tag in tags() if TRACED.fullmatch(tag)} - statements().keys()


def test_every_other_tag_names_a_subject() -> None:
    assert set() == {tag for tag in tags() if not TRACED.fullmatch(tag)} - SUBJECTS


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_step_is_one_phrase(path: Path) -> None:
    for scenario in parse_file(str(path)).walk_scenarios():
        for step in scenario.all_steps:
            found = [
                matcher for matcher in registry.steps[step.step_type] if matcher.check_match(step.name) is not None
            ]
            assert len(found) == 1, f"{step.location}: {step.name}"


def test_every_scenario_says_what_must_be_seen() -> None:
    silent = [str(scenario.location) for scenario in scenarios() if "then" not in {s.step_type for s in scenario.steps}]
    assert silent == []


def test_no_scenario_ends_on_an_action() -> None:
    assert [str(scenario.location) for scenario in scenarios() if scenario.steps[-1].step_type != "then"] == []


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: str(path.relative_to(ROOT)))
def test_two_scenarios_of_a_feature_never_share_a_name(path: Path) -> None:
    names = [scenario.name for scenario in parse_file(str(path)).walk_scenarios(with_outlines=True)]
    own = [name for name in names if "@" not in name]
    assert len(own) == len(set(own))
