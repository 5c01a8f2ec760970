"""Kinds of problems, and how the catalogue declares one."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: a stable code and its two wordings, templates whose `{name}` are a problem's values.

    A suggestion that names a value the problem does not have is left out: "did you mean …" has not always an answer.
    """

    code: str
    fr: str
    en: str
    suggestion_fr: str
    suggestion_en: str
    example: str


KINDS: dict[str, Kind] = {}
"""Every kind by its code, in the order of declaration; filled by the modules of `simulator.spec.catalogue`."""


def kind(code: str, *, fr: str, en: str, suggest_fr: str = "", suggest_en: str = "", example: str = "") -> Kind:
    """Declare a kind of problem. `example` is the shortest faulty text, for the table in the documentation."""
    if not re.fullmatch(r"[A-Z]\d{3}", code) or code in KINDS:
        raise ValueError(f"a problem's code is a letter and three digits, used once: {code}")
    if bool(suggest_fr) != bool(suggest_en):
        raise ValueError(f"{code} has a suggestion in one language only")
    KINDS[code] = Kind(code, fr, en, suggest_fr, suggest_en, example)
    return KINDS[code]
