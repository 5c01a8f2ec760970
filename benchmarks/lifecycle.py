"""The proxy's lifecycle: our engines against the same one written by hand with `transitions`.

Both sides go through the same thirteen events, from the principles to the second click that revokes, over a form that
is already filled. Ours gives a whole Firing for each: the case before, the case after, what is known, why.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from transitions import Machine

from benchmarks.contest import Contest, row
from benchmarks.shipped import library
from simulator.engine.engine import Engine, compiled, reference
from simulator.engine.snapshot import Inputs, Snapshot
from simulator.spec.calendar import add_months, years_between
from simulator.spec.expressions.compile import Facts, plain_name

NOW = datetime(2021, 1, 4, 9, tzinfo=UTC)
FORM = {
    "mandatary.civility": "m",
    "mandatary.last_name": "Dupont",
    "mandatary.first_name": "Martin",
    "mandatary.birth_date": "16/04/1991",
}
TICK: Inputs = {"recap.certify": "yes"}
JOURNEY = (
    *("start", "next", "fill", "back", "next", "fill", "validate"),
    *("dashboard", "open", "revoke", "back", "revoke", "revoke"),
)
RAW = "transitions.Machine by hand"


class Proxy:
    """A case as one writes it with `transitions` alone: its data and its conditions are its own."""

    state: str
    trigger: Callable[[str], bool]

    def __init__(self) -> None:
        self.today = date(2021, 1, 4)
        self.insured = ("Dupont", "Jean", date(1970, 6, 21))
        self.civility, self.last_name, self.first_name = "m", "Dupont", "Martin"
        self.birth_date: date | None = date(1991, 4, 16)
        self.certify = False
        self.valid_until: date | None = None

    def complete(self) -> bool:
        return bool(self.civility and self.last_name and self.first_name and self.birth_date)

    def born(self) -> bool:
        return self.birth_date is not None and self.birth_date <= self.today

    def adult(self) -> bool:
        return self.birth_date is not None and years_between(self.birth_date, self.today) >= 18

    def other_person(self) -> bool:
        last, first, birth = self.insured
        return (
            plain_name(self.last_name) != plain_name(last)
            or plain_name(self.first_name) != plain_name(first)
            or self.birth_date != birth
        )

    def certified(self) -> bool:
        return self.certify

    def untick(self) -> None:
        self.certify = False

    def tick(self) -> None:
        self.certify = True

    def begin(self) -> None:
        self.valid_until = add_months(self.today, 1)


def by_hand(case: Proxy) -> Machine:
    """The proxy's machine as its documentation teaches: states, transitions, conditions and callbacks of the model."""
    checks = ["complete", "born", "adult", "other_person"]
    covered = ("confirmed", "current", "status")
    dialogs = [f"{state}_revocation" for state in covered]
    moves: list[dict[str, Any]] = [
        {"trigger": "start", "source": "principles", "dest": "mandatary"},
        {"trigger": "back", "source": "mandatary", "dest": "principles"},
        {"trigger": "next", "source": "mandatary", "dest": "recap", "conditions": checks},
        {"trigger": "fill", "source": "recap", "dest": "certified", "before": "tick"},
        {"trigger": "back", "source": ["recap", "certified"], "dest": "mandatary", "after": "untick"},
        {"trigger": "validate", "source": "certified", "dest": "confirmed", "conditions": "certified",
         "after": "begin"},
        {"trigger": "dashboard", "source": "confirmed", "dest": "current"},
        {"trigger": "open", "source": ["confirmed", "current"], "dest": "status"},
        {"trigger": "logout", "source": ["principles", "mandatary", "recap", "certified"], "dest": "abandoned"},
        {"trigger": "logout", "source": ["confirmed", "status"], "dest": "current"},
        {"trigger": "expire", "source": [*covered, *dialogs], "dest": "expired"},
        {"trigger": "revoke", "source": dialogs, "dest": "revoked"},
    ]  # fmt: skip
    for state, dialog in zip(covered, dialogs, strict=True):
        moves.append({"trigger": "revoke", "source": state, "dest": dialog})
        moves.append({"trigger": "back", "source": dialog, "dest": state})
    states = ["principles", "mandatary", "recap", "certified", *covered, *dialogs, "revoked", "expired", "abandoned"]
    return Machine(case, states=states, transitions=moves, initial="principles", auto_transitions=False)


def _theirs(times: int) -> Callable[[], None]:
    case = Proxy()
    by_hand(case)
    events = [getattr(case, event) for event in JOURNEY]

    def run() -> None:
        for _ in range(times):
            case.state, case.certify = "principles", False
            for event in events:
                event()
        assert case.state == "revoked"

    return run


def _filled(engine: Engine, facts: Facts) -> Snapshot:
    """A case on its first page whose form is filled: one went to it, filled it and came back."""
    case = engine.start(NOW, facts)
    for event, inputs in (("start", {}), ("fill", FORM), ("back", {})):
        case = engine.fire(case, event, inputs, facts).after
    return case


def _known() -> Facts:
    jean = library().dossiers.people["jean"]
    return {key: jean.get(key.removeprefix("insured.")) for key in library().flows["procuration"].facts}


def _ours(engine: Engine, times: int) -> Callable[[], None]:
    facts = _known()
    first = _filled(engine, facts)
    fire, nothing = engine.fire, {}  # type: Any, Inputs
    events = [(event, TICK if event == "fill" else nothing) for event in JOURNEY]

    def run() -> None:
        case = first
        for _ in range(times):
            case = first
            for event, inputs in events:
                case = fire(case, event, inputs, facts).after
        assert case.state == "revoked"

    return run


def _steps(engine: Engine, times: int) -> Callable[[], None]:
    """The table alone: which row is followed from each place of the journey, the automatic branches included."""
    facts = _known()
    asked = list(_asked(engine, facts))
    select = engine.select

    def run() -> None:
        for _ in range(times):
            for snapshot, trigger in asked:
                select(snapshot, trigger, facts)

    return run


def _asked(engine: Engine, facts: Facts) -> Iterator[tuple[Snapshot, str]]:
    case = _filled(engine, facts)
    for event in JOURNEY:
        yield case, event
        case = engine.fire(case, event, TICK if event == "fill" else {}, facts).after


@row("events/s of fire, reference engine", against=RAW, goal=">= 0.6")
def reference_fire(quick: bool) -> Contest:
    times = 40 if quick else 150
    return Contest(_ours(reference(library().flows["procuration"]), times), _theirs(times))


@row("events/s of fire, compiled table", against=RAW, goal=">= 3")
def compiled_fire(quick: bool) -> Contest:
    times = 40 if quick else 150
    return Contest(_ours(compiled(library().flows["procuration"]), times), _theirs(times))


@row("steps/s of the compiled table alone", against=RAW, goal=">= 20")
def compiled_step(quick: bool) -> Contest:
    times = 40 if quick else 150
    return Contest(_steps(compiled(library().flows["procuration"]), times), _theirs(times))
