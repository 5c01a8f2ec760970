"""A case of the good library to evaluate expressions on, and its names."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

from simulator.spec.expressions.names import Names
from simulator.spec.expressions.tree import Value
from simulator.spec.link.names import Surroundings, declare, prose
from simulator.spec.link.surroundings import dossier_types
from simulator.spec.nodes import parse
from simulator.spec.report import Report
from simulator.spec.vocabulary import Record
from tests.spec.golden import good


def document(file: str, cls: str) -> Any:
    """A file of the good library, read."""
    node, _ = parse(good()[file], file)
    assert node is not None
    return Record(cls, "", "").read(node, Report())


@cache
def carte() -> Names:
    """What the expressions of the good flow may speak of."""
    portal = document("portal.yaml", "PortalDocument")
    actors = {str(name): prose(text) for name, text in portal.actors.items()}
    around = Surroundings(dossier_types(document("dossiers.yaml", "DossiersDocument")), actors)
    around.flows["carte"] = declare("carte", document("carte.yaml", "FlowDocument"), around, Report())
    return around.flows["carte"]


@dataclass(frozen=True)
class Typed:
    """What was typed, read."""

    value: Value


@dataclass(frozen=True)
class Case:
    """A case as expressions read it."""

    data: Mapping[str, Typed] = field(default_factory=dict)
    state: str = "request.draft"
    now: datetime = datetime(2022, 2, 1, 12, tzinfo=UTC)
    since: Mapping[str, datetime] = field(default_factory=dict)
    sent: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
