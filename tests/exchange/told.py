"""What really happens to cases, told to a chart: each event with the truth of the facts read, and where it leads."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from diagrams.exchange.build import chart
from diagrams.exchange.chart import CASE_OPENED, Chart
from simulator.analysis.path import Path, replay
from simulator.engine.engine import START, Engine
from simulator.engine.rows import Forms
from simulator.engine.simulation import Simulation
from simulator.engine.snapshot import Firing, Snapshot
from simulator.engine.table import table
from simulator.spec.expressions.compile import Facts
from simulator.spec.expressions.compile import compiled as run
from simulator.spec.flow import AUTO, Arc, Flow
from simulator.spec.load import Library


class Told(NamedTuple):
    """An event, the truth of what is read because of it, and the node where the case then is."""

    event: str
    facts: Mapping[str, bool]
    node: str


class TwiceError(Exception):
    """An automatic condition was read twice with two answers: the charts list that they cannot say it."""


Asked = list[tuple[Snapshot, str, Facts]]


class Witness:
    """Tells what happens to the cases of one flow, in its chart's words."""

    def __init__(self, flow: Flow) -> None:
        self.flow, self.chart = flow, chart(flow)
        self.nodes = {node.leaf: node.id for node in self.chart.nodes() if node.leaf and not node.children}
        self.guards = {id(fact.guard): fact.name for fact in self.chart.facts if fact.guard}
        self.conditions = {id(fact.condition): fact.name for fact in self.chart.facts if fact.condition}
        self.forms = {(id(f.form), f.malformed): f.name for f in self.chart.facts if f.form}
        self.asked: Asked = []
        select = table(flow)

        def witnessed(snapshot: Snapshot, trigger: str, facts: Facts):  # type: ignore[no-untyped-def] # a row or None
            self.asked.append((snapshot, trigger, facts))
            return select(snapshot, trigger, facts)

        self.engine = Engine(flow, witnessed)

    def case(self, firings: list[Firing]) -> tuple[Told, ...]:
        """A case as it went, as far as a chart can say it."""
        return tuple(self._case(firings))

    def _case(self, firings: list[Firing]) -> Iterator[Told]:
        try:
            for firing in firings:
                if firing is firings[0] and firing.event == START:
                    yield from self._opened(firing)
                else:
                    facts = self._before(firing) | self._late(firing)
                    yield Told(firing.event, facts, self.nodes[firing.after.state])
        except TwiceError:
            return

    def _opened(self, firing: Firing) -> Iterator[Told]:
        if self.chart.roots[0].kind != "start":
            assert firing.after.state == self.flow.initial
            return
        self.asked.clear()
        self.engine.opened(firing.before.now, firing.facts)
        yield Told(CASE_OPENED, self._read(self.asked), self.nodes[firing.after.state])

    def _before(self, firing: Firing) -> dict[str, bool]:
        leaf = self.flow.leaves[firing.before.state]
        found: dict[str, bool] = {}
        for arc in leaf.arcs.get(firing.event, ()):
            found |= self._truth(arc, firing.before, firing.facts)
        return found

    def _truth(self, arc: Arc, snapshot: Snapshot, facts: Facts) -> dict[str, bool]:
        found = {}
        if arc.when is not None:
            found[self.conditions[id(arc.when)]] = bool(run(arc.when)(snapshot, facts, None))
        if arc.guard is not None:
            found[self.guards[id(arc.guard)]] = bool(run(arc.guard.condition)(snapshot, facts, None))
        if arc.refusal in ("missing", "malformed"):
            form = Forms(self.flow.leaves[arc.source], arc.trigger)
            wrong = form.missing if arc.refusal == "missing" else form.malformed
            name = self.forms[id(form.screen), arc.refusal == "malformed"]
            found[name] = next(wrong(snapshot, facts), None) is not None
        return found

    def _late(self, firing: Firing) -> dict[str, bool]:
        """The automatic conditions read after a firing, done again under the eyes of the witness."""
        self.asked.clear()
        before = firing.before
        if firing.event.startswith("timer:"):
            self.engine.advance(before._replace(due={firing.event: before.now}), before.now, firing.facts)
        else:
            self.engine.fire(before, firing.event, firing.inputs, firing.facts)
        later = self.asked[1:] if self.asked and self.asked[0][1] != AUTO else self.asked
        ends = [place for place, (_, trigger, _) in enumerate(later) if trigger != AUTO]
        return self._read(later[: ends[0]] if ends else later)

    def _read(self, asked: Asked) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for snapshot, _, facts in asked:
            for arc in self.flow.leaves[snapshot.state].arcs.get(AUTO, ()):
                truth = self._truth(arc, snapshot, facts)
                if arc.to is not None:  # those that stay are no transitions of a chart
                    if any(found.get(name, value) != value for name, value in truth.items()):
                        raise TwiceError
                    found |= truth
                if all(truth.values()):
                    break
        return found


def cases(library: Library, path: Path) -> Iterator[tuple[str, list[Firing]]]:
    """The cases of a path: the flow of each, and what happened to it."""
    simulation: Simulation | None = None
    for replayed in replay(library, path):
        simulation = replayed.simulation
    for case in simulation.cases.values() if simulation else ():
        yield case.flow, [each.firing for each in simulation.history if each.case == case.id] if simulation else []


def first_node(known: Chart) -> str:
    """Where a chart begins."""
    node = known.roots[0]
    while node.children:
        node = node.children[0]
    return node.id
