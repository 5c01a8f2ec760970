"""The scenarios that a difference touches: by their tags, by what they pass through, and by failing from then on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from diagrams.highlight import atomic
from diagrams.picture import Step
from harness import phrases
from harness.diff.failure import Failure, without_screen
from harness.features import Read, home_of
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.scenarios import Played, StepFailedError, perform
from simulator.analysis.difference.change import Difference
from simulator.engine.simulation import Happening
from simulator.spec.load import Library


@dataclass(frozen=True, slots=True)
class Touched:
    """A scenario that a difference touches: where it is, the statements it bears, whether it passes through changes.

    ``before`` and ``after`` are how it fails in an edition; None where it passes.
    """

    file: str
    line: int
    name: str
    statements: tuple[str, ...]
    passes: bool
    before: Failure | None
    after: Failure | None

    @property
    def breaks(self) -> bool:
        """Whether it passed and now fails."""
        return self.after is not None and self.before is None


def scenarios(
    found: Difference, reads: Sequence[Read], say: Say, advance: Callable[[], None] = lambda: None
) -> tuple[Touched, ...]:
    """Every scenario that the difference touches, played in both editions, in the order of files and lines."""
    if not found.changes or not reads:
        return ()
    phrases.load(home_of([reads[0].path]) / "steps")
    ways = _Ways(found)
    touched: list[Touched] = []
    for read in reads:
        for place in read.places:
            touched += _one(ways, read, place.scenario, say)
            advance()
    return tuple(touched)


def _one(ways: "_Ways", read: Read, scenario: Any, say: Say) -> Iterator[Touched]:
    found = ways.found
    played, before = _play(found.old, read, scenario, say)
    _, after = _play(found.new, read, scenario, say)
    tags = set(map(str, scenario.effective_tags))
    statements = tuple(name for name in found.statements if name in tags)
    passes = played is not None and any(map(ways.touch, played.simulation.history))
    if statements or passes or (before is None) != (after is None):
        yield Touched(read.shown, scenario.line, scenario.name.strip(), statements, passes, before, after)


def _play(library: Library, read: Read, scenario: Any, say: Say) -> tuple[Played | None, Failure | None]:
    """A scenario played on an edition, or how it fails."""
    lang: Lang = "en" if read.feature.language == "en" else "fr"
    try:
        return perform(scenario, read.path, library, lang, say), None
    except StepFailedError as failed:
        return None, Failure(failed.place, failed.sentence, without_screen(failed.why), lang)
    except BadInputError as mistake:
        return None, Failure("", "", str(mistake), lang)


class _Ways:
    """What the difference touches in the old edition."""

    def __init__(self, found: Difference) -> None:
        self.found = found
        bearing = [change for change in found.changes if change.kind != "trace"]
        self._rows = {(change.flow, way.source, way.trigger) for change in bearing for way in change.before.ways}
        self._leaves = {(change.flow, leaf) for change in bearing for leaf in change.before.leaves}

    def touch(self, happening: Happening) -> bool:
        """Whether what happened went through something that changed."""
        firing = happening.firing
        flow, here, there = firing.before.flow, firing.before.state, firing.after.state
        if (flow, there) in self._leaves or (flow, here, firing.event) in self._rows:
            return True
        steps = atomic(self.found.old.flows[flow], Step(here, firing.event, there))
        return any((flow, step.source, step.trigger) in self._rows for step in steps)
