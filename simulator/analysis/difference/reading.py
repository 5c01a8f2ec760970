"""A flow as the parts that are compared: what surrounds its states (values, rules, messages, events, documents)."""

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.analysis.difference.part import NOTHING, Part, Trait
from simulator.analysis.difference.renames import Renames
from simulator.analysis.difference.words import joined, listed, named, plain, prose, quoted, said, short
from simulator.spec.calendar import french_date
from simulator.spec.expressions.tree import Expression, Named, walk
from simulator.spec.flow import Document, Each, Flow, Guard, Line, Message, Property, State, Text, Timer, Value
from simulator.spec.load import Library
from simulator.spec.text import Prose


@dataclass(frozen=True, slots=True)
class Reading:
    """One flow being read; ids are given in the terms of the old edition."""

    flow: Flow
    renames: Renames
    library: Library

    def id(self, kind: str, name: str) -> str:
        """What the old edition calls a part of this flow."""
        return self.renames.id(self.flow.id, kind, name)

    def actor(self, actor: str) -> Prose:
        """An actor's name."""
        return self.library.portal.actors.get(actor, Prose(actor, actor))

    # --- traits

    def text(self, name: str, text: Text | None) -> Trait:
        """Something a person reads."""
        return Trait(name, self.renames.text(self.flow.id, text), NOTHING if text is None else plain(text), "wording")

    def condition(self, name: str, expression: Expression | None) -> Trait:
        """Something that is computed; for a rule or a value, what stands behind its name."""
        inner = expression.inner if isinstance(expression, Named) and name == "is" else expression
        key = self.renames.expression(self.flow.id, inner)
        return Trait(name, key, NOTHING if inner is None else said(inner), expression=inner)

    def traced(self, guide: tuple[str, ...]) -> Trait:
        """The statements that a part comes from."""
        names = ", ".join(guide)
        return Trait("guide", names, Prose(names, names), "trace")

    # --- parts

    def around(self) -> Iterator[Part]:
        """Every part that is neither a screen's nor a state's."""
        yield self._whole()
        yield from self._accesses()
        for value in self.flow.values.values():
            yield self._value(value)
        for message in self.flow.messages.values():
            yield self._message(message)
        for guard in self.flow.guards.values():
            yield from self._guard(guard)
        yield from self._events()
        for document in self.flow.documents.values():
            yield from self._document(document)
        for index, property_ in enumerate(self.flow.properties):
            yield self._property(index, property_)

    def _whole(self) -> Part:
        flow = self.flow
        date = french_date(flow.edition)
        first = flow.leaves[flow.initial].state.label
        initial = self.renames.state(flow.id, flow.initial)
        traits = (
            self.text("label", flow.name),
            Trait("edition", flow.edition.isoformat(), Prose(date, date), "trace"),
            Trait("per", "insured" if flow.per_insured else ""),
            Trait("initial", initial, named(first)),
            self.traced(flow.name.guide),
        )
        name = joined(prose("la démarche {}", "the journey {}"), named(flow.name))
        return Part("flow", flow.id, name, traits, flow, place=flow.name.place)

    def _accesses(self) -> Iterator[Part]:
        for index, access in enumerate(self.flow.access):
            names = tuple(self.library.portal.devices.get(device, Prose(device, device)) for device in access.on)
            path = " › ".join(access.path)
            label = prose(
                f"l'accès par « {path} »" if path else f"l'accès sans menu ({listed(names).fr})",
                f"the access by “{path}”" if path else f"the access without a menu ({listed(names).en})",
            )
            traits = (
                Trait("path", path, Prose(path, path)),
                Trait("on", ",".join(access.on), listed(names)),
                Trait("by", access.by, self.actor(access.by)),
                self.traced(access.guide),
            )
            yield Part("access", str(index), label, traits, access, "", True, access.place, access.guide)

    def _value(self, value: Value) -> Part:
        traits = (self.condition("is", value.expression), self.traced(value.guide))
        return Part("value", self.id("value", value.id), self._called(value), traits, value, "", False, value.place,
                    value.guide)  # fmt: skip

    def _called(self, value: Value) -> Prose:
        """A value has no label: it is named by what it serves, a deadline first."""
        for state in self.flow.states.values():
            for timer in state.timers:
                if timer.past is not None and reads(timer.past, value.id):
                    return self.deadline(state, timer)
        for guard in self.flow.guards.values():
            if reads(guard.condition, value.id):
                return joined(prose("ce que compare la règle {}", "what the rule {} compares"), named(guard.text))
        for text in self._texts():
            if any(reads(slot.expression, value.id) for slot in text.fr.slots):
                return joined(prose("ce qu'affiche {}", "what {} shows"), named(text))
        return prose("une valeur calculée", "a computed value")

    def deadline(self, state: State, timer: Timer) -> Prose:
        """What the deadline of a state is called, by where it leads."""
        if timer.branch.to is None:
            return joined(prose("l'échéance de {}", "the deadline of {}"), named(state.label))
        to = named(self.flow.states[timer.branch.to].label)
        return joined(prose("l'échéance de {} (vers {})", "the deadline of {} (to {})"), named(state.label), to)

    def _texts(self) -> Iterator[Text]:
        for screen in self.flow.screens.values():
            yield from (line.text for line in screen.lines)
        for document in self.flow.documents.values():
            yield from (line.text for line in document.lines if isinstance(line, Line))

    def _message(self, message: Message) -> Part:
        name = joined(prose("le message {}", "the message {}"), named(message.text))
        traits = (self.text("says", message.text), self.traced(message.text.guide))
        return Part("message", self.id("message", message.id), name, traits, message, place=message.text.place,
                    guide=message.text.guide, bears="wording", brief=prose("un message", "a message"))  # fmt: skip

    def _guard(self, guard: Guard) -> Iterator[Part]:
        name = joined(prose("la règle {}", "the rule {}"), named(guard.text))
        traits = (
            self.condition("is", guard.condition),
            self.text("worded", guard.text),
            self.traced(guard.guide),
        )
        rule = Part("guard", self.id("guard", guard.id), name, traits, guard, place=guard.text.place, guide=guard.guide)
        yield rule
        for message in guard.messages:
            shown = joined(prose("le message {} de {}", "the message {} of {}"), named(message.text), name)
            yield Part("alarm", self.id("message", message.id), shown, (), guard, rule.key, place=guard.text.place,
                       guide=message.text.guide)  # fmt: skip

    def _events(self) -> Iterator[Part]:
        for event in self.flow.events.values():
            name = joined(prose("l'événement {}", "the event {}"), named(event.label))
            traits = (
                self.text("label", event.label),
                Trait("by", event.by, self.actor(event.by)),
                Trait("submit", "yes" if event.submit else ""),
                self.traced(event.label.guide),
            )
            yield Part("event", self.id("event", event.id), name, traits, event, place=event.label.place,
                       guide=event.label.guide)  # fmt: skip

    def _document(self, document: Document) -> Iterator[Part]:
        name = joined(prose("le document {}", "the document {}"), named(document.title))
        traits = (
            self.text("label", document.title),
            self.text("watermark", document.watermark),
            self.traced(document.title.guide),
        )
        paper = Part("document", self.id("document", document.id), name, traits, document,
                     place=document.title.place, guide=document.title.guide)  # fmt: skip
        yield paper
        yield from self.paragraphs(document.lines, paper)

    def paragraphs(self, lines: tuple[Line | Each, ...], paper: Part, over: Expression | None = None) -> Iterator[Part]:
        """The lines of a document, those repeated for each record included."""
        for index, line in enumerate(lines):
            if isinstance(line, Each):
                yield from self.paragraphs(line.lines, paper, line.over)
                continue
            traits = (
                self.text("says", line.text),
                self.condition("shown", line.when),
                self.condition("each", over),
                self.traced(line.text.guide),
            )
            name = joined(prose("la ligne {} de {}", "the line {} of {}"), named(line.text), paper.name)
            yield Part("paragraph", str(index), name, traits, paper.of, paper.key, True, line.text.place,
                       line.text.guide, "wording",
                       brief=joined(prose("une ligne de {}", "a line of {}"), paper.name))  # fmt: skip

    def _property(self, index: int, property_: Property) -> Part:
        name = joined(prose("la propriété {}", "the property {}"), quoted(short(plain(property_.text))))
        within = property_.within
        traits = (
            Trait("property", property_.kind, NOTHING, "trace"),
            self.text("worded", property_.text)._replace(kind="trace"),
            self.condition("is", property_.expression)._replace(kind="trace"),
            self.condition("then", property_.to)._replace(kind="trace"),
            Trait("within", str(within or ""), Prose(within.words("fr"), within.words("en")) if within else NOTHING,
                  "trace"),
            self.traced(property_.text.guide),
        )  # fmt: skip
        return Part("property", str(index), name, traits, property_, "", True, property_.text.place,
                    property_.text.guide, "trace")  # fmt: skip


def reads(expression: Expression, value: str) -> bool:
    """Whether an expression reads a value or a rule of its flow."""
    return any(isinstance(part, Named) and part.name == value for part in walk(expression))
