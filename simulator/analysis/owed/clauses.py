"""Clauses of conditions: each is to come out true, and to come out false."""

from collections.abc import Iterable, Iterator
from typing import cast

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.conditions import Condition, Conditions, asked
from simulator.analysis.owed.obligation import Obligation
from simulator.analysis.owed.probes import Clause, Probe, Reader
from simulator.analysis.owed.scene import Decision, Scene
from simulator.analysis.owed.wording import NBSP
from simulator.engine.rows import Forms, internal
from simulator.engine.snapshot import Snapshot
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.expressions.tree import Expression, FieldValue, Filled, Named, Record, walk
from simulator.spec.expressions.words import describe
from simulator.spec.flow import AUTO, Arc, Branch, Flow, Guard
from simulator.spec.link.linker import expressions_in
from simulator.spec.text import Lang, Prose


class Clauses:
    """The clauses of rules and of every ``if``, evaluated where the portal evaluates them."""

    def __init__(self, flow: Flow) -> None:
        self._flow, self._found = flow, Conditions(flow)
        self._owed: list[Obligation] = []
        self._guards: dict[str, Probe] = {}
        self._mentioned = frozenset(_mentioned(flow))
        for name in flow.guards:
            self._guard(name)
        self._branches: dict[Branch, Probe] = {b: self._probe(c) for b, c in self._found.branches()}
        screens = {s.id: tuple(self._probe(c) for c in self._found.screen(s)) for s in flow.screens.values()}
        self._rests = {leaf: tuple(self._at_rest(leaf, screens)) for leaf in flow.leaves}
        self._papers = {
            d.id: tuple(self._of_paper(c) for c in self._found.document(d)) for d in flow.documents.values()
        }
        self.obligations = tuple(self._owed)

    def shown(self, scene: Scene) -> Iterable[str]:
        """What each clause came out as, in what was decided and in what is on screen afterwards."""
        seen: set[str] = set()
        firing = scene.firing
        for decision in scene.decisions:
            self._decide(decision, firing.facts, seen)
        for probe in self._rests[scene.rests.id]:
            probe(firing.after, firing.facts, None, seen)
        effects = firing.outcome.effects
        for document in {*effects.issued, *effects.given} - set(firing.before.documents):
            for probe in self._papers[document]:
                probe(firing.after, firing.facts, None, seen)
        return seen

    def _decide(self, decision: Decision, facts: Facts, seen: set[str]) -> None:
        """The rows of a trigger are tried in order, up to the one that is followed."""
        snapshot = decision.snapshot
        for arc in self._flow.leaves[snapshot.state].arcs.get(decision.trigger, ()):
            if arc.when is not None and not self._branches[arc.branch](snapshot, facts, None, seen):
                continue
            if arc.guard is not None:
                self._guards[arc.guard.id](snapshot, facts, None, seen)
            if arc is decision.arc:
                return

    def _at_rest(self, leaf: str, screens: dict[str, tuple[Probe, ...]]) -> Iterator[Probe]:
        """What a page asks: which texts, fields and choices are shown, which buttons are absent."""
        found = self._flow.leaves[leaf]
        for screen in found.screens:
            yield from screens[screen.id]
        rows = (arc for trigger, arcs in found.arcs.items() if not internal(trigger) for arc in arcs)
        yield from dict.fromkeys(self._branches[arc.branch] for arc in rows if arc.when is not None)

    # --- reading conditions

    def _guard(self, name: str) -> Probe | None:
        guard = self._flow.guards.get(name)
        if guard is not None and name not in self._guards:
            self._guards[name] = self._probe(self._found.guard(guard), self._sure(guard))
        return self._guards.get(name)

    def _probe(self, condition: Condition, sure: frozenset[str] = frozenset()) -> Probe:
        reader = Reader(f"{self._flow.id}:clause:{condition.id}", self._guard)
        probe = reader.read(condition.expression, over=condition.over)
        for clause in reader.clauses:
            for truth in (True, False):
                if truth or not _is_sure(clause.expression, sure):
                    self._owed.append(self._obligation(condition, clause, truth, len(reader.clauses) == 1))
        return probe

    def _of_paper(self, condition: Condition) -> Probe:
        """A line of a document is asked of the case, or of each record of its list."""
        probe = self._probe(condition)
        if condition.over is None:
            return probe
        records = compiled(condition.over)

        def each(moment: Snapshot, facts: Facts, _: Record | None, seen: set[str]) -> bool:
            found = records(moment, facts, None)
            for record in found if isinstance(found, tuple) else ():
                probe(moment, facts, cast("Record", record), seen)
            return True

        return each

    def _sure(self, guard: Guard) -> frozenset[str]:
        """Fields that are filled wherever the rule is asked: their form refuses before it while one is missing."""
        if guard.id in self._mentioned:
            return frozenset()
        sure = []
        for leaf in self._flow.leaves.values():
            for trigger, arcs in leaf.arcs.items():
                if any(arc.guard is guard for arc in arcs):
                    asked = Forms(leaf, trigger).fields if any(arc.refusal == "missing" for arc in arcs) else ()
                    sure.append({field.key for field, shown in asked if shown is None and not field.optional})
        return frozenset(set.intersection(*sure)) if sure else frozenset()

    def _obligation(self, condition: Condition, clause: Clause, truth: bool, alone: bool) -> Obligation:
        text = Prose(_said(condition, clause, truth, alone, "fr"), _said(condition, clause, truth, alone, "en"))
        name = f"{clause.id}:{'true' if truth else 'false'}"
        goals = tuple(self._goals(condition, clause, truth, alone))
        return Obligation(name, "clause", self._flow.id, text, condition.place, goals)

    def _goals(self, condition: Condition, clause: Clause, truth: bool, alone: bool) -> Iterator[Goal]:
        flow, wanted = self._flow, clause.true if truth else clause.false
        for setting in condition.settings:
            arc = setting.arc
            if arc is not None and arc.trigger == AUTO:
                yield Goal(flow.id, arc=arc)  # what a branch that follows by itself asks is true only on the way
            elif arc is None or not (alone and truth and _refuses(arc, condition)):
                yield Goal(flow.id, setting.leaf, (*clause.before, wanted), arc=arc)
        for setting in condition.settings:
            for arc in flow.arcs() if setting.arc is None else ():
                if arc.to == setting.leaf and arc.refusal is None and arc.source != arc.to:
                    yield Goal(
                        flow.id, None, (*clause.before, wanted), arc=arc
                    )  # it is so already when one comes there


def _mentioned(flow: Flow) -> Iterator[str]:
    """The rules and values that other expressions name."""
    named = {guard.condition: asked(guard) for guard in flow.guards.values()}
    for expression in expressions_in(flow):
        for part in walk(named.get(expression, expression)):
            if isinstance(part, Named):
                yield part.name


def _refuses(arc: Arc, condition: Condition) -> bool:
    """Whether a row refuses because of this very condition."""
    return arc.guard is not None and asked(arc.guard) is condition.expression


def _is_sure(expression: Expression, sure: frozenset[str]) -> bool:
    return (
        isinstance(expression, Filled)
        and isinstance(expression.of, FieldValue)
        and expression.of.flow is None
        and expression.of.key in sure
    )


def _said(condition: Condition, clause: Clause, truth: bool, alone: bool, lang: Lang) -> str:
    of = condition.of.of(lang)
    if alone:
        return f"{of}, {condition.ends[0 if truth else 1].of(lang)}"
    what = describe(clause.expression, lang)
    if lang == "fr":
        return f"{of}, clause {'vraie' if truth else 'fausse'}{NBSP}: {what}"
    return f"{of}, {'true' if truth else 'false'} clause: {what}"
