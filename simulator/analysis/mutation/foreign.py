"""Which guards look at another flow."""

import ast

from simulator.analysis.mutation.formula import Formula
from simulator.analysis.mutation.sites import Site

_OWN = frozenset({"insured", "state", "since", "today", "it"})


def reads_elsewhere(site: Site, guard: str) -> bool:
    """Whether a guard reads another flow: a dotted name that begins with none of this flow's screens."""
    written = site.document.guards.get(guard)  # type: ignore[call-overload]  # a Word equals its text
    if written is None:
        return False
    document = site.document
    own = _OWN | {str(name) for name in document.screens} | {str(name) for name in document.values}
    nodes = Formula(written.condition).nodes()
    bases = (node.value for node in nodes if isinstance(node, ast.Attribute))
    return any(isinstance(base, ast.Name) and base.id not in own for base in bases)
