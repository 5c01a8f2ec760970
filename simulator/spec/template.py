"""Texts with placeholders: ``<path>``, ``<path:upper>``, ``<path:capital>``."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from simulator.spec.expressions import syntax
from simulator.spec.expressions.compile import Facts, Moment, Run, compiled
from simulator.spec.expressions.names import Names
from simulator.spec.expressions.tree import Expression, Record, Type
from simulator.spec.expressions.words import show
from simulator.spec.problems import Place, Word, closest
from simulator.spec.report import Report
from simulator.spec.text import Lang

_SLOT: Final = re.compile(r"<([^<>\n]*)>")
_CAPITAL: Final = re.compile(r"[^\W\d_]+")


def capital(text: str) -> str:
    """Each word with a capital first letter: « dupont-MARTIN » → « Dupont-Martin »."""
    return _CAPITAL.sub(lambda word: word[0][:1].upper() + word[0][1:].lower(), text)


STYLES: Final[dict[str, Callable[[str], str]]] = {"": str, "upper": str.upper, "capital": capital}


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A placeholder: what stands there and how it is written."""

    expression: Expression
    run: Run
    style: Literal["", "upper", "capital"]


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A text in one language, cut at its placeholders."""

    source: str
    lang: Lang
    parts: tuple[str | Slot, ...]
    whole: bool = True
    """Whether every placeholder written could be read."""

    def fill(self, moment: Moment, facts: Facts, it: Record | None = None) -> str:
        """The text for a case, its facts and the record at hand."""
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return self.parts[0]
        return "".join(
            part if isinstance(part, str) else self._shown(part, moment, facts, it) for part in self.parts
        )  # fmt: skip

    def _shown(self, slot: Slot, moment: Moment, facts: Facts, it: Record | None) -> str:
        return STYLES[slot.style](show(slot.run(moment, facts, it), slot.expression.type, self.lang))

    @property
    def shows(self) -> frozenset[str]:
        """What the placeholders name."""
        return frozenset(slot.expression.source for slot in self.slots)

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(part for part in self.parts if isinstance(part, Slot))


def read(text: Word, lang: Lang, names: Names, report: Report, it: Type | None = None) -> Template:
    """Cut a text at its placeholders and check each of them; a faulty one stays in the text as it is."""
    parts: list[str | Slot] = []
    end, whole = 0, True
    spread = report.spread(text) if "<" in text else []
    for match in _SLOT.finditer(text):
        slot = _slot(match, spread, names, report, it)
        whole &= slot is not None
        if slot is not None:
            parts += [text[end : match.start()], slot]
            end = match.end()
    parts.append(text[end:])
    return Template(str(text), lang, tuple(part for part in parts if part != "") or ("",), whole)


def _slot(match: re.Match[str], spread: list[Place], names: Names, report: Report, it: Type | None) -> Slot | None:
    path, _, style = match[1].partition(":")
    place = spread[match.start(1) if path else match.start()]
    if style not in STYLES:
        report.add(
            "M005",
            spread[match.end(1) - len(style)],
            style=style,
            close=closest(style, [s for s in STYLES if s]),
        )
        return None
    if not re.fullmatch(r"[a-z_][a-z0-9_.]*", path):
        report.add("M004", place, written=match[0])
        return None
    expression = syntax.read(Word(path, place), names, report, it)
    return None if expression is None else Slot(expression, compiled(expression), style)  # type: ignore[arg-type]  # one of STYLES
