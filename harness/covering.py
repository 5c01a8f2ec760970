"""What each scenario covers, noted while features are played, and what all of them cover."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from harness.driver import Driver, Recorded
from harness.language import Say, chosen
from harness.report.results import Results
from harness.traces import OWED
from simulator.analysis.coverage import Count, Coverage, coverage
from simulator.analysis.obligations import Ledger
from simulator.analysis.owed.guides import statements, tagged
from simulator.analysis.owed.obligation import KINDS
from simulator.engine.simulation import Case
from simulator.portal.deed import Wait
from simulator.sitting.sitting import Sitting
from simulator.spec.load import Library
from simulator.spec.text import Prose


@lru_cache(maxsize=2)
def ledger(library: Library) -> Ledger:
    """What is owed to all flows of a library."""
    return Ledger(library.flows.values())


class Covering:
    """The coverage of a run of behave, scenario by scenario; one of behave's reporters where it is to be told."""

    def __init__(self) -> None:
        self._library: Library | None = None
        self._runs: dict[str, tuple[str, ...]] = {}

    def note(self, scenario: Any, driver: Driver) -> None:
        """Keep what a scenario that passed has shown, and leave it on the scenario for reports.

        What a portal elsewhere does cannot be looked into: nothing is noted then.
        """
        if isinstance(driver, Recorded):
            sitting = driver.played()
            self._library = sitting.now.library
            found = ledger(self._library).shown(sitting.now.history, stops(sitting))
            scenario.covered = tuple(sorted(found))
            self._runs[f"{scenario.filename}:{scenario.line}"] = (*found, *map(tagged, scenario.effective_tags))

    def feature(self, feature: Any) -> None:
        """A feature is over: its scenarios were noted one by one."""

    def end(self) -> None:
        """All is over: print the summary."""
        if self._library is not None:
            print("\n".join(summary(coverage(owed(self._library), self._runs), Say(chosen(())))))


def stops(sitting: Sitting) -> tuple[Case, ...]:
    """The cases as they stood each time the clock was stopped."""
    waits = (step for step in sitting.done if isinstance(step.deed, Wait))
    return tuple(case for step in waits for case in step.act.simulation.cases.values())


def owed(library: Library) -> tuple[Any, ...]:
    """All obligations: those of the flows, then the statements of the guides that must have a scenario."""
    return (*ledger(library).obligations, *statements(library.guides, OWED))


def of_results(library: Library, results: Results) -> Coverage:
    """What the scenarios of a run that passed cover."""
    return coverage(owed(library), runs(results))


def runs(results: Results) -> Mapping[str, tuple[str, ...]]:
    """By the place of each scenario that passed, what it shows; its tags are statements."""
    return {
        f"{feature.file}:{scenario.line}": (*scenario.covered, *map(tagged, scenario.tags))
        for feature, _, scenario in results.scenarios()
        if scenario.status == "passed"
    }


def strangers(found: Coverage) -> frozenset[str]:
    """What runs have shown that nobody owes any more: the flows have changed since. Tags may be anything."""
    known = {obligation.id for obligation in found.obligations}
    return frozenset(name for name in found.shown if name not in known and not name.startswith(tagged("")))


def named(library: Library, flow: str) -> Prose:
    """The name of a flow, or of a guide."""
    if flow in library.flows:
        return library.flows[flow].name.plain
    return next(guide.name for guide in library.guides if guide.id == flow)


def touched(found: Coverage) -> Coverage:
    """What is owed to the flows that scenarios went through, their guides included, and the statements they bear.

    A tag alone brings in its own statement, and neither the rest of its guide nor the flow of the same name.
    """
    through = {o.flow for o in found.obligations if o.kind != "statement" and found.shown.get(o.id)}
    kept = (o for o in found.obligations if o.flow in through or found.shown.get(o.id))
    return replace(found, obligations=tuple(kept))


def summary(found: Coverage, say: Say) -> Iterator[str]:
    """A few lines: all that is owed to the flows that were gone through, then kind by kind."""
    found = touched(found)
    told = [f"{KINDS[kind].of(say.lang)} {count.covered}/{count.total}" for kind, count in found.kinds()]
    colon = say(" : ", ": ")
    yield f"{say('couverture', 'coverage')}{colon}{counted(found.count, say)}"
    yield from (f"  {', '.join(told[start : start + 4])}" for start in range(0, len(told), 4))


def counted(count: Count, say: Say) -> str:
    """« 12/40 (30 %) »."""
    return f"{count.covered}/{count.total} ({count.percent}{say(' %', '%')})"
