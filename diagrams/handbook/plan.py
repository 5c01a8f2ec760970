"""The steps of a flow: its screens in the order in which a person meets them, each as it is seen on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from diagrams.handbook.voice import Voice
from simulator.analysis.path import Path
from simulator.analysis.variations import variations
from simulator.analysis.walk import Visit, Walk
from simulator.engine.simulation import Simulation
from simulator.portal import acts
from simulator.portal.page import ScreenView, page
from simulator.spec.flow import AUTO, FILL, INSURED, OUTSIDE, Flow, Leaf, Screen
from simulator.spec.text import Lang


class Sight(NamedTuple):
    """A screen as a person sees it in a place; ``clicked`` is the label of the button that leads on, "" for none."""

    leaf: Leaf
    person: str
    simulation: Simulation
    view: ScreenView
    clicked: str


class Step(NamedTuple):
    """A step: its number and screen, and the sights that differ by their buttons; none where no example leads there."""

    number: int
    screen: Screen
    sights: tuple[Sight, ...]


@dataclass(frozen=True)
class Plan:
    """How a flow is told, step by step; step 0 is the way into it."""

    voice: Voice
    walk: Walk

    @property
    def flow(self) -> Flow:
        """The flow."""
        return self.walk.flow

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The screens that are met, in order; those that no example leads to last."""
        order = list(dict.fromkeys(screen for leaf in self._met for screen in leaf.screens))
        order += [screen for screen in self.flow.screens.values() if screen not in order and self.places(screen)]
        return tuple(Step(number, screen, tuple(self._sights(screen))) for number, screen in enumerate(order, 1))

    @property
    def _met(self) -> list[Leaf]:
        return [self.flow.leaves[leaf] for leaf in self.walk.visits]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {step.screen.id: step.number for step in self.steps}

    def number(self, screen: Screen) -> int:
        """The number of a screen's step."""
        return self._numbers[screen.id]

    def anchor(self, screen: Screen) -> str:
        """Where a screen's step is."""
        return f"{self.flow.id}-step-{screen.id}"

    @property
    def door(self) -> str:
        """Where step 0 is."""
        return f"{self.flow.id}-step"

    def end(self, state: str) -> str:
        """Where the ways to a final state are told."""
        return f"{self.flow.id}-end-{state}"

    def told(self, state: str) -> str:
        """Where an outermost state is told: its first step, or its end."""
        found = self.flow.states[state]
        if found.final:
            return self.end(state)
        screens = [s for leaf in self._met if leaf.path[0] is found for s in leaf.screens]
        return self.anchor(screens[0]) if screens else self.door

    def places(self, screen: Screen) -> list[Leaf]:
        """Every place where a screen can be used."""
        return [leaf for leaf in self.flow.leaves.values() if screen in leaf.screens]

    # --- sights

    def _sights(self, screen: Screen) -> Iterator[Sight]:
        seen: dict[object, Sight] = {}
        for leaf in self._met:
            if screen in leaf.screens:
                sight = self.sight(screen, self.walk.visits[leaf.id])
                if sight is not None:
                    seen.setdefault(tuple(button.label for button in sight.view.buttons), sight)
        yield from seen.values()
        if seen:
            yield from self._cases(screen, next(iter(seen.values())))

    def _cases(self, screen: Screen, first: Sight) -> Iterator[Sight]:
        """The screen with the fields that the first sight of it does not have, as others, or other answers, have it."""
        hidden = {field.key for field in screen.fields} - {view.key for view in first.view.fields}
        visit = next(v for v in self.walk.visits.values() if screen in self.flow.leaves[v.leaf].screens)
        for field in screen.fields:
            if field.key in hidden and field.shown is not None:
                found = next(
                    (s for p in variations(self.walk, visit, field) if (s := self.seen(screen, visit, p))), None
                )
                if found is not None and field.key in {view.key for view in found.view.fields}:
                    hidden -= {view.key for view in found.view.fields}
                    yield found

    def sight(self, screen: Screen, visit: Visit) -> Sight | None:
        """A screen at the end of a visit, its form filled in; None where it is not to be seen."""
        return self.seen(screen, visit, self._shown(screen, visit))

    def seen(self, screen: Screen, visit: Visit, path: Path) -> Sight | None:
        """A screen at the end of a path, one that a visit began; None where it is not to be seen."""
        simulation = self.walk.portal(path)
        case = self.walk.case(simulation, path.insured)
        leaf = self.flow.leaves[case.snapshot.state]
        shown = acts.present(simulation, path.insured, case.id)
        views = [(who, v) for who in self._people(path) if (v := _view(shown, who, screen, self.voice.lang))]
        if not views:
            return None
        person, view = max(views, key=lambda each: sum(button.active for button in each[1].buttons))
        return Sight(leaf, person, shown, view, self._clicked(visit, view))

    def _shown(self, screen: Screen, visit: Visit) -> Path:
        """The path filled in, unless filling in leads away from the screen."""
        filled = self.walk.filled(visit)
        state = self.walk.case(self.walk.portal(filled), filled.insured).snapshot.state
        return filled if screen in self.flow.leaves[state].screens else visit.path

    def _people(self, path: Path) -> list[str]:
        """Who may be looking: whoever enters the flow first, then those who act in it."""
        actors = [*(access.by for access in self.flow.access), *(event.by for event in self.flow.events.values())]
        return [path.insured if by == INSURED else by for by in dict.fromkeys(actors) if by != OUTSIDE]

    def _clicked(self, visit: Visit, view: ScreenView) -> str:
        """The button by which the visits go on from here."""
        labels = {button.event: button.label for button in view.buttons if button.active}
        others = sorted(self.walk.visits.values(), key=lambda other: self.flow.leaves[other.leaf].final)
        for other in others:
            onwards = other.moves[len(visit.moves) :]
            if other.moves[: len(visit.moves)] == visit.moves and other.beginning == visit.beginning:
                event = next((move.event for move in onwards if move.event not in (FILL, AUTO)), "")
                if event in labels:
                    return labels[event]
        return ""


def _view(simulation: Simulation, person: str, screen: Screen, lang: Lang) -> ScreenView | None:
    """A screen, a dialog or a panel as a person has it before them; a panel on the tab that holds it."""
    if person not in simulation.sessions:
        return None
    if screen.at:
        session = simulation.sessions[person]
        simulation = simulation.with_session(person, session._replace(tab=screen.at[0], front=None, dialog=None))
    elif screen.dialog:
        session = simulation.sessions[person]
        simulation = simulation.with_session(person, session._replace(dialog=session.front))
    seen = page(simulation, person, lang)
    views = [view for view in (seen.front, *seen.panels) if view is not None]
    return next((view for view in views if view.screen == screen.id), None)
