"""Several people, cases and flows on one virtual clock, as one immutable value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, NamedTuple

from simulator.engine.engine import NO_INPUTS, Engine, reference
from simulator.engine.session import Session
from simulator.engine.snapshot import Firing, Inputs, Reason, Refused, Snapshot
from simulator.spec.expressions.compile import Facts, compiled, facts_of
from simulator.spec.expressions.tree import ForeignValue, Record, Value
from simulator.spec.flow import INSURED, Flow
from simulator.spec.load import Library


class Case(NamedTuple):
    """One life of a flow for one insured person (a key of the dossiers)."""

    id: str
    flow: str
    insured: str
    snapshot: Snapshot


class Happening(NamedTuple):
    """Something that happened to a case: its start, an event by somebody, or a timer (by nobody)."""

    kind: Literal["start", "event", "timer"]
    at: datetime
    case: str
    insured: str
    by: str
    firing: Firing


@dataclass(frozen=True, slots=True)
class Simulation:
    """All that is: the clock (UTC), the dossiers as they stand, cases, sessions, and all that happened."""

    library: Library
    now: datetime
    dossiers: Mapping[str, Record]
    cases: Mapping[str, Case] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    history: tuple[Happening, ...] = ()

    @classmethod
    def begin(cls, library: Library, now: datetime) -> "Simulation":
        """Nothing has happened yet; the dossiers are those of the library."""
        return cls(library, now, library.dossiers.people)

    # --- what is

    def engine(self, flow: str) -> Engine:
        """The engine of a flow."""
        return reference(self.library.flows[flow])

    def cases_of(self, insured: str, flow: str) -> tuple[Case, ...]:
        """A person's cases of a flow, oldest first, ended ones included."""
        return tuple(case for case in self.cases.values() if case.insured == insured and case.flow == flow)

    def ended(self, case: Case) -> bool:
        """Whether a case has reached a final state."""
        return self.library.flows[case.flow].leaves[case.snapshot.state].final

    def live(self, insured: str, flow: str) -> Case | None:
        """The person's latest case of a flow that has not ended."""
        return next((case for case in reversed(self.cases_of(insured, flow)) if not self.ended(case)), None)

    def facts(self, flow: Flow, insured: str) -> Facts:
        """All that a flow reads outside its case, for an insured person, now."""
        dossier = self.dossiers[insured]
        found: dict[str, Value] = {}
        for key, fact in flow.facts.items():
            if fact.flow is None:
                found[key] = dossier.get(key.removeprefix("insured."))
            else:
                found[key] = self._foreign(fact.flow, key, fact.expression, insured)
        return found

    def _foreign(self, flow: str, key: str, expression: object, insured: str) -> Value:
        other = self.live(insured, flow)
        if other is None:
            return None
        if key == f"{flow}.state":
            return other.snapshot.state
        if isinstance(expression, ForeignValue):
            known = facts_of(expression.inner)
            facts = {f.key: self.dossiers[insured].get(f.key.removeprefix("insured.")) for f in known if f.flow is None}
            return compiled(expression.inner)(other.snapshot, facts, None)
        entry = other.snapshot.data.get(key.removeprefix(flow + "."))
        return None if entry is None else entry.value

    # --- what happens

    def advanced(self, to: datetime) -> "Simulation":
        """The same at a later instant: every timer due on the way has fired, in due order over all cases."""
        here = self
        while (case := here._next_due(to)) is not None:
            flow = here.library.flows[case.flow]
            due = max(min(case.snapshot.due.values()), case.snapshot.now)
            here = replace(here, now=max(due, here.now))
            after, firings = here.engine(flow.id).advance(case.snapshot, due, here.facts(flow, case.insured))
            here = here._moved(case, after)
            for firing in firings:
                here = here._happened(Happening("timer", due, case.id, case.insured, "", firing))
        later = max(to, here.now)
        cases = {name: case._replace(snapshot=case.snapshot._replace(now=later)) for name, case in here.cases.items()}
        return replace(here, now=later, cases=cases)

    def _next_due(self, to: datetime) -> Case | None:
        waiting = [case for case in self.cases.values() if case.snapshot.due]
        first = min(waiting, key=lambda case: (min(case.snapshot.due.values()), case.id), default=None)
        return first if first is not None and min(first.snapshot.due.values()) <= to else None

    def started(self, flow: str, insured: str, by: str) -> tuple["Simulation", Case]:
        """A new case of a flow for an insured person."""
        firing = self.engine(flow).opened(self.now, self.facts(self.library.flows[flow], insured))
        case = Case(f"{len(self.cases) + 1:04}", flow, insured, firing.after)
        opened = replace(self, cases={**self.cases, case.id: case})
        return opened._happened(Happening("start", self.now, case.id, insured, by, firing)), case

    def fired(
        self, case: str, event: str, inputs: Inputs = NO_INPUTS, by: str = INSURED
    ) -> tuple["Simulation", Firing]:
        """What an event by an actor does to a case now, its effects on the dossier included."""
        found = self.cases[case]
        flow = self.library.flows[found.flow]
        facts = self.facts(flow, found.insured)
        declared = flow.events.get(event)
        if declared is not None and declared.by != by:
            refused = Refused((Reason("reserved", event),))
            firing = Firing(found.snapshot, event, inputs, facts, found.snapshot, refused)
        else:
            firing = self.engine(flow.id).fire(found.snapshot, event, inputs, facts)
        moved = self._moved(found, firing.after)
        return moved._happened(Happening("event", self.now, case, found.insured, by, firing)), firing

    def _moved(self, case: Case, snapshot: Snapshot) -> "Simulation":
        return replace(self, cases={**self.cases, case.id: case._replace(snapshot=snapshot)})

    def _happened(self, happening: Happening) -> "Simulation":
        dossiers = self.dossiers
        outcome = happening.firing.outcome
        if outcome.effects.writes:
            written = {write.name: write.value for write in outcome.effects.writes}
            dossiers = {**dossiers, happening.insured: {**dossiers[happening.insured], **written}}
        return replace(self, dossiers=dossiers, history=(*self.history, happening))

    def with_dossier(self, insured: str, name: str, value: Value) -> "Simulation":
        """The same with another datum in a person's dossier (None: absent)."""
        return replace(self, dossiers={**self.dossiers, insured: {**self.dossiers[insured], name: value}})

    def with_session(self, person: str, session: Session | None) -> "Simulation":
        """The same with a person's session replaced, or ended."""
        others = {name: kept for name, kept in self.sessions.items() if name != person}
        return replace(self, sessions=others if session is None else {**others, person: session})

    def firings(self, case: str) -> Iterator[Firing]:
        """What happened to a case, in order."""
        return (happening.firing for happening in self.history if happening.case == case)
