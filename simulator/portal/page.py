"""What a person sees: one page as a value. Pure reading; nothing here moves anything."""

from typing import NamedTuple

from simulator.engine import forms
from simulator.engine.reasons import say
from simulator.engine.simulation import Case, Simulation
from simulator.engine.snapshot import Reason, Refused, Snapshot
from simulator.spec.calendar import civil_date
from simulator.spec.expressions.compile import Facts, compiled
from simulator.spec.flow import INSURED, Button, Field, Flow, Leaf, Line, Screen
from simulator.spec.portal import Edition, Heading
from simulator.spec.text import Lang


class ButtonView(NamedTuple):
    """A button on screen; ``reasons`` say why it is inactive, in the person's language."""

    event: str
    label: str
    active: bool
    reasons: tuple[str, ...]


class OptionView(NamedTuple):
    """An option of a choice: what is typed for it, and what is read."""

    id: str
    label: str


class FieldView(NamedTuple):
    """A field on screen and what was typed into it."""

    key: str
    label: str
    type: str
    mandatory: bool
    typed: str | tuple[str, ...] | None
    options: tuple[OptionView, ...]
    hint: str
    under: str
    many: bool


class ScreenView(NamedTuple):
    """A screen, a dialog or a panel of a case."""

    case: str
    flow: str
    screen: str
    title: str
    step: tuple[int, int] | None
    texts: tuple[str, ...]
    note: str
    fields: tuple[FieldView, ...]
    buttons: tuple[ButtonView, ...]
    dialog: bool


class HeadingView(NamedTuple):
    """A heading of the open tab: its lines to read, its links."""

    label: str
    links: tuple[str, ...]
    texts: tuple[str, ...] = ()


class Page(NamedTuple):
    """All that a person sees.

    ``front`` is the screen in front, a dialog when one is open; ``behind`` what a dialog covers; ``panels`` those of
    live cases on the open tab.
    """

    person: str
    connected: bool
    device: str
    tabs: tuple[str, ...]
    tab: str
    header: tuple[str, ...]
    headings: tuple[HeadingView, ...]
    front: ScreenView | None
    behind: ScreenView | None
    panels: tuple[ScreenView, ...]
    messages: tuple[str, ...]

    @property
    def within_reach(self) -> tuple[ScreenView, ...]:
        """The screens whose buttons and fields can be used: a dialog alone, where one is open."""
        if self.front is not None and self.front.dialog:
            return (self.front,)
        return tuple(screen for screen in (self.front, *self.panels) if screen is not None)


def edition(simulation: Simulation) -> Edition:
    """The portal's edition in force at the clock's date."""
    return simulation.library.portal.in_force(civil_date(simulation.now))


def role(simulation: Simulation, person: str) -> str:
    """The actor a person is: insured people have dossiers, all others are called by their role."""
    return INSURED if person in simulation.library.dossiers.people else person


def page(simulation: Simulation, person: str, lang: Lang) -> Page:
    """What a person (a key of the dossiers, or an actor's id) sees now, in a language."""
    session = simulation.sessions.get(person)
    if session is None:
        return Page(person, False, "", (), "", (), (), None, None, (), ())
    portal = edition(simulation)
    by = role(simulation, person)
    case = simulation.cases.get(session.dialog or session.front or "")
    views = None if case is None else _Views(simulation, case, by, lang)
    front = None if views is None else views.front()
    covers = front is not None and not front.dialog
    menus = bool(session.tab)
    tab = next((tab for tab in portal.tabs if tab.label.text.fr == session.tab), None)
    return Page(
        person=person,
        connected=True,
        device=simulation.library.portal.devices[session.device].of(lang),
        tabs=tuple(tab.label.text.of(lang) for tab in portal.tabs) if menus else (),
        tab=tab.label.text.of(lang) if tab else "",
        header=tuple(label.text.of(lang) for label in portal.header) if menus else (),
        headings=tuple(_heading(simulation, person, heading, lang) for heading in tab.headings)
        if tab and not covers
        else (),
        front=front,
        behind=None if views is None or session.front is None else views.behind(),
        panels=() if covers else panels(simulation, person, lang),
        messages=() if views is None or front is None else views.messages(),
    )


def panels(simulation: Simulation, person: str, lang: Lang) -> tuple[ScreenView, ...]:
    """The panels that the person's live cases show on the open tab."""
    session = simulation.sessions[person]
    shown = []
    for case in simulation.cases.values():
        if case.insured == person and not simulation.ended(case):
            views = _Views(simulation, case, INSURED, lang)
            shown += [views.screen(panel) for panel in views.leaf.panels if session.tab in panel.at]
    return tuple(shown)


def _heading(simulation: Simulation, person: str, heading: Heading, lang: Lang) -> HeadingView:
    links = tuple(link.text.of(lang) for link in heading.links)
    dossier = simulation.dossiers.get(person, {})
    facts = {f"insured.{name}": value for name, value in dossier.items()}
    nobody = _nobody(simulation)
    texts = tuple(
        line.text.of(lang).fill(nobody, facts)
        for line in heading.lines
        if line.when is None or compiled(line.when)(nobody, facts, None)
    )
    return HeadingView(heading.label.text.of(lang), links, texts)


def _nobody(simulation: Simulation) -> Snapshot:
    """A case of no flow: the portal's own lines speak of the dossier alone."""
    now = simulation.now
    return Snapshot("", civil_date(now), "", now, {}, {}, {}, (), {}, (), frozenset())


class _Views:
    """One case as one person sees it."""

    def __init__(self, simulation: Simulation, case: Case, by: str, lang: Lang) -> None:
        self._simulation, self._case, self._by, self._lang = simulation, case, by, lang
        self.flow: Flow = simulation.library.flows[case.flow]
        self._snapshot = case.snapshot._replace(now=simulation.now)
        self.leaf: Leaf = self.flow.leaves[case.snapshot.state]
        self._facts: Facts = simulation.facts(self.flow, case.insured)

    def front(self) -> ScreenView | None:
        """The screen in front, if the case shows one where it is."""
        return None if self.leaf.screen is None else self.screen(self.leaf.screen)

    def behind(self) -> ScreenView | None:
        """The screen that a dialog covers."""
        covered = None if self.leaf.covers is None else self.flow.leaves[self.leaf.covers].screen
        return None if covered is None else self.screen(covered)

    def messages(self) -> tuple[str, ...]:
        """The messages on display, filled in."""
        shown = (self.flow.messages[name].text.of(self._lang) for name in self._snapshot.messages)
        return tuple(text.fill(self._snapshot, self._facts) for text in shown)

    def screen(self, screen: Screen) -> ScreenView:
        """A screen, a dialog or a panel with the values of the case."""
        return ScreenView(
            case=self._case.id,
            flow=self.flow.id,
            screen=screen.id,
            title=self._filled(Line(screen.title)),
            step=screen.step,
            texts=tuple(self._filled(line) for line in screen.lines if self._holds(line)),
            note=self._filled(Line(screen.note)) if screen.note else "",
            fields=tuple(self._field(f) for f in screen.fields if forms.shown(f, self._snapshot, self._facts)),
            buttons=tuple(view for button in screen.buttons if (view := self._button(button)) is not None),
            dialog=screen.dialog,
        )

    def _filled(self, line: Line) -> str:
        return line.text.of(self._lang).fill(self._snapshot, self._facts)

    def _holds(self, line: Line) -> bool:
        return line.when is None or bool(compiled(line.when)(self._snapshot, self._facts, None))

    def _field(self, field: Field) -> FieldView:
        entry = self._snapshot.data.get(field.key)
        return FieldView(
            key=field.key,
            label=field.label.of(self._lang).source,
            type=field.kind,
            mandatory=not field.optional,
            typed=None if entry is None else entry.typed,
            options=self._options(field),
            hint=self._filled(Line(field.hint)) if field.hint else "",
            under=self._filled(Line(field.under)) if field.under else "",
            many=field.many,
        )

    def _options(self, field: Field) -> tuple[OptionView, ...]:
        if field.source is None:
            return tuple(OptionView(option.id, option.label.of(self._lang).source) for option in field.options)
        records = forms.records(field, self._snapshot, self._facts)
        label = field.record
        options = [
            OptionView(
                str(rank), label.of(self._lang).fill(self._snapshot, self._facts, record) if label else str(rank)
            )
            for rank, record in enumerate(records, 1)
        ]
        if field.everything is not None and forms.offers_all(field, self._snapshot, self._facts):
            options.append(OptionView(forms.ALL, self._filled(field.everything)))
        return tuple(options)

    def _button(self, button: Button) -> ButtonView | None:
        event = button.event
        if event.by != self._by or event.id not in self.leaf.arcs:
            return None
        label = button.label.of(self._lang).source
        row = self._simulation.engine(self.flow.id).select(self._snapshot, event.id, self._facts)
        if row is None:
            return ButtonView(event.id, label, False, ()) if event.submit else None
        if row.arc.refusal != "missing":
            return ButtonView(event.id, label, True, ())
        outcome = self._simulation.engine(self.flow.id).fire(self._snapshot, event.id, {}, self._facts).outcome
        reasons: tuple[Reason, ...] = outcome.reasons if isinstance(outcome, Refused) else ()
        return ButtonView(event.id, label, False, tuple(self._say(reason) for reason in reasons))

    def _say(self, reason: Reason) -> str:
        return say(self.flow, reason, self._snapshot, self._facts, self._lang)
