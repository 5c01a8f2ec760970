"""What every check works on: the features that were read, taken apart, and what the flows know."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from harness.features import Read
from harness.language import LANGS, Lang
from harness.lint.codes import Finding, finding
from harness.lint.known import Known
from harness.lint.sheet import Scenario, Step, scenarios
from simulator.spec.load import Library


@dataclass(frozen=True)
class Desk:
    """Features, the folder whose phrases they speak, the library they are about; ``whole``: none is left out."""

    library: Library
    flows: Path
    found: tuple[Read, ...]
    home: Path
    whole: bool

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Every scenario of the features."""
        return scenarios(self.found, self.home)

    @cached_property
    def known(self) -> Mapping[Lang, Known]:
        """What can be named, in either language."""
        return {lang: Known(self.library, lang) for lang in LANGS}

    @cached_property
    def texts(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of each feature."""
        return {read.shown: tuple(read.path.read_text(encoding="utf-8-sig").splitlines()) for read in self.found}

    def at(self, code: str, scenario: Scenario, step: Step, word: str = "", **values: str | None) -> Finding:
        """A finding on the line of a step where a word stands; on its row of examples where it comes from there."""
        lines = self.texts[scenario.file]
        last = step.line + (len(step.table or ()) if word else 0)
        places = [number for number in range(step.line, min(last, len(lines)) + 1) if word in lines[number - 1]]
        return finding(code, scenario.file, places[0] if places else scenario.line, **values)
