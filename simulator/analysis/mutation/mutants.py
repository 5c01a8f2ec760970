"""The mutants of a specification: every operator, on every part of every flow asked for."""

from collections.abc import Iterable, Iterator

from simulator.analysis.mutation.mutant import Mutant, Operator
from simulator.analysis.mutation.operators import OPERATORS
from simulator.analysis.mutation.sites import sites
from simulator.analysis.mutation.specification import Specification


def mutants(
    specification: Specification, flows: Iterable[str], operators: Iterable[Operator] = OPERATORS
) -> Iterator[Mutant]:
    """The mutants of these flows, in the order of the files."""
    operators = tuple(operators)
    for flow in flows:
        document = specification.documents[flow]
        for site in sites(document, specification.labels(flow)):
            where = ".".join(map(str, site.path))
            for operator in operators:
                for change in operator.changes(site):
                    identity = f"{flow}:{where}:{operator.name}:{change.key}"
                    yield Mutant(identity, flow, operator.name, site, change)
