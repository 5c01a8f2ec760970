"""What a person types, read as a value: the same reading for forms, examples and dossiers."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from simulator.spec.calendar import parse_french_date
from simulator.spec.expressions.tree import Type, Value

LONGEST: Final = 2000
"""Characters a field takes; what is longer is malformed."""

EXPECTED: Final = {
    "text": ("un texte", "a text"),
    "date": ("une date JJ/MM/AAAA", "a date DD/MM/YYYY"),
    "number": ("un nombre", "a number"),
    "bool": ("yes ou no", "yes or no"),
    "choice": ("l'une des options", "one of the options"),
    "choices": ("des options", "options"),
}


def read(text: str, kind: Type) -> Value:
    """The value of a typed text, or None where it is malformed. Dates are JJ/MM/AAAA, numbers take a comma."""
    if len(text) > LONGEST:
        return None
    match kind.name:
        case "text":
            return text.strip() or None
        case "date":
            return parse_french_date(text)
        case "number":
            return _number(text)
        case "bool":
            return {"yes": True, "no": False}.get(text)
        case "choice":
            return text if text in kind.labels else None
    return None


def read_options(texts: Sequence[str], kind: Type) -> Value:
    """Several options of a choice, or None where one is unknown."""
    return tuple(texts) if texts and all(text in kind.labels for text in texts) else None


def _number(text: str) -> Value:
    plain = text.strip().replace(",", ".").replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
    return Decimal(plain) if re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", plain, re.ASCII) else None
