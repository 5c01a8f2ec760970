"""Steps taken apart by their phrase, and said in the other language."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from behave import i18n
from behave.runner import the_step_registry as registry

from harness.language import Lang
from harness.phrases import PHRASES, Phrase, PhraseMatcher, sentence
from harness.translating.feature import Step
from harness.wordings import SPACES, Found, Kind, UnwritableError, Wording


class Apart(NamedTuple):
    """A step taken apart: its phrase, which of its wordings, and the values with their places in the step."""

    phrase: Phrase
    number: int
    found: tuple[Found, ...]
    kinds: Mapping[str, Kind]


def apart(step_type: str, name: str) -> Apart | None:
    """The phrase that says a step; None where none does, or where a value of it is not one."""
    for matcher in registry.steps[step_type]:
        if isinstance(matcher, PhraseMatcher):
            try:
                found = matcher.wording.read(name)
            except ValueError:
                continue
            if found is not None:
                phrase = PHRASES[matcher.func.__name__]
                wordings = phrase.wordings[matcher.wording.lang]
                return Apart(phrase, wordings.index(matcher.wording), found, dict(matcher.wording.parameters))
    return None


class Spoken(NamedTuple):
    """A step in the other language; ``wording`` is how it is said, where a phrase says it."""

    step: Step
    wording: Wording | None = None
    apart: Apart | None = None


def written(taken: Apart, values: Mapping[str, Any], lang: Lang, feminine: bool) -> tuple[str, Wording] | None:
    """The phrase with other values, in a language; None where no line holds them."""
    wordings = taken.phrase.wordings[lang]
    wording = wordings[min(taken.number, len(wordings) - 1)]
    try:
        return wording.write(values, feminine=feminine), wording
    except UnwritableError:
        return None


def keyword(step: Any, text: str, ours: Lang, theirs: Lang) -> str:
    """« Étant donné que », « Et », « Then »: the keyword of a step in another language, before its text there."""
    own = step.keyword.strip()
    kinds = [kind for kind in ("and", "but", *_ROLES) if own in {word.strip() for word in i18n.languages[ours][kind]}]
    kind = kinds[0] if kinds and own != "*" else "*"
    if kind == "*":
        return "*"
    role, again = _ROLES[step.step_type], kind in ("and", "but")
    said = sentence("given" if again and role == "action" else role, theirs, text, again=again)
    word = said.removesuffix(text).rstrip()
    return word if kind != "but" else word.replace(*_BUT[theirs], 1)


_ROLES: Mapping[str, Any] = {"given": "given", "when": "action", "then": "outcome"}
_BUT: Mapping[Lang, tuple[str, str]] = {"fr": ("Et", "Mais"), "en": ("And", "But")}


def bare(step: Any) -> str:
    """A step as it is written, without the colon before what lies under it."""
    said = str(step.name)
    return said if step.table is None and step.text is None else re.sub(rf"[{SPACES}]*:$", "", said)


def rows(step: Any) -> tuple[tuple[str, ...], ...]:
    """The table under a step, headings first."""
    if step.table is None:
        return ()
    return (tuple(step.table.headings), *(tuple(row.cells) for row in step.table))
