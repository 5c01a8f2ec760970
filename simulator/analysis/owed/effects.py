"""Messages, communications and documents: each is to be shown, sent, drawn up, handed over."""

from collections.abc import Iterator

from simulator.analysis.explore.search import Goal
from simulator.analysis.owed.obligation import Obligation
from simulator.analysis.owed.scene import Scene
from simulator.analysis.owed.wording import NBSP, named
from simulator.spec.flow import Arc, Branch, Document, Flow, Message
from simulator.spec.text import Prose


class Messages:
    """The messages of refusals and of forms."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self.obligations = tuple(self._owed())

    def shown(self, scene: Scene) -> Iterator[str]:
        """The messages on display."""
        return (f"{self._flow.id}:message:{name}" for name in scene.firing.after.messages)

    def _owed(self) -> Iterator[Obligation]:
        for message in self._flow.messages.values():
            goals = tuple(Goal(self._flow.id, arc=arc) for arc in self._flow.arcs() if self._says(arc, message))
            text = Prose(
                f"le message {named(message.text, 'fr')} s'affiche", f"the message {named(message.text, 'en')} is shown"
            )
            name = f"{self._flow.id}:message:{message.id}"
            yield Obligation(name, "message", self._flow.id, text, message.text.place, goals)

    def _says(self, arc: Arc, message: Message) -> bool:
        if arc.guard is not None:
            return message in arc.guard.messages
        screens = self._flow.leaves[arc.source].screens
        return arc.refusal == "malformed" and any(message in screen.invalid for screen in screens)


class Communications:
    """What branches send, each communication apart."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._branches: dict[Branch, list[Arc]] = {}
        for arc in _done(flow):
            if arc.branch.send:
                self._branches.setdefault(arc.branch, []).append(arc)
        self._ids = {branch: tuple(self._named(branch, arcs[0])) for branch, arcs in self._branches.items()}
        self.obligations = tuple(self._owed())

    def shown(self, scene: Scene) -> Iterator[str]:
        """What was sent."""
        if self._ids:
            for decision in scene.decisions:
                arc = decision.arc
                if arc is not None and arc.refusal is None and not arc.opens:
                    yield from self._ids.get(arc.branch, ())

    def _named(self, branch: Branch, first: Arc) -> Iterator[str]:
        for number in range(1, len(branch.send) + 1):
            yield f"{self._flow.id}:communication:{first.source}:{first.trigger}:{number}"

    def _owed(self) -> Iterator[Obligation]:
        for branch, arcs in self._branches.items():
            goals = tuple(Goal(self._flow.id, arc=arc) for arc in arcs)
            for name, send in zip(self._ids[branch], branch.send, strict=True):
                text = Prose(
                    f"la communication part{NBSP}: {named(send.text, 'fr')}",
                    f"the communication is sent: {named(send.text, 'en')}",
                )
                yield Obligation(name, "communication", self._flow.id, text, send.text.place, goals)


class Documents:
    """What branches draw up and hand over."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self.obligations = tuple(self._owed())

    def shown(self, scene: Scene) -> Iterator[str]:
        """What was drawn up, and what was handed over."""
        effects = scene.firing.outcome.effects
        yield from (f"{self._flow.id}:document:{name}:issued" for name in effects.issued)
        yield from (f"{self._flow.id}:document:{name}:given" for name in effects.given)

    def _owed(self) -> Iterator[Obligation]:
        for document in self._flow.documents.values():
            fr, en = named(document.title, "fr"), named(document.title, "en")
            issuing = [arc for arc in _done(self._flow) if arc.branch.issue is document]
            giving = [arc for arc in _done(self._flow) if arc.branch.give is document]
            if issuing:
                yield self._obligation(document, "issued", Prose(f"{fr} est édité", f"{en} is drawn up"), issuing)
            if giving:
                yield self._obligation(document, "given", Prose(f"{fr} est remis", f"{en} is handed over"), giving)

    def _obligation(self, document: Document, what: str, text: Prose, arcs: list[Arc]) -> Obligation:
        name = f"{self._flow.id}:document:{document.id}:{what}"
        goals = tuple(Goal(self._flow.id, arc=arc) for arc in arcs)
        said = Prose(f"le document {text.fr}", f"the document {text.en}")
        return Obligation(name, "document", self._flow.id, said, document.title.place, goals)


def _done(flow: Flow) -> Iterator[Arc]:
    """The rows that do what their branch says."""
    return (arc for arc in flow.arcs() if arc.refusal is None and not arc.opens)
