"""Where a document holds expressions, and what each of them decides, in words."""

import dataclasses
from collections.abc import Iterator
from typing import Any, NamedTuple

from simulator.analysis.mutation.formula import Formula
from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Branch, Field, Guard, Line, Timer, Value
from simulator.spec.problems import Word
from simulator.spec.text import Prose


class Held(NamedTuple):
    """An expression of a part: the attribute that holds it, how it is written there, and what it is, in words."""

    attribute: str
    key: str
    formula: Formula
    what: Prose

    def put(self, part: Any, word: Word | None) -> Any:
        """The part with another expression, or with none."""
        return dataclasses.replace(part, **{self.attribute: word})

    def line(self, word: Word) -> str:
        """How it is written."""
        return f"{self.key}: {Formula(word).text}"


def conditions(site: Site) -> Iterator[Held]:
    """The expression of a part that is true or false."""
    part = site.part
    match part:
        case Guard():
            rule = named(part)
            yield Held("condition", "if", Formula(part.condition), Prose(f"la règle {rule.fr}", f"the rule {rule.en}"))
        case Branch(when=Word() as when):
            yield Held("when", "if", Formula(when), _of("la condition de {}", "the condition of {}", site.trigger))
        case Field(when=Word() as when):
            shown = "la condition du champ {}", "the condition of the field {}"
            yield Held("when", "if", Formula(when), _of(*shown, named(part)))
        case Line(when=Word() as when):
            shown = "la condition de la ligne {}", "the condition of the line {}"
            yield Held("when", "if", Formula(when), _of(*shown, named(part)))


def formulas(site: Site) -> Iterator[Held]:
    """Every expression of a part: conditions, derived values, dates that time waits for."""
    yield from conditions(site)
    part = site.part
    if isinstance(part, Value):
        yield Held("formula", "is", Formula(part.formula), Prose("un calcul", "a computed value"))
    elif isinstance(part, Timer) and part.past is not None:
        yield Held("past", "past", Formula(part.past), deadline(site))


def deadline(site: Site) -> Prose:
    """The deadline of a state, in words."""
    return _of("l'échéance de {}", "the deadline of {}", site.labels.state(site.state))


def _of(fr: str, en: str, whom: Prose) -> Prose:
    return Prose(fr.format(whom.fr), en.format(whom.en))
