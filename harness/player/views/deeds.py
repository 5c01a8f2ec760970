"""What was done in a sitting, told in words: who did what, and what came of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from diagrams.words import quoted, tied
from harness.language import Say
from harness.player.moments import moment
from simulator.analysis.why.words import label
from simulator.engine import forms
from simulator.engine.simulation import Case, Happening, Simulation
from simulator.engine.snapshot import Effects, Fired
from simulator.portal.deed import (
    Amend,
    Connect,
    Disconnect,
    Fill,
    Follow,
    Happen,
    OpenTab,
    Press,
    Reload,
    Start,
    Wait,
)
from simulator.sitting.move import Bring, Done
from simulator.sitting.sitting import Step
from simulator.sitting.words import called, fact_label, menu_label
from simulator.spec.expressions.words import show
from simulator.spec.flow import INSURED, Field
from simulator.spec.text import Prose
from simulator.spec.typed import read


class Told(NamedTuple):
    """A deed told: its number from 1 on, when it was done (UTC), by whom, what, why it was refused, what it brought."""

    number: int
    at: datetime
    who: str
    parts: tuple[str, ...]
    done: bool
    reasons: tuple[str, ...]
    brought: tuple[str, ...]
    typing: bool

    @property
    def sentence(self) -> str:
        """It in one line."""
        said = f"{self.who} {', '.join(self.parts)}".strip()
        return said[:1].upper() + said[1:]


def told(before: Simulation, steps: Sequence[Step], say: Say, first: int = 1) -> Iterator[Told]:
    """Steps told one after the other; ``before`` is the portal before the first, whose number is ``first``."""
    for number, (deed, act) in enumerate(steps, first):
        words, after = Words(before, say), act.simulation
        who, what = words.deed(deed)
        brought = tuple(Words(after, say).brought(before))
        yield Told(number, after.now, who, (what,), act.done, act.reasons, brought, isinstance(deed, Fill))
        before = after


def together(done: Sequence[Told]) -> list[Told]:
    """Fields that one person typed into one after the other make one line, with the number of the last."""
    kept: list[Told] = []
    for each in done:
        last = kept[-1] if kept else None
        if last is not None and last.typing and each.typing and last.done and each.done and last.who == each.who:
            kept[-1] = each._replace(parts=(*last.parts, *each.parts), brought=(*last.brought, *each.brought))
        else:
            kept.append(each)
    return kept


class Words:
    """How things are called in a portal, in a language."""

    def __init__(self, here: Simulation, say: Say) -> None:
        self._here, self._say, self._library = here, say, here.library

    # --- names

    def person(self, person: str) -> str:
        """An insured person by name, an actor by role."""
        return called(self._library, person, self._say.lang) or person

    def flow(self, flow: str) -> str:
        """A flow's name between quotation marks."""
        flows = self._library.flows
        return self.quoted(flows[flow].name.of(self._say.lang).source if flow in flows else flow)

    def device(self, device: str) -> str:
        """A device of the portal."""
        devices = self._library.portal.devices
        return devices[device].of(self._say.lang) if device in devices else device

    def quoted(self, text: str) -> str:
        """A label between quotation marks."""
        return quoted(text, self._say.lang)

    def states(self, case: Case) -> str:
        """Where a case stands, outermost first."""
        path = self._library.flows[case.flow].leaves[case.snapshot.state].path
        return " › ".join(tied(state.label.of(self._say.lang).source, self._say.lang) for state in path)

    # --- deeds

    def deed(self, deed: Done) -> tuple[str, str]:
        """Who does it (nobody where it happens by itself), and what."""
        match deed:
            case Wait() | Happen() | Amend() | Bring():
                return "", self._aside(deed)
        return self.person(deed.person), self._on_screen(deed)

    def _on_screen(self, deed: Done) -> str:
        say = self._say
        match deed:
            case Connect(_, device):
                return say("se connecte", "logs in") + f" ({self.device(device)})"
            case Disconnect():
                return say("se déconnecte", "logs out")
            case OpenTab(_, tab):
                return say("ouvre l'onglet ", "opens the tab ") + self.quoted(menu_label(self._here, (tab,), say.lang))
            case Follow(_, path):
                return say("suit le lien ", "follows the link ") + self.quoted(menu_label(self._here, path, say.lang))
            case Press():
                return say("clique sur ", "clicks ") + self._button(deed)
            case Fill():
                return self._filled(deed)
            case Start(person, flow, insured):
                whom = "" if person == insured else say(" pour ", " for ") + self.person(insured)
                return say("ouvre ", "opens ") + self.flow(flow) + whom
            case Reload():
                return say("recharge la page", "reloads the page")
        raise TypeError(deed)

    def _aside(self, deed: Wait | Happen | Amend | Bring) -> str:
        """What nobody does on a screen."""
        say = self._say
        match deed:
            case Wait(to):
                return say("le temps passe jusqu'au ", "time goes by until ") + moment(to, say.lang)
            case Happen(event, insured):
                whom = "" if insured is None else f" ({self.person(insured)})"
                return (
                    say("fait extérieur\u00a0: ", "outside fact: ")
                    + self.quoted(fact_label(self._library, event, say.lang))
                    + whom
                )
            case Amend():
                return self._amended(deed)
            case Bring(insured, flow, state):
                label = self._library.flows[flow].states[state].label.of(say.lang).source
                who, there = self.person(insured), self.quoted(label)
                return self.flow(flow) + say(f" de {who} est amenée à l'état {there}",
                                             f" of {who} is brought to the state {there}")  # fmt: skip

    def _button(self, deed: Press) -> str:
        case = self._here.cases.get(deed.case)
        if case is None or deed.event not in self._library.flows[case.flow].events:
            return self.quoted(deed.event)
        flow = self._library.flows[case.flow]
        return tied(label(flow, deed.event, flow.leaves[case.snapshot.state], self._say.lang), self._say.lang)

    def _amended(self, deed: Amend) -> str:
        datum = self._library.dossiers.fields[deed.name]
        whose = self._say(f"dossier de {self.person(deed.insured)}\u00a0: ", f"file of {self.person(deed.insured)}: ")
        named = whose + self.quoted(datum.label.of(self._say.lang))
        if deed.typed is None:
            return named + self._say(" n'y est plus", " is no longer there")
        value = show(read(deed.typed, datum.type), datum.type, self._say.lang)
        return named + self._say(" devient ", " becomes ") + self.quoted(value)

    def _filled(self, deed: Fill) -> str:
        say = self._say
        case = self._here.cases.get(deed.case)
        field = None if case is None else self._library.flows[case.flow].fields.get(deed.field)
        if case is None or field is None:
            return say("remplit ", "fills ") + self.quoted(deed.field)
        named = self.quoted(field.label.of(say.lang).source)
        if field.kind == "tick":
            return (say("coche ", "ticks ") if deed.typed == "yes" else say("décoche ", "unticks ")) + named
        if not deed.typed:
            return say("vide ", "empties ") + named
        return say("remplit ", "fills ") + named + self._colon() + self._chosen(field, case, deed)

    def _chosen(self, field: Field, case: Case, deed: Fill) -> str:
        """What was typed, options by their labels."""
        lang = self._say.lang
        texts = (deed.typed,) if isinstance(deed.typed, str) else deed.typed
        labels = {option.id: option.label.of(lang).source for option in field.options}
        facts = self._here.facts(self._library.flows[case.flow], case.insured)
        if field.source is not None and field.record is not None:
            record = field.record.of(lang)
            found = forms.records(field, case.snapshot, facts)
            labels = {str(rank): record.fill(case.snapshot, facts, it) for rank, it in enumerate(found, 1)}
        if field.everything is not None:
            labels[forms.ALL] = field.everything.text.of(lang).fill(case.snapshot, facts)
        return ", ".join(labels.get(text, text) for text in texts)

    # --- what came of it

    def brought(self, before: Simulation) -> Iterator[str]:
        """What is new since an earlier portal: where cases came to, what was sent, drawn up, handed over, written."""
        for case in self._here.cases.values():
            old = before.cases.get(case.id)
            if old is None or old.snapshot.state != case.snapshot.state:
                yield f"{self.flow(case.flow)} ({self.person(case.insured)}) → {self.states(case)}"
        for happening in self._here.history[len(before.history) :]:
            outcome = happening.firing.outcome
            if isinstance(outcome, Fired):
                yield from self._effects(happening, outcome.effects)

    def _effects(self, happening: Happening, effects: Effects) -> Iterator[str]:
        say, documents = self._say, happening.firing.after.documents
        for sent in effects.sent:
            to = happening.insured if sent.to == INSURED else sent.to
            yield say("message pour ", "message for ") + self.person(to) + self._colon() + self._text(sent.text)
        for name in effects.issued:
            yield say("document établi", "document drawn up") + self._colon() + self._text(documents[name].title)
        for name in effects.given:
            yield say("document remis", "document handed over") + self._colon() + self._text(documents[name].title)
        fields = self._library.dossiers.fields
        labels = [self.quoted(self._text(fields[write.name].label)) for write in effects.writes if write.name in fields]
        if labels:
            yield say("inscrit au dossier", "written to the file") + self._colon() + ", ".join(labels)

    def _text(self, text: Prose) -> str:
        return tied(text.of(self._say.lang), self._say.lang)

    def _colon(self) -> str:
        return self._say("\u00a0: ", ": ")
