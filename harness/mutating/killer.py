"""The scenario that would have noticed a mutant: written from where the two flows part, and tried on both."""

from itertools import islice
from pathlib import Path
from typing import Final

from behave.parser import parse_feature

from harness.features import Read
from harness.gherkin import feature_text
from harness.language import Lang
from harness.mutating.script import Script, play, scripts
from harness.report.collect import walk
from simulator.analysis.mutation.parting import parting
from simulator.analysis.path import Path as Run
from simulator.scenarios.expectations import STANDARD, whole
from simulator.scenarios.scenario import CannotTell
from simulator.scenarios.telling import told
from simulator.spec.load import Library

_HEAD: Final = 3
"""Lines of a feature before its first scenario."""
_RUNS: Final = 5
"""Runs that are told, of those that show a difference."""


def killer(library: Library, changed: Library, paths: tuple[Run, ...], lang: Lang) -> str:
    """A scenario that passes on the one and fails on the other; "" where none was found from these paths on."""
    for run in islice(parting(library, changed, paths), _RUNS):
        for expect in (STANDARD, (*STANDARD, whole)):
            try:
                text = feature_text((told(library, run, lang, expect),), "—", lang)
            except CannotTell:
                break
            script = _script(text)
            if play(script, library) is None and play(script, changed) is not None:
                return "\n".join(line.removeprefix("  ") for line in text.split("\n")[_HEAD:]).rstrip()
    return ""


def _script(text: str) -> Script:
    feature = parse_feature(text, filename="")
    return scripts((Read(Path(), "", feature, tuple(walk(feature))),))[0]
