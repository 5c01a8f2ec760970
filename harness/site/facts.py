"""All that a site tells, gathered once: what is required, what the last run gave, and how the two belong together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from harness.covering import of_results
from harness.edition import Edition
from harness.features import Read
from harness.report.results import BROKEN, FeatureResult, RuleResult, ScenarioResult
from harness.site.changes import Changes
from harness.site.cited import Use, uses
from harness.site.links import Links, links
from harness.site.mutants import Mutation
from harness.site.proofs import Proofs
from harness.site.runs import Run
from harness.traces import OWED
from simulator.analysis.coverage import Coverage
from simulator.spec.flow import Flow, Property
from simulator.spec.load import Library
from simulator.spec.portal import Statement

Tested = Literal["passed", "failed", "untested", "none"]
"""What the scenarios of something gave: all passed, one failed at least, some were not played; there is none."""

Proved = Literal["proved", "refuted", "open", "unproved", "none"]
"""What is known of the properties that cite something, the worst first."""

_WORST: Final[tuple[Proved, ...]] = ("refuted", "open", "unproved", "proved")


class Played(NamedTuple):
    """A scenario of the last run and what it stands in."""

    feature: FeatureResult
    rule: RuleResult | None
    scenario: ScenarioResult


class Sworn(NamedTuple):
    """A property and its rank in its flow."""

    flow: Flow
    rank: int
    property: Property


class Standing(NamedTuple):
    """What is known of a statement: who cites it, the scenarios that bear it, the properties, and what they gave."""

    statement: Statement
    uses: tuple[Use, ...]
    scenarios: tuple[Played, ...]
    properties: tuple[Sworn, ...]
    tested: Tested
    proved: Proved

    @property
    def owed(self) -> bool:
        """Whether it must have a scenario; decor has none."""
        return self.statement.kind in OWED


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What the pages are made of. ``played`` is by « file:line », ``standings`` by the number of a statement."""

    library: Library
    edition: Edition
    reads: tuple[Read, ...]
    run: Run
    coverage: Coverage
    proofs: Proofs
    mutation: Mutation | None
    changes: Changes
    links: Links
    played: Mapping[str, Played]
    standings: Mapping[str, Standing]

    def scenarios(self, obligations: Sequence[str]) -> tuple[Played, ...]:
        """The scenarios that show any of these obligations, in the order of files and lines."""
        keys = {key for name in obligations for key in self.coverage.shown.get(name, ())}
        return tuple(played for key, played in self.played.items() if key in keys)


def facts(
    library: Library,
    edition: Edition,
    reads: Sequence[Read],
    run: Run,
    proofs: Proofs,
    *,
    mutation: Mutation | None = None,
    changes: Changes | None = None,
    impossible: frozenset[str] = frozenset(),
) -> Facts:
    """All of it. ``impossible`` are the ids of what is proved to be out of reach of any scenario."""
    coverage = of_results(library, run.results)
    coverage = Coverage(coverage.obligations, coverage.shown, impossible)
    played = {f"{f.file}:{s.line}": Played(f, rule, s) for f, rule, s in run.results.scenarios()}
    return Facts(
        library=library,
        edition=edition,
        reads=tuple(reads),
        run=run,
        coverage=coverage,
        proofs=proofs,
        mutation=mutation,
        changes=changes or Changes(),
        links=links(library, (read.shown for read in reads)),
        played=played,
        standings=_standings(library, edition, tuple(played.values()), proofs),
    )


def _standings(library: Library, edition: Edition, played: tuple[Played, ...], proofs: Proofs) -> dict[str, Standing]:
    cited = uses(library, edition.files)
    bearing: dict[str, list[Played]] = {}
    for each in played:
        for tag in each.scenario.tags:
            bearing.setdefault(tag, []).append(each)
    sworn: dict[str, list[Sworn]] = {}
    for flow in library.flows.values():
        for rank, one in enumerate(flow.properties):
            for name in one.text.guide:
                sworn.setdefault(name, []).append(Sworn(flow, rank, one))
    found = {}
    for guide in library.guides:
        for name, statement in guide.statements.items():
            scenarios, properties = tuple(bearing.get(name, ())), tuple(sworn.get(name, ()))
            found[name] = Standing(
                statement, cited.get(name, ()), scenarios, properties, tested(scenarios), proved(properties, proofs)
            )
    return found


def tested(scenarios: Sequence[Played]) -> Tested:
    """What several scenarios gave together."""
    statuses = {played.scenario.status for played in scenarios}
    if not statuses:
        return "none"
    if statuses & BROKEN:
        return "failed"
    return "passed" if statuses == {"passed"} else "untested"


def proved(properties: Sequence[Sworn], proofs: Proofs) -> Proved:
    """What is known of several properties together."""
    known = {proofs.of(each.flow.id, each.rank).judgement for each in properties}
    return next((worst for worst in _WORST if worst in known), "none")
