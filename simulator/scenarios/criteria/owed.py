"""What coverage owes: states, transitions, clauses, refusals, messages, fields, communications, documents."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from simulator.analysis.explore.search import Goal
from simulator.analysis.obligations import Ledger
from simulator.analysis.owed.obligation import Kind, Obligation
from simulator.analysis.owed.wording import NBSP
from simulator.analysis.path import Act, actor
from simulator.engine.rows import visible_fields
from simulator.scenarios.criteria import headings
from simulator.scenarios.criteria.target import UNTITLED, Candidate, Ground, Target
from simulator.scenarios.telling import Told
from simulator.spec.expressions.tree import Expression
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import Field, Leaf
from simulator.spec.text import LANGS, Prose


class Owed:
    """The obligations of some kinds, each looked for with its goals."""

    def __init__(self, ground: Ground, kinds: tuple[Kind, ...]) -> None:
        self._ground = ground
        self._ledger = Ledger((ground.flow,))
        self._obligations = {o.id: o for o in self._ledger.obligations if o.kind in kinds}
        self._rules = {guard.text.place: guard for guard in ground.flow.guards.values()}
        self.targets = tuple(Target(o.id, o.text) for o in self._obligations.values())

    def shown(self, told: Told) -> Iterable[str]:
        """What the ledger says of its history."""
        return self._ledger.shown(told.history, told.stops) & self._obligations.keys()

    def candidates(self, target: Target) -> Iterator[Candidate]:
        """A path to each of the goals."""
        obligation = self._obligations[target.id]
        for goal in obligation.goals:
            path = self._ground.explored.find(goal)
            if path is not None:
                title, detail = self._named(obligation)
                yield Candidate(path, self._heading(obligation, goal), title, detail=detail)

    def spare(self) -> Iterator[Candidate]:
        """Options that no rule tells apart are in no class of the explorer: they are chosen where they are offered."""
        for leaf in self._ground.flow.leaves.values() if self._owes_fields else ():
            for field in visible_fields(leaf):
                for choice in self._choices(field):
                    yield from self._chosen(leaf, field, choice)

    @property
    def _owes_fields(self) -> bool:
        return any(obligation.kind == "field" for obligation in self._obligations.values())

    def _choices(self, field: Field) -> Iterator[tuple[str, ...]]:
        options = [option.id for option in field.options]
        known = {item for typed in self._ground.explored.classes(field.key) for item in _each(typed)}
        yield from ((option,) for option in options if option not in known)
        if field.many and len(options) > 1:
            yield (options[0], options[1])
        if field.many and field.source is not None:
            yield ("1", "2")

    def _chosen(self, leaf: Leaf, field: Field, choice: tuple[str, ...]) -> Iterator[Candidate]:
        """Options of a form are everybody's; records of the dossier depend on whose it is."""
        flow = self._ground.flow
        holds: tuple[tuple[Expression, bool], ...] = () if field.shown is None else ((field.shown, True),)
        screen = next(screen for screen in leaf.screens if field in screen.fields)
        found = (search.find(Goal(flow.id, leaf.id, holds)) for search in self._ground.explored.searches)
        for path in islice((path for path in found if path is not None), 1 if field.options else None):
            now = path.acts[-1].at if path.acts else path.start
            typed = choice if field.many else choice[0]
            act = Act("fill", now, flow.id, inputs={field.key: typed}, by=actor(flow))
            title = _choosing(field, choice)
            yield Candidate(replace(path, acts=(*path.acts, act)), headings.of_form(screen), title)

    def _named(self, obligation: Obligation) -> tuple[Prose, Prose]:
        """What is owed is the best title there is, but for a rule: its sentence is the heading, its clause a detail."""
        guard = self._rules.get(obligation.place)
        if guard is not None:
            fr, en = guard.text.plain
            told = obligation.text.fr.partition(quoted(fr, "fr"))[2], obligation.text.en.partition(quoted(en, "en"))[2]
            return UNTITLED, Prose(*(_detail(text) for text in told))
        if obligation.kind not in ("transition", "refusal", "field", "document"):
            return UNTITLED, UNTITLED
        return headings.capital(obligation.text), UNTITLED

    def _heading(self, obligation: Obligation, goal: Goal) -> Prose:
        flow, arc = self._ground.flow, goal.arc
        guard = self._rules.get(obligation.place) or (arc.guard if arc is not None else None)
        if guard is not None:
            return headings.of_guard(guard)
        place = (arc.source if arc is not None else goal.state) or flow.initial
        formal = obligation.kind == "field" or (obligation.kind in ("refusal", "message"))
        leaf = flow.leaves.get(place)
        screen = next((s for s in leaf.screens if s.fields), None) if leaf is not None and formal else None
        if screen is not None:
            return headings.of_form(screen)
        return headings.of_state(flow, place) if place in flow.states else headings.of_leaf(flow, place)


def _detail(text: str) -> str:
    """The clause after the rule's sentence: nothing where the rule has but one, or where it names what no one reads."""
    clause = text.strip(f" ,:{NBSP}")
    return clause if ":" in clause and "(" not in clause else ""


def _choosing(field: Field, choice: tuple[str, ...]) -> Prose:
    """« Satisfait » est choisi dans « NOTEZ VOTRE DÉMARCHE ! »."""
    labels = {option.id: option.label.plain for option in field.options}
    (fr, en), names = field.label.plain, [labels.get(item, Prose(f"n° {item}", f"no. {item}")) for item in choice]
    told = [" + ".join(quoted(name.of(lang), lang) for name in names) for lang in LANGS]
    return Prose(f"{told[0]} dans {quoted(fr, 'fr')}", f"{told[1]} in {quoted(en, 'en')}")


def _each(typed: object) -> tuple[object, ...]:
    return typed if isinstance(typed, tuple) else (typed,)
