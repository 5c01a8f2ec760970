"""Data classes: the few contents of each field between which the rules of the flows can tell.

They come from the expressions themselves: where a comparison changes, found by bisection, with the point before and
the one after; the other side of an equality, and something else; options that a rule names or whose attributes it
reads, and one more; records of the dossier that differ in what is read of them. A field can also be empty and, where
its type allows it, malformed. Data of the dossier that a flow writes are fields of this kind too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from simulator.analysis.explore.axis import NOTHING, Axis, Content, Typed
from simulator.analysis.paths import example
from simulator.engine import forms
from simulator.engine.snapshot import Entry, Snapshot
from simulator.spec.calendar import french_date
from simulator.spec.expressions.compile import Facts, compiled, plain_name
from simulator.spec.expressions.tree import (
    Attribute,
    Compare,
    Dossier,
    Expression,
    FieldValue,
    It,
    Same,
    Value,
    walk,
)
from simulator.spec.expressions.tree import (
    Literal as Written,
)
from simulator.spec.flow import Assign, Field, Flow
from simulator.spec.link.linker import expressions_in
from simulator.spec.load import Library

MALFORMED: Final = {"date": "31/02/2000", "number": "1,2,3"}
_FIRST, _LAST = date(1850, 1, 1), date(2250, 12, 31)
_SMALLEST, _LARGEST = -1_000_000, 1_000_000
_OTHERS: Final = ("Autre", "Tiers", "Quidam")
"""What a text is when it is none of those that it is compared with."""


def axes(library: Library, flows: Sequence[Flow], person: str, days: Sequence[datetime]) -> tuple[Axis, ...]:
    """The axes of all data of these flows for an insured person.

    Args:
        library: where the flows come from.
        flows: those that are explored together.
        person: a key of the dossiers.
        days: the instants (UTC) at which boundaries are looked for; a case begins at the first.
    """
    return _Classes(library, flows, person, days).axes()


def written(flows: Iterable[Flow]) -> tuple[str, ...]:
    """The data of the dossier that these flows write."""
    assigns = (assign for flow in flows for assign in assigns_of(flow))
    return tuple(dict.fromkeys(a.target.partition(".")[2] for a in assigns if a.kind == "dossier"))


def assigns_of(flow: Flow) -> Iterator[Assign]:
    """Everything that the branches of a flow write."""
    for arc in flow.arcs():
        yield from arc.branch.set


class _Classes:
    def __init__(self, library: Library, flows: Sequence[Flow], person: str, days: Sequence[datetime]) -> None:
        self._flows, self._days = {flow.id: flow for flow in flows}, tuple(days)
        self._dossier = library.dossiers.people[person]
        self._fields = {(flow.id, key): field for flow in flows for key, field in flow.fields.items()}
        self._written = written(flows)
        self._atoms = [(flow.id, part) for flow in flows for part in _atoms(flow)]
        self._samples = {flow.id: [self._sample(flow, day) for day in self._days] for flow in flows}
        self._facts = {flow.id: self._known(flow) for flow in flows}

    def axes(self) -> tuple[Axis, ...]:
        """Every axis, those that are compared with one another side by side."""
        found = {place: _distinct(self._own(*place)) for place in self._fields}
        found |= {("", name): _distinct((NOTHING, self._initial(name))) for name in self._written}
        for _ in range(3):  # what is compared with or copied from another field takes its classes; chains are short
            for place, others in self._links():
                if place not in found:  # of a flow that is not explored
                    continue
                taken = [content for other in others for content in found.get(other, ())]
                found[place] = _distinct((*found[place], *taken, *self._another(place, found[place], taken)))
        ordered = self._side_by_side(list(found))
        return tuple(Axis(*place, self._fields.get(place), found[place]) for place in ordered)

    def _initial(self, name: str) -> Content:
        value = self._dossier.get(name)
        return NOTHING if value is None else Content(str(value), value)

    def _another(self, place: tuple[str, str], mine: Sequence[Content], known: Sequence[Content]) -> Iterator[Content]:
        """A text that is none of the known ones, unless the field has one."""
        if place in self._fields and self._fields[place].kind == "text":
            taken = {plain_name(str(content.value)) for content in known}
            others = [*(str(content.typed) for content in mine if content.typed), *_OTHERS]
            yield from [Content(text, text) for text in others if plain_name(text) not in taken][:1]

    # --- what the expressions are tried on

    def _sample(self, flow: Flow, day: datetime) -> Snapshot:
        """A case with the example of every field."""
        empty = Snapshot(flow.id, flow.edition, flow.initial, day, {}, {}, {}, (), {}, (), frozenset())
        facts = self._dossier_facts(flow)
        data = {
            key: Entry(example(field), forms.read(field, example(field), empty, facts))
            for key, field in flow.fields.items()
            if example(field)
        }
        return empty._replace(data=data)

    def _dossier_facts(self, flow: Flow) -> dict[str, Value]:
        return {key: self._dossier.get(fact.key.partition(".")[2]) for key, fact in flow.facts.items() if not fact.flow}

    def _known(self, flow: Flow) -> Facts:
        """What the flow reads outside, the cases of the others being filled with their examples."""
        known = self._dossier_facts(flow)
        for key, fact in flow.facts.items():
            if fact.flow in self._flows and isinstance(fact.expression, FieldValue):
                entry = self._samples[fact.flow][0].data.get(fact.expression.key)
                known[key] = None if entry is None else entry.value
        return known

    # --- one field by itself

    def _own(self, flow: str, key: str) -> Iterator[Content]:
        field = self._fields[flow, key]
        yield NOTHING
        for text in self._texts(flow, field):
            yield Content(text, forms.read(field, text, self._samples[flow][0], self._facts[flow]))

    def _texts(self, flow: str, field: Field) -> Iterator[Typed]:
        if example(field):
            yield example(field)
        reading = [(owner, atom) for owner, atom in self._atoms if self._reads(owner, atom, flow, field.key)]
        if field.source is not None:
            yield from self._records(flow, field)
        elif field.kind == "tick":
            yield "yes"
        elif field.kind == "choice":
            options = _options(field, [atom for _, atom in reading])
            yield from ((option,) for option in options) if field.many else options
        elif field.kind == "text":
            yield from self._words(flow, field, reading)
        else:
            yield from self._points(flow, field, reading)
        if field.kind in MALFORMED:
            yield MALFORMED[field.kind]

    def _reads(self, owner: str, atom: Expression, flow: str, key: str) -> bool:
        return any(
            isinstance(part, FieldValue) and part.key == key and (part.flow or owner) == flow for part in walk(atom)
        )

    def _words(self, flow: str, field: Field, reading: Iterable[tuple[str, Expression]]) -> Iterator[str]:
        """What the text is compared with, and something else."""
        for owner, atom in reading:
            for side in atom.parts() if isinstance(atom, Compare | Same) else ():
                if self._reads(owner, side, flow, field.key):
                    continue
                value = compiled(side)(self._samples[owner][0], self._facts[owner], None)
                if isinstance(value, str) and value:
                    yield value
        yield _OTHERS[0]

    def _points(self, flow: str, field: Field, reading: Sequence[tuple[str, Expression]]) -> Iterator[str]:
        """Just under, at and just over every boundary of a date or a number, and one that no boundary is near."""
        for owner, atom in reading:
            if isinstance(atom, Compare) and owner == flow:
                for sample in self._samples[flow]:
                    at = _boundary(atom, field, sample, self._facts[flow])
                    if at is not None:
                        yield from (_written(at + step, field) for step in (-1, 0, 1))
        if not example(field):
            yield "01/01/2000" if field.kind == "date" else "1"

    def _records(self, flow: str, field: Field) -> Iterator[Typed]:
        """One record for each way in which they differ in what is read of them, then all of them."""
        sample, facts = self._samples[flow][0], self._facts[flow]
        parts = (part for _, atom in self._atoms for part in walk(atom))
        read = sorted({part.name for part in parts if isinstance(part, Attribute) and _of_record(part)})
        seen = set()
        for rank, record in enumerate(forms.records(field, sample, facts), 1):
            vector = tuple(str(record.get(name)) for name in read)
            if vector not in seen:
                seen.add(vector)
                yield (str(rank),) if field.many else str(rank)
        if forms.offers_all(field, sample, facts):
            yield forms.ALL

    # --- several together

    def _links(self) -> Iterator[tuple[tuple[str, str], tuple[tuple[str, str], ...]]]:
        """Which field takes the classes of which others: it is compared with them, or they are copied into it."""
        for owner, atom in self._atoms:
            if isinstance(atom, Compare | Same):
                sides = [tuple(self._places(owner, side)) for side in atom.parts()]
                for mine, theirs in (sides, sides[::-1]) if len(sides) == 2 else ():
                    yield from ((place, theirs) for place in mine)
        for flow in self._flows.values():
            for assign in assigns_of(flow):
                if assign.expression is not None and assign.kind != "screen":
                    name = assign.target.partition(".")[2] if assign.kind == "dossier" else assign.target
                    target = ("", name) if assign.kind == "dossier" else (flow.id, name)
                    yield target, tuple(self._places(flow.id, assign.expression))

    def _places(self, owner: str, side: Expression) -> Iterator[tuple[str, str]]:
        if isinstance(side, FieldValue):
            yield side.flow or owner, side.key
        elif isinstance(side, Dossier) and side.name in self._written:
            yield "", side.name

    def _side_by_side(self, places: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The places in order, each followed by those that are compared with it: diagrams are small then."""
        linked: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for place, others in self._links():
            for other in others:
                linked.setdefault(other, []).append(place)
        ordered: dict[tuple[str, str], None] = {}
        for place in places:
            if place not in ordered:
                ordered[place] = None
                ordered |= dict.fromkeys(p for p in linked.get(place, ()) if p not in ordered and p in places)
        return list(ordered)


def _atoms(flow: Flow) -> Iterator[Expression]:
    parts = (flow.guards, flow.states, flow.properties, [field.shown for field in flow.fields.values() if field.shown])
    for expression in expressions_in(parts):
        yield from walk(expression)


def _distinct(contents: Iterable[Content]) -> tuple[Content, ...]:
    """Without those that are typed alike; the first of equal ones stays."""
    found: dict[Typed, Content] = {}
    for content in contents:
        found.setdefault(content.typed, content)
    return tuple(found.values())


def _options(field: Field, reading: Iterable[Expression]) -> Iterator[str]:
    """Each option that a rule names or that has attributes of its own among those read; then one of the rest."""
    parts = [part for atom in reading for part in walk(atom)]
    named = [part.value for part in parts if isinstance(part, Written) and part.value in field.type.labels]
    tables = [part.table for part in parts if isinstance(part, Attribute) and part.table is not None]
    vectors = {tuple(str(table.get(option.id)) for table in tables): option.id for option in reversed(field.options)}
    kept = dict.fromkeys([*map(str, named), *(list(vectors.values())[::-1] if tables else [])])
    yield from kept
    yield from [option.id for option in field.options if option.id not in kept][:1]


def _of_record(part: Attribute) -> bool:
    return isinstance(part.base, It | FieldValue | Attribute) and part.table is None


def _written(point: int, field: Field) -> str:
    return french_date(date.fromordinal(point)) if field.kind == "date" else str(point)


def _boundary(atom: Compare, field: Field, sample: Snapshot, facts: Facts) -> int | None:
    """The point at which both sides of a comparison are equal as the field alone moves, if there is one."""
    low, high = (_FIRST.toordinal(), _LAST.toordinal()) if field.kind == "date" else (_SMALLEST, _LARGEST)
    op: Literal["<", "<="] = "<=" if atom.op in ("<=", ">") else "<"
    test = _test(Compare(atom.type, atom.source, atom.column, op, atom.left, atom.right), field, sample, facts)
    if test(low) == test(high):
        return None
    flip = _bisected(test, low, high)
    return flip if test(flip) == (op == "<=") else flip - 1


def _test(atom: Compare, field: Field, sample: Snapshot, facts: Facts) -> Callable[[int], bool]:
    run, others = compiled(atom), dict(sample.data)

    def test(point: int) -> bool:
        value: Value = date.fromordinal(point) if field.kind == "date" else Decimal(point)
        data: Mapping[str, Entry] = {**others, field.key: Entry("", value)}
        return bool(run(sample._replace(data=data), facts, None))

    return test


def _bisected(test: Callable[[int], bool], low: int, high: int) -> int:
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if test(middle) == test(low) else (low, middle)
    return high
