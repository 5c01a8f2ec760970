"""A flow as it is understood: names resolved, expressions typed, hierarchy flattened. Everything above reads this."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from simulator.spec.calendar import Duration
from simulator.spec.expressions.compile import Fact
from simulator.spec.expressions.tree import Expression, Type
from simulator.spec.problems import Place
from simulator.spec.template import Template
from simulator.spec.text import Lang, Prose

NOWHERE = Place("", 1, 1)

FILL, OPEN, LOGOUT, AUTO = "fill", "open", "logout", "auto"
BUILT_IN = (OPEN, LOGOUT)
INSURED, OUTSIDE = "insured", "outside"


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """What a person reads, with its placeholders, and the statements it comes from."""

    fr: Template
    en: Template
    guide: tuple[str, ...] = ()
    place: Place = NOWHERE

    def of(self, lang: Lang) -> Template:
        return self.fr if lang == "fr" else self.en

    @property
    def plain(self) -> Prose:
        """The sources of both templates; for labels, which have no placeholders, the texts themselves."""
        return Prose(self.fr.source, self.en.source)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A text shown while its condition (if any) is true."""

    text: Text
    when: Expression | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Each:
    """Lines repeated for each record of a list."""

    over: Expression
    lines: "tuple[Line | Each, ...]"


@dataclass(frozen=True, slots=True, eq=False)
class Message:
    """A text shared by several places."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A derived value with a name."""

    id: str
    expression: Expression
    guide: tuple[str, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Guard:
    """A rule: the positive sentence, its condition, and what is shown when it refuses."""

    id: str
    text: Text
    condition: Expression
    messages: tuple[Message, ...]

    @property
    def guide(self) -> tuple[str, ...]:
        return self.text.guide


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Something that happens to a case, and who does it (an actor's id)."""

    id: str
    label: Text
    by: str
    submit: bool


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """A choice of a field."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field of a form; ``key`` is ``screen.field``.

    ``source`` is the list of the dossier that a choice is made from, ``record`` how one of its records is shown,
    ``everything`` the choice that stands for all of them.
    """

    id: str
    key: str
    label: Text
    type: Type
    kind: Literal["text", "date", "choice", "tick", "number"]
    optional: bool
    shown: Expression | None
    hint: Text | None
    under: Text | None
    example: tuple[str, ...]
    options: tuple[Option, ...]
    source: Expression | None
    record: Text | None
    many: bool
    everything: Line | None


@dataclass(frozen=True, slots=True, eq=False)
class Button:
    """A button of a screen: what it fires, and its text there."""

    event: Event
    label: Text
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Screen:
    """A page, a dialog or a panel."""

    id: str
    title: Text
    step: tuple[int, int] | None
    note: Text | None
    dialog: bool
    at: tuple[str, ...]
    lines: tuple[Line, ...]
    fields: tuple[Field, ...]
    buttons: tuple[Button, ...]
    invalid: tuple[Message, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A document that the flow draws up."""

    id: str
    title: Text
    watermark: Text | None
    lines: tuple[Line | Each, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Send:
    """A communication and the actor who receives it."""

    to: str
    text: Text


@dataclass(frozen=True, slots=True, eq=False)
class Assign:
    """What a branch writes: ``screen.field``, a whole ``screen`` or ``insured.x``; None clears."""

    target: str
    kind: Literal["field", "screen", "dossier"]
    expression: Expression | None


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """What an event, an automatic branch or a timer does, as written; ``to`` is a path of ``Flow.states``."""

    to: str | None
    when: Expression | None = None
    needs: tuple[Guard, ...] = ()
    otherwise: str | None = None
    confirm: Screen | None = None
    go: tuple[str, ...] = ()
    set: tuple[Assign, ...] = ()
    issue: Document | None = None
    give: Document | None = None
    send: tuple[Send, ...] = ()
    guide: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Timer:
    """What time alone does: ``after`` a delay from entry, or at the end of the day ``past``. ``id`` is its trigger."""

    id: str
    state: str
    after: Duration | None
    past: Expression | None
    branch: Branch


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """A state as written, in its place in the hierarchy; ``id`` is its path."""

    id: str
    label: Text
    parent: str | None
    children: tuple[str, ...]
    screen: Screen | None
    panels: tuple[Screen, ...]
    final: bool
    events: Mapping[str, tuple[Branch, ...]]
    auto: tuple[Branch, ...]
    timers: tuple[Timer, ...]

    @property
    def depth(self) -> int:
        return self.id.count(".")


Refusal = Literal["missing", "malformed", "guard"]


@dataclass(frozen=True, slots=True, eq=False)
class Arc:
    """A row of the flat table: from a leaf, on a trigger, under a condition, to a leaf.

    Rows are tried in order. A row with a ``refusal`` is taken when its guard is false (or its form incomplete or
    malformed); what it refuses does not happen. ``to`` is None where the case stays. ``left`` and ``entered`` are
    the states exited and entered, innermost first and outermost first.
    """

    source: str
    trigger: str
    branch: Branch
    to: str | None = None
    when: Expression | None = None
    refusal: Refusal | None = None
    guard: Guard | None = None
    left: tuple[str, ...] = ()
    entered: tuple[str, ...] = ()
    opens: bool = False
    """The first of two clicks: only the dialog opens, the branch's effects wait for the second."""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A place where a case can be: what is seen there and the rows that lead away.

    ``covers`` is the leaf under a dialog. ``path`` lists the states it lies in, outermost first.
    """

    id: str
    path: tuple[State, ...]
    screen: Screen | None
    panels: tuple[Screen, ...]
    final: bool
    timers: tuple[Timer, ...]
    arcs: Mapping[str, tuple[Arc, ...]]
    covers: str | None = None

    @property
    def state(self) -> State:
        return self.path[-1]

    @property
    def screens(self) -> tuple[Screen, ...]:
        """What can be used here: the screen and the panels, or a dialog alone."""
        shown = () if self.screen is None else (self.screen,)
        return shown if self.covers is not None else shown + self.panels


@dataclass(frozen=True, slots=True, eq=False)
class Access:
    """Where the portal leads into the flow: devices, and labels of a tab, a heading and a link (in French)."""

    on: tuple[str, ...]
    path: tuple[str, ...]
    by: str
    guide: tuple[str, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Property:
    """A statement that must hold of every run."""

    kind: Literal["never", "always", "sometimes", "eventually", "leads"]
    text: Text
    expression: Expression
    to: Expression | None = None
    within: Duration | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A whole flow. ``states`` keeps the nesting for pictures, ``leaves`` is the flat table for everything else."""

    id: str
    name: Text
    edition: date
    per_insured: bool
    access: tuple[Access, ...]
    values: Mapping[str, Value]
    guards: Mapping[str, Guard]
    messages: Mapping[str, Message]
    events: Mapping[str, Event]
    screens: Mapping[str, Screen]
    documents: Mapping[str, Document]
    states: Mapping[str, State]
    properties: tuple[Property, ...]
    leaves: Mapping[str, Leaf]
    initial: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    fields: Mapping[str, Field] = field(default_factory=dict)

    def lifecycle(self) -> tuple[State, ...]:
        """The outermost states, in the order they are written."""
        return tuple(state for state in self.states.values() if state.parent is None)

    def arcs(self) -> Iterator[Arc]:
        """Every row of the flat table."""
        for leaf in self.leaves.values():
            for rows in leaf.arcs.values():
                yield from rows
