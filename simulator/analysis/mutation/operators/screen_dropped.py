"""A state no longer shows its page, or a panel."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.branches import shown
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import State
from simulator.spec.text import Prose

TITLE = Prose("écran ôté", "screen dropped")
EXAMPLES = (("screen: form", ""), ("panels: [card]", "panels: []"))


def changes(site: Site) -> Iterator[Change]:
    """Without its screen; without each of its panels."""
    state = site.part
    if not isinstance(state, State):
        return
    where = site.labels.state(site.state)
    if state.screen is not None:
        page = site.labels.screen(state.screen)
        words = Prose(f"l'état {where.fr} ne montre plus {page.fr}", f"the state {where.en} no longer shows {page.en}")
        part = dataclasses.replace(state, screen=None)
        yield Change("screen", part, state.screen.place, f"screen: {state.screen}", "", words)
    for panel in state.panels:
        kept = tuple(other for other in state.panels if other != panel)
        page = site.labels.screen(panel)
        yield Change(
            key=f"panels.{panel}",
            part=dataclasses.replace(state, panels=kept),
            place=panel.place,
            before=f"panels: {shown(state.panels)}",
            after=f"panels: {shown(kept)}",
            words=Prose(
                f"l'état {where.fr} ne montre plus {page.fr}", f"the state {where.en} no longer shows {page.en}"
            ),
        )


OPERATOR = Operator("screen-dropped", TITLE, changes, EXAMPLES)
