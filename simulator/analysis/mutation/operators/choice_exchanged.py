"""A rule names another option of a choice."""

from collections.abc import Iterator

from simulator.analysis.mutation.conditions import formulas
from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.text import Prose

TITLE = Prose("choix échangé", "choice exchanged")
EXAMPLES = (
    ("if: form.country == 'fr' or form.country == 'be'", "if: form.country == 'de' or form.country == 'be'"),
    ("if: form.country == 'fr' or form.country == 'be'", "if: form.country == 'fr' or form.country == 'de'"),
)


def changes(site: Site) -> Iterator[Change]:
    """Each option a field is compared with, exchanged for each option the expression does not name."""
    for held in formulas(site):
        for rank, compared in enumerate(held.formula.comparisons()):
            field = site.labels.field(compared.left)
            for name, option in field.options.items() if field else ():
                if f"'{name}'" in held.formula.text or compared.right[:1] != "'":
                    continue
                word = held.formula.with_(compared.right_at, f"'{name}'")
                label = named(option)
                yield Change(
                    key=f"{rank}.{name}",
                    part=held.put(site.part, word),
                    place=held.formula.word.place,
                    before=held.line(held.formula.word),
                    after=held.line(word),
                    words=Prose(
                        f"{held.what.fr} parle de {label.fr} à la place d'un autre choix",
                        f"{held.what.en} speaks of {label.en} in place of another choice",
                    ),
                )


OPERATOR = Operator("choice-exchanged", TITLE, changes, EXAMPLES)
