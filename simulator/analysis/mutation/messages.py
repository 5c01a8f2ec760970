"""Where a document says which messages a refusal shows."""

from collections.abc import Iterator
from typing import NamedTuple

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Guard, Screen
from simulator.spec.problems import Word
from simulator.spec.text import Prose


class Said(NamedTuple):
    """The messages of a part: the attribute that holds them, how it is written, and when they are shown, in words."""

    attribute: str
    key: str
    messages: tuple[Word, ...]
    when: Prose


def said(site: Site) -> Iterator[Said]:
    """What a guard shows when it refuses, and a screen when a field is malformed."""
    part = site.part
    if isinstance(part, Guard) and part.otherwise:
        rule = named(part)
        when = Prose(f"un refus de la règle {rule.fr}", f"a refusal by the rule {rule.en}")
        yield Said("otherwise", "else", part.otherwise, when)
    elif isinstance(part, Screen) and part.invalid:
        page = named(part)
        when = Prose(f"un champ mal rempli de {page.fr}", f"a malformed field of {page.en}")
        yield Said("invalid", "invalid", part.invalid, when)
