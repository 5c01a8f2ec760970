"""What is seen in a state, on an example: a fictitious person who came there by the shortest way."""

from datetime import datetime
from typing import NamedTuple

from diagrams.handbook.plan import Plan
from diagrams.handbook.voice import Voice
from simulator.analysis.path import Path
from simulator.analysis.walk import Visit, Walk
from simulator.portal.page import ScreenView
from simulator.spec.flow import Flow, Screen, State
from simulator.spec.load import Library
from simulator.spec.text import Lang


class Example(NamedTuple):
    """A screen as it is then: ``name`` is whose case it is; ``by`` who has it before them, "" for that very person."""

    view: ScreenView
    name: str
    by: str
    at: datetime


class Examples:
    """The examples of a library; each flow is walked through once, for both languages."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._plans: dict[tuple[str, Lang], Plan] = {}
        self._walks: dict[str, Walk] = {}
        self._paths: dict[tuple[str, str], Path] = {}

    def seen(self, flow: Flow, state: State, screen: Screen, lang: Lang) -> Example | None:
        """A screen in a state, or in the nearest of those inside it; None where no example shows it there."""
        plan = self._plan(flow, lang)
        for visit in plan.walk.visits.values():
            leaf = flow.leaves[visit.leaf]
            if state in leaf.path and leaf.covers is None and screen in leaf.screens:
                sight = plan.seen(screen, visit, self._path(plan.walk, visit))
                if sight is not None:
                    insured = sight.simulation.cases[sight.view.case].insured
                    by = "" if sight.person == insured else plan.voice.actor(sight.person)
                    return Example(sight.view, self._library.dossiers.name(insured), by, sight.simulation.now)
        return None

    def _plan(self, flow: Flow, lang: Lang) -> Plan:
        if flow.id not in self._walks:
            self._walks[flow.id] = Walk(self._library, flow)
        return self._plans.setdefault((flow.id, lang), Plan(Voice(self._library, flow, lang), self._walks[flow.id]))

    def _path(self, walk: Walk, visit: Visit) -> Path:
        """The way there with the form filled in, unless that leads on to another state."""
        key = (walk.flow.id, visit.leaf)
        if key not in self._paths:
            filled = walk.filled(visit)
            self._paths[key] = filled if walk.arrives(filled, visit.leaf) else visit.path
        return self._paths[key]
