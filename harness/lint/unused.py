"""L008: phrases that no scenario uses."""

from collections.abc import Iterator
from pathlib import Path

from harness.lint.codes import Finding, finding
from harness.lint.desk import Desk
from harness.phrases import PHRASES
from harness.report.collect import shown


def check(desk: Desk) -> Iterator[Finding]:
    """The phrases of the folder's steps that the features never speak, where all features were read."""
    if not desk.whole:
        return
    used = {step.phrase.id for scenario in desk.scenarios for step in scenario.steps if step.phrase}
    for phrase in PHRASES.values():
        code = phrase.function.__code__
        file = desk.home / "steps" / Path(code.co_filename).name  # behave knows it by a relative path
        if phrase.id not in used and file.is_file():
            line = code.co_firstlineno
            yield finding("L008", shown(str(file)), line, phrase_fr=phrase.show("fr"), phrase_en=phrase.show("en"))
