"""The scenarios that are missing, ready to be read and played: those of ``parcours generate``, for what lacks alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from harness.covering import named
from harness.generating import refuse_hand_written
from harness.gherkin import feature_text
from harness.language import Lang, Say
from harness.rehearsal import rehearsed
from simulator.analysis.coverage import Coverage
from simulator.analysis.explore.explored import STARTS, explored
from simulator.analysis.owed.obligation import Obligation
from simulator.analysis.reach import unreachable
from simulator.scenarios.criteria.deadlines import Deadlines
from simulator.scenarios.criteria.only import Only
from simulator.scenarios.criteria.owed import Owed
from simulator.scenarios.criteria.target import Criterion, Ground
from simulator.scenarios.scenario import Scenario
from simulator.scenarios.suite import Missed, suite
from simulator.spec.load import Library

MARK: Final = "parcours cover"
"""By which a file of missing scenarios is known."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Of a flow: scenarios for what lacks, by language, what nothing can show (ids), and what none was found for."""

    flow: str
    scenarios: Mapping[Lang, tuple[Scenario, ...]]
    impossible: frozenset[str]
    missed: tuple[Missed, ...]

    def told(self, lang: Lang) -> tuple[Scenario, ...]:
        """The scenarios in a language, if they were told in it."""
        return self.scenarios.get(lang, ())


def ready(
    found: Coverage, library: Library, langs: Sequence[Lang], advance: Callable[[], None] = lambda: None
) -> Iterator[Ready]:
    """What is missing, flow by flow; only flows that lack something are explored. ``advance``: one thing was sought."""
    for flow in found.flows:
        lacking = {o.id: o for o in found.of(flow).lacking if o.kind != "statement"}
        if lacking:
            yield _of(library, flow, lacking, langs, advance)


def _of(
    library: Library,
    flow: str,
    lacking: Mapping[str, Obligation],
    langs: Sequence[Lang],
    advance: Callable[[], None],
) -> Ready:
    ground = Ground(library, library.flows[flow], explored(library, flow))
    criteria = {name: Only(criterion, lacking) for name, criterion in _criteria(ground, lacking.values())}
    made = {lang: suite(ground, criteria, lang, advance) for lang in langs}
    missed = made[langs[0]].missed
    impossible = frozenset(_impossible(ground, [lacking[miss.target.id] for miss in missed]))
    scenarios = {lang: tuple(scenario for name in criteria for scenario in own.of(name)) for lang, own in made.items()}
    return Ready(flow, scenarios, impossible, tuple(miss for miss in missed if miss.target.id not in impossible))


def _criteria(ground: Ground, lacking: Iterable[Obligation]) -> Iterator[tuple[str, Criterion]]:
    """Those that write for what lacks."""
    kinds = tuple(dict.fromkeys(obligation.kind for obligation in lacking))
    if kinds != ("deadline",):
        yield "owed", Owed(ground, tuple(kind for kind in kinds if kind != "deadline"))
    if "deadline" in kinds:
        yield "deadlines", Deadlines(ground)


def _impossible(ground: Ground, missed: Iterable[Obligation]) -> Iterator[str]:
    """What is proved out of reach; from days after which a month is unlike the others too."""
    suspects = [obligation for obligation in missed if unreachable(ground.explored, obligation)]
    if suspects:
        others = explored(ground.library, ground.flow.id, STARTS[1:])
        yield from (obligation.id for obligation in suspects if unreachable(others, obligation))


def proved(found: Coverage, library: Library, advance: Callable[[], None] = lambda: None) -> Iterator[str]:
    """What of what lacks is proved out of reach, no scenario being sought. ``advance``: a flow was explored."""
    for flow in found.flows:
        lacking = [o for o in found.of(flow).lacking if o.kind != "statement"]
        if lacking:
            ground = Ground(library, library.flows[flow], explored(library, flow))
            yield from _impossible(ground, lacking)
            advance()


def sought(found: Coverage) -> int:
    """How many things are looked for."""
    return sum(obligation.kind != "statement" for obligation in found.lacking)


def text(one: Ready, library: Library, say: Say) -> str:
    """The scenarios of a flow as the text of a feature file."""
    name = named(library, one.flow).of(say.lang)
    comment = say(
        f"Écrit par « {MARK} » : ce qu'aucun autre scénario ne montre.",
        f"Written by “{MARK}”: what no other scenario shows.",
    )
    title = say(f"Ce qui manquait à « {name} »", f"What “{name}” lacked")
    return feature_text(one.told(say.lang), title, say.lang, tags=(one.flow,), comments=(comment,))


def write(ready_: tuple[Ready, ...], library: Library, folder: Path, say: Say) -> Iterator[Path]:
    """A feature file for each flow that lacks something; those written, each played before.

    Raises:
        BadInputError: where a file that somebody wrote stands in the way.
    """
    for one in ready_:
        if not one.told(say.lang):
            continue
        path, whole = folder / f"{one.flow}-{say('manquants', 'missing')}.feature", text(one, library, say)
        refuse_hand_written(path, MARK, say)
        for fault in rehearsed(library, whole, say.lang):
            raise RuntimeError(f"{path}: {fault.title}: {fault.why}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(whole, encoding="utf-8", newline="\n")
        yield path
