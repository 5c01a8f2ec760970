"""A button no longer checks one of its guards."""

from collections.abc import Iterator
from dataclasses import replace

from simulator.analysis.mutation.branches import shown
from simulator.analysis.mutation.foreign import reads_elsewhere
from simulator.analysis.mutation.labels import that
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Branch
from simulator.spec.problems import Word
from simulator.spec.text import Prose

TITLE = Prose("garde ôtée", "guard dropped")
EXAMPLES = (
    ("needs: [adult, resident]", "needs: [resident]"),
    ("needs: [adult, resident]", "needs: [adult]"),
)  # fmt: skip


def changes(site: Site) -> Iterator[Change]:
    """Without each guard that looks at this flow alone: those that read another one have an operator of their own."""
    if isinstance(site.part, Branch):
        for name in site.part.needs:
            if not reads_elsewhere(site, name):
                yield without(site, site.part, name)


def without(site: Site, branch: Branch, name: Word) -> Change:
    """The branch that no longer checks a guard."""
    kept = tuple(other for other in branch.needs if other != name)
    part = replace(branch, needs=kept, otherwise=branch.otherwise if kept else None)
    checks = that(site.labels.guard(name))
    return Change(
        key=str(name),
        part=part,
        place=name.place,
        before=f"needs: {shown(branch.needs)}",
        after=f"needs: {shown(kept)}",
        words=Prose(
            f"{site.trigger.fr} ne vérifie plus {checks.fr}", f"{site.trigger.en} no longer checks {checks.en}"
        ),
    )


OPERATOR = Operator("guard-dropped", TITLE, changes, EXAMPLES)
