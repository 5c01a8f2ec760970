"""Hooks of the features that these tests play."""

from typing import Any


def before_scenario(context: Any, scenario: Any) -> None:
    if "hook" in scenario.tags:
        raise RuntimeError("le crochet casse")
    if "skip" in scenario.tags:
        scenario.skip()


def before_feature(context: Any, feature: Any) -> None:
    if "feature_hook" in feature.tags:
        raise RuntimeError("le crochet de la fonctionnalité casse")
