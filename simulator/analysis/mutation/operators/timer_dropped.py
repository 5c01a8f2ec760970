"""A deadline never comes."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.conditions import deadline
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.operators.timer_moved import line
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import State
from simulator.spec.text import Prose

TITLE = Prose("échéance ôtée", "timer dropped")
EXAMPLES = (("after: P14D", ""), ("past: due", ""))


def changes(site: Site) -> Iterator[Change]:
    """Without each timer."""
    if not isinstance(site.part, State):
        return
    timers, what = site.part.timers, deadline(site)
    for rank, timer in enumerate(timers):
        yield Change(
            key=f"timers.{rank}",
            part=dataclasses.replace(site.part, timers=(*timers[:rank], *timers[rank + 1 :])),
            place=timer.place,
            before=line(timer),
            after="",
            words=Prose(f"{what.fr} n'arrive jamais", f"{what.en} never comes"),
        )


OPERATOR = Operator("timer-dropped", TITLE, changes, EXAMPLES)
