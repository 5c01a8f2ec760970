"""The case that a question is about: as a step of a scenario leaves it, or brought to a state by the shortest path."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from harness.language import Lang, Say
from harness.mistakes import BadInputError
from harness.play import opening, reading
from harness.play.asking import person
from harness.play.journey import Journey
from harness.play.safe import short
from harness.play.words import named
from harness.scenarios import Stopped
from harness.sight import closest
from simulator.analysis.paths import WAIT, TooFarError, example, shortest
from simulator.engine import forms
from simulator.engine.rows import visible_fields
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Snapshot
from simulator.portal import acts, by_label
from simulator.portal.page import page
from simulator.spec.calendar import at
from simulator.spec.flow import FILL, LOGOUT, Flow
from simulator.spec.load import Library
from simulator.spec.text import Prose


def of_step(stopped: Stopped, say: Say) -> Journey:
    """The journey that a scenario has come to: whoever acted last, for the insured person named last."""
    library = stopped.simulation.library
    people = library.dossiers.people
    cases = list(stopped.simulation.cases.values())
    default = cases[-1].insured if cases else next(iter(people))
    named_insured = next((key for key in people if library.dossiers.name(key) == stopped.insured), default)
    here = Journey(stopped.simulation, named_insured, named_insured, stopped.lang)
    who = person(here, stopped.actor, say) if stopped.actor else named_insured
    return replace(here, who=who)


def of_flow(
    library: Library, flow: Flow, who: str, when: datetime, state: str, fills: Sequence[str], say: Say
) -> Journey:
    """A case of a flow brought to a state (by its label; none: as it begins), with these contents in its fields.

    Where contents are given, the fields beside them are filled with their examples: one asks about those contents.

    Raises:
        BadInputError: for a state, a field or a content that is not one, or a state that cannot be reached so.
    """
    by = flow.access[0].by
    simulation, case = Simulation.begin(library, at(when)).started(flow.id, who, by)
    moving = _Moving(simulation, case.id, flow, say)
    goal = _state(flow, state, say) if state else None
    for text in fills:
        moving.fill(*_split(text, flow, say))
    if goal is not None:
        moving.go(lambda snapshot: goal in {each.id for each in flow.leaves[snapshot.state].path}, state)
    if fills:
        moving.complete()
    shown = acts.present(moving.simulation, who, case.id)
    lang: Lang = say.lang
    return Journey(shown, who if by == "insured" else by, who, lang)


class _Moving:
    """A case on its way."""

    def __init__(self, simulation: Simulation, case: str, flow: Flow, say: Say) -> None:
        self.simulation, self._case, self._flow, self._say = simulation, case, flow, say

    def go(self, goal: Callable[[Snapshot], bool], name: str) -> None:
        """Go on by the shortest path over the fields' examples; what was typed stays."""
        case = self.simulation.cases[self._case]
        snapshot = case.snapshot._replace(now=self.simulation.now)
        facts = self.simulation.facts(self._flow, case.insured)
        try:
            path = shortest(self.simulation.engine(self._flow.id), snapshot, facts, goal)
        except TooFarError:
            path = None
        if path is None:
            say = self._say
            raise BadInputError(
                say(f"aucun chemin ne mène à « {short(name)} » ainsi", f"no path leads to “{short(name)}” this way")
            )
        for move in path:
            self._move(move.event, dict(move.inputs))

    def _move(self, event: str, inputs: dict[str, str | tuple[str, ...]]) -> None:
        if event == WAIT:
            due = self.simulation.cases[self._case].snapshot.due
            self.simulation = self.simulation.advanced(min(due.values()))
            return
        declared = self._flow.events.get(event)
        by = self._flow.access[0].by if declared is None or event in (FILL, LOGOUT) else declared.by
        self.simulation = self.simulation.fired(self._case, event, inputs, by)[0]

    def complete(self) -> None:
        """Fill what is still empty on screen with the examples, and what that makes appear."""
        for _ in range(3):
            case = self.simulation.cases[self._case]
            facts = self.simulation.facts(self._flow, case.insured)
            fields = visible_fields(self._flow.leaves[case.snapshot.state])
            empty = [f for f in fields if f.key not in case.snapshot.data and forms.shown(f, case.snapshot, facts)]
            inputs = {field.key: example(field) for field in empty if example(field)}
            if inputs:
                self._move(FILL, inputs)

    def fill(self, label: str, text: str) -> None:
        """Go to where a field is on screen, and type into it."""
        fields = [field for field in self._flow.fields.values() if label in field.label.plain]

        def shown(snapshot: Snapshot) -> bool:
            facts = self.simulation.facts(self._flow, self.simulation.cases[self._case].insured)
            there = visible_fields(self._flow.leaves[snapshot.state])
            return any(field in there and forms.shown(field, snapshot, facts) for field in fields)

        self.go(shown, label)
        case = self.simulation.cases[self._case]
        actor = case.insured if self._flow.access[0].by == "insured" else self._flow.access[0].by
        front = acts.present(self.simulation, case.insured, case.id)
        seen = page(front, actor, self._say.lang)
        names = {field.label.of(self._say.lang).source for field in fields}
        field = next(field for name in names if (field := by_label.field_named(seen, name)) is not None)
        act = by_label.fill(front, actor, field.label, reading.value(field, text, self._say), self._say.lang)
        self.simulation = act.simulation


def _split(text: str, flow: Flow, say: Say) -> tuple[str, str]:
    label, sign, content = text.partition("=")
    if not sign:
        raise BadInputError(
            say(f"--with : « {short(text)} » ; on attend « Champ=valeur »",
                f"--with: “{short(text)}”; expected “Field=value”")
        )  # fmt: skip
    labels = [field.label.plain for field in flow.fields.values()]
    return _known(label.strip(), labels, say, ("champ inconnu", "unknown field")), content.strip()


def _state(flow: Flow, text: str, say: Say) -> str:
    states = list(flow.states.values())
    meant = _known(text, [state.label.plain for state in states], say, ("état inconnu", "unknown state"))
    return next(state.id for state in states if meant in state.label.plain)


def _known(text: str, labels: Sequence[Prose], say: Say, what: tuple[str, str]) -> str:
    names = [name for label in labels for name in label]
    found = named(text, names)
    if found is not None:
        return found
    near, known = closest(text[:200], names), ", ".join(dict.fromkeys(label.of(say.lang) for label in labels))
    hint = say.meant(near) or say(f" ; connus : {known}", f"; known: {known}")
    raise BadInputError(say(f"{what[0]} « {short(text)} »{hint}", f"{what[1]} “{short(text)}”{hint}"))


def start(text: str, say: Say) -> datetime:
    """When a case begins: as typed, else as everywhere."""
    return reading.when(text, say) if text else opening.START
