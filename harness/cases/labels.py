"""What kept ids are called today: the labels of flows, states, events and rules; an unknown one stands in quotes."""

from typing import Final

from harness.language import Say
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import AUTO, FILL, LOGOUT, OPEN, Flow
from simulator.spec.load import Library
from simulator.spec.problems import shown
from simulator.spec.text import Prose

START: Final = "start"
TIMER: Final = "timer"

_BUILT_IN: Final = {
    FILL: Prose("saisie", "entry"),
    OPEN: Prose("nouvelle ouverture", "opened again"),
    LOGOUT: Prose("déconnexion", "logout"),
    AUTO: Prose("suite automatique", "what follows by itself"),
}


class Labels:
    """Labels in a language, by the flows of today."""

    def __init__(self, library: Library, say: Say) -> None:
        self._library, self._say = library, say

    def flow(self, flow: str) -> str:
        """The name of a flow."""
        known = self._library.flows.get(flow)
        return self._unknown(flow) if known is None else known.name.of(self._say.lang).source

    def state(self, flow: str, state: str) -> str:
        """A state and those it lies in, outermost first."""
        known = self._library.flows.get(flow)
        leaf = None if known is None else known.leaves.get(state)
        if leaf is None:
            return self._unknown(state)
        return " › ".join(each.label.of(self._say.lang).source for each in leaf.path)

    def ends(self, flow: str, state: str) -> bool:
        """Whether nothing comes after a state."""
        known = self._library.flows.get(flow)
        leaf = None if known is None else known.leaves.get(state)
        return leaf is not None and leaf.final

    def happened(self, kind: str, flow: str, event: str) -> str:
        """What happened to a case: its beginning, a deadline, an event."""
        if kind == START:
            return self._say("ouverture", "opened")
        if kind == TIMER:
            return self._say("échéance", "deadline")
        if event in _BUILT_IN:
            return _BUILT_IN[event].of(self._say.lang)
        return self._event(self._library.flows.get(flow), event)

    def refused(self, flow: str, refused: str) -> str:
        """Why something was refused, as it is kept: its kind, and what it is about."""
        say, known = self._say, self._library.flows.get(flow)
        kind, _, subject = refused.partition(":")
        match kind:
            case "missing":
                field = self._field(known, subject)
                return say(f"{field} manque", f"{field} is missing")
            case "malformed":
                field = self._field(known, subject)
                return say(f"{field} est mal rempli", f"{field} is not filled in right")
            case "guard":
                rule = self._rule(known, subject)
                return say(f"règle {rule}", f"rule {rule}")
            case "reserved":
                return say("réservé à quelqu'un d'autre", "reserved for somebody else")
            case "ended":
                return say("démarche terminée", "the journey has ended")
            case "absent":
                what = _BUILT_IN[subject].of(say.lang) if subject in _BUILT_IN else self._event(known, subject)
                return say(f"{what} n'est pas proposé ici", f"{what} is not offered here")
        return self._unknown(refused)

    def _event(self, flow: Flow | None, event: str) -> str:
        if flow is None or event not in flow.events:
            return self._unknown(event)
        return quoted(flow.events[event].label.of(self._say.lang).source, self._say.lang)

    def _field(self, flow: Flow | None, field: str) -> str:
        if flow is None or field not in flow.fields:
            return self._unknown(field)
        return quoted(flow.fields[field].label.of(self._say.lang).source, self._say.lang)

    def _rule(self, flow: Flow | None, guard: str) -> str:
        if flow is None or guard not in flow.guards:
            return self._unknown(guard)
        return quoted(flow.guards[guard].text.of(self._say.lang).source, self._say.lang)

    def _unknown(self, name: str) -> str:
        return quoted(shown(name), self._say.lang)
