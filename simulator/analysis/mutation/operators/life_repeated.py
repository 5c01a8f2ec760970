"""A person may have several live cases of a flow that allows one."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import FlowDocument
from simulator.spec.text import Prose

TITLE = Prose("démarche unique ou non", "one case or several")
EXAMPLES = (("per: insured", ""),)


def changes(site: Site) -> Iterator[Change]:
    """Without the limit of one live case per insured person."""
    if isinstance(site.part, FlowDocument) and site.part.per is not None:
        name = named(site.part)
        yield Change(
            key="per",
            part=dataclasses.replace(site.part, per=None),
            place=site.part.per.place,
            before=f"per: {site.part.per}",
            after="",
            words=Prose(
                f"{name.fr} s'ouvre à nouveau alors qu'elle est en cours",
                f"{name.en} is opened again while one is under way",
            ),
        )


OPERATOR = Operator("life-repeated", TITLE, changes, EXAMPLES)
