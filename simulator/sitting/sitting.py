"""A portal being used by several people, as a value: what was done to it, what each deed came to, and the way back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, NamedTuple

from simulator.analysis.arrangement import arranged
from simulator.analysis.paths import TooFarError
from simulator.engine.simulation import Happening, Simulation
from simulator.engine.snapshot import Refused
from simulator.portal import acts
from simulator.portal.acts import Act
from simulator.portal.page import Page
from simulator.sitting.move import Back, Bring, Done, Forth, Move
from simulator.spec.load import Library
from simulator.spec.text import Lang, Prose


class Step(NamedTuple):
    """A deed and what came of it."""

    deed: Done
    act: Act

    @property
    def lang(self) -> Lang:
        """The language in which it was refused: that of the reasons."""
        return self.act.lang


class CannotMoveError(ValueError):
    """A move that cannot be made at all: to the past, beyond what was done, about somebody nobody knows."""

    def __init__(self, why: Prose) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True, slots=True)
class Sitting:
    """The portal as it began, what was done since, and what was undone (the last one undone at its end)."""

    began: Simulation
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    @classmethod
    def begin(cls, library: Library, at: datetime) -> "Sitting":
        """Nothing has happened yet."""
        return cls(Simulation.begin(library, at))

    @property
    def now(self) -> Simulation:
        """The portal as it is."""
        return self.done[-1].act.simulation if self.done else self.began

    @property
    def last(self) -> Act:
        """What the last deed came to; nothing done, where nothing was."""
        return self.done[-1].act if self.done else Act(self.began)

    def moved(self, move: Move, lang: Lang, seen: Page | None = None) -> "Sitting":
        """The sitting after a move; a refused deed is one, and can be undone too.

        Raises:
            CannotMoveError: the sitting is as it was.
        """
        match move:
            case Back(count):
                return self._back(count)
            case Forth(count):
                return self._forth(count)
        try:
            act = _done(self.now, move, lang, seen)
        except KeyError as error:
            raise CannotMoveError(Prose(f"{error} : inconnu ici", f"{error}: unknown here")) from error
        except TooFarError as error:
            far = Prose("le chemin est trop long à chercher", "the path is too long to search for")
            raise CannotMoveError(far) from error
        except (ValueError, OverflowError) as error:
            why = Prose("cela ne se peut pas : le temps ne recule pas, une donnée se lit",
                        "this cannot be: time does not go back, a datum must be readable")  # fmt: skip
            raise CannotMoveError(why) from error
        return replace(self, done=(*self.done, Step(move, act)), undone=())

    def _back(self, count: int) -> "Sitting":
        if not 1 <= count <= len(self.done):
            raise CannotMoveError(Prose("rien à défaire", "nothing to undo"))
        kept, gone = self.done[:-count], self.done[-count:]
        return replace(self, done=kept, undone=(*self.undone, *reversed(gone)))

    def _forth(self, count: int) -> "Sitting":
        if not 1 <= count <= len(self.undone):
            raise CannotMoveError(Prose("rien à refaire", "nothing to do again"))
        kept, again = self.undone[:-count], self.undone[-count:]
        return replace(self, done=(*self.done, *reversed(again)), undone=kept)


def _done(here: Simulation, move: Done, lang: Lang, seen: Page | None) -> Act:
    if isinstance(move, Bring):
        flow = here.library.flows[move.flow]
        after = arranged(here, move.insured, flow, flow.states[move.state].id)
        return acts.refused(here, lang, _NO_WAY) if after is None else Act(after)
    return acts.do(here, move, lang, seen)


_NO_WAY: Final = Prose("aucun chemin n'y mène", "no path leads there")


def reasons_in(step: Step, before: Simulation, lang: Lang) -> tuple[str, ...]:
    """Why a step was refused, in a language; () where it was done. ``before`` is the portal before it."""
    if step.lang == lang or not step.act.reasons:
        return step.act.reasons
    if isinstance(step.deed, Bring):  # no need to look for the way once more
        return (_NO_WAY.of(lang),)
    return _done(before, step.deed, lang, None).reasons


class Came(NamedTuple):
    """What a move came to for one case, without what was typed: kind, instant, who, event, refusals, and the state."""

    kind: str
    at: datetime
    case: str
    flow: str
    by: str
    event: str
    refused: tuple[str, ...]
    state: str


def came(before: Simulation, after: Simulation) -> tuple[Came, ...]:
    """What happened to cases between two moments of a portal; nothing where the later one is an earlier portal."""
    known = len(before.history)
    return tuple(map(_came, after.history[known:]))


def _came(happening: Happening) -> Came:
    firing = happening.firing
    outcome = firing.outcome
    return Came(
        kind=happening.kind,
        at=happening.at,
        case=happening.case,
        flow=firing.after.flow,
        by=happening.by,
        event=firing.event,
        refused=tuple(f"{r.kind}:{r.subject}" for r in outcome.reasons) if isinstance(outcome, Refused) else (),
        state=firing.after.state,
    )


def replayed(began: Simulation, moves: Iterable[Move], lang: Lang) -> Sitting:
    """The sitting that moves lead to, one after the other.

    Raises:
        CannotMoveError: at the first that cannot be made.
    """
    sitting = Sitting(began)
    for move in moves:
        sitting = sitting.moved(move, lang)
    return sitting
