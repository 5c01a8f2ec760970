"""Which statements of the guides, and which decisions, have a scenario: counted from the tags."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harness.features import Key, Read
from simulator.spec.portal import Guide, Statement
from simulator.spec.text import Prose

OWED = frozenset({"rule", "screen", "decision"})
"""Kinds of statements that must have a scenario; decor is traced and out of scope."""

_NUMBER = re.compile(r"[A-Z]{1,3}-\d{2,3}")


@dataclass(frozen=True, slots=True)
class Line:
    """The statements of one kind in one guide, and the scenarios of each."""

    guide: Prose
    kind: str
    statements: tuple[Statement, ...]
    scenarios: Mapping[str, tuple[Key, ...]]

    @property
    def owed(self) -> bool:
        """Whether each of them must have a scenario."""
        return self.kind in OWED

    @property
    def traced(self) -> tuple[Statement, ...]:
        """Those that have one."""
        return tuple(statement for statement in self.statements if self.scenarios.get(statement.id))

    @property
    def lacking(self) -> tuple[Statement, ...]:
        """Those that must have one and have none."""
        return tuple(s for s in self.statements if self.owed and not self.scenarios.get(s.id))


@dataclass(frozen=True, slots=True)
class Traces:
    """The whole count, and tags that look like a statement's number and are none."""

    lines: tuple[Line, ...]
    unknown: Mapping[str, tuple[Key, ...]]

    @property
    def complete(self) -> bool:
        """Whether nothing lacks a scenario and no tag is unknown."""
        return not self.unknown and not any(line.lacking for line in self.lines)


def traces(guides: Iterable[Guide], found: Iterable[Read]) -> Traces:
    """Count the tags of scenarios (those of their rule and feature included) against the guides' statements."""
    tagged: dict[str, list[Key]] = {}
    for read in found:
        for place in read.places:
            scenario = place.scenario
            for tag in dict.fromkeys(map(str, scenario.effective_tags)):
                if _NUMBER.fullmatch(tag):
                    tagged.setdefault(tag, []).append((read.shown, scenario.line))
    scenarios = {tag: tuple(keys) for tag, keys in tagged.items()}
    lines, known = [], set()
    for guide in guides:
        known |= set(guide.statements)
        for kind in dict.fromkeys(statement.kind for statement in guide.statements.values()):
            said = tuple(statement for statement in guide.statements.values() if statement.kind == kind)
            lines.append(Line(guide.name, kind, said, scenarios))
    return Traces(tuple(lines), {tag: keys for tag, keys in scenarios.items() if tag not in known})
