"""Features played by behave, silently, in one process or over several; the same results either way."""

import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from behave.configuration import Configuration
from behave.formatter.base import StreamOpener
from behave.model import Scenario
from behave.runner import Context, Runner, the_step_registry

from harness import phrases
from harness.features import Key, Read, home_of
from harness.gherkin_faults import elements, line_of, parsed
from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.parallel import Lost, Told, cores, shared_out, spread
from harness.report.collect import Place, feature_of, walk
from harness.report.formatter import Collector
from harness.report.results import FeatureResult, Results, merged
from simulator.spec.problems import closest

FEW = 24
"""Scenarios below which starting processes costs more than it gains."""


@dataclass(frozen=True, slots=True)
class Play:
    """What one process plays: scenarios by file and line, with the steps and hooks of a folder, on a driver."""

    home: Path
    driver: str
    files: tuple[tuple[Path, frozenset[int]], ...]


class Silent(Runner):  # type: ignore[misc]  # behave ships no types
    """behave's runner over features that are given, with the folder of the hooks given too."""

    def __init__(self, config: Any, home: Path) -> None:
        super().__init__(config)
        self.base_dir = str(home)
        self.faults: list[str] = []

    def load(self) -> None:
        """Read the hooks and the steps."""
        if self.base_dir not in sys.path:
            sys.path.insert(0, self.base_dir)
        self.load_hooks()
        phrases.load(Path(self.base_dir) / self.config.steps_dir)

    def run_hook(self, hook_name: str, *args: Any) -> bool:
        """Run a hook; what is wrong around all features has no feature to be kept in."""
        said = StringIO()
        with redirect_stdout(said):
            passed = bool(super().run_hook(hook_name, *args))
        if not passed and hook_name in {"before_all", "after_all"}:
            self.faults.append(said.getvalue().strip())
        return passed


@lru_cache(maxsize=4)
def loaded(home: Path, driver: str) -> Silent:
    """A runner with its hooks and steps; a forked process has its parent's."""
    config = Configuration(["--no-summary", "--no-color", "-D", f"driver={driver}"], load_config=False)
    runner = Silent(config, home)
    with redirect_stdout(StringIO()):
        runner.load()
    return runner


def play(what: Play, tell: Callable[[Results], None]) -> None:
    """Play in this process; each scenario is told as soon as it is over."""
    runner = loaded(what.home, what.driver)
    runner.faults.clear()
    runner.context = Context(runner)
    runner.formatters = [
        Collector(StreamOpener(stream=StringIO()), runner.config, lambda piece: tell(Results((piece,))))
    ]
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        runner.run_model([_chosen(path, lines) for path, lines in what.files])
    if runner.aborted and not runner.faults:
        raise KeyboardInterrupt  # behave kept it to itself
    if runner.faults:
        tell(Results((), 0.0, tuple(dict.fromkeys(runner.faults))))


def _chosen(path: Path, lines: frozenset[int]) -> Any:
    """A feature as it is in its file, everything but those scenarios left out."""
    feature = parsed(path, str(path), Say("fr"))
    for scenario, _ in walk(feature):
        if scenario.line not in lines:
            scenario.mark_skipped()
    return feature


# --- over several processes


def undefined(found: Sequence[Read], home: Path, driver: str, say: Say) -> list[str]:
    """A line for every step that no phrase knows, with the phrase that looks most like it."""
    loaded(home, driver)
    lines: dict[str, None] = {}
    for read in found:
        for place in read.places:
            for step in place.scenario.all_steps:
                if the_step_registry.find_match(step) is None:
                    lines[f"{read.shown}:{step.line}: {_unknown(step, read.feature.language, say)}"] = None
        lines |= dict.fromkeys(_swallowed(read, say))
    return list(lines)


def _swallowed(read: Read, say: Say) -> Iterator[str]:
    """Lines under a scenario's title that are a phrase but for a mistyped keyword: Gherkin reads them as prose."""
    for element in elements(read.feature):
        for line in element.description if isinstance(element, Scenario) else ():
            words = line.split(" ")
            tails = [" ".join(words[count:]) for count in (1, 2, 3) if words[count:]]
            known = [matcher for found in the_step_registry.steps.values() for matcher in found]
            if any(matcher.check_match(tail) is not None for tail in tails for matcher in known):
                place = f"{read.shown}:{line_of(line, element.line, read.path.read_text(encoding='utf-8'))}"
                why = say(f"« {line} » ne commence pas par un mot clé", f"“{line}” begins with no keyword")
                yield f"{place}: {why}"


def _unknown(step: Any, lang: str, say: Say) -> str:
    worded: Lang = "en" if lang == "en" else "fr"
    known = [
        phrase.show(worded) for phrase in phrases.PHRASES.values() if step.step_type in phrases.STEP_TYPES[phrase.role]
    ]
    shapes = {_shape(phrase): phrase for phrase in known}
    near = shapes.get(closest(_shape(step.name), shapes) or "")
    hint = say(f" ; vouliez-vous : {near}", f"; did you mean: {near}") if near else ""
    return say(f"aucune phrase ne dit « {step.name} »{hint}", f"no phrase says “{step.name}”{hint}")


def _shape(phrase: str) -> str:
    """A phrase without what changes from one step to another: who, which label, which day."""
    return re.sub(r"[«\"“][^»\"”]*[»\"”]|<[^<>]*>|\b(il|elle|he|she)\b|\d\S*", "", phrase).strip(" :")


def processes(scenarios: int, jobs: int) -> int:
    """How many processes are started for so many scenarios; with no number given, only where it is worth it."""
    return max(1, min(jobs or (cores() if scenarios >= FEW else 1), scenarios))


def played(
    found: Sequence[Read], driver: str, jobs: int, say: Say, advance: Callable[[], None] = lambda: None
) -> Results:
    """All of it, over so many processes (0: as many as are worth it).

    Raises:
        BadInputError: where a step is undefined.
        UnloadableError: where the flows cannot be understood.
    """
    home = home_of([read.path for read in found])
    if driver == "process":
        from harness.files import library

        library()
    lines = undefined(found, home, driver, say)
    if lines:
        count = len(lines)
        raise BadInputError("\n".join([*lines, say(f"{count} étape(s) inconnue(s)", f"{count} undefined step(s)")]))
    started = time.perf_counter()
    pieces = list(_pieces(found, home, driver, jobs, say, advance))
    return replace(merged(pieces), seconds=time.perf_counter() - started)


def _pieces(
    found: Sequence[Read], home: Path, driver: str, jobs: int, say: Say, advance: Callable[[], None]
) -> Iterator[Results]:
    units = _units(found)
    keys = [key for unit, _ in units for key in unit]
    count = processes(len(keys), jobs)
    if count == 1:
        pieces: list[Results] = []

        def told(piece: Results) -> None:
            pieces.append(piece)
            advance()

        play(_play(found, home, driver, frozenset(keys)), told)
        yield from pieces
        return
    dealt = shared_out([weight for _, weight in units], count)
    shares = [frozenset(key for index in share for key in units[index][0]) for share in dealt]
    while shares:
        shares = yield from _over(shares, found, home, driver, say, advance)


def _units(found: Sequence[Read]) -> list[tuple[tuple[Key, ...], int]]:
    """What one process plays whole, the scenarios of a rule, and how many steps they have."""
    units: dict[tuple[str, int], list[Place]] = {}
    for read in found:
        for place in read.places:
            units.setdefault((read.shown, place.rule.line if place.rule else 0), []).append(place)
    return [
        (
            tuple((file, place.scenario.line) for place in places),
            sum(len(list(place.scenario.all_steps)) for place in places),
        )
        for (file, _), places in units.items()
    ]


def _over(
    shares: list[frozenset[Key]],
    found: Sequence[Read],
    home: Path,
    driver: str,
    say: Say,
    advance: Callable[[], None],
) -> Any:
    """One round; returns what processes that died have left to play."""
    left = [set(share) for share in shares]
    again = []
    for message in spread(play, [_play(found, home, driver, share) for share in shares]):
        if isinstance(message, Told):
            yield message.piece
            advance()
            left[message.part] -= {
                (feature.file, scenario.line)
                for feature in message.piece.features
                for scenario in feature.all_scenarios()
            }
        elif isinstance(message, Lost):
            culprit = min(left[message.part], default=None)
            if culprit is None:
                yield Results((), 0.0, (_died(message.code, say),))
                continue
            yield Results((_broken(found, culprit, _died(message.code, say)),))
            again.append(frozenset(left[message.part] - {culprit}))
    return [share for share in again if share]


def _died(code: int, say: Say) -> str:
    how = say(f"signal {-code}", f"signal {-code}") if code < 0 else say(f"code {code}", f"code {code}")
    return say(f"le processus s'est arrêté net ({how})", f"the process died ({how})")


def _broken(found: Sequence[Read], key: Key, why: str) -> FeatureResult:
    """The scenario during which a process died."""
    read = next(read for read in found if read.shown == key[0])
    places = [place for place in read.places if place.scenario.line == key[1]]
    piece = feature_of(read.feature, places)

    def marked(scenarios: Any) -> Any:
        return tuple(replace(scenario, status="error", fault=why) for scenario in scenarios)

    rules = tuple(replace(rule, scenarios=marked(rule.scenarios)) for rule in piece.rules)
    return replace(piece, scenarios=marked(piece.scenarios), rules=rules)


def _play(found: Sequence[Read], home: Path, driver: str, keys: frozenset[Key]) -> Play:
    files = []
    for read in found:
        lines = frozenset(line for file, line in read.scenarios() if (file, line) in keys)
        if lines:
            files.append((read.path, lines))
    return Play(home, driver, tuple(files))
