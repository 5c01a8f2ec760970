"""The limit of a rule on dates is left out where it was taken in, or the other way round."""

import re
from collections.abc import Iterator

from simulator.analysis.mutation.conditions import formulas
from simulator.analysis.mutation.formula import edge
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.text import Prose

TITLE = Prose("borne comprise ou exclue", "boundary taken in or left out")
EXAMPLES = (("if: form.day <= today", "if: form.day < today"),)


def changes(site: Site) -> Iterator[Change]:
    """Each strict comparison made loose, each loose one strict; for whole numbers a moved boundary says the same."""
    for held in formulas(site):
        for rank, compared in enumerate(held.formula.comparisons()):
            sign = edge(compared.sign)
            if sign is None or re.fullmatch(r"\d+", compared.right, re.ASCII):
                continue
            word = held.formula.with_(compared.at, sign)
            taken = sign.endswith("=")
            yield Change(
                key=str(rank),
                part=held.put(site.part, word),
                place=held.formula.word.place,
                before=held.line(held.formula.word),
                after=held.line(word),
                words=Prose(
                    f"{held.what.fr} {'comprend' if taken else 'ne comprend plus'} le jour même",
                    f"{held.what.en} {'takes in' if taken else 'leaves out'} the very day",
                ),
            )


OPERATOR = Operator("edge-moved", TITLE, changes, EXAMPLES)
