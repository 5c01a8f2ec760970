"""Which statements of the guides, and which of our decisions, have a scenario: read from the tags."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from harness.features import Key, Read
from harness.language import Say
from simulator.spec.portal import Guide, Statement
from simulator.spec.text import Prose

TRACED = re.compile(r"[A-Z]+-\d+")
"""A tag that names a statement or a decision; the others name subjects."""


class Line(NamedTuple):
    """The statements of one kind in one guide; ``owed`` when each must have a scenario."""

    guide: Prose
    kind: str
    owed: bool
    statements: tuple[Statement, ...]
    scenarios: Mapping[str, tuple[Key, ...]]

    @property
    def traced(self) -> tuple[Statement, ...]:
        """Those that have a scenario."""
        return tuple(statement for statement in self.statements if self.scenarios.get(statement.id))

    @property
    def lacking(self) -> tuple[Statement, ...]:
        """Those that have none, and should."""
        return tuple(item for item in self.statements if self.owed and not self.scenarios.get(item.id))


class Traces(NamedTuple):
    """The whole table, and the tags that name nothing."""

    lines: tuple[Line, ...]
    unknown: Mapping[str, tuple[Key, ...]]

    @property
    def complete(self) -> bool:
        """Whether nothing is lacking and every tag names something."""
        return not self.unknown and not any(line.lacking for line in self.lines)


def traces(guides: Sequence[Guide], found: Sequence[Read]) -> Traces:
    """The table for these guides and these features."""
    scenarios: dict[str, list[Key]] = {}
    for read in found:
        for place in read.places:
            for tag in place.scenario.effective_tags:
                scenarios.setdefault(str(tag), []).append((read.shown, place.scenario.line))
    by_tag = {tag: tuple(sorted(keys)) for tag, keys in scenarios.items()}
    lines = []
    for guide in guides:
        for kind in ("rule", "screen", "decor", "decision"):
            inside = tuple(item for item in guide.statements.values() if item.kind == kind)
            if inside:
                lines.append(Line(guide.name, kind, kind != "decor", inside, by_tag))
    known = {name for guide in guides for name in guide.statements}
    unknown = {tag: keys for tag, keys in sorted(by_tag.items()) if TRACED.fullmatch(tag) and tag not in known}
    return Traces(tuple(lines), unknown)


def carried(found: Traces, say: Say) -> str:
    """The table in one sentence."""
    owed = [line for line in found.lines if line.owed]
    total, lacking = sum(len(line.statements) for line in owed), sum(len(line.lacking) for line in owed)
    return say(
        f"{total - lacking} énoncés et décisions sur {total} ont un scénario",
        f"{total - lacking} of {total} statements and decisions have a scenario",
    )
