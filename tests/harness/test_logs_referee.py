"""pm4py as a referee of our XES, where it is installed: the events read, and which traces a flow allows."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest

from harness.language import Say
from harness.logs.columns import Columns
from harness.logs.entry import Entry
from harness.logs.instants import instant
from harness.logs.meaning import Meaning
from harness.logs.reading import rows
from simulator.analysis.conformance.conformance import Conformance
from simulator.analysis.conformance.deviation import Logged
from simulator.analysis.conformance.doubt import atoms
from simulator.engine.rows import internal
from simulator.spec.expressions.compile import inside
from simulator.spec.expressions.tree import Within
from simulator.spec.flow import AUTO, FILL, Arc, Flow
from simulator.spec.load import Library

pm4py: Any = pytest.importorskip("pm4py", exc_type=ImportError)
pytestmark = pytest.mark.filterwarnings("ignore")

LOGS = Path(__file__).parents[1] / "logs"
SAY = Say("en")
START = datetime(2021, 1, 4, 9, tzinfo=UTC)


def read(path: Path, flow: Flow) -> list[Entry]:
    """Our reading."""
    with rows(path, Columns(flow), "utf-8", SAY) as found:
        return [row for row in found if isinstance(row, Entry)]


@pytest.mark.parametrize("name", ["conforme.xes", "ecarts.xes"])
def test_pm4py_reads_the_same_cases_names_and_instants(library: Library, name: str) -> None:
    theirs = pm4py.read_xes(str(LOGS / name))
    columns = ("case:concept:name", "concept:name", "time:timestamp")
    expected = sorted(
        (case, event, at.to_pydatetime()) for case, event, at in zip(*(theirs[c] for c in columns), strict=True)
    )
    ours = read(LOGS / name, library.flows["attestation"])
    assert sorted((row.case, row.event, instant(row.time)) for row in ours) == expected


@pytest.mark.parametrize("name", ["attestation", "adresse", "procuration"])
def test_a_trace_conforms_where_pm4py_aligns_it_without_cost(library: Library, tmp_path: Path, name: str) -> None:
    flow = library.flows[name]
    path = tmp_path / "log.xes"
    path.write_text(written(flow, 120), encoding="utf-8")
    net, first, last = petri(flow)
    log = pm4py.read_xes(str(path))
    found = pm4py.conformance_diagnostics_alignments(log, net, first, last)
    cases = list(dict.fromkeys(log["case:concept:name"]))
    theirs = {case for case, each in zip(cases, found, strict=True) if each["fitness"] < 1.0}
    meaning, ours = Meaning(library, flow), set()
    conformance = Conformance(flow)
    for row in read(path, flow):
        logged = meaning.logged(row)
        assert isinstance(logged, Logged)
        if conformance.feed(row.case, logged) is not None:
            ours.add(row.case)
    assert ours == theirs
    assert 10 < len(theirs) < 100


def written(flow: Flow, count: int) -> str:
    """A log of walks through the flow, half of them with something changed; none longer than a day."""
    chance = random.Random(7)
    traces = []
    for number in range(count):
        events = list(_walk(flow, chance))
        if number % 2 and len(events) > 1:
            events[chance.randrange(len(events))] = chance.choice(sorted(flow.events))
        at = START
        lines = [f'<string key="concept:name" value="T{number:03}"/>']
        for event in events:
            at += timedelta(minutes=1)
            lines.append(
                f'<event><string key="concept:name" value={quoteattr(event)}/>'
                f'<date key="time:timestamp" value="{at.isoformat()}"/></event>'
            )
        traces.append(f"<trace>{''.join(lines)}</trace>")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<log xmlns="http://www.xes-standard.org/">{"".join(traces)}</log>'


def _walk(flow: Flow, chance: random.Random) -> Iterator[str]:
    here = flow.initial
    for _ in range(chance.randrange(1, 9)):
        ways = [(trigger, arc) for trigger, arcs in flow.leaves[here].arcs.items() for arc in arcs
                if not internal(trigger) or trigger == AUTO
                if arc.refusal is None]  # fmt: skip
        if not ways:
            return
        trigger, arc = chance.choice(ways)
        if trigger != AUTO:
            yield trigger
        here = arc.to or here


def petri(flow: Flow) -> tuple[Any, Any, Any]:
    """The flow without its data as a Petri net: what depends on data is possible, what needs no event is silent."""
    net_classes = import_module("pm4py.objects.petri_net.obj")
    PetriNet, Marking = net_classes.PetriNet, net_classes.Marking  # noqa: N806 - classes
    add_arc_from_to = import_module("pm4py.objects.petri_net.utils.petri_utils").add_arc_from_to

    net = PetriNet(flow.id)
    places = {leaf: PetriNet.Place(leaf) for leaf in (*flow.leaves, "end")}
    net.places.update(places.values())
    number = 0

    def way(source: str, label: str | None, target: str) -> None:
        nonlocal number
        number += 1
        transition = PetriNet.Transition(f"t{number}", label)
        net.transitions.add(transition)
        add_arc_from_to(places[source], transition, net)
        add_arc_from_to(transition, places[target], net)

    for leaf in flow.leaves.values():
        way(leaf.id, None, "end")
        for trigger, arcs in leaf.arcs.items():
            for arc in arcs:
                refused = arc.refusal is not None and arc.to is None
                if trigger == FILL or trigger.startswith("timer:") or refused or _shut(arc):
                    continue
                way(leaf.id, None if trigger == AUTO else trigger, arc.to or leaf.id)
                if arc.opens and arc.to is not None:
                    for confirmed in flow.leaves[arc.to].arcs[trigger]:
                        way(leaf.id, trigger, confirmed.to or leaf.id)
    return net, Marking({places[flow.initial]: 1}), Marking({places["end"]: 1})


def _shut(arc: Arc) -> bool:
    """Whether a rule that asks for another state than the one it stands in refuses for certain."""
    asked = (atom for guard in arc.branch.needs for atom in atoms(guard.condition) if arc.refusal is None)
    return any(isinstance(each, Within) and not inside(arc.source, each.state) for each in asked)
