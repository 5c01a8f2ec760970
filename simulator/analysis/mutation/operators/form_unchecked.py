"""A button looks at its form no longer: it works while mandatory fields are missing."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Event
from simulator.spec.text import Prose

TITLE = Prose("formulaire non relu", "form not checked")
EXAMPLES = (("submit: yes", ""),)


def changes(site: Site) -> Iterator[Change]:
    """A submit button that is an ordinary one."""
    if isinstance(site.part, Event) and site.part.submit:
        label = named(site.part)
        yield Change(
            key="submit",
            part=dataclasses.replace(site.part, submit=False),
            place=site.part.place,
            before="submit: yes",
            after="",
            words=Prose(f"{label.fr} ne relit plus son formulaire", f"{label.en} no longer checks its form"),
        )


OPERATOR = Operator("form-unchecked", TITLE, changes, EXAMPLES)
