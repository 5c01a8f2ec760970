"""A field that must be filled may stay empty, or the other way round."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Field
from simulator.spec.text import Prose

TITLE = Prose("champ obligatoire ou facultatif", "field mandatory or optional")
EXAMPLES = (
    ("", "optional: yes"),
    ("optional: yes", ""),
    ("", "optional: yes"),
    ("", "optional: yes"),
    ("", "optional: yes"),
)


def changes(site: Site) -> Iterator[Change]:
    """The contrary of what the field says."""
    if isinstance(site.part, Field):
        was, label = site.part.optional, named(site.part)
        yield Change(
            key="optional",
            part=dataclasses.replace(site.part, optional=not was),
            place=site.part.place,
            before="optional: yes" if was else "",
            after="" if was else "optional: yes",
            words=Prose(
                f"le champ {label.fr} devient {'obligatoire' if was else 'facultatif'}",
                f"the field {label.en} becomes {'mandatory' if was else 'optional'}",
            ),
        )


OPERATOR = Operator("field-optional", TITLE, changes, EXAMPLES)
