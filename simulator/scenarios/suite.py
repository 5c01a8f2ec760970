"""A suite of scenarios by criterion: the fewest that show all that can be shown, each once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from simulator.engine.snapshot import Refused
from simulator.scenarios.criteria import headings
from simulator.scenarios.criteria.deadlines import Deadlines
from simulator.scenarios.criteria.decisive import Decisive
from simulator.scenarios.criteria.joined import Joined
from simulator.scenarios.criteria.owed import Owed
from simulator.scenarios.criteria.pairs import Pairs
from simulator.scenarios.criteria.points import Points
from simulator.scenarios.criteria.screens import Screens
from simulator.scenarios.criteria.target import Candidate, Criterion, Ground, Target
from simulator.scenarios.criteria.witnesses import Witnesses
from simulator.scenarios.scenario import CannotTell, Scenario
from simulator.scenarios.tags import tags
from simulator.scenarios.telling import Told, telling
from simulator.spec.text import Lang, Prose

Plan = Mapping[str, Criterion]
"""The criteria of a suite by name, each with its targets."""

CRITERIA: Final[Mapping[str, Callable[[Ground], Criterion]]] = {
    "transitions": lambda ground: Owed(ground, ("state", "transition", "communication", "document")),
    "clauses": lambda ground: Joined(Owed(ground, ("clause", "refusal", "message", "field")), Decisive(ground)),
    "boundaries": lambda ground: Joined(Points(ground), Deadlines(ground)),
    "pairs": Pairs,
    "properties": Witnesses,
    "screens": Screens,
}
NAMES: Final[Mapping[str, Prose]] = {
    "transitions": Prose("chaque transition", "every transition"),
    "clauses": Prose("chaque clause de chaque règle, vraie et fausse", "every clause of every rule, true and false"),
    "boundaries": Prose("la veille, le jour, le lendemain", "the day before, the day, the day after"),
    "pairs": Prose("chaque transition après chaque autre", "every transition after every other"),
    "properties": Prose("un exemple de chaque propriété", "an example of every property"),
    "screens": Prose("chaque écran, mot pour mot", "every screen, word for word"),
}
NO_WAY: Final = Prose("aucun parcours n'y mène", "no path leads there")
NOT_SEEN: Final = Prose("aucun parcours essayé ne le montre", "no path that was tried shows it")


class Written(NamedTuple):
    """A scenario of a suite, the criterion it was written for, and the ids of all that it shows.

    ``detail`` tells it from another of the same title: a clause, a value, or who it is about.
    """

    criterion: str
    scenario: Scenario
    shows: frozenset[str]
    detail: str = ""


class Missed(NamedTuple):
    """What no scenario shows, and why."""

    criterion: str
    target: Target
    why: Prose


@dataclass(frozen=True, slots=True)
class Suite:
    """Scenarios in the order of their criteria, how much each criterion asked for, and what none of them shows."""

    scenarios: tuple[Written, ...]
    asked: Mapping[str, int]
    missed: tuple[Missed, ...]

    def of(self, criterion: str) -> tuple[Scenario, ...]:
        """The scenarios written for a criterion, those of a heading together, their titles apart."""
        found = [written for written in self.scenarios if written.criterion == criterion]
        rules = {rule: rank for rank, rule in enumerate(dict.fromkeys(written.scenario.rule for written in found))}
        return tuple(_apart(sorted(found, key=lambda written: rules[written.scenario.rule])))

    def missing(self, criterion: str) -> int:
        """How much of what a criterion asked for no scenario shows."""
        return sum(miss.criterion == criterion for miss in self.missed)


def plan(ground: Ground, names: Sequence[str]) -> Plan:
    """What is asked of a flow by some criteria, keys of ``CRITERIA``."""
    return {name: CRITERIA[name](ground) for name in names}


def suite(
    ground: Ground,
    asked: Plan,
    lang: Lang,
    advance: Callable[[], None] = lambda: None,
    check: Callable[[Scenario], object] = lambda _: None,
) -> Suite:
    """The suite of a flow.

    Args:
        ground: the flow and all that it can come to.
        asked: what is asked of it.
        lang: the language of its scenarios.
        advance: called for each target that was looked at.
        check: called with each scenario; it raises `CannotTell` for one that cannot be written.
    """
    writer = _Writer(ground, asked, lang, check)
    found = [written for name in asked for written in writer.write(name, advance)]
    shown = frozenset(name for written in found for name in written.shows)
    counts = {name: len(criterion.targets) for name, criterion in asked.items()}
    missed = tuple(miss for miss in writer.missed if miss.target.id not in shown)
    return Suite(tuple(fewest(found)), counts, missed)


class _Writer:
    """Tries the candidates of every target; each path is told once."""

    def __init__(self, ground: Ground, asked: Plan, lang: Lang, check: Callable[[Scenario], object]) -> None:
        self._ground, self._lang, self._check = ground, lang, check
        self._criteria = asked
        self.missed: list[Missed] = []
        self._known: dict[tuple[object, ...], tuple[Told, frozenset[str]]] = {}

    def write(self, name: str, advance: Callable[[], None]) -> Iterator[Written]:
        """A scenario for each target of a criterion that has one."""
        criterion = self._criteria[name]
        for target in criterion.targets:
            why = NO_WAY
            for candidate in criterion.candidates(target):
                written, why = self._tried(name, candidate)
                if written is not None and target.id in written.shows:
                    yield written
                    break
            else:
                self.missed.append(Missed(name, target, why))
            advance()
        for candidate in criterion.spare():
            written, _ = self._tried(name, candidate)
            if written is not None:
                yield written

    def _tried(self, criterion: str, candidate: Candidate) -> tuple[Written | None, Prose]:
        try:
            told, shows = self._told(candidate)
        except CannotTell as error:
            return None, error.why
        title, detail = _titled(candidate, told, self._lang)
        rule = _refusing(told) or candidate.rule
        scenario = told.scenario._replace(title=title, rule=rule.of(self._lang), tags=tags(told.last))
        person = self._ground.library.dossiers.name(candidate.path.insured)
        return Written(criterion, scenario, shows, detail or person), NOT_SEEN

    def _told(self, candidate: Candidate) -> tuple[Told, frozenset[str]]:
        path = candidate.path
        key = (
            candidate.expect,
            path.insured,
            path.start,
            tuple((*act[:4], tuple(act.inputs.items()), act.by) for act in path.acts),
        )
        if key not in self._known:
            told = telling(self._ground.library, path, self._lang, candidate.expect, about=self._ground.flow.id)
            self._check(told.scenario)
            shows = frozenset(name for criterion in self._criteria.values() for name in criterion.shown(told))
            self._known[key] = told, shows
        return self._known[key]


def _refusing(told: Told) -> Prose | None:
    """The rule that refused the last act: a scenario stands under that one, whatever it was looked for."""
    outcome = told.last[-1].firing.outcome if told.last else None
    guard = outcome.arc.guard if isinstance(outcome, Refused) and outcome.arc is not None else None
    return None if guard is None else headings.of_guard(guard)


def _titled(candidate: Candidate, told: Told, lang: Lang) -> tuple[str, str]:
    """The title of a scenario, and what may be added to tell it from others.

    A day gives way to what it is for a deadline; what a rule refused needs no detail, what it accepted does.
    """
    colon, ending = " : " if lang == "fr" else ": ", told.scenario.title
    title, detail = candidate.title.of(lang), candidate.detail.of(lang)
    if title:
        return title, detail
    if candidate.moment.of(lang):
        return f"{candidate.moment.of(lang)}{colon}{ending.partition(colon)[2]}", detail
    refused = bool(told.last) and isinstance(told.last[-1].firing.outcome, Refused)
    return (ending, detail) if refused or not detail else (f"{ending} ({detail})", "")


def fewest(found: Iterable[Written]) -> Iterator[Written]:
    """Enough of them to show all: greedily the one that shows most of what is left, then none that others make idle."""
    each = list({_steps(written.scenario): written for written in reversed(list(found))}.values())[::-1]
    left = {name for written in each for name in written.shows}
    kept: set[int] = set()
    while left:
        best = max(range(len(each)), key=lambda index: (len(each[index].shows & left), -index))
        kept.add(best)
        left -= each[best].shows
    for index in sorted(kept, reverse=True):
        others = {name for other in kept - {index} for name in each[other].shows}
        if each[index].shows <= others:
            kept.discard(index)
    yield from (each[index] for index in sorted(kept))


def _steps(scenario: Scenario) -> tuple[object, ...]:
    """What a scenario does, so that two that do the same are one."""
    return tuple((one.role, one.phrase, *one.values.items()) for one in scenario.sentences)


def _apart(found: Sequence[Written]) -> Iterator[Scenario]:
    """No two titles alike: those that are get their detail, then a number."""
    titles = [written.scenario.title for written in found]
    seen: dict[str, int] = {}
    for written in found:
        title = written.scenario.title
        if titles.count(title) > 1 and written.detail:
            title = f"{title} ({written.detail})"
        count = seen[title] = seen.get(title, 0) + 1
        yield written.scenario._replace(title=title if count == 1 else f"{title} ({count})")
