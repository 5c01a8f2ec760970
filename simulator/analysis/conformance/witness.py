"""A deviation as a path through the flow: what the log tells up to it, the forms filled, then what is not allowed."""

from collections.abc import Iterator
from datetime import datetime

from simulator.analysis.conformance.deviation import BEGIN, Deviation, Group
from simulator.analysis.path import Act, Path, actor
from simulator.analysis.paths import WAIT, TooFarError, example, shortest
from simulator.engine import forms
from simulator.engine.engine import reference
from simulator.engine.rows import visible_fields
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Fired, Firing, Inputs, Reason, Refused
from simulator.spec.expressions.compile import inside
from simulator.spec.expressions.tree import Within, walk
from simulator.spec.flow import FILL, Flow
from simulator.spec.load import Library


def witness(library: Library, flow: Flow, group: Group) -> Path | None:
    """A path that ends on the example of a group; None where no data lead there, or the engine allows it after all.

    What the log does not tell is filled with the fields' examples; another journey that the flow reads is made first
    where that helps.
    """
    people = (group.insured,) if group.insured else tuple(library.dossiers.people)
    start = group.trail[0][1] if group.trail else group.example.logged.at
    for before in (None, *_elsewhere(library, flow)):
        for person in people:
            walker = _Walker(library, flow, person, start)
            if (before is None or walker.prepared(*before)) and walker.walked(group):
                return Path(person, start, tuple(walker.acts))
    return None


def _elsewhere(library: Library, flow: Flow) -> Iterator[tuple[str, str]]:
    """The other flows that this one reads, and the state of each that it asks for."""
    asked = {(part.flow, part.state): None for guard in flow.guards.values() for part in walk(guard.condition)
             if isinstance(part, Within) and part.flow is not None}  # fmt: skip
    yield from ((other, state) for other, state in asked if other in library.flows)


class _Walker:
    """Walks a trail with the engine, one act at a time."""

    def __init__(self, library: Library, flow: Flow, insured: str, start: datetime) -> None:
        self._flow, self._insured = flow, insured
        self._now = Simulation.begin(library, start)
        self.acts: list[Act] = []

    def prepared(self, other: str, state: str) -> bool:
        """Another journey brought to a state at the start."""
        flow, start = self._now.library.flows[other], self._now.now
        engine, facts = reference(flow), self._now.facts(flow, self._insured)
        try:
            way = shortest(engine, engine.start(start, facts), facts, lambda here: inside(here.state, state))
        except TooFarError:
            return False
        if way is None or any(move.event == WAIT for move in way):
            return False
        self._do(Act("begin", start, other, by=actor(flow)))
        return all(self._event(move.event, start, move.inputs, flow) for move in way)

    def walked(self, group: Group) -> bool:
        """The trail of a group, then its example, which the engine must refuse."""
        deviation = group.example
        typed = {key: entry.typed for key, entry in deviation.before.snapshot.data.items()}
        typed |= {key: text for key, text in group.typed.items() if key in self._flow.fields}
        typed |= deviation.logged.typed
        self._do(Act("begin", self._now.now, self._flow.id, by=actor(self._flow)))
        return all(self._step(event, at, typed) for event, at in group.trail) and self._ends(deviation, typed)

    def _step(self, event: str, at: datetime, typed: Inputs) -> bool:
        """An event, after filling what it asks for, after the second of two clicks where one is left to do."""
        return (
            self._event(event, at)
            or (self._fill(at, typed) and self._event(event, at))
            or (self._fill(at, {}) and self._event(event, at))
            or (self._confirmed(at) and self._step(event, at, typed))
        )

    def _confirmed(self, at: datetime) -> bool:
        case = self._now.cases_of(self._insured, self._flow.id)[-1]
        last = self.acts[-1]
        covers = self._flow.leaves[case.snapshot.state].covers
        return covers is not None and last.kind == "event" and self._event(last.event, at)

    def _ends(self, deviation: Deviation, typed: Inputs) -> bool:
        kind, logged, about = deviation.place.kind, deviation.logged, deviation.place.about
        by = logged.by or actor(self._flow, logged.event)
        if kind in ("late", "unfired") or logged.event == BEGIN:
            return False  # what the log lacks, or told late, is no act of anybody
        if kind == "early":
            self._do(Act("wait", logged.at))
            return True
        if kind == "data":
            return _refused(self._do(Act("fill", logged.at, self._flow.id, inputs=logged.typed, by=actor(self._flow))))
        if kind in ("refused", "reserved"):
            missing = isinstance(about, Reason) and about.kind == "missing"
            self._fill(logged.at, typed, but=about.subject if isinstance(about, Reason) and missing else "")
        firing = self._do(Act("event", logged.at, self._flow.id, logged.event, by=by))
        return _refused(firing)

    def _event(self, event: str, at: datetime, inputs: Inputs | None = None, flow: Flow | None = None) -> bool:
        """Do it if it can be done; otherwise nothing has happened."""
        flow = flow or self._flow
        known = self._now, len(self.acts)
        kind = Act("fill", at, flow.id, inputs=inputs or {}, by=actor(flow))
        firing = self._do(kind if event == FILL else Act("event", at, flow.id, event, by=actor(flow, event)))
        if firing is None or _refused(firing):
            self._now = known[0]
            del self.acts[known[1] :]
            return False
        return True

    def _fill(self, at: datetime, typed: Inputs, but: str = "") -> bool:
        """Type what the log tells, else the examples, into what is on screen; twice, for what that shows."""
        done = False
        for _ in range(2):
            inputs = self._inputs(at, typed, but)
            if inputs:
                done = self._event(FILL, at, inputs) or done
        return done

    def _inputs(self, at: datetime, typed: Inputs, but: str) -> dict[str, str | tuple[str, ...]]:
        case = self._now.cases_of(self._insured, self._flow.id)[-1]
        facts = self._now.facts(self._flow, self._insured)
        found: dict[str, str | tuple[str, ...]] = {}
        for field in visible_fields(self._flow.leaves[case.snapshot.state]):
            entry = case.snapshot.data.get(field.key)
            text = typed.get(field.key) or example(field)
            new = entry is None or (typed.get(field.key) and entry.typed != text)
            if text and new and field.key != but and forms.shown(field, case.snapshot, facts):
                found[field.key] = text
        return found

    def _do(self, act: Act) -> Firing | None:
        """One act, as `simulator.analysis.path.replay` does it; its firing where it is one."""
        if act.at > self._now.now:
            self._now = self._now.advanced(act.at)
        self.acts.append(act)
        if act.kind == "begin":
            self._now, _ = self._now.started(act.flow, self._insured, act.by)
        if act.kind not in ("fill", "event"):
            return None
        case = self._now.cases_of(self._insured, act.flow)[-1].id
        self._now, firing = self._now.fired(case, FILL if act.kind == "fill" else act.event, act.inputs, act.by)
        return firing


def _refused(firing: Firing | None) -> bool:
    """Whether what was asked for did not happen; a refusal that leads elsewhere has."""
    if firing is None or isinstance(firing.outcome, Fired):
        return False
    outcome: Refused = firing.outcome
    return outcome.arc is None or outcome.arc.to is None
