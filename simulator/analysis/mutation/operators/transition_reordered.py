"""Branches are tried, or guards checked, in another order."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.branches import branches_of, shown, written
from simulator.analysis.mutation.labels import that
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Branch, State
from simulator.spec.text import Prose

TITLE = Prose("ordre échangé", "order exchanged")
EXAMPLES = (("needs: [adult, resident]", "needs: [resident, adult]"),)


def changes(site: Site) -> Iterator[Change]:
    """Each two neighbours exchanged."""
    if isinstance(site.part, State):
        yield from _branches(site)
    elif isinstance(site.part, Branch):
        yield from _guards(site, site.part)


def _branches(site: Site) -> Iterator[Change]:
    for branches in branches_of(site):
        found = branches.list
        for rank in range(len(found) - 1):
            order = (*found[:rank], found[rank + 1], found[rank], *found[rank + 2 :])
            yield Change(
                key=f"{branches.name}.{rank}",
                part=branches.put(site.part, order),
                place=found[rank].place,
                before=f"{branches.name}: [{written(found[rank])}; {written(found[rank + 1])}]",
                after=f"{branches.name}: [{written(found[rank + 1])}; {written(found[rank])}]",
                words=Prose(
                    f"{branches.trigger.fr} essaie ses branches dans un autre ordre",
                    f"{branches.trigger.en} tries its branches in another order",
                ),
            )


def _guards(site: Site, branch: Branch) -> Iterator[Change]:
    found = branch.needs
    for rank in range(len(found) - 1):
        order = (*found[:rank], found[rank + 1], found[rank], *found[rank + 2 :])
        first = that(site.labels.guard(found[rank + 1]))
        second = that(site.labels.guard(found[rank]))
        yield Change(
            key=f"needs.{found[rank]}",
            part=dataclasses.replace(branch, needs=order),
            place=found[rank].place,
            before=f"needs: {shown(found)}",
            after=f"needs: {shown(order)}",
            words=Prose(
                f"{site.trigger.fr} vérifie {first.fr} avant de vérifier {second.fr}",
                f"{site.trigger.en} checks {first.en} before it checks {second.en}",
            ),
        )


OPERATOR = Operator("transition-reordered", TITLE, changes, EXAMPLES)
