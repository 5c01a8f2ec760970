"""The limit of a rule is one lower, or one higher."""

import re
from collections.abc import Iterator

from simulator.analysis.mutation.conditions import formulas
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.text import Prose

TITLE = Prose("borne déplacée", "boundary moved")
EXAMPLES = (
    ("if: form.age >= 18", "if: form.age >= 17"),
    ("if: form.age >= 18", "if: form.age >= 19"),
    ("if: form.age >= 18", "if: form.age >= 17"),
    ("if: form.age >= 18", "if: form.age >= 19"),
)


def changes(site: Site) -> Iterator[Change]:
    """Each number of a comparison, one less and one more."""
    for held in formulas(site):
        for rank, compared in enumerate(held.formula.comparisons()):
            if not re.fullmatch(r"\d+", compared.right, re.ASCII):
                continue
            for by in (-1, +1):
                moved = int(compared.right) + by
                if moved < 0:
                    continue
                word = held.formula.with_(compared.right_at, str(moved))
                yield Change(
                    key=f"{rank}{by:+}",
                    part=held.put(site.part, word),
                    place=held.formula.word.place,
                    before=held.line(held.formula.word),
                    after=held.line(word),
                    words=Prose(
                        f"la limite de {held.what.fr} passe de {compared.right} à {moved}",
                        f"the limit of {held.what.en} goes from {compared.right} to {moved}",
                    ),
                )


OPERATOR = Operator("boundary-moved", TITLE, changes, EXAMPLES)
