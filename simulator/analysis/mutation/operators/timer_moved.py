"""A deadline comes a day or a month too early, or too late.

A date whose end is waited for ends at midnight: a day earlier, the deadline no longer takes its last day in.
"""

import dataclasses
from collections.abc import Iterator
from typing import Final, NamedTuple

from simulator.analysis.mutation.conditions import Held, deadline, formulas
from simulator.analysis.mutation.formula import is_duration
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.calendar import Duration
from simulator.spec.document import Timer, Value
from simulator.spec.problems import Word
from simulator.spec.text import Prose

TITLE = Prose("échéance déplacée", "timer moved")
EXAMPLES = (
    ("is: since.sent + P1M", "is: since.sent + P1M - P1D"),
    ("is: since.sent + P1M", "is: since.sent + P1M + P1D"),
    ("is: since.sent + P1M", "is: since.sent + P1M - P1M"),
    ("is: since.sent + P1M", "is: since.sent + P1M + P1M"),
    ("after: P14D", "after: P13D"),
    ("after: P14D", "after: P15D"),
    ("after: P14D", "after: P1M14D"),
    ("past: due", "past: due - P1D"),
    ("past: due", "past: due + P1D"),
    ("past: due", "past: due - P1M"),
    ("past: due", "past: due + P1M"),
)


class _Shift(NamedTuple):
    sign: str
    unit: str
    words: Prose

    def of(self, span: Duration) -> Duration:
        """A span that is longer or shorter by that much."""
        by = (1 if self.sign == "+" else -1) * (1 if self.unit == "P1D" else 0)
        months = (1 if self.sign == "+" else -1) * (1 if self.unit == "P1M" else 0)
        return Duration(span.months + months, span.days + by, span.seconds)


SHIFTS: Final = (
    _Shift("-", "P1D", Prose("un jour plus tôt", "a day earlier")),
    _Shift("+", "P1D", Prose("un jour plus tard", "a day later")),
    _Shift("-", "P1M", Prose("un mois plus tôt", "a month earlier")),
    _Shift("+", "P1M", Prose("un mois plus tard", "a month later")),
)


def line(timer: Timer) -> str:
    """How a timer is written."""
    return f"after: {timer.after}" if timer.after is not None else f"past: {' '.join(str(timer.past).split())}"


def changes(site: Site) -> Iterator[Change]:
    """A delay, a date waited for and a date computed from a span, each moved four ways."""
    part = site.part
    if isinstance(part, Timer) and part.after is not None:
        yield from _delays(site, part, part.after)
    elif isinstance(part, Timer | Value):
        yield from _dates(site)


def _delays(site: Site, timer: Timer, after: Duration) -> Iterator[Change]:
    what = deadline(site)
    for shift in SHIFTS:
        moved = shift.of(after)
        if min(moved) < 0 or moved == Duration():
            continue
        part = dataclasses.replace(timer, after=moved)
        yield Change(shift.sign + shift.unit, part, timer.place, line(timer), line(part), _comes(what, shift))


def _dates(site: Site) -> Iterator[Change]:
    for held in formulas(site):
        if isinstance(site.part, Value) and not any(map(is_duration, held.formula.text.split())):
            continue
        for shift in SHIFTS:
            word = Word(f"{held.formula.text} {shift.sign} {shift.unit}", held.formula.word.place)
            yield Change(
                key=shift.sign + shift.unit,
                part=held.put(site.part, word),
                place=held.formula.word.place,
                before=held.line(held.formula.word),
                after=held.line(word),
                words=_comes(held.what if isinstance(site.part, Timer) else _date(site, held), shift),
            )


def _date(site: Site, held: Held) -> Prose:
    """A derived value in words."""
    said = site.labels.says(held.formula.text) or Prose("…", "…")
    return Prose(f"une date calculée ({said.fr})", f"a computed date ({said.en})")


def _comes(what: Prose, shift: _Shift) -> Prose:
    return Prose(f"{what.fr} tombe {shift.words.fr}", f"{what.en} comes {shift.words.en}")


OPERATOR = Operator("timer-moved", TITLE, changes, EXAMPLES)
