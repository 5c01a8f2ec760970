"""A rule joins its clauses by « or » instead of « and », or the other way round."""

from collections.abc import Iterator

from simulator.analysis.mutation.conditions import formulas
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.text import Prose

TITLE = Prose("« et » changé en « ou »", "“and” turned into “or”")
EXAMPLES = (("if: form.country == 'fr' or form.country == 'be'", "if: form.country == 'fr' and form.country == 'be'"),)
_FRENCH = {"and": "et", "or": "ou"}


def changes(site: Site) -> Iterator[Change]:
    """The same clauses, joined otherwise."""
    for held in formulas(site):
        for rank, (joint, word) in enumerate(held.formula.rejoined()):
            yield Change(
                key=str(rank),
                part=held.put(site.part, word),
                place=held.formula.word.place,
                before=held.line(held.formula.word),
                after=held.line(word),
                words=Prose(
                    f"{held.what.fr} joint ses clauses par « {_FRENCH[joint]} »",
                    f"{held.what.en} joins its clauses by “{joint}”",
                ),
            )


OPERATOR = Operator("clause-rejoined", TITLE, changes, EXAMPLES)
