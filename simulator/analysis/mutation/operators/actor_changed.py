"""Somebody else does what an event says."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Event
from simulator.spec.flow import INSURED
from simulator.spec.problems import Word
from simulator.spec.text import Prose

TITLE = Prose("acteur changé", "actor changed")
EXAMPLES = (
    ("", "by: mandatary"),
    ("by: mandatary", "by: insured"),
)


def changes(site: Site) -> Iterator[Change]:
    """Each other actor of the portal, the outside world included."""
    if not isinstance(site.part, Event):
        return
    by, label = site.part.by or INSURED, named(site.part)
    for name, actor in site.labels.actors.items():
        if name != by:
            yield Change(
                key=name,
                part=dataclasses.replace(site.part, by=Word(name, site.part.place)),
                place=site.part.place,
                before=f"by: {site.part.by}" if site.part.by else "",
                after=f"by: {name}",
                words=Prose(f"{label.fr} est fait par {actor.fr}", f"{label.en} is done by {actor.en}"),
            )


OPERATOR = Operator("actor-changed", TITLE, changes, EXAMPLES)
