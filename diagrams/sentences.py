"""What a flow does, in sentences for a picture: buttons, conditions, deadlines, effects."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diagrams.picture import Line, Step
from diagrams.words import quoted, say, tied
from simulator.spec.expressions.tree import (
    Compare,
    Expression,
    FieldValue,
    Filled,
    ForeignValue,
    Literal,
    Named,
    Not,
    Shift,
    Since,
)
from simulator.spec.expressions.words import describe
from simulator.spec.flow import LOGOUT, OPEN, OUTSIDE, Assign, Branch, Flow, Leaf, Message, Screen, Send, Text, Timer
from simulator.spec.portal import Label, Portal
from simulator.spec.text import Lang

_LONGEST_COMMUNICATION = 96


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one flow in one language; ``portal`` gives its menus and actors their names."""

    flow: Flow
    lang: Lang
    portal: Portal | None = None

    def say(self, word: str, *arguments: str) -> str:
        """A phrase of the project's."""
        return tied(say(word, self.lang, *arguments), self.lang)

    def text(self, text: Text) -> str:
        """A text of the flow's, what would be filled in between square brackets."""
        return worded(text, self.lang)

    def quoted(self, text: Text) -> str:
        """The same between quotation marks."""
        return quoted(self.text(text), self.lang)

    def tooltip(self, *guides: Iterable[str]) -> str:
        """The statements that a part comes from, each once, in order."""
        found = dict.fromkeys(name for guide in guides for name in guide)
        return self.say("guide", ", ".join(found)) if found else ""

    def event(self, event: str, leaves: Iterable[Leaf]) -> str:
        """What a person clicks, as the screens and panels of the leaves write it."""
        return f" {self.say('or', '')}".join(self._buttons(event, leaves))

    def click(self, event: str, leaves: Iterable[Leaf], steps: tuple[Step, ...] = ()) -> Line:
        """The line of an event; a log-out, which is no button of the flow's, is but a remark."""
        return Line("note" if event == LOGOUT else "event", self.event(event, leaves), steps)

    def _buttons(self, event: str, leaves: Iterable[Leaf]) -> list[str]:
        if event == LOGOUT:
            return [self.say("logout")]
        if event == OPEN:
            return [quoted(self.menu(name), self.lang) for name in self.links()] or [self.say("open")]
        declared = self.flow.events[event]
        if declared.by == OUTSIDE:
            return [self.text(declared.label)]
        labels = dict.fromkeys(
            self.quoted(button.label)
            for leaf in leaves
            for screen in (leaf.screen, *leaf.panels)
            if screen
            for button in screen.buttons
            if button.event.id == event
        )
        return list(labels) or [self.quoted(declared.label)]

    def who(self, event: str) -> str | None:
        """Who does it, in a flow where several people act; None where there is no telling."""
        people = {declared.by for declared in self.flow.events.values()} - {OUTSIDE}
        declared = self.flow.events.get(event)
        if declared is None or declared.by == OUTSIDE or len(people) < 2 or self.portal is None:
            return None
        return self.say("by", self.actor(declared.by))

    def actor(self, actor: str) -> str:
        """An actor's name; the id where no portal gives one."""
        known = self.portal.actors.get(actor) if self.portal else None
        return known.of(self.lang) if known else actor

    def links(self) -> tuple[str, ...]:
        """The French labels of the links that open the flow, each once."""
        return tuple(dict.fromkeys(access.path[-1] for access in self.flow.access if access.path))

    def devices(self) -> list[str]:
        """Where the flow can be opened, by name; nothing where no portal gives one."""
        known = self.portal.devices if self.portal else {}
        return [known[on].of(self.lang) for access in self.flow.access for on in access.on if on in known]

    def menu(self, label: str) -> str:
        """A label of the portal, given in French, in the language of the picture."""
        found = next((each for each in self._menus() if each.text.fr == label), None)
        return tied(found.text.of(self.lang) if found else label, self.lang)

    def _menus(self) -> Iterator[Label]:
        for edition in self.portal.editions if self.portal else ():
            yield from edition.header
            for tab in edition.tabs:
                yield tab.label
                for heading in tab.headings:
                    yield from (heading.label, *heading.links)

    def condition(self, expression: Expression) -> str:
        """When something happens, in words."""
        match expression:
            case Named(says=None, inner=inner):
                return self.condition(inner)
            case Compare(op="==", left=FieldValue() as field, right=Literal(value=bool() as value)) if self._tick(
                field
            ):
                return self._ticked(field, value)
            case Filled(of=FieldValue() as field) if self._tick(field):
                return self._ticked(field, True)
            case Not(item=Filled(of=FieldValue() as field)) if self._tick(field):
                return self._ticked(field, False)
            case Not(item=Filled(of=of)):
                return self.say("unfilled", describe(of, self.lang))
        return tied(describe(expression, self.lang), self.lang)

    def _tick(self, field: FieldValue) -> bool:
        return field.flow is None and field.key in self.flow.fields and self.flow.fields[field.key].kind == "tick"

    def _ticked(self, field: FieldValue, value: bool) -> str:
        return self.say("ticked" if value else "unticked", quoted(field.label.of(self.lang), self.lang))

    def deadline(self, timer: Timer) -> tuple[str, ...]:
        """When a timer fires, a line or two."""
        if timer.after is not None:
            return (self.say("after", timer.after.words(self.lang)),)
        return (self.say("past"), self._day(timer.past)) if timer.past is not None else ()

    def _day(self, expression: Expression) -> str:
        match expression:
            case Named(inner=inner) | ForeignValue(inner=inner):
                return self._day(inner)
            case Shift(day=Since(label=label), duration=duration, sign=1):
                return self.say("since", duration.words(self.lang), quoted(label.of(self.lang), self.lang))
        return tied(describe(expression, self.lang), self.lang)

    def message(self, message: Message) -> str:
        """A message, quoted."""
        return self.quoted(message.text)

    def unreadable(self, event: str, leaves: Iterable[Leaf]) -> str | None:
        """What is said of a form that the event submits where something typed in it cannot be read."""
        form = form_of(event, leaves)
        return self.say("unreadable", ", ".join(self.message(message) for message in form.invalid)) if form else None

    def screen(self, screen: Screen, *, briefly: bool = False) -> Iterator[Line]:
        """A screen, a dialog or a panel: its title, place, and (unless ``briefly``) fields."""
        title = self.quoted(screen.title)
        if screen.step:
            yield Line("screen", self.say("screen_step", title, "/".join(map(str, screen.step))))
        elif screen.at:
            yield Line("screen", self.say("panel_at", title, quoted(self.menu(screen.at[-1]), self.lang)))
        else:
            yield Line("screen", self.say("dialog" if screen.dialog else "screen", title))
        for word, conditional in (("fields", False), ("fields_if", True)):
            names = [
                self.text(field.label) + ("" if field.optional else "\u00a0*")
                for field in screen.fields
                if (field.shown is not None) == conditional
            ]
            if names and not briefly:
                yield Line("note", self.say(word, ", ".join(names)))

    def effects(self, branch: Branch, briefly: bool = False) -> Iterator[Line]:
        """What a branch does besides moving; ``briefly`` only what leaves the case: documents, communications."""
        if not briefly:
            yield from (Line("effect", text) for text in self._assignments(branch.set))
        for word, document in (("issue", branch.issue), ("give", branch.give)):
            if document is not None:
                yield Line("effect", self.say(word, self.quoted(document.title)))
        for send in branch.send:
            yield Line("effect", self._communication(send, briefly))
        if branch.go and not briefly:
            yield Line("effect", self.say("go", quoted(self.menu(branch.go[-1]), self.lang)))

    def _communication(self, send: Send, briefly: bool) -> str:
        named = self.portal is not None
        to = [self.actor(send.to)] if named else []
        if briefly:
            return self.say("sent_to" if named else "sent", *to)
        return self.say("send_to" if named else "send", *to, quoted(_beginning(self.text(send.text)), self.lang))

    def _assignments(self, assigned: tuple[Assign, ...]) -> Iterator[str]:
        written = [describe(a.expression, self.lang) for a in assigned if a.kind == "dossier" and a.expression]
        filled = [self._target(a) for a in assigned if a.kind != "dossier" and a.expression]
        cleared = [self._target(a) for a in assigned if not a.expression]
        for word, names in (("write", written), ("set", filled), ("clear", cleared)):
            if names:
                yield self.say(word, ", ".join(names))

    def _target(self, assign: Assign) -> str:
        if assign.kind == "field" and assign.target in self.flow.fields:
            return self.quoted(self.flow.fields[assign.target].label)
        if assign.kind == "screen" and assign.target in self.flow.screens:
            return self.quoted(self.flow.screens[assign.target].title)
        return assign.target


def worded(text: Text, lang: Lang) -> str:
    """A text, what would be filled in between square brackets."""
    parts = text.of(lang).parts
    said = (part if isinstance(part, str) else f"[{_bare(describe(part.expression, lang))}]" for part in parts)
    return tied("".join(said), lang)


def _bare(said: str) -> str:
    """What is said without the quotation marks around all of it."""
    bare = said.strip("«»“” \u00a0")
    return said if any(mark in bare for mark in "«»“”") else bare


def _beginning(text: str) -> str:
    """As many whole words as say what a communication is about."""
    if len(text) <= _LONGEST_COMMUNICATION:
        return text
    return (text[:_LONGEST_COMMUNICATION].rpartition(" ")[0] or text[:_LONGEST_COMMUNICATION]) + " …"


def form_of(event: str, leaves: Iterable[Leaf]) -> Screen | None:
    """The form that an event submits, if something typed there can be unreadable."""
    for leaf in leaves:
        for screen in (leaf.screen, *leaf.panels):
            submits = screen and any(b.event.id == event and b.event.submit for b in screen.buttons)
            if screen and submits and screen.invalid and any(f.kind in ("date", "number") for f in screen.fields):
                return screen
    return None
