"""Paths followed on a flow, shipped or changed: the portal at their end, or nothing where they cannot be followed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from simulator.analysis.explore.explored import noon
from simulator.analysis.path import Act, Path, Replayed, replay
from simulator.engine.engine import Runaway
from simulator.engine.simulation import Case, Happening, Simulation
from simulator.engine.snapshot import Refused
from simulator.spec.load import Library

DAYS: Final = tuple(
    date(*day)
    for day in (
        (2021, 1, 4), (2022, 1, 31), (2024, 1, 31), (2022, 2, 28), (2024, 2, 29), (2022, 3, 31), (2021, 4, 15),
        (2022, 5, 31), (2023, 6, 30), (2022, 7, 14), (2022, 8, 31), (2021, 9, 20), (2022, 10, 29), (2021, 11, 30),
        (2021, 12, 31), (2023, 1, 30), (2024, 1, 29), (2023, 12, 1),
    )
)  # fmt: skip
"""Days on which questions begin: ordinary ones, and those after which a month is not like the others."""


def on_day(path: Path, day: date) -> Path:
    """The same run begun on another day, at noon."""
    shift = noon(day) - path.start
    return replace(path, start=path.start + shift, acts=tuple(act._replace(at=act.at + shift) for act in path.acts))


def by_person(path: Path, person: str) -> Path:
    """The same run for somebody else."""
    return replace(path, insured=person)


def run(library: Library, path: Path) -> tuple[Replayed, ...] | None:
    """The portal after each act; None where an act before the last is refused, or cannot be done at all.

    Flows that were changed, or days that were moved, may well not let it through.
    """
    try:
        found = tuple(replay(library, path))
    except (KeyError, Runaway, OverflowError):
        return None
    before = found[-2].simulation.history if len(found) > 1 else ()
    if not found or any(isinstance(happening.firing.outcome, Refused) for happening in before):
        return None
    return found


def ended(library: Library, path: Path) -> Simulation | None:
    """The portal at the end of a run on which nothing is refused."""
    found = run(library, path)
    if found is None or any(isinstance(h.firing.outcome, Refused) for h in found[-1].simulation.history):
        return None
    return found[-1].simulation


def last(library: Library, path: Path, flow: str) -> tuple[Simulation, Happening] | None:
    """The portal at the end, and what its last act, an event on a flow, came to: refused or not."""
    found = run(library, path)
    if found is None or found[-1].act.kind != "event" or found[-1].act.flow != flow:
        return None
    return found[-1].simulation, found[-1].simulation.history[-1]


def case_of(simulation: Simulation, path: Path, flow: str) -> Case | None:
    """The case that a run is about."""
    cases = simulation.cases_of(path.insured, flow)
    return cases[-1] if cases else None


def entry(simulation: Simulation, case: Case, state: str) -> Happening | None:
    """What brought a case into a state, the last time it was entered."""
    since = case.snapshot.since.get(state)
    found = (h for h in reversed(simulation.history) if h.case == case.id and h.at == since)
    entering = [h for h in found if h.firing.after.since.get(state) == since]
    return entering[-1] if entering else None


def typing(path: Path, flow: str, key: str, typed: str | tuple[str, ...]) -> Path | None:
    """The run with something else typed into one field, the rest as it was; None where nothing is ever typed."""
    fills = [rank for rank, act in enumerate(path.acts) if act.kind == "fill" and act.flow == flow]
    if not fills:
        return None
    rank = next((rank for rank in reversed(fills) if key in path.acts[rank].inputs), fills[-1])
    act = path.acts[rank]
    return replace(path, acts=(*path.acts[: rank + 1], act._replace(inputs={key: typed}), *path.acts[rank + 1 :]))


def without(path: Path, flow: str, keys: Iterable[str]) -> Path:
    """The run with nothing typed into some fields of a flow."""
    left = frozenset(keys)
    acts: list[Act] = []
    for act in path.acts:
        kept = act
        if act.kind == "fill" and act.flow == flow:
            kept = act._replace(inputs={key: text for key, text in act.inputs.items() if key not in left})
        if act.kind != "fill" or kept.inputs:
            acts.append(kept)
    return replace(path, acts=tuple(acts))
