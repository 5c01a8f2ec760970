"""L009 to L013: steps that no phrase says, keywords mistyped, values that are none, tables and texts that miss."""

import re
from collections.abc import Iterator

from harness.language import Say
from harness.lint.codes import Finding, finding
from harness.lint.desk import Desk
from harness.lint.sheet import Scenario, Step
from harness.playing import undefined

_PLACE = re.compile(r"(?P<file>.*?):(?P<line>\d+): (?P<why>.*)", re.DOTALL)


def check(desk: Desk) -> Iterator[Finding]:
    """All that can be told of steps by themselves."""
    yield from _undefined(desk)
    for scenario in desk.scenarios:
        for step in scenario.steps:
            if step.fault:
                yield desk.at("L012", scenario, step, why_fr=step.fault, why_en=step.fault)
            yield from _attachment(desk, scenario, step)


def told(code: str, french: str, english: str) -> Finding:
    """A finding of a complaint that begins with its place, worded in either language."""
    fr, en = _PLACE.fullmatch(french), _PLACE.fullmatch(english)
    assert fr is not None
    assert en is not None
    return finding(code, fr["file"], int(fr["line"]), why_fr=fr["why"], why_en=en["why"])


def _undefined(desk: Desk) -> Iterator[Finding]:
    steps = {(scenario.file, step.line) for scenario in desk.scenarios for step in scenario.steps}
    french, english = (undefined(desk.found, desk.home, "process", Say(lang)) for lang in ("fr", "en"))
    for fr, en in zip(french, english, strict=True):
        found = told("L009", fr, en)
        yield found if (found.file, found.line) in steps else told("L010", fr, en)


def _attachment(desk: Desk, scenario: Scenario, step: Step) -> Iterator[Finding]:
    phrase = step.phrase
    if phrase is None or phrase.attachment is None:
        return
    if phrase.attachment == "text" and step.docstring is None:
        yield desk.at("L013", scenario, step, why_fr="il manque un texte entre \"\"\" sous la phrase",
                      why_en="a text between \"\"\" is missing under the phrase")  # fmt: skip
    if phrase.attachment == "table":
        wanted = (phrase.columns or {})[scenario.lang]
        heads = step.table[0] if step.table else ()
        if not heads or heads != wanted[: len(heads)]:
            columns = " | ".join(wanted)
            yield desk.at("L013", scenario, step, why_fr=f"colonnes attendues : {columns}",
                          why_en=f"expected columns: {columns}")  # fmt: skip
