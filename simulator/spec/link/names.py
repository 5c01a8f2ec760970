"""The names that the expressions of a flow may speak of, with their types."""

import keyword
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from simulator.spec.document import Field, FlowDocument, Guard, Option, State
from simulator.spec.document import Prose as WrittenProse
from simulator.spec.document import Value as WrittenValue
from simulator.spec.expressions import syntax
from simulator.spec.expressions.names import FieldName, Names
from simulator.spec.expressions.presence import unguarded
from simulator.spec.expressions.tree import BOOL, PROSE, TEXT, Expression, Named, Type, Value
from simulator.spec.problems import Word, closest
from simulator.spec.report import Report
from simulator.spec.text import Prose

RESERVED = frozenset(
    {"state", "since", "insured", "it", "today", "none", "yes", "no", "and", "or", "not", "fill", "auto", *keyword.kwlist}
)
_SIMPLE = {"text": TEXT, "date": Type("date"), "number": Type("number"), "tick": BOOL}


def prose(written: WrittenProse) -> Prose:
    """Both wordings, without their places."""
    return Prose(str(written.fr), str(written.en))


@dataclass(slots=True)
class Surroundings:
    """What a flow may lean on outside itself."""

    dossier: Mapping[str, tuple[Type, Prose]]
    actors: Mapping[str, Prose]
    flows: dict[str, Names] = field(default_factory=dict)


def choice_type(options: Mapping[Word, Option], *, optional: bool = False) -> Type:
    """The type of a choice among written options, with its attributes."""
    labels = {str(name): prose(option) for name, option in options.items()}
    tables: dict[str, dict[str, Value]] = {}
    for name, option in options.items():
        for attribute, value in option.attributes.items():
            read: Value = prose(value) if isinstance(value, WrittenProse) else str(value)
            tables.setdefault(str(attribute), {})[str(name)] = read
    attributes = {
        name: PROSE if any(isinstance(value, Prose) for value in table.values()) else TEXT
        for name, table in tables.items()
    }
    return Type("choice", labels, attributes, optional, tables)


def field_type(written: Field, around: Surroundings, report: Report) -> Type:
    """The type of a field's value."""
    if written.type != "choice":
        return _SIMPLE[written.type]
    if written.source is None:
        kind = choice_type(written.options)
        return kind._replace(name="choices") if written.many else kind
    match = re.fullmatch(r"insured\.(\w+)", written.source)
    declared = around.dossier.get(match[1]) if match else None
    if declared is None or declared[0].name != "list":
        lists = [f"insured.{name}" for name, (kind, _) in around.dossier.items() if kind.name == "list"]
        report.add("F035", written.source.place, written=written.source, close=closest(written.source, lists))
        return Type("record")
    listed = written.many or written.all is not None
    return declared[0]._replace(name="list" if listed else "record", optional=False)


def states_of(states: Mapping[Word, State], prefix: str = "") -> Iterator[tuple[str, State]]:
    """Every written state by its path, outer before inner."""
    for name, state in states.items():
        path = prefix + name
        yield path, state
        yield from states_of(state.states, path + ".")


class _Lazy:
    """Guards, values and conditions of fields, each read when it is first needed; a circle is a problem."""

    def __init__(self, document: FlowDocument, report: Report) -> None:
        self._written: dict[str, Guard | WrittenValue] = {**document.values, **document.guards}
        self._report = report
        self._found: dict[str, Expression | None] = {}
        self._open: list[str] = []
        self.names: Names

    def named(self, name: str) -> Expression | None:
        """A guard or a value as a named expression."""
        written = self._written[name]
        source = written.condition if isinstance(written, Guard) else written.formula
        inner = self.once(name, source, ("bool",) if isinstance(written, Guard) else None)
        says = prose(written) if isinstance(written, Guard) else None
        return None if inner is None else Named(inner.type, name, 0, name, inner, says)

    def once(self, key: str, source: Word, wanted: tuple[str, ...] | None) -> Expression | None:
        """The expression under a key, read once; a key that is being read already closes a circle."""
        if key in self._open:
            self._report.add("G008", source.place, circle=" → ".join([*self._open[self._open.index(key) :], key]))
            return None
        if key not in self._found:
            self._open.append(key)
            self._found[key] = self._read(source, wanted)
            self._open.pop()
        return self._found[key]

    def _read(self, source: Word, wanted: tuple[str, ...] | None) -> Expression | None:
        expression = syntax.read(source, self.names, self._report)
        if wanted is not None:
            return condition(expression, source, self._report)
        return expression

    def shown(self, key: str, source: Word | None) -> Callable[[], Expression | None]:
        """The condition of a field, on first use."""
        return lambda: None if source is None else self.once(key, source, ("bool",))


def condition(expression: Expression | None, source: Word, report: Report) -> Expression | None:
    """An expression that decides something: true or false, and never true because a value is missing."""
    checked = syntax.expect(expression, ("bool",), source, report)
    for operand in unguarded(checked) if checked else ():
        place = source.place if "\n" in source else source.place._replace(column=source.place.column + operand.column)
        report.add("G015", place, operand=operand.source)
    return checked


def declare(flow: str, document: FlowDocument, around: Surroundings, report: Report) -> Names:
    """The names of a flow. Types are known at once; guards, values and conditions are read on first use."""
    lazy = _Lazy(document, report)
    fields = {
        str(screen): {
            str(name): FieldName(
                field_type(written, around, report), prose(written), lazy.shown(f"{screen}.{name}", written.when)
            )
            for name, written in shown.fields.items()
        }
        for screen, shown in document.screens.items()
    }
    lazy.names = Names(
        flow=flow,
        fields=fields,
        dossier=around.dossier,
        states={path: prose(state) for path, state in states_of(document.states)},
        guards={str(name): prose(guard) for name, guard in document.guards.items()},
        values=frozenset(str(name) for name in document.values),
        actors=around.actors,
        documents={str(name): prose(paper) for name, paper in document.documents.items()},
        named=lazy.named,
        others=around.flows,
    )
    _collisions(document, around, report)
    return lazy.names


def _collisions(document: FlowDocument, around: Surroundings, report: Report) -> None:
    for name in (*document.screens, *document.guards, *document.values, *(f for s in document.screens.values() for f in s.fields)):
        if name in RESERVED:
            report.add("F009", name.place, name=name)
    seen: dict[str, Word] = {}
    for name in (*document.guards, *document.values, *document.screens):
        if name in seen:
            report.add("F029", name.place, name=name, line=seen[name].place.line)
        seen.setdefault(str(name), name)
