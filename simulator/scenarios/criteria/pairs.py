"""Every pair of transitions that can follow each other: what one leaves behind, the other finds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from simulator.analysis.explore.search import Goal, Search
from simulator.analysis.owed.scene import Scenes
from simulator.analysis.owed.wording import Wording, both
from simulator.analysis.path import Act, Path, actor, replay
from simulator.analysis.paths import example
from simulator.engine.rows import visible_fields
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Inputs
from simulator.scenarios.criteria import headings
from simulator.scenarios.criteria.target import Candidate, Ground, Target
from simulator.scenarios.telling import Told
from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import AUTO, FILL, Arc
from simulator.spec.text import Lang, Prose

Pair = tuple[Arc, Arc]
_AND_THEN: Final = Prose(", puis ", ", then ")


class Pairs:
    """Two rows, the second of which leaves where the first leads."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._scenes = ground, Scenes(ground.flow)
        rows = [arc for arc in ground.flow.arcs() if arc.refusal is None and arc.trigger != FILL]
        numbers = {arc: number for number, arc in enumerate(rows, 1)}
        self._pairs: dict[str, Pair] = {
            f"{ground.flow.id}:pair:{numbers[first]}:{numbers[second]}": (first, second)
            for first in rows
            for second in rows
            if second.source == (first.to or first.source) and not _spent(first, second)
        }
        self._ids = {pair: name for name, pair in self._pairs.items()}
        self._wording = Wording(ground.flow)
        self.targets = tuple(Target(name, self._said(pair)) for name, pair in self._pairs.items())

    def _said(self, pair: Pair) -> Prose:
        def said(lang: Lang) -> str:
            at = self._wording.leaf(pair[1].source, lang)
            via = f" ({'par' if lang == 'fr' else 'through'} {at})"
            return _AND_THEN.of(lang).join(self._cause(arc, lang) for arc in pair) + via

        return both(said)

    def _cause(self, arc: Arc, lang: Lang) -> str:
        if arc.trigger == AUTO:
            return "ce qui s'ensuit" if lang == "fr" else "what follows by itself"
        return self._wording.trigger(arc.trigger, lang)

    def _after(self, first: Arc) -> Prose:
        """What came before, and where from."""

        def said(lang: Lang) -> str:
            trigger, place = self._cause(first, lang), self._wording.leaf(first.source, lang)
            return f"après {trigger} depuis {place}" if lang == "fr" else f"after {trigger} from {place}"

        return both(said)

    def shown(self, told: Told) -> Iterable[str]:
        """The rows that a case followed one after the other."""
        before: dict[str, Arc] = {}
        for happening in told.history:
            if happening.firing.after.flow != self._ground.flow.id:
                continue
            for decision in self._scenes.of(happening).decisions:
                arc, last = decision.arc, before.get(happening.case)
                if arc is None or arc.refusal is not None:
                    continue
                if last is not None and (last, arc) in self._ids:
                    yield self._ids[last, arc]
                before[happening.case] = arc

    def spare(self) -> Iterator[Candidate]:
        """Nothing."""
        return iter(())

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """A way to the first row, then what the second needs, as it was found by itself or with the usual values."""
        first, second = self._pairs[target.id]
        rule, detail = headings.of_leaf(self._ground.flow, second.source), self._after(first)
        for search in self._ground.explored.searches:
            own = search.find(Goal(self._ground.flow.id, arc=second))
            if own is not None and search.find(Goal(self._ground.flow.id, arc=first)) is not None:
                paths = (p for way in self._ways_to(search, first, second) for p in self._followed(way, second, own))
                yield from (Candidate(path, rule, detail=detail) for path in (own, *paths))

    def _ways_to(self, search: Search, first: Arc, second: Arc) -> Iterator[Path]:
        """To the first row: with data for which the second is followed, then any."""
        wanted: list[tuple[Expression, bool]] = [(guard.condition, True) for guard in second.branch.needs]
        if second.when is not None:
            wanted.append((second.when, True))
        for holds in (tuple(wanted), ()) if wanted else ((),):
            way = search.find(Goal(self._ground.flow.id, holds=holds, arc=first))
            if way is not None:
                yield way

    def _followed(self, way: Path, second: Arc, own: Path) -> Iterator[Path]:
        """The second row after a way: at once, with what its own path types, with what it does in other journeys."""
        simulation, flow = _end(self._ground, way), self._ground.flow
        cases, now = simulation.cases_of(way.insured, flow.id), simulation.now
        if not cases or cases[-1].snapshot.state != second.source:
            return
        if second.trigger.startswith("timer:"):
            due = cases[-1].snapshot.due.get(second.trigger)
            if due is not None:
                yield replace(way, acts=(*way.acts, Act("wait", due)))
            return
        by = actor(flow, second.trigger)
        done = () if second.trigger == AUTO else (Act("event", now, flow.id, second.trigger, by=by),)
        filled = [Act("fill", now, flow.id, inputs=inputs, by=actor(flow)) for inputs in self._inputs(cases[-1], own)]
        elsewhere = tuple(act._replace(at=now) for act in own.acts if act.flow not in ("", flow.id))
        for between in ((), *((fill,) for fill in filled), *((*elsewhere, fill) for fill in filled if elsewhere)):
            yield replace(way, acts=(*way.acts, *between, *done))

    def _inputs(self, case: Case, own: Path) -> Iterator[Inputs]:
        fields = visible_fields(self._ground.flow.leaves[case.snapshot.state])
        before = self._filled(own)
        yield {field.key: before.get(field.key, "") for field in fields}
        yield {field.key: example(field) for field in fields if example(field)}

    def _filled(self, path: Path) -> Mapping[str, str | tuple[str, ...]]:
        """What is typed on a path in this flow, the last text of each field."""
        found: dict[str, str | tuple[str, ...]] = {}
        for act in path.acts:
            if act.flow == self._ground.flow.id:
                found |= dict(act.inputs)
        return found


def _spent(first: Arc, second: Arc) -> bool:
    """Whether the second is the very timer that has just fired, in a state that goes on."""
    return first.trigger == second.trigger and first.trigger.startswith("timer:") and not first.entered


def _end(ground: Ground, path: Path) -> Simulation:
    return list(replay(ground.library, path))[-1].simulation
