"""A refusal shows another message."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.branches import shown
from simulator.analysis.mutation.messages import said
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.problems import Word
from simulator.spec.text import Prose

TITLE = Prose("message échangé", "message exchanged")
EXAMPLES = (
    ("else: [too_young]", "else: [errors]"),
    ("else: [too_young]", "else: [abroad]"),
    ("else: [errors, abroad]", "else: [too_young, abroad]"),
    ("else: [errors, abroad]", "else: [errors, too_young]"),
    ("invalid: [errors]", "invalid: [too_young]"),
    ("invalid: [errors]", "invalid: [abroad]"),
)


def changes(site: Site) -> Iterator[Change]:
    """Each message of a guard or of a malformed form, exchanged for each that is not shown there."""
    for says in said(site):
        for rank, name in enumerate(says.messages):
            for other in site.document.messages:
                if other in says.messages:
                    continue
                found = (*says.messages[:rank], Word(other, name.place), *says.messages[rank + 1 :])
                text = site.labels.message(other)
                yield Change(
                    key=f"{name}.{other}",
                    part=dataclasses.replace(site.part, **{says.attribute: found}),
                    place=name.place,
                    before=f"{says.key}: {shown(says.messages)}",
                    after=f"{says.key}: {shown(found)}",
                    words=Prose(f"{says.when.fr} montre {text.fr}", f"{says.when.en} shows {text.en}"),
                )


OPERATOR = Operator("message-exchanged", TITLE, changes, EXAMPLES)
