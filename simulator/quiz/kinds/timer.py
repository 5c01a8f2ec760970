"""The deadlines of a flow: where they are set, when they fire, how that is found."""

from collections.abc import Iterator

from simulator.analysis.explore.search import Goal
from simulator.analysis.path import Path
from simulator.engine.simulation import Happening, Simulation
from simulator.quiz.ground import Ground
from simulator.quiz.kinds.misses import Touches
from simulator.quiz.running import case_of, ended
from simulator.spec.expressions.tree import Named, walk
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Timer
from simulator.spec.load import Library
from simulator.spec.text import Prose


def timers(ground: Ground) -> Iterator[Timer]:
    """The deadlines that lead somewhere, or send something."""
    for state in ground.flow.states.values():
        yield from (timer for timer in state.timers if timer.branch.to is not None or timer.branch.send)


def waiting(ground: Ground, timer: Timer) -> Path | None:
    """A path to where a timer is set."""
    path = ground.find(Goal(ground.flow.id, timer.state))
    there = None if path is None else ended(ground.library, path)
    case = None if there is None or path is None else case_of(there, path, ground.flow.id)
    return path if case is not None and timer.id in case.snapshot.due else None


def fires(library: Library, path: Path, flow: str, timer: str) -> tuple[Simulation, Happening] | None:
    """The portal at the instant at which a timer that is set at the end of a run fires, and its firing."""
    there = ended(library, path)
    case = None if there is None else case_of(there, path, flow)
    due = None if case is None else case.snapshot.due.get(timer)
    if there is None or case is None or due is None or due < there.now:
        return None
    after = there.advanced(due)
    found = (h for h in reversed(after.history) if h.case == case.id and h.firing.event == timer)
    happening = next(found, None)
    return None if happening is None else (after, happening)


def touching(timer: Timer) -> Touches:
    """The parts of the document that a timer depends on: itself, and computed values."""
    _, state, rank = timer.id.split(":")
    own = (*(part for name in state.split(".") for part in ("states", name)), "timers", int(rank))
    return lambda place: place == own or place[:1] == ("values",)


def explained(timer: Timer) -> Prose:
    """How the instant of a timer is found."""
    if timer.past is None:
        span = timer.after
        assert span is not None  # a timer has one of the two
        return Prose(
            f"L'échéance tombe {span.words('fr')} après l'entrée dans cet état, à la même heure.",
            f"The deadline comes {span.words('en')} after that state is entered, at the same time of day.",
        )
    inner = timer.past.inner if isinstance(timer.past, Named) else timer.past
    return Prose(
        f"Le dernier jour ({describe(inner, 'fr')}) est compris : l'échéance tombe à 00:00 le lendemain.",
        f"The last day ({describe(inner, 'en')}) is included: the deadline comes at 00:00 on the day after.",
    )


def guide(ground: Ground, timer: Timer) -> tuple[str, ...]:
    """The statements of a timer, then those of the values that it waits for."""
    parts = () if timer.past is None else walk(timer.past)
    names = [part.name for part in parts if isinstance(part, Named) and part.name in ground.flow.values]
    return (*timer.branch.guide, *(statement for name in names for statement in ground.flow.values[name].guide))
