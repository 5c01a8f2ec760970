"""What a format cannot say of a flow: each thing that the flow has and the export only tells, names or leaves out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from diagrams.exchange.telling import Telling
from diagrams.exchange.unsaid_words import KINDS, said
from simulator.spec.expressions.words import describe
from simulator.spec.flow import Branch, Field, Flow, Line, Screen, Text


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a format goes: whether a machine can run it, and which delays it can write."""

    runs: bool
    delays: bool = False


def unsaid(telling: Telling, reach: Reach) -> tuple[str, ...]:
    """A sentence for each kind of thing; none for what the flow does not have."""
    return tuple(_List(telling, reach).all())


@dataclass(frozen=True, slots=True)
class _List:
    telling: Telling
    reach: Reach

    @property
    def _flow(self) -> Flow:
        return self.telling.flow

    def all(self) -> Iterator[str]:
        yield from self._rows()
        yield from self._time()
        yield from self._shown()
        yield from self._done()
        yield from self._around()

    def _item(self, word: str, found: Iterable[str] = (), *, always: bool = False) -> Iterator[str]:
        """The sentence and what it is about; nothing where that is nothing."""
        names = tuple(dict.fromkeys(filter(None, found)))
        if names or always:
            yield said(word, self.telling.lang, ", ".join(names))

    def _quoted(self, texts: Iterable[Text]) -> Iterator[str]:
        return map(self.telling.sentences.quoted, texts)

    def _rows(self) -> Iterator[str]:
        """What a chart of this format leaves of the rows: their conditions, their order, what a dialog bars."""
        chart, runs = self.telling.chart, self.reach.runs
        yield from self._item("named" if runs else "told", map(self.telling.fact, chart.facts))
        if not runs:
            several = [node for node in chart.nodes() if len({way.trigger for way in node.ways}) < len(node.ways)]
            yield from self._item("order", map(self.telling.node, several))
            yield from self._item("modal", (self.telling.node(n) for n in chart.nodes() if n.kind == "dialog"))
        autos = [way for way in chart.ways() if way.automatic]
        if runs:
            staying = [way for way in autos if way.target is None]
            yield from self._item("staying", map(self.telling.way, staying))
            yield from self._item("read_once", always=any(w.target and _effects(w.branch) for w in autos))

    def _time(self) -> Iterator[str]:
        timers = tuple(self.telling.timers.values())
        told = {timer.id: " ".join(self.telling.sentences.deadline(timer)) for timer in timers}
        yield from self._item("legal_time", always=bool(timers))
        yield from self._item("dates", (told[t.id] for t in timers if t.past is not None))
        civil = [timer for timer in timers if timer.after is not None and (timer.after.months or timer.after.days)]
        if self.reach.delays:
            yield from self._item("months", (told[t.id] for t in civil if t.after is not None and t.after.months))
            yield from self._item("days", (told[t.id] for t in civil if t.after is not None and not t.after.months))
        elif self.reach.runs:
            yield from self._item("clock", (told[t.id] for t in timers if t.after is not None))

    def _shown(self) -> Iterator[str]:
        """What a person sees and types."""
        flow, telling = self._flow, self.telling
        yield from self._item("fields", map(self._field, flow.fields.values()))
        yield from self._item("field_texts", self._quoted(f.label for f in flow.fields.values() if _more(f)))
        yield from self._item("lines", self._quoted(screen.title for screen in flow.screens.values() if _read(screen)))
        invalid = [message for screen in flow.screens.values() for message in screen.invalid]
        messages = (*flow.messages.values(), *invalid)
        yield from self._item("messages", self._quoted(message.text for message in messages))
        lang = telling.lang
        yield from self._item("values", (f"{v.id} ({describe(v.expression, lang)})" for v in flow.values.values()))

    def _field(self, field: Field) -> str:
        options = ", ".join(self._quoted(option.label for option in field.options))
        kind = KINDS[field.kind].of(self.telling.lang) + (
            f"{said('colon', self.telling.lang)}{options}" if options else ""
        )
        return f"{self.telling.sentences.quoted(field.label)} ({kind})"

    def _done(self) -> Iterator[str]:
        """What happens outside the chart."""
        flow, sentences = self._flow, self.telling.sentences
        branches = tuple(dict.fromkeys(way.branch for way in self.telling.chart.ways()))
        written = (replace(Branch(None), set=branch.set) for branch in branches)
        yield from self._item("written", (line.text for branch in written for line in sentences.effects(branch)))
        yield from self._item("documents", self._quoted(document.title for document in flow.documents.values()))
        yield from self._item("sent", self._quoted(send.text for branch in branches for send in branch.send))
        gone = (replace(Branch(None), go=branch.go) for branch in branches)
        yield from self._item("gone", (line.text for branch in gone for line in sentences.effects(branch)))

    def _around(self) -> Iterator[str]:
        """What is true of all cases, and where the flow stands."""
        flow, sentences = self._flow, self.telling.sentences
        yield from self._item("per_insured", always=flow.per_insured)
        acting = (f"{sentences.quoted(event.label)} ({sentences.actor(event.by)})" for event in flow.events.values())
        yield from self._item("actors", acting)
        yield from self._item("access", self._access())
        yield from self._item("facts", flow.facts)
        yield from self._item("properties", self._quoted(held.text for held in flow.properties))
        yield from self._item("guide", _guide(flow))

    def _access(self) -> Iterator[str]:
        sentences = self.telling.sentences
        for access in self._flow.access:
            yield " › ".join((*access.on, *map(sentences.menu, access.path)))


def _effects(branch: Branch) -> bool:
    return bool(branch.set or branch.send or branch.issue or branch.give)


def _more(field: Field) -> bool:
    """Whether a field says more than its label, its kind and its options."""
    return bool(field.shown or field.hint or field.under or field.source or field.everything or not field.optional)


def _read(screen: Screen) -> bool:
    """Whether there is something to read on a screen."""
    return bool(screen.lines or screen.note)


def _texts(flow: Flow) -> Iterator[Text]:
    """Every text that can come from a statement."""
    yield flow.name
    for guard in flow.guards.values():
        yield guard.text
    for message in flow.messages.values():
        yield message.text
    yield from (event.label for event in flow.events.values())
    yield from (state.label for state in flow.states.values())
    for field in flow.fields.values():
        yield from (text for text in (field.label, field.hint, field.under, field.record) if text)
        yield from (option.label for option in field.options)
    for screen in flow.screens.values():
        yield from (screen.title, *(line.text for line in screen.lines))
    for document in flow.documents.values():
        yield from (document.title, *(line.text for line in document.lines if isinstance(line, Line)))
    yield from (held.text for held in flow.properties)


def _guide(flow: Flow) -> list[str]:
    """The statements that the flow comes from, each once, in order."""
    found = {name for text in _texts(flow) for name in text.guide}
    found |= {name for value in flow.values.values() for name in value.guide}
    found |= {name for access in flow.access for name in access.guide}
    found |= {name for arc in flow.arcs() for name in arc.branch.guide}
    return sorted(found)
