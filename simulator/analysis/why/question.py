"""The question itself: one event of one case, asked of the engine as often as needed without anything changing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from simulator.analysis.path import Act, actor
from simulator.engine.engine import NO_INPUTS, Engine, compiled
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Inputs, Reason, Refused, Snapshot
from simulator.spec.expressions.compile import Facts
from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import FILL, Arc, Flow


@dataclass(frozen=True, slots=True)
class Question:
    """Is an event accepted by a case, and if not, why?"""

    simulation: Simulation
    case: str
    event: str

    @property
    def here(self) -> Case:
        """The case as it stands."""
        return self.simulation.cases[self.case]

    @property
    def flow(self) -> Flow:
        """Its flow."""
        return self.simulation.library.flows[self.here.flow]

    @property
    def engine(self) -> Engine:
        """The fast engine: a question is asked hundreds of times."""
        return compiled(self.flow)

    @property
    def snapshot(self) -> Snapshot:
        """The case, at the clock's instant."""
        return self.here.snapshot._replace(now=self.simulation.now)

    @property
    def facts(self) -> Facts:
        """What is known outside it."""
        return self.simulation.facts(self.flow, self.here.insured)

    def refusals(self) -> tuple[Reason, ...]:
        """Why the event is refused now; nothing where it is accepted."""
        return reasons(self.engine, self.snapshot, self.event, self.facts)

    def after(self, acts: Iterable[Act]) -> "Question":
        """The same question once these acts are done."""
        asked = self
        for act in acts:
            asked = asked.done(act)
        return asked

    def done(self, act: Act) -> "Question":
        """The same question after an act; of a flow begun anew, it is the new case that is asked about."""
        simulation, insured = self.simulation, self.here.insured
        if act.at > simulation.now:
            simulation = simulation.advanced(act.at)
        if act.kind == "wait":
            return replace(self, simulation=simulation)
        if act.kind == "begin":
            simulation, case = simulation.started(act.flow, insured, act.by)
            mine = case.id if act.flow == self.here.flow else self.case
            return replace(self, simulation=simulation, case=mine)
        case = self.here if act.flow == self.here.flow else simulation.cases_of(insured, act.flow)[-1]
        event = FILL if act.kind == "fill" else act.event
        return replace(self, simulation=simulation.fired(case.id, event, act.inputs, act.by)[0])

    def arcs(self) -> tuple[Arc, ...]:
        """The rows of the event where the case is."""
        return self.flow.leaves[self.here.snapshot.state].arcs.get(self.event, ())

    def act(self, event: str, inputs: Inputs = NO_INPUTS) -> Act:
        """An act on the case now, by whoever does such things."""
        at, flow, by = self.simulation.now, self.here.flow, actor(self.flow, event)
        if event == FILL:
            return Act("fill", at, flow, inputs=inputs, by=by)
        return Act("event", at, flow, event, by=by)


def reasons(engine: Engine, snapshot: Snapshot, event: str, facts: Facts) -> tuple[Reason, ...]:
    """Why an event would be refused to a snapshot; nothing where it would be accepted."""
    row = engine.select(snapshot, event, facts)
    if row is not None and row.arc.refusal is None:
        return ()
    outcome = engine.fire(snapshot, event, NO_INPUTS, facts).outcome
    return outcome.reasons if isinstance(outcome, Refused) else ()


def conditions(arcs: Iterable[Arc]) -> Iterator[Expression]:
    """What rows look at: their conditions and the guards that refuse."""
    for arc in arcs:
        if arc.when is not None:
            yield arc.when
        if arc.guard is not None:
            yield arc.guard.condition
