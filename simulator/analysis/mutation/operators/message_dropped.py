"""A refusal shows one message less."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.branches import shown
from simulator.analysis.mutation.messages import said
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.text import Prose

TITLE = Prose("message ôté", "message dropped")
EXAMPLES = (
    ("else: [too_young]", "else: []"),
    ("else: [errors, abroad]", "else: [abroad]"),
    ("else: [errors, abroad]", "else: [errors]"),
    ("invalid: [errors]", "invalid: []"),
)


def changes(site: Site) -> Iterator[Change]:
    """Without each message of a guard or of a malformed form."""
    for says in said(site):
        for name in says.messages:
            kept = tuple(other for other in says.messages if other != name)
            text = site.labels.message(name)
            yield Change(
                key=str(name),
                part=dataclasses.replace(site.part, **{says.attribute: kept}),
                place=name.place,
                before=f"{says.key}: {shown(says.messages)}",
                after=f"{says.key}: {shown(kept)}",
                words=Prose(f"{says.when.fr} ne montre plus {text.fr}", f"{says.when.en} no longer shows {text.en}"),
            )


OPERATOR = Operator("message-dropped", TITLE, changes, EXAMPLES)
