"""Whether a case, as it has gone so far, keeps to a property of its flow; and if not, since when and why."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Snapshot
from simulator.spec.calendar import french_date, later, local
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.expressions.explain import why_false
from simulator.spec.expressions.tree import Expression
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Property
from simulator.spec.text import Lang


class _Then(NamedTuple):
    """A case at one moment of its past, or now, with what was known outside it."""

    at: datetime
    snapshot: Snapshot
    facts: Facts

    def true(self, expression: Expression) -> bool:
        return bool(compiled(expression)(self.snapshot, self.facts, None))


def breach(simulation: Simulation, case: Case, each: Property, lang: Lang) -> str | None:
    """What goes against a property in a case, in words; None where the case keeps to it.

    ``never`` and ``always`` are asked of now; what must come ``sometimes`` or ``eventually`` must have come, and what
    ``leads`` somewhere must have led there: a scenario ends where nothing more is to come.
    """
    now = _Then(simulation.now, case.snapshot, simulation.facts(simulation.library.flows[case.flow], case.insured))
    match each.kind:
        case "never":
            return _true(each.expression, lang) if now.true(each.expression) else None
        case "always":
            return _false(now, each.expression, lang) if not now.true(each.expression) else None
        case "sometimes" | "eventually":
            came = any(moment.true(each.expression) for moment in _moments(simulation, case, now))
            return None if came else _never_came(each.expression, lang)
    return _unanswered(each, tuple(_moments(simulation, case, now)), lang)


def _moments(simulation: Simulation, case: Case, now: _Then) -> Iterator[_Then]:
    """The case after each thing that happened to it, then now; what is outside it is read as the next one found it."""
    firings = tuple(simulation.firings(case.id))
    known = (*(firing.facts for firing in firings[1:]), now.facts)
    for firing, facts in zip(firings, known, strict=True):
        yield _Then(firing.after.now, firing.after, facts)
    yield now


def _unanswered(each: Property, moments: tuple[_Then, ...], lang: Lang) -> str | None:
    """The first time that something should have led somewhere and has not, in time or at all."""
    assert each.to is not None
    for index, moment in enumerate(moments):
        if not moment.true(each.expression):
            continue
        limit = None if each.within is None else later(moment.at, each.within)
        came = next((after.at for after in moments[index:] if after.true(each.to)), None)
        late = limit is not None and (came or moments[-1].at) >= limit and (came is None or came > limit)
        if late or (limit is None and came is None):
            return _not_led(each, moment.at, lang)
    return None


def _true(expression: Expression, lang: Lang) -> str:
    told = describe(expression, lang)
    return f"c'est vrai : {told}" if lang == "fr" else f"it is true: {told}"


def _false(now: _Then, expression: Expression, lang: Lang) -> str:
    why = why_false(expression, now.snapshot, now.facts, lang)
    told = why or describe(expression, lang)
    return f"c'est faux : {told}" if lang == "fr" else f"it is false: {told}"


def _never_came(expression: Expression, lang: Lang) -> str:
    told = describe(expression, lang)
    return f"cela n'est pas arrivé : {told}" if lang == "fr" else f"it has not come: {told}"


def _not_led(each: Property, since: datetime, lang: Lang) -> str:
    assert each.to is not None
    day, told = french_date(local(since).date()), describe(each.to, lang)
    if each.within is None:
        return f"attendu depuis le {day} : {told}" if lang == "fr" else f"awaited since {day}: {told}"
    span = each.within.words(lang)
    return f"{span} après le {day}, toujours pas : {told}" if lang == "fr" else f"{span} after {day}, not yet: {told}"
