"""A kept sitting taken up: every move made again on the flows of today, each seen to come to what it came to."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from harness.moments import moment
from harness.store.errors import Change, ChangedError, DivergedError
from harness.store.record import Entry, Kept, Pin
from simulator.engine.simulation import Simulation
from simulator.portal.deed import Start
from simulator.sitting.move import Back, Bring, Move
from simulator.sitting.sitting import Came, CannotMoveError, Sitting, came
from simulator.spec.load import Library
from simulator.spec.problems import shown
from simulator.spec.text import Lang, Prose

AROUND: Final = ("portal", "dossiers")
"""What every sitting uses."""


def taken_up(kept: Kept, library: Library, pins: Mapping[str, Pin], lang: Lang = "fr") -> Sitting:
    """The sitting as it was left, on flows that are those it was played on; ``pins`` are those of the library.

    Raises:
        ChangedError: where a flow that it used, the portal or the dossiers have changed.
        DivergedError: where a move comes to something else.
    """
    changes = changed(kept, pins)
    if changes:
        raise ChangedError(changes)
    return replayed(Sitting(Simulation.begin(library, kept.opening.began)), kept.entries, lang)


def changed(kept: Kept, pins: Mapping[str, Pin]) -> tuple[Change, ...]:
    """What a sitting used and is no longer what it was."""
    nothing = Pin("", "")
    found = ((name, kept.opening.pins.get(name, nothing), pins.get(name, nothing)) for name in used(kept.entries))
    return tuple(
        Change(name, was.edition, now.edition, was.digest, now.digest) for name, was, now in found if was != now
    )


def used(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The names of what a sitting used: portal, dossiers, and the flows that something was done to."""
    flows = {each.flow for entry in entries for each in entry.came}
    flows |= {entry.move.flow for entry in entries if isinstance(entry.move, Start | Bring)}
    return (*AROUND, *sorted(flows))


def replayed(sitting: Sitting, entries: Iterable[Entry], lang: Lang = "fr") -> Sitting:
    """The sitting that kept moves lead to, each checked.

    Raises:
        DivergedError: at the first that cannot be made, or comes to something else.
    """
    for entry in entries:
        sitting, found = made(sitting, entry.number, entry.move, lang)
        compare(entry.number, entry.came, found)
        compare_done(entry, sitting)
    return sitting


def made(sitting: Sitting, number: int, move: Move, lang: Lang) -> tuple[Sitting, tuple[Came, ...]]:
    """A sitting after a move of a line, and what came of it.

    Raises:
        DivergedError: where it cannot be made.
    """
    try:
        after = sitting.moved(move, lang)
    except CannotMoveError as error:
        raise DivergedError(number, Prose("une action possible", "an action that can be done"), error.why) from error
    return after, came(sitting.now, after.now)


def compare(number: int, expected: tuple[Came, ...], found: tuple[Came, ...]) -> None:
    """See that a line came to what it should.

    Raises:
        DivergedError: with the first thing that differs.
    """
    if expected == found:
        return
    nothing = Prose("rien", "nothing")
    was, now = (list(map(_said, each)) for each in (expected, found))
    for one, other in zip(was, now, strict=False):
        if one != other:
            raise DivergedError(number, one, other)
    shared = min(len(was), len(now))
    raise DivergedError(number, (*was, nothing)[shared], (*now, nothing)[shared])


def compare_done(entry: Entry, after: Sitting) -> None:
    """See that a line was done, or refused, as it was.

    Raises:
        DivergedError: where it was not.
    """
    if entry.done in (None, after.last.done):
        return
    done = Prose("une action faite", "an action that is done")
    refused = Prose("une action refusée", "an action that is refused")
    why = Prose(" ; ".join(after.last.reasons), "; ".join(after.last.reasons))
    got = Prose(f"{refused.fr} ({why.fr})", f"{refused.en} ({why.en})")
    raise DivergedError(entry.number, *((done, got) if entry.done else (refused, done)))


def _said(each: Came) -> Prose:
    """What came of a move, by its ids: labels may be what has changed."""
    what = " ".join(shown(part) for part in (each.kind, each.by, each.event) if part)
    refused = ", ".join(map(shown, each.refused))
    fr = f", refusé ({refused})" if refused else ""
    en = f", refused ({refused})" if refused else ""
    said = f"{shown(each.flow)} {shown(each.case)}, {moment(each.at)}, {what} → {shown(each.state)}"
    return Prose(f"« {said}{fr} »", f"“{said}{en}”")


def entries(sitting: Sitting, at: datetime) -> tuple[Entry, ...]:
    """The moves that lead to a sitting, as if they were made at an instant (real, UTC); what was undone, done first."""
    made, before = [], sitting.began
    for number, (deed, act) in enumerate((*sitting.done, *reversed(sitting.undone)), 1):
        made.append(Entry(number, at, deed, came(before, act.simulation), act.done))
        before = act.simulation
    if sitting.undone:
        made.append(Entry(len(made) + 1, at, Back(len(sitting.undone)), (), sitting.last.done))
    return tuple(made)
