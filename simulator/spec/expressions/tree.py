"""The tree of an expression after its names are resolved and its types checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf
from typing import NamedTuple

from simulator.spec.calendar import Duration
from simulator.spec.text import Prose

Record = Mapping[str, "Value"]
Value = None | bool | str | int | Decimal | date | Duration | Prose | Record | tuple[Record, ...] | tuple[str, ...]

TypeName = OneOf[
    "text", "number", "bool", "date", "duration", "choice", "choices", "record", "list", "prose", "none", "unknown"
]


class Type(NamedTuple):
    """What kind of value an expression has.

    ``labels`` are a choice's options by id, ``tables`` its options' attributes; ``attributes`` the types of what
    stands behind a dot, and ``names`` their labels where they have some. ``unknown`` is the kind of what could not be
    read: nothing more is said about it.
    """

    name: TypeName
    labels: Mapping[str, Prose] = {}
    attributes: Mapping[str, "Type"] = {}
    optional: bool = False
    tables: Mapping[str, Mapping[str, "Value"]] = {}
    names: Mapping[str, Prose] = {}

    @property
    def record(self) -> "Type":
        """That of one record of a list, or of what was chosen in one."""
        return Type("record", attributes=self.attributes, names=self.names)

    def table(self, attribute: str) -> "Mapping[str, Value] | None":
        """A choice's attribute by option id; None for a record, which holds its own."""
        return self.tables.get(attribute)


TEXT, NUMBER, BOOL = Type("text"), Type("number"), Type("bool")
DATE, DURATION, NONE, PROSE = Type("date"), Type("duration"), Type("none"), Type("prose")
UNKNOWN = Type("unknown")


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A node of the tree. ``source`` is its text as written, ``column`` its first character in the whole."""

    type: Type
    source: str
    column: int

    def parts(self) -> Iterator["Expression"]:
        """The expressions directly inside."""
        for member in fields(self):
            found = getattr(self, member.name)
            if isinstance(found, Expression):
                yield found
            elif isinstance(found, tuple) and found and isinstance(found[0], Expression):
                yield from found


@dataclass(frozen=True, slots=True, eq=False)
class Literal(Expression):
    """A value written out."""

    value: Value


@dataclass(frozen=True, slots=True, eq=False)
class Today(Expression):
    """The day it is in Paris."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldValue(Expression):
    """``screen.field``, in this flow or (``flow``) in the same insured's live case of another one.

    ``shown`` is the condition of a conditional field: while it is false the field has no value.
    """

    key: str
    label: Prose
    flow: str | None = None
    shown: Expression | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Dossier(Expression):
    """``insured.x``."""

    name: str
    label: Prose


@dataclass(frozen=True, slots=True, eq=False)
class It(Expression):
    """The record at hand inside any, all, count, `each` and labels of records."""


@dataclass(frozen=True, slots=True, eq=False)
class Attribute(Expression):
    """``base.name``: of a record, or of the chosen option (then ``table`` gives it by option).

    ``label`` is that of the datum of the record; an option's attributes have none.
    """

    base: Expression
    name: str
    table: Mapping[str, Value] | None = None
    label: Prose | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Since(Expression):
    """The day on which a state was last entered."""

    state: str
    label: Prose


@dataclass(frozen=True, slots=True, eq=False)
class Within(Expression):
    """Whether the case (of this flow or of another one) is in a state."""

    state: str
    label: Prose
    flow: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Named(Expression):
    """A guard or a value of this flow by its name."""

    name: str
    inner: Expression
    says: Prose | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ForeignValue(Expression):
    """A value of the same insured's live case of another flow."""

    flow: str
    name: str
    inner: Expression

    def parts(self) -> Iterator[Expression]:
        """Nothing: what the value is made of is read in its own flow."""
        return iter(())


@dataclass(frozen=True, slots=True, eq=False)
class Shift(Expression):
    """A date and a duration, added or taken away."""

    day: Expression
    duration: Duration
    sign: int


@dataclass(frozen=True, slots=True, eq=False)
class Compare(Expression):
    """``left op right``."""

    op: OneOf["==", "!=", "<", "<=", ">", ">="]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True, eq=False)
class And(Expression):
    """All of them."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Or(Expression):
    """One of them at least."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Not(Expression):
    """The contrary."""

    item: Expression


@dataclass(frozen=True, slots=True, eq=False)
class Age(Expression):
    """Completed years of a date of birth today."""

    of: Expression


@dataclass(frozen=True, slots=True, eq=False)
class Filled(Expression):
    """Whether there is a value."""

    of: Expression


@dataclass(frozen=True, slots=True, eq=False)
class Same(Expression):
    """Whether two names are the same for a person who reads them (D-17)."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True, eq=False)
class Quantified(Expression):
    """any, all or count over the records of a list."""

    kind: OneOf["any", "all", "count"]
    over: Expression
    condition: Expression | None


@dataclass(frozen=True, slots=True, eq=False)
class Sent(Expression):
    """Whether this case has sent a communication to an actor."""

    actor: str
    label: Prose


@dataclass(frozen=True, slots=True, eq=False)
class Given(Expression):
    """Whether this case has handed a document over."""

    document: str
    label: Prose


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and everything inside it, guards and values it names included."""
    yield expression
    for part in expression.parts():
        yield from walk(part)


def may_be_missing(expression: Expression) -> bool:
    """Whether a value can be absent when it is read."""
    match expression:
        case FieldValue() | Since() | ForeignValue():
            return expression.type.name != "bool"
        case Dossier() | It():
            return expression.type.optional
        case Attribute():
            return expression.type.optional or may_be_missing(expression.base)
        case Shift():
            return may_be_missing(expression.day)
        case Age():
            return may_be_missing(expression.of)
        case Named():
            return may_be_missing(expression.inner)
    return False
