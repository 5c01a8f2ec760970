"""Conditions → sets: for which data an expression is true, or has each of its values, in a situation."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from simulator.analysis.explore.axis import Axis
from simulator.analysis.explore.sets import ALL, Sets, TooManyError
from simulator.analysis.explore.situation import Moment, Situation
from simulator.engine.snapshot import Entry
from simulator.spec.calendar import civil_date
from simulator.spec.expressions.compile import Fact, Run, compiled, facts_of
from simulator.spec.expressions.tree import (
    Age,
    And,
    Dossier,
    Expression,
    FieldValue,
    ForeignValue,
    Given,
    Named,
    Not,
    Or,
    Sent,
    Since,
    Today,
    Value,
    Within,
    walk,
)
from simulator.spec.flow import Flow

Reads = Callable[[Situation], object]


class Known(NamedTuple):
    """What an expression depends on: axes of the data, and parts of the situation."""

    axes: tuple[int, ...]
    names: tuple[object, ...]
    reads: tuple[Reads, ...]
    run: Run
    facts: tuple[Fact, ...]


class Reader:
    """Reads the expressions of flows that are explored together, for one insured person."""

    def __init__(
        self, flows: Sequence[Flow], axes: Sequence[Axis], dossier: Mapping[str, Value], sets: Sets | None = None
    ) -> None:
        self.flows, self.axes = tuple(flows), tuple(axes)
        self.sets = sets or Sets([len(axis.contents) for axis in axes])
        self.position = {(axis.flow, axis.key): index for index, axis in enumerate(axes)}
        self.index = {flow.id: number for number, flow in enumerate(flows)}
        self._dossier = dossier
        self._kept: dict[int, Expression] = {}
        self._known: dict[tuple[int, int], Known] = {}
        self._tables: dict[object, Mapping[object, int]] = {}

    # --- truth

    def truth(self, expression: Expression, flow: int, here: Situation) -> int:
        """The data for which a condition of a flow holds."""
        match expression:
            case Named(inner=inner):
                return self.truth(inner, flow, here)
            case And(items=items):
                found = ALL
                for item in items:
                    found = self.sets.both(found, self.truth(item, flow, here))
                return found
            case Or(items=items):
                return self.sets.union(self.truth(item, flow, here) for item in items)
            case Not(item=item):
                return self.sets.minus(ALL, self.truth(item, flow, here))
        return self.sets.union(found for value, found in self.values(expression, flow, here).items() if value)

    def values(self, expression: Expression, flow: int, here: Situation) -> Mapping[object, int]:
        """The data for which an expression has each of its values."""
        known = self.known(expression, flow)
        key = (id(expression), flow, *[read(here) for read in known.reads])
        found = self._tables.get(key)
        if found is None:
            try:
                found = self.sets.table(known.axes, self._evaluation(known, expression, flow, here))
            except TooManyError as error:
                raise TooManyError(error.cases, expression.source) from None
            self._tables[key] = found
        return found

    def _evaluation(
        self, known: Known, expression: Expression, flow: int, here: Situation
    ) -> Callable[[Sequence[int]], object]:
        def value(chosen: Sequence[int]) -> object:
            moment, facts = self.moment(expression, flow, here, dict(zip(known.axes, chosen, strict=True)))
            found = known.run(moment, facts, None)
            return repr(found) if isinstance(found, tuple | dict) else found

        return value

    def moment(
        self, expression: Expression, flow: int, here: Situation, chosen: Mapping[int, int]
    ) -> tuple[Moment, Mapping[str, Value]]:
        """What an expression of a flow is evaluated on, with these classes chosen on its axes."""
        return self._case(flow, here, chosen), self._facts(self.known(expression, flow).facts, here, chosen)

    def _case(self, flow: int, here: Situation, chosen: Mapping[int, int]) -> Moment:
        place, name = here.places[flow], self.flows[flow].id
        assert place is not None  # what has not begun reads nothing
        data: dict[str, Entry] = {}
        for axis, index in chosen.items():
            entry = self.axes[axis].contents[index].entry
            if self.axes[axis].flow == name and entry is not None:
                data[self.axes[axis].key] = entry
        return Moment(place.leaf, here.now, dict(place.since), data, place.sent, place.given)

    def _facts(self, known: Iterable[Fact], here: Situation, chosen: Mapping[int, int]) -> dict[str, Value]:
        facts: dict[str, Value] = {}
        for fact in known:
            if fact.flow is None:
                facts[fact.key] = self._datum(fact.key.partition(".")[2], chosen)
            elif self.live(fact.flow, here):
                facts[fact.key] = self._foreign(fact.flow, fact.expression, here, chosen)
        return facts

    def _datum(self, name: str, chosen: Mapping[int, int]) -> Value:
        axis = self.position.get(("", name))
        return self._dossier.get(name) if axis is None else self.axes[axis].contents[chosen[axis]].value

    def _foreign(self, flow: str, expression: Expression, here: Situation, chosen: Mapping[int, int]) -> Value:
        number = self.index[flow]
        match expression:
            case ForeignValue(inner=inner):
                case, facts = self.moment(inner, number, here, chosen)
                return compiled(inner)(case, facts, None)
            case FieldValue(key=key):
                return self.axes[self.position[flow, key]].contents[chosen[self.position[flow, key]]].value
        place = here.places[number]
        return None if place is None else place.leaf

    def live(self, flow: str, here: Situation) -> bool:
        """Whether a flow has a case that has not ended."""
        place = here.places[self.index[flow]] if flow in self.index else None
        return place is not None and not self.flows[self.index[flow]].leaves[place.leaf].final

    # --- what an expression depends on

    def known(self, expression: Expression, flow: int) -> Known:
        """What an expression of a flow depends on."""
        key = (id(expression), flow)
        found = self._known.get(key)
        if found is None:
            self._kept[id(expression)] = expression  # its identity is a key: it must not be taken by another
            parts = list(self.parts(expression, flow))
            axes = {axis for part, number in parts for axis in self._axes(part, number)}
            reads = dict(read for part, number in parts for read in _reads(part, number, self.index))
            found = Known(
                tuple(sorted(axes)),
                tuple(reads),
                tuple(reads.values()),
                compiled(expression),
                tuple(facts_of(expression)),
            )
            self._known[key] = found
        return found

    def parts(self, expression: Expression, flow: int) -> Iterator[tuple[Expression, int]]:
        """An expression and all inside it, values of other flows included, each with the flow it is read in."""
        for part in walk(expression):
            yield part, flow
            if isinstance(part, ForeignValue) and part.flow in self.index:
                yield from self.parts(part.inner, self.index[part.flow])

    def _axes(self, part: Expression, flow: int) -> Iterator[int]:
        place = ("", "")
        if isinstance(part, FieldValue):
            place = (part.flow or self.flows[flow].id, part.key)
        elif isinstance(part, Dossier):
            place = ("", part.name)
        if place in self.position:
            yield self.position[place]


def _reads(part: Expression, flow: int, index: Mapping[str, int]) -> Iterator[tuple[object, Reads]]:
    """What a part reads of the situation, named so that it is read once."""
    match part:
        case Today() | Age():
            yield "today", _today
        case Since(state=state):
            yield ("since", flow, state), lambda here: _since(here, flow, state)
        case Sent(actor=actor):
            yield ("sent", flow, actor), lambda here: (place := here.places[flow]) and actor in place.sent
        case Given(document=document):
            yield ("given", flow, document), lambda here: (place := here.places[flow]) and document in place.given
        case Within(flow=other):
            number = flow if other is None else index.get(other, -1)
            yield ("leaf", number), lambda here: _leaf(here, number)
        case FieldValue(flow=str() as other) | ForeignValue(flow=other):
            number = index.get(other, -1)
            yield ("leaf", number), lambda here: _leaf(here, number)


def _today(here: Situation) -> date:
    return civil_date(here.now)


def _since(here: Situation, flow: int, state: str) -> object:
    place = here.places[flow]
    return None if place is None else dict(place.since).get(state)


def _leaf(here: Situation, flow: int) -> str | None:
    place = here.places[flow] if flow >= 0 else None
    return None if place is None else place.leaf
