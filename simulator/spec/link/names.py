"""The names that the expressions of a flow may speak of, with their types."""

import keyword
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from simulator.spec.document import Field, FlowDocument, Guard, Option, State
from simulator.spec.document import Prose as WrittenProse
from simulator.spec.document import Value as WrittenValue
from simulator.spec.expressions import syntax
from simulator.spec.expressions.names import FieldName, Names
from simulator.spec.expressions.presence import unguarded
from simulator.spec.expressions.source import LONGEST
from simulator.spec.expressions.tree import BOOL, PROSE, TEXT, UNKNOWN, Expression, Named, Type, Value
from simulator.spec.problems import Place, Word, closest
from simulator.spec.report import Report
from simulator.spec.text import Prose

Known = TypeVar("Known")
KEYWORDS = frozenset(keyword.kwlist)
RESERVED = KEYWORDS | {"state", "since", "insured", "it", "today", "none", "yes", "no", "fill", "auto"}
SIMPLE: Final[Mapping[str, Type]] = {"text": TEXT, "date": Type("date"), "number": Type("number"), "tick": BOOL}


def prose(written: WrittenProse) -> Prose:
    """Both wordings, without their places."""
    return Prose(str(written.fr), str(written.en))


@dataclass(slots=True)
class Surroundings:
    """What a flow may lean on outside itself."""

    dossier: Mapping[str, tuple[Type, Prose]]
    actors: Mapping[str, Prose]
    flows: dict[str, Names] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()


class Anything(dict[str, Known]):
    """What stands in for names that could not be read: every name is known, and nothing is known of it."""

    def __init__(self, each: Known) -> None:
        super().__init__()
        self._each = each

    def __contains__(self, name: object) -> bool:
        return True

    def __getitem__(self, name: str) -> Known:
        return self._each


def choice_type(options: Mapping[Word, Option], *, optional: bool = False) -> Type:
    """The type of a choice among written options, with its attributes."""
    labels = {str(name): prose(option) for name, option in options.items()}
    tables: dict[str, dict[str, Value]] = {}
    for name, option in options.items():
        for attribute, value in option.attributes.items():
            read: Value = prose(value) if isinstance(value, WrittenProse) else str(value)
            tables.setdefault(str(attribute), {})[str(name)] = read
    attributes = {
        name: (PROSE if any(isinstance(value, Prose) for value in table.values()) else TEXT)._replace(
            optional=len(table) < len(labels)
        )
        for name, table in tables.items()
    }
    return Type("choice", labels, attributes, optional, tables)


def field_type(written: Field, around: Surroundings, report: Report) -> Type:
    """The type of a field's value."""
    if written.type != "choice":
        return SIMPLE.get(written.type, UNKNOWN)
    if written.source is None:
        kind = choice_type(written.options)
        return kind._replace(name="choices") if written.many else kind
    match = re.fullmatch(r"insured\.(\w+)", written.source)
    declared = around.dossier.get(match[1]) if match else None
    if declared is None or declared[0].name != "list":
        lists = [f"insured.{name}" for name, (kind, _) in around.dossier.items() if kind.name == "list"]
        close = closest(written.source, lists)
        if not isinstance(around.dossier, Anything):
            report.add("F035", written.source.place, written=written.source, close=close)
        if close is None:
            return UNKNOWN
        declared = around.dossier[close.removeprefix("insured.")]
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
        self._written: dict[str, Guard | WrittenValue] = {}
        self._written.update({str(name): value for name, value in document.values.items()})
        self._written.update({str(name): guard for name, guard in document.guards.items()})
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
            if len(self._open) > syntax.MOST_NAMES:
                self._report.add("G011", source.place, most=LONGEST)
                return None
            self._open.append(key)
            try:
                self._found[key] = self._read(source, wanted)
            finally:
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
        report.add("G015", report.inside(source, operand.column), operand=operand.source)
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
        lost=around.lost,
    )
    _collisions(flow, document, report)
    return lazy.names


def _collisions(flow: str, document: FlowDocument, report: Report) -> None:
    """A word of the language, or of Python under it, cannot be told from a name; nor can two equal names."""
    fields = [name for screen in document.screens.values() for name in screen.fields]
    for name in (*document.screens, *document.guards, *document.values, *fields):
        if name in RESERVED:
            report.add("F009", name.place, name=name)
    options = [
        o for screen in document.screens.values() for field in screen.fields.values() for o in field.options.values()
    ]
    attributes = [name for option in options for name in option.attributes]
    states = _state_names(document.states)
    if flow in KEYWORDS:
        report.add("F009", Place(document.place.file, 1, 1), name=flow)
    for name in (*states, *attributes, *document.documents):
        if name in KEYWORDS:
            report.add("F009", name.place, name=name)
    seen: dict[str, Word] = {}
    for name in (*document.guards, *document.values, *document.screens):
        if name in seen:
            report.add("F029", name.place, name=name, line=seen[name].place.line)
        seen.setdefault(str(name), name)


def _state_names(states: Mapping[Word, State]) -> Iterator[Word]:
    for name, state in states.items():
        yield name
        yield from _state_names(state.states)
