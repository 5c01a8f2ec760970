"""The end of a scenario, or of a part of it: what expectations read."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from simulator.engine.simulation import Case, Happening, Simulation
from simulator.portal.page import Page, page
from simulator.scenarios.cast import Cast
from simulator.scenarios.scribe import Done
from simulator.scenarios.ways import Step


class Ending(NamedTuple):
    """The portal after the last act; ``meant`` is that of the path, ``shown`` that of the scenario.

    ``viewer`` is who acted last ("" while nobody did); ``since`` what happened in the portal during the last act.
    """

    cast: Cast
    last: Done
    shown: Simulation
    meant: Simulation
    viewer: str
    since: tuple[Happening, ...]

    @property
    def seen(self) -> Page:
        """What the last one who acted sees."""
        return page(self.shown, self.viewer, self.cast.lang)

    def subjects(self) -> tuple[Case, ...]:
        """The cases the last act is about: its own, those that time moved, else all of the path."""
        insured, latest = self.cast.insured, self.shown.cases_of
        flows = dict.fromkeys(case.flow for case in self.meant.cases.values() if case.insured == insured)
        about = [flow for flow in flows if flow == self.last.act.flow]
        moved = dict.fromkeys(happening.firing.before.flow for happening in self.since)
        about = about or [flow for flow in flows if flow in moved] or list(flows)
        return tuple(latest(insured, flow)[-1] for flow in about)


Expectation = Callable[[Ending], Iterator[Step]]
