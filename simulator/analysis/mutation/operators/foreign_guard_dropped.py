"""A button no longer checks a guard that looks at another flow."""

from collections.abc import Iterator

from simulator.analysis.mutation.foreign import reads_elsewhere
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.operators.guard_dropped import without
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Branch
from simulator.spec.text import Prose

TITLE = Prose("garde sur une autre démarche ôtée", "guard on another flow dropped")
EXAMPLES = (("needs: [sponsored, past]", "needs: [past]"),)


def changes(site: Site) -> Iterator[Change]:
    """Without each guard that reads the live case of another flow."""
    if isinstance(site.part, Branch):
        for name in site.part.needs:
            if reads_elsewhere(site, name):
                yield without(site, site.part, name)


OPERATOR = Operator("foreign-guard-dropped", TITLE, changes, EXAMPLES)
