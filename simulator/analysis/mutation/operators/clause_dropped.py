"""A rule forgets one of the clauses it joins by « and » or « or »."""

from collections.abc import Iterator

from simulator.analysis.mutation.conditions import formulas
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.text import Prose

TITLE = Prose("clause ôtée", "clause dropped")
EXAMPLES = (
    ("if: form.country == 'fr' or form.country == 'be'", "if: form.country == 'be'"),
    ("if: form.country == 'fr' or form.country == 'be'", "if: form.country == 'fr'"),
)


def changes(site: Site) -> Iterator[Change]:
    """Without each clause."""
    for held in formulas(site):
        for clause, word in held.formula.without_clause():
            yield Change(
                key=clause,
                part=held.put(site.part, word),
                place=held.formula.word.place,
                before=held.line(held.formula.word),
                after=held.line(word),
                words=_forgotten(held.what, site.labels.says(clause)),
            )


def _forgotten(what: Prose, clause: Prose | None) -> Prose:
    if clause is None:  # it speaks of a record at hand
        return Prose(f"{what.fr} oublie l'une de ses clauses", f"{what.en} forgets one of its clauses")
    return Prose(f"{what.fr} oublie cette clause : {clause.fr}", f"{what.en} forgets this clause: {clause.en}")


OPERATOR = Operator("clause-dropped", TITLE, changes, EXAMPLES)
