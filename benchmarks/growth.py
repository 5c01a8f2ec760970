"""What size costs: an event in a flow of ten states and of ten thousand, and making a flow's machine."""

from collections.abc import Callable
from datetime import UTC, datetime

from transitions import Machine

from benchmarks.contest import Contest, row
from benchmarks.large import ring
from simulator.engine.engine import Engine
from simulator.engine.machine import Reference, build, rows_of
from simulator.engine.table import table
from simulator.spec.flow import Flow

NOW = datetime(2021, 1, 4, 9, tzinfo=UTC)
BY_HAND = "transitions.Machine, the same states and transitions, auto-transitions off"
FEW, MANY = 10, 10_000
SMALL = "the same in a flow of 10 states"


def _walk(engine: Engine, events: int) -> Callable[[], None]:
    """Step after step around the ring: in the large one every state is met."""
    first = engine.start(NOW, {})

    def run() -> None:
        case, fire = first, engine.fire
        for _ in range(events):
            case = fire(case, "step", {}, {}).after

    run()
    return run


@row("cost of an event in 10,000 states, reference engine", against=SMALL, goal="<= 1.5")
def reference_event(_quick: bool) -> Contest:
    few, many = (Engine(ring(size), Reference(ring(size))) for size in (FEW, MANY))
    return Contest(_walk(many, MANY), _walk(few, MANY))


@row("cost of an event in 10,000 states, compiled table", against=SMALL, goal="<= 1.5")
def compiled_event(_quick: bool) -> Contest:
    few, many = (Engine(ring(size), table(ring(size))) for size in (FEW, MANY))
    return Contest(_walk(many, MANY), _walk(few, MANY))


def _by_hand(flow: Flow) -> Callable[[], Machine]:
    states = list(flow.leaves)
    moves = [{"trigger": arc.trigger, "source": arc.source, "dest": arc.to} for arc in flow.arcs()]

    def run() -> Machine:
        return Machine(model=None, states=states, transitions=moves, initial=flow.initial, auto_transitions=False)

    return run


@row(
    "making a machine of 2,000 states (ours compiles conditions and effects at first use)",
    against=BY_HAND,
    goal="<= 0.5",
)
def machine(_quick: bool) -> Contest:
    flow = ring(2_000)
    return Contest(lambda: build(flow), _by_hand(flow))


@row("the same, every condition and effect compiled", against=BY_HAND, faster=False)
def whole_machine(_quick: bool) -> Contest:
    flow = ring(2_000)

    def run() -> None:
        for event in build(flow).events.values():
            for leaf in event.transitions:
                assert rows_of(event, leaf)

    return Contest(run, _by_hand(flow))
