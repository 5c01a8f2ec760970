"""The JSON Schema of a flow, for editors that complete and check as one types. It comes from the vocabulary alone."""

from typing import Any, Final

from simulator.spec import document as _words
from simulator.spec.shapes import Schema
from simulator.spec.vocabulary import Record, said

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The latest draft that the YAML language server of editors reads whole."""
_DECLARED: Final = _words
"""A module that only needs to be imported: it declares the words of the language."""


def flow_schema() -> dict[str, Any]:
    """The schema of a flow file. What it refuses the reader refuses too; the reader knows more."""
    defs: dict[str, Schema] = {}
    flow = Record("FlowDocument", "un flux", "a flow").schema(defs)
    return {
        "$schema": DIALECT,
        "title": said("A flow of the portal.", "Un flux du portail."),
        **flow,
        "definitions": dict(sorted(defs.items())),
    }
