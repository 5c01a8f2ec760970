"""Events, messages, guards, fields, screens, documents: each written part becomes an understood one."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from simulator.spec import document as written
from simulator.spec import template
from simulator.spec.expressions import syntax
from simulator.spec.expressions.names import Names
from simulator.spec.expressions.tree import BOOL, Expression, Literal, Type
from simulator.spec.flow import (
    Button,
    Document,
    Each,
    Event,
    Field,
    Guard,
    Line,
    Message,
    Option,
    Screen,
    Text,
    Value,
)
from simulator.spec.link.names import condition
from simulator.spec.problems import Word, closest
from simulator.spec.report import Report

Part = TypeVar("Part")


class Parts:
    """The understood parts of one flow, in the order in which they lean on each other."""

    def __init__(self, document: written.FlowDocument, names: Names, report: Report) -> None:
        self.names, self.report, self._document = names, report, document
        self.actors = names.actors
        self.messages = {str(n): Message(str(n), self.text(p)) for n, p in document.messages.items()}
        self.events = {str(n): self._event(n, e) for n, e in document.events.items()}
        self.values = self._values()
        self.guards = self._guards()
        self.screens = {str(n): self._screen(n, s) for n, s in document.screens.items()}
        self.documents = {str(n): self._paper(n, d) for n, d in document.documents.items()}

    def find(self, code: str, kind: str, name: Word, known: Mapping[str, Part]) -> Part | None:
        """The part of that name; where there is none, a problem, and the part that was most likely meant."""
        self.names.used.add(f"{kind}:{name}")
        if name in known:
            return known[name]
        close = closest(name, known)
        self.report.add(code, name.place, name=name, close=close)
        self.names.used.add(f"{kind}:{close}")
        if close is None:
            self.report.leave_out(name.place.file)
            return None
        return known[close]

    def find_all(self, code: str, kind: str, names: Iterable[Word], known: Mapping[str, Part]) -> tuple[Part, ...]:
        """The parts that exist among those named."""
        return tuple(part for name in names if (part := self.find(code, kind, name, known)) is not None)

    def text(self, prose: written.Prose, it: Type | None = None) -> Text:
        """A bilingual text with its placeholders."""
        fr = template.read(prose.fr, "fr", self.names, self.report, it)
        en = template.read(prose.en, "en", self.names, self.report, it)
        if fr.whole and en.whole and prose.fr and prose.en and fr.shows != en.shows:
            self.report.add("M006", prose.en.place, french=", ".join(sorted(fr.shows)) or "–")
        return Text(fr, en, tuple(map(str, prose.guide)), prose.place)

    def label(self, prose: written.Prose) -> Text:
        """A text that names something: it must be the same everywhere, so it takes no placeholder."""
        text = self.text(prose)
        for source, read in ((prose.fr, text.fr), (prose.en, text.en)):
            if read.slots:
                self.report.add("M007", source.place, label=source)
                break
        return text

    def condition(self, source: Word | None, it: Type | None = None) -> Expression | None:
        """A condition, or None where none is written."""
        if source is None:
            return None
        read = condition(syntax.read(source, self.names, self.report, it), source, self.report)
        return read or Literal(BOOL, str(source), 0, True)

    def _event(self, name: Word, event: written.Event) -> Event:
        by = Word("insured", name.place) if event.by is None else event.by
        self.find("F026", "actor", by, self.actors)
        return Event(str(name), self.label(event), str(by), event.submit)

    def _values(self) -> dict[str, Value]:
        found = {}
        for name, value in self._document.values.items():
            expression = self.names.named(name)
            if expression is not None:
                found[str(name)] = Value(str(name), expression, tuple(map(str, value.guide)), name.place)
        return found

    def _guards(self) -> dict[str, Guard]:
        found = {}
        for name, guard in self._document.guards.items():
            messages = self.find_all("F021", "message", guard.otherwise, self.messages)
            expression = self.names.named(name) or Literal(BOOL, str(name), 0, True)
            found[str(name)] = Guard(str(name), self.text(guard), expression, messages)
        return found

    def _screen(self, name: Word, screen: written.Screen) -> Screen:
        fields = tuple(self._field(name, n, f) for n, f in screen.fields.items())
        return Screen(
            id=str(name),
            title=self.text(screen),
            step=screen.step,
            note=self.text(screen.note) if screen.note else None,
            dialog=screen.dialog,
            at=tuple(map(str, screen.at)),
            lines=tuple(self._line(line) for line in screen.text),
            fields=fields,
            buttons=tuple(found for button in screen.buttons if (found := self._button(button))),
            invalid=self.find_all("F021", "message", screen.invalid, self.messages),
        )

    def _button(self, button: written.Button) -> Button | None:
        event = self.find("F020", "event", button.event, self.events)
        label = self.label(button.label) if button.label else None
        return None if event is None else Button(event, label or event.label, button.place)

    def _line(self, line: written.Line, it: Type | None = None) -> Line:
        return Line(self.text(line, it), self.condition(line.when, it))

    def _field(self, screen: Word, name: Word, field: written.Field) -> Field:
        self._check_choice(field)
        declared = self.names.fields[screen][name]
        kind = declared.type
        source = None if field.source is None else syntax.read(field.source, self.names, Report())
        record = kind if kind.name == "unknown" else kind.record
        return Field(
            id=str(name),
            key=f"{screen}.{name}",
            label=self.label(field),
            type=kind,
            kind=str(field.type),  # type: ignore[arg-type]  # the vocabulary allows only these words
            optional=field.optional,
            shown=declared.shown(),
            hint=self.text(field.hint) if field.hint else None,
            under=self.text(field.under) if field.under else None,
            example=field.example,
            options=tuple(Option(str(n), self.label(o)) for n, o in field.options.items()),
            source=source,
            record=self.text(field.label, record) if field.label else None,
            many=field.many,
            everything=self._line(field.all) if field.all else None,
        )

    def _check_choice(self, field: written.Field) -> None:
        if field.type == "choice":
            if bool(field.options) == (field.source is not None):
                self.report.add("F033", field.place)
            if field.source is not None and field.label is None:
                self.report.add("F036", field.place)
            for key, text in (("all", field.all), ("label", field.label)):
                if text is not None and field.source is None:
                    self.report.add("F037", text.place, key=key)
        elif field.type:
            for key in ("options", "source", "label", "many", "all"):
                if getattr(field, key):
                    name = "from" if key == "source" else key
                    place = getattr(getattr(field, key), "place", field.place)
                    self.report.add("F034", place, key=name, type=field.type)

    def _paper(self, name: Word, paper: written.Paper) -> Document:
        watermark = self.text(paper.watermark) if paper.watermark else None
        return Document(str(name), self.text(paper), watermark, self._lines(paper.lines, None))

    def _lines(self, lines: Iterable[Any], it: Type | None) -> tuple[Line | Each, ...]:
        found: list[Line | Each] = []
        for line in lines:
            if isinstance(line, written.Line):
                found.append(self._line(line, it))
                continue
            over = syntax.expect(
                syntax.read(line.each, self.names, self.report, it), ("list", "record"), line.each, self.report
            )
            if over is not None:
                found.append(Each(over, self._lines(line.lines, over.type.record)))
        return tuple(found)
