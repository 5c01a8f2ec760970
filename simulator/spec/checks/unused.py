"""What is declared and never used: a rule nobody applies, a text nobody reads."""

from collections.abc import Iterable

from simulator.spec.document import FlowDocument
from simulator.spec.expressions.names import Names
from simulator.spec.problems import Word
from simulator.spec.report import Report


def check(document: FlowDocument, names: Names, report: Report) -> None:
    """Note every declared part that nothing speaks of, once every flow is linked."""
    declared: dict[str, Iterable[Word]] = {
        "message": document.messages,
        "guard": document.guards,
        "value": document.values,
        "screen": document.screens,
        "document": document.documents,
        "event": document.events,
    }
    for kind, parts in declared.items():
        for name in parts:
            if f"{kind}:{name}" not in names.used:
                report.add("F050", name.place, name=name)
