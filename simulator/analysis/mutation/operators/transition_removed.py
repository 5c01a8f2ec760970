"""A branch is gone: a button is absent or does less, an automatic step is no longer taken."""

from collections.abc import Iterator

from simulator.analysis.mutation.branches import branches_of, written
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import State
from simulator.spec.text import Prose

TITLE = Prose("transition ôtée", "transition removed")
EXAMPLES = (
    ("send: needs: [adult, resident], to: sent, else: refused", ""),
    ("logout: to: dropped", ""),
    ("auto: if: form.sure == yes, to: sure", ""),
    ("back: to: first, set: {form.sure: none, form.nickname: form.name}", ""),
)


def changes(site: Site) -> Iterator[Change]:
    """Without each branch."""
    if not isinstance(site.part, State):
        return
    where = site.labels.state(site.state)
    for branches in branches_of(site):
        for rank, branch in enumerate(branches.list):
            kept = (*branches.list[:rank], *branches.list[rank + 1 :])
            yield Change(
                key=f"{branches.name}.{rank}",
                part=branches.put(site.part, kept),
                place=branch.place,
                before=f"{branches.name}: {written(branch)}",
                after="",
                words=Prose(
                    f"{branches.trigger.fr} ne fait plus rien dans l'état {where.fr}",
                    f"{branches.trigger.en} no longer does anything in the state {where.en}",
                ),
            )


OPERATOR = Operator("transition-removed", TITLE, changes, EXAMPLES)
