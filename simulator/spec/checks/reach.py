"""Where a case can go: unreachable states, traps, ends that do not end, automatic branches without end."""

from collections.abc import Iterable, Mapping

from simulator.spec.document import FlowDocument
from simulator.spec.flow import AUTO, Flow, Leaf
from simulator.spec.report import Report

Graph = Mapping[str, set[str]]


def check(flow: Flow, document: FlowDocument, report: Report) -> None:
    """Note every state that no path reaches, that no path leaves, or that should end and does not."""
    if not flow.leaves:
        report.add("S010", document.place)
        return
    finals = [leaf.id for leaf in flow.leaves.values() if leaf.final]
    if not any(state.final for state in flow.states.values()):
        report.add("S011", flow.name.place)
    onward = {
        name: {arc.to for rows in leaf.arcs.values() for arc in rows if arc.to} for name, leaf in flow.leaves.items()
    }
    reached = closure(onward, [flow.initial])
    ending = closure(reverse(onward), finals)
    for name, leaf in flow.leaves.items():
        if leaf.covers is None and name not in reached:
            report.add("S001", leaf.state.label.place, name=name)
        elif leaf.covers is None and finals and name not in ending:
            report.add("S002", leaf.state.label.place, name=name)
        if leaf.final:
            _final(leaf, report)
    for state in flow.states.values():
        if state.final and state.children:
            report.add("S003", state.label.place, name=state.id, what="states")
    _automatic(flow, report)


def closure(graph: Graph, start: Iterable[str]) -> set[str]:
    """Everything that can be reached from somewhere."""
    found, todo = set(start), list(start)
    while todo:
        for onward in graph.get(todo.pop(), ()):
            if onward not in found:
                found.add(onward)
                todo.append(onward)
    return found


def reverse(graph: Graph) -> dict[str, set[str]]:
    """The same arrows the other way round."""
    turned: dict[str, set[str]] = {}
    for source, targets in graph.items():
        for target in targets:
            turned.setdefault(target, set()).add(source)
    return turned


def _final(leaf: Leaf, report: Report) -> None:
    leading = [trigger.split(":")[0] for trigger in leaf.arcs if trigger != "fill"]
    if leading:
        report.add("S003", leaf.state.label.place, name=leaf.id, what=", ".join(dict.fromkeys(leading)))


def _automatic(flow: Flow, report: Report) -> None:
    """Unconditional automatic branches that lead back to where they began."""
    onward: dict[str, str] = {}
    for name, leaf in flow.leaves.items():
        first = next(iter(leaf.arcs.get(AUTO, ())), None)
        if first is not None and first.when is None and first.to is not None:
            onward[name] = first.to
    for start in onward:
        path = [start]
        while path[-1] in onward and onward[path[-1]] not in path:
            path.append(onward[path[-1]])
        if onward.get(path[-1]) == start and start == min(path):
            circle = " → ".join([*path, start])
            report.add("S008", flow.leaves[start].arcs[AUTO][0].branch.place, circle=circle)
