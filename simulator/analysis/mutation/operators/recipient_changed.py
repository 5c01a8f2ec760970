"""A communication goes to somebody else."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Send
from simulator.spec.flow import OUTSIDE
from simulator.spec.problems import Word
from simulator.spec.text import Prose

TITLE = Prose("destinataire changé", "recipient changed")
EXAMPLES = (("to: insured", "to: mandatary"),)


def changes(site: Site) -> Iterator[Change]:
    """To each other actor of the portal that can be written to."""
    if not isinstance(site.part, Send):
        return
    text = named(site.part)
    for name, actor in site.labels.actors.items():
        if name not in (site.part.to, OUTSIDE):
            yield Change(
                key=name,
                part=dataclasses.replace(site.part, to=Word(name, site.part.to.place)),
                place=site.part.to.place,
                before=f"to: {site.part.to}",
                after=f"to: {name}",
                words=Prose(
                    f"le destinataire de {text.fr} devient {actor.fr}", f"{text.en} is sent to {actor.en} instead"
                ),
            )


OPERATOR = Operator("recipient-changed", TITLE, changes, EXAMPLES)
