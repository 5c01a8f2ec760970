"""Pieces of texts with placeholders: « Accordée à M. DUPONT », of « Accordée à <…> <…> - jusqu'au <…> »."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from harness.language import Lang
from harness.wordings import plain
from simulator.spec.flow import Text
from simulator.spec.template import Slot, Template

Known = Callable[[str], str | None]
"""The twin of a value; None where it has none that one knows."""

_EDGES = " :,;-"
_STRAIGHT = str.maketrans("’", "'")


def piece(text: str, texts: Iterable[Text], ours: Lang, theirs: Lang, known: Known) -> str | None:
    """The twin of a part of a text that begins and ends at a placeholder or at an end, its values included."""
    for each in texts:
        if _alike(each.of(ours), each.of(theirs)):
            for first, last in _stretches(each.of(ours)):
                said = _said(plain(text), each, slice(first, last), ours, theirs, known)
                if said is not None:
                    return said
    return None


@lru_cache(maxsize=4096)
def _alike(one: Template, other: Template) -> bool:
    """Whether two templates have the same placeholders at the same places, some words between them."""
    return len(one.parts) == len(other.parts) and all(
        isinstance(left, str) == isinstance(right, str)
        and (isinstance(left, str) or isinstance(right, str) or left.expression.source == right.expression.source)
        for left, right in zip(one.parts, other.parts, strict=True)
    )


def _stretches(template: Template) -> Iterator[tuple[int, int]]:
    """Parts that follow each other, the longest first, with a word among them."""
    count = len(template.parts)
    for length in range(count, 0, -1):
        for first in range(count - length + 1):
            parts = template.parts[first : first + length]
            if any(isinstance(part, str) and re.search(r"\w", part) for part in parts):
                yield first, first + length


def _said(text: str, each: Text, stretch: slice, ours: Lang, theirs: Lang, known: Known) -> str | None:
    parts = each.of(ours).parts[stretch]
    found = _pattern(parts).fullmatch(text)
    if found is None:
        return None
    values, said = iter(found.groups()), []
    for mine, part in zip(parts, each.of(theirs).parts[stretch], strict=True):
        if isinstance(part, str) or isinstance(mine, str):
            said.append(str(part))
            continue
        twin = known(next(values))
        if twin is None:
            return None
        said.append(twin)
    return _edged("".join(said).strip(), text)


def _edged(said: str, text: str) -> str:
    """Without the « : » of « Name: » at its ends where the text does not have it."""
    said = said if text[:1] in _EDGES else said.lstrip(_EDGES)
    return said if text[-1:] in _EDGES else said.rstrip(_EDGES)


@lru_cache(maxsize=4096)
def _pattern(parts: tuple[str | Slot, ...]) -> re.Pattern[str]:
    texts = [None if isinstance(part, Slot) else re.sub(r"\s", " ", part).translate(_STRAIGHT) for part in parts]
    first, last = texts[0], texts[-1]
    texts[0] = None if first is None else first.lstrip(_EDGES)
    texts[-1] = None if last is None else (texts[-1] or "").rstrip(_EDGES)
    inside = "".join("(.{1,80}?)" if text is None else re.escape(text) for text in texts)
    return re.compile(f"[{_EDGES}]*{inside}[{_EDGES}]*")
