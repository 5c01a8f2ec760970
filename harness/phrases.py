"""The phrases: one function each, worded in French and in English, known to behave and to everybody who writes Gherkin.

A function of steps/ is declared by `given`, `action` or `outcome`; its name is the phrase's id, its docstring what the
catalogue says of it in English, `doc_fr` in French.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, Protocol

from behave.matchers import Matcher
from behave.model_type import Argument
from behave.runner import the_step_registry

from harness.wordings import UnwritableError, Wording, elided
from simulator.spec.text import Prose

if TYPE_CHECKING:
    from harness.driver import Lang
    from harness.stage import Stage

registry = the_step_registry  # the one behave runs with: once it runs, behave.step_registry.registry is another

Role = Literal["given", "action", "outcome"]
Attachment = Literal["table", "text"]
Rows = tuple[tuple[str, ...], ...]
STEP_TYPES: Mapping[Role, tuple[str, ...]] = {
    "given": ("given", "when"),
    "action": ("given", "when"),
    "outcome": ("then",),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the catalogue. The first wording of a language is written; the others are understood."""

    id: str
    role: Role
    wordings: Mapping[Lang, tuple[Wording, ...]]
    docs: Mapping[Lang, str]
    function: Callable[..., None]
    attachment: Attachment | None = None
    columns: Mapping[Lang, tuple[str, ...]] | None = None

    def show(self, lang: Lang) -> str:
        """The phrase as the catalogue prints it."""
        tail = "" if self.attachment is None else " :" if lang == "fr" else ":"
        return self.wordings[lang][0].show() + tail


PHRASES: dict[str, Phrase] = {}
_LOADING = Lock()


class Context(Protocol):
    """What a step reads of behave's context."""

    stage: Stage
    table: Any
    text: str | None


class PhraseMatcher(Matcher):  # type: ignore[misc]  # behave ships no types
    """behave's view of one wording of a phrase."""

    NAME = "phrase"

    def __init__(self, function: Callable[..., None], wording: Wording, step_type: str) -> None:
        super().__init__(function, wording.template, step_type)
        self.wording = wording

    def compile(self) -> PhraseMatcher:
        """Nothing to do: a wording is compiled when it is made."""
        return self

    def check_match(self, step_text: str) -> list[Argument] | None:
        """The arguments of a step worded so."""
        found = self.wording.read(step_text)
        if found is None:
            return None
        return [
            Argument(item.start, item.end, step_text[item.start : item.end], item.value, item.name) for item in found
        ]


def given(
    *, fr: str | tuple[str, ...], en: str | tuple[str, ...], **attached: Any
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a phrase that lays the scene or moves the clock."""
    return _declare("given", fr, en, **attached)


def action(
    *, fr: str | tuple[str, ...], en: str | tuple[str, ...], **attached: Any
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a phrase in which somebody does something."""
    return _declare("action", fr, en, **attached)


def outcome(
    *, fr: str | tuple[str, ...], en: str | tuple[str, ...], **attached: Any
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a phrase that says what must be seen."""
    return _declare("outcome", fr, en, **attached)


def _declare(
    role: Role,
    fr: str | tuple[str, ...],
    en: str | tuple[str, ...],
    *,
    doc_fr: str = "",
    text: bool = False,
    table: Mapping[Lang, tuple[str, ...]] | None = None,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def declare(function: Callable[..., None]) -> Callable[..., None]:
        wordings: dict[Lang, tuple[Wording, ...]] = {"fr": _compiled(fr, "fr"), "en": _compiled(en, "en")}
        attachment: Attachment | None = "table" if table else "text" if text else None
        docs: dict[Lang, str] = {"fr": doc_fr, "en": " ".join((inspect.getdoc(function) or "").split())}
        phrase = Phrase(function.__name__, role, wordings, docs, function, attachment, table)
        _refuse_namesake(phrase)
        PHRASES[phrase.id] = phrase
        _register(phrase)
        return function

    return declare


def _compiled(templates: str | tuple[str, ...], lang: Lang) -> tuple[Wording, ...]:
    return tuple(Wording(template, lang) for template in ((templates,) if isinstance(templates, str) else templates))


def _refuse_namesake(phrase: Phrase) -> None:
    known = PHRASES.get(phrase.id)
    if known and known.function.__code__.co_filename != phrase.function.__code__.co_filename:
        raise ValueError(f"two phrases are called {phrase.id}")


def _register(phrase: Phrase) -> None:
    function = _as_step(phrase)
    for step_type in STEP_TYPES[phrase.role]:
        for wordings in phrase.wordings.values():
            for wording in wordings:
                known = [item for item in registry.steps[step_type] if item.pattern != wording.template]
                registry.steps[step_type] = [*known, PhraseMatcher(function, wording, step_type)]


def _as_step(phrase: Phrase) -> Callable[..., None]:
    """The function as behave calls it: who acts is found, the table or the text is handed over."""
    actors = {
        parameter.name
        for wordings in phrase.wordings.values()
        for wording in wordings
        for parameter in wording.parameters
        if parameter.kind.id == "actor"
    }

    @wraps(phrase.function)
    def step(context: Context, **values: Any) -> None:
        try:
            perform(context, context.stage, values)
        except Exception as error:
            context.stage.photograph(error)
            raise

    def perform(context: Context, stage: Stage, values: dict[str, Any]) -> None:
        stage.begin(phrase.role)
        for name in actors & values.keys():
            values[name] = stage.who(values[name])
        if phrase.attachment == "table":
            values["table"] = _rows(context.table, phrase, stage.lang)
        elif phrase.attachment == "text":
            assert context.text is not None, stage.say(
                'il manque un texte entre """ sous la phrase', 'a text between """ is missing under the phrase'
            )
            values["text"] = context.text
        try:
            phrase.function(stage, **values)
        except ValueError as error:  # a driver's word for a name or a value that means nothing to it
            raise stage.failure(str(error), str(error)) from error

    return step


def _rows(table: Any, phrase: Phrase, lang: Lang) -> Rows:
    assert table is not None, "il manque un tableau sous la phrase" if lang == "fr" else "a table is missing"
    headings = tuple(table.headings)
    expected = (phrase.columns or {}).get(lang, ())
    assert headings == expected[: len(headings)], (
        f"colonnes attendues : {' | '.join(expected)}" if lang == "fr" else f"expected columns: {' | '.join(expected)}"
    )
    return tuple(tuple(row.cells) for row in table)


# --- the way back: from a phrase and its values to Gherkin


def render(phrase_id: str, lang: Lang, /, **values: Any) -> str:
    """A step without its keyword; `table` (rows) or `text` follow on lines of their own. Raises `UnwritableError`."""
    phrase = PHRASES[phrase_id]
    step = phrase.wordings[lang][0].write(values)
    if phrase.attachment == "table":
        columns = (phrase.columns or {})[lang]
        rows = [tuple(str(cell) for cell in row) for row in values["table"]]
        head = columns[: max((len(row) for row in rows), default=1)]
        return "\n".join([_colon(step, lang), *(f"  {line}" for line in _table([head, *rows]))])
    if phrase.attachment == "text":
        return "\n".join([_colon(step, lang), *(f"  {line}".rstrip() for line in _docstring(values["text"]))])
    return step


def sentence(role: Role, lang: Lang, step: str, *, again: bool = False) -> str:
    """A step with its keyword: « Étant donné que », « Quand », « Alors »; `again`: « Et », after one of its role."""
    if lang == "en":
        return f"{'And' if again else {'given': 'Given', 'action': 'When', 'outcome': 'Then'}[role]} {step}"
    if role != "given":
        return f"{'Et' if again else {'action': 'Quand', 'outcome': 'Alors'}[role]} {step}"
    keyword = "Et" if again else "Étant donné"
    return f"{keyword} qu'{step}" if elided(step) else f"{keyword} que {step}"


def _colon(step: str, lang: Lang) -> str:
    return f"{step} :" if lang == "fr" else f"{step}:"


def _table(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    if any("\n" in cell or cell != cell.strip() or cell.endswith("\\") for row in cells for cell in row):
        raise UnwritableError(
            Prose("une cellule de tableau tient sur une ligne, sans espaces autour",
                  "a cell of a table holds one line, without spaces around it")
        )  # fmt: skip
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    for row in cells:
        yield f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"


def _docstring(text: str) -> list[str]:
    if '"""' in text:
        raise UnwritableError(Prose('un texte suivi ne peut contenir """', 'a docstring cannot hold """'))
    return ['"""', *text.split("\n"), '"""']


def load(directory: Path) -> Mapping[str, Phrase]:
    """Read, once, the phrases of a steps/ directory, as behave does, and return the catalogue."""
    with _LOADING:
        _load(directory.resolve())
    return PHRASES


@cache
def _load(directory: Path) -> None:
    from behave.runner_util import load_step_modules

    load_step_modules([str(directory)])
