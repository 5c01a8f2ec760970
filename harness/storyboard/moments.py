"""The steps of a played scenario, cut where a new frame begins."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from diagrams.storyboard.frame import Kind
from harness.phrases import PHRASES
from harness.scenarios import Played, Told
from simulator.engine.simulation import Happening, Simulation
from simulator.spec.flow import FILL

_RECEIVED = "received"
"""Phrases that begin so speak of a person, not of what the person sees."""


@dataclass(slots=True)
class Moment:
    """Steps that one frame shows, by their number in the scenario; ``before`` is the portal before them."""

    kind: Kind
    actor: str
    before: Simulation | None
    simulation: Simulation
    done: list[int] = field(default_factory=list)
    checked: list[int] = field(default_factory=list)

    @property
    def happened(self) -> tuple[Happening, ...]:
        """What happened meanwhile."""
        known = len(self.before.history) if self.before else 0
        return self.simulation.history[known:]

    @property
    def filling(self) -> bool:
        """Whether nothing but fields were filled."""
        return bool(self.happened) and all(happening.firing.event == FILL for happening in self.happened)


def moments(played: Played) -> list[Moment]:
    """One frame for how things stand, one for each deed, one wherever time goes by; fields are filled in one.

    What is checked belongs to what was done before; where it is another person's screen, it has a frame of its own.
    """
    found: list[Moment] = []
    for number, told in enumerate(played.told):
        if _checks(told):
            if not found or _looks_elsewhere(told, found[-1]):
                found.append(_begun("look", told, played, number))
            found[-1].checked.append(number)
            continue
        new = _begun(_kind(told, played, number), told, played, number)
        if not found or not _goes_on(found[-1], new):
            found.append(new)
        last = found[-1]
        last.simulation, last.actor = told.simulation, told.actor
        last.done.append(number)
    return found


def _checks(told: Told) -> bool:
    phrase = PHRASES.get(told.phrase)
    return told.kind == "then" if phrase is None else phrase.role == "outcome"


def _begun(kind: Kind, told: Told, played: Played, number: int) -> Moment:
    before = played.told[number - 1].simulation if number else None
    return Moment(kind, told.actor, before, told.simulation)


def _kind(told: Told, played: Played, number: int) -> Kind:
    if told.kind == "given" and all(each.kind == "given" for each in played.told[:number]):
        return "opening"
    if number and told.simulation.now > played.told[number - 1].simulation.now:
        return "time"
    return "deed"


def _goes_on(last: Moment, new: Moment) -> bool:
    """Whether a step belongs on the frame before it."""
    if last.checked:
        return last.kind == new.kind == "opening"
    if last.kind != new.kind or last.kind == "look":
        return False
    return new.kind in ("opening", "time") or (last.filling and new.filling and last.actor == new.actor)


def _looks_elsewhere(told: Told, last: Moment) -> bool:
    return told.actor != last.actor and not told.phrase.startswith(_RECEIVED)


def clicks(played: Played, moment: Moment) -> Iterator[str]:
    """The labels that are clicked in a moment, as the scenario has them."""
    for number in moment.done:
        values = played.told[number].values
        label = values.get("label") or values.get("tab")
        if label and "actor" in values:
            yield str(label)


def opens_tab(played: Played, moment: Moment) -> bool:
    """Whether what is clicked first in a moment is a tab."""
    first = next((values for number in moment.done if "actor" in (values := played.told[number].values)), {})
    return "tab" in first
