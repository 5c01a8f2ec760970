"""The ways that end a case, each with a run of it: the same button in two places is two ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from diagrams.handbook.plan import Plan
from simulator.analysis.path import Act, Path, actor
from simulator.analysis.walk import Visit
from simulator.engine.simulation import Case, Simulation
from simulator.spec.calendar import at, local
from simulator.spec.flow import AUTO, INSURED, LOGOUT, OPEN, OUTSIDE, Arc, Leaf, Screen, State

Kind = Literal["screen", "time", "itself", "logout", "menu", "outside"]
_BUILT_IN: Final[dict[str, Kind]] = {LOGOUT: "logout", OPEN: "menu", AUTO: "itself"}
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to an end: what triggers it, the screen it is clicked on, and the rows that lead there."""

    kind: Kind
    trigger: str
    screen: Screen | None
    arcs: tuple[Arc, ...]

    @property
    def refused(self) -> bool:
        """Whether it is a refusal that leads there."""
        return all(arc.refusal is not None for arc in self.arcs)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a way: its path, the first act that belongs to it, and the portal at its end."""

    path: Path
    first: int
    simulation: Simulation
    case: Case


def ways(plan: Plan, final: State) -> tuple[Way, ...]:
    """Every way to an end, those by a button first."""
    found: dict[tuple[str, ...], list[Arc]] = {}
    keyed: dict[tuple[str, ...], tuple[Kind, Screen | None]] = {}
    for arc in plan.flow.arcs():
        there = plan.flow.leaves[arc.to] if arc.to else None
        if there is None or there.path[0] is not final or arc.opens or arc.source == arc.to:
            continue
        for kind, screen in _places(plan, arc):
            key = (kind, screen.id if screen else "", arc.trigger, "refused" if arc.refusal else "")
            found.setdefault(key, []).append(arc)
            keyed[key] = kind, screen
    made = [Way(keyed[key][0], key[2], keyed[key][1], tuple(arcs)) for key, arcs in found.items()]
    order = ("screen", "menu", "logout", "outside", "time", "itself")
    return tuple(sorted(made, key=lambda way: order.index(way.kind)))


def _places(plan: Plan, arc: Arc) -> Iterator[tuple[Kind, Screen | None]]:
    """Where a row is triggered: the screens that hold its button, beneath a dialog those that open it."""
    if arc.trigger in _BUILT_IN:
        yield _BUILT_IN[arc.trigger], None
        return
    event = plan.flow.events.get(arc.trigger)
    if event is None:
        yield "time", None
    elif event.by == OUTSIDE:
        yield "outside", None
    else:
        for screen in _under(plan, arc).screens:
            if any(button.event is event for button in screen.buttons):
                yield "screen", screen


def _under(plan: Plan, arc: Arc) -> Leaf:
    leaf = plan.flow.leaves[arc.source]
    return plan.flow.leaves[leaf.covers] if leaf.covers else leaf


def run(plan: Plan, way: Way, final: State) -> Run | None:
    """A run of a way by the examples; None where they do not lead along it."""
    for visit, path in _attempts(plan, way, _visits(plan, way)):
        simulation = plan.walk.portal(path)
        case = plan.walk.case(simulation, path.insured)
        if plan.flow.leaves[case.snapshot.state].path[0] is final:
            return Run(path, _first(plan, path, visit), simulation, case)
    return None


def _visits(plan: Plan, way: Way) -> list[Visit]:
    """Where the way can begin, nearest first."""
    sources = {_under(plan, arc).id for arc in way.arcs}
    return [visit for visit in plan.walk.visits.values() if visit.leaf in sources]


def _attempts(plan: Plan, way: Way, visits: list[Visit]) -> Iterator[tuple[Visit, Path]]:
    """The visits gone on along the way: a week later where one can leave and come back, else at once."""
    for visit in visits if way.kind == "screen" else ():
        later = _later(plan, way, visit.path)
        if later is not None:
            yield visit, _ended(plan, way, later)
    for visit in visits:
        for here in (visit.path, plan.walk.filled(visit)):
            yield visit, _ended(plan, way, here)


def _later(plan: Plan, way: Way, path: Path) -> Path | None:
    """The path a week later, logged out meanwhile, where the case waits as it was; the way in is by the menu again."""
    if any(event.by not in (INSURED, OUTSIDE) for event in plan.flow.events.values()):
        return None
    leaf = _leaf(plan, path)
    acts = [Act("event", _now(plan, path), plan.flow.id, LOGOUT)] if LOGOUT in leaf.arcs else []
    week = at(datetime.combine(local(_now(plan, path)).date() + WEEK, local(_now(plan, path)).time()))
    gone = Path(path.insured, path.start, (*path.acts, *acts, Act("wait", week)))
    after = _leaf(plan, gone)
    if after.path[0] is not leaf.path[0] or not acts:
        return None
    if way.screen in after.screens:
        return gone
    if OPEN in after.arcs:
        opened = Path(path.insured, path.start, (*gone.acts, Act("event", week, plan.flow.id, OPEN)))
        return opened if way.screen in _leaf(plan, opened).screens else None
    return None


def _ended(plan: Plan, way: Way, path: Path) -> Path:
    acts = list(path.acts)
    if way.kind == "time":
        due = plan.walk.case(plan.walk.portal(path), path.insured).snapshot.due
        if way.trigger in due:
            acts.append(Act("wait", due[way.trigger]))
    elif way.kind != "itself":
        event = Act("event", _now(plan, path), plan.flow.id, way.trigger, by=actor(plan.flow, way.trigger))
        dialog = any(plan.flow.leaves[arc.source].covers for arc in way.arcs)
        acts += [event, event] if dialog else [event]
    return Path(path.insured, path.start, tuple(acts))


def _leaf(plan: Plan, path: Path) -> Leaf:
    case = plan.walk.case(plan.walk.portal(path), path.insured)
    return plan.flow.leaves[case.snapshot.state]


def _now(plan: Plan, path: Path) -> datetime:
    return plan.walk.portal(path).now


def _first(plan: Plan, path: Path, visit: Visit) -> int:
    """The act from which the way is told: the first after the week, or after the case came to where it begins."""
    waits = [number for number, act in enumerate(path.acts) if act.kind == "wait" and number >= len(visit.path.acts)]
    if waits and waits[0] < len(path.acts) - 1:
        return waits[0] + 1
    outer = plan.flow.leaves[visit.leaf].path[0]
    for length in range(len(visit.beginning.acts) + 1, len(path.acts)):
        if _leaf(plan, Path(path.insured, path.start, path.acts[:length])).path[0] is outer:
            return length if length > len(visit.beginning.acts) + 1 else len(visit.beginning.acts)
    return len(path.acts) - 1
