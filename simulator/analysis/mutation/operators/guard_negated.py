"""A rule or a condition says the contrary."""

from collections.abc import Iterator

from simulator.analysis.mutation.conditions import conditions
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.text import Prose

TITLE = Prose("garde inversée", "guard negated")
EXAMPLES = (
    ("if: form.age >= 18", "if: form.age < 18"),
    ("if: form.country == 'fr' or form.country == 'be'", "if: form.country != 'fr' and form.country != 'be'"),
    ("if: other.state.open", "if: not other.state.open"),
    ("if: filled(form.nickname)", "if: not filled(form.nickname)"),
    ("if: form.age >= 18", "if: form.age < 18"),
    ("if: form.sure == yes", "if: form.sure != yes"),
)  # fmt: skip


def changes(site: Site) -> Iterator[Change]:
    """The contrary of the condition."""
    for held in conditions(site):
        if held.formula.tree is not None:
            contrary = held.formula.negated()
            yield Change(
                key="not",
                part=held.put(site.part, contrary),
                place=held.formula.word.place,
                before=held.line(held.formula.word),
                after=held.line(contrary),
                words=Prose(f"{held.what.fr} est inversée", f"{held.what.en} is turned round"),
            )


OPERATOR = Operator("guard-negated", TITLE, changes, EXAMPLES)
