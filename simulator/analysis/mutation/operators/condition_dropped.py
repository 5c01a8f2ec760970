"""What depended on a condition no longer does: a line or a field is always shown, a branch always open."""

from collections.abc import Iterator

from simulator.analysis.mutation.conditions import conditions
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Guard
from simulator.spec.text import Prose

TITLE = Prose("condition ôtée", "condition dropped")
EXAMPLES = (
    ("if: filled(form.nickname)", ""),
    ("if: form.age >= 18", ""),
    ("if: form.sure == yes", ""),
)  # fmt: skip


def changes(site: Site) -> Iterator[Change]:
    """Without the condition."""
    if isinstance(site.part, Guard):
        return  # a guard always has one
    for held in conditions(site):
        yield Change(
            key="if",
            part=held.put(site.part, None),
            place=held.formula.word.place,
            before=held.line(held.formula.word),
            after="",
            words=Prose(f"{held.what.fr} n'est plus vérifiée", f"{held.what.en} is no longer checked"),
        )


OPERATOR = Operator("condition-dropped", TITLE, changes, EXAMPLES)
