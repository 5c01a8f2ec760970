"""What a click comes to, as a person sees it: a refusal and its messages, a screen, a dialog, a tab, a state."""

from typing import Final

from simulator.analysis.owed.wording import both
from simulator.engine.simulation import Happening
from simulator.engine.snapshot import Refused
from simulator.quiz.question import Finding
from simulator.quiz.words import capital
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import Flow
from simulator.spec.load import Library
from simulator.spec.text import Prose


def outcome(flow: str, library: Library, happening: Happening) -> Finding:
    """What an event came to, as a person sees it, in the words of the shipped flow or of one nearly like it."""
    return _Outcome(library.flows[flow], library, happening).finding()


SILENT: Final = "messages "
"""What a refusal without a message claims."""
INACTIVE: Final = Finding.exact(Prose("Le bouton est inactif", "The button is inactive"), "inactive")
"""What comes of a click on a button that does not answer."""


Said = tuple[Prose, str]
"""Words, and what they claim."""
_CLOSED: Final[Said] = (
    Prose("la fenêtre se ferme et l'état ne change pas", "the dialog closes and the state does not change"), "closed"
)  # fmt: skip


class _Outcome:
    def __init__(self, flow: Flow, library: Library, happening: Happening) -> None:
        self._flow, self._library, self._firing = flow, library, happening.firing
        self._before, self._after = (flow.leaves[s.state] for s in (self._firing.before, self._firing.after))

    def finding(self) -> Finding:
        refused = isinstance(self._firing.outcome, Refused)
        text, claims = self._refused() if refused else self._done()
        return Finding(text, frozenset(claims), frozenset(self._facts()) | frozenset(claims))

    def _refused(self) -> tuple[Prose, list[str]]:
        outcome = self._firing.outcome
        assert isinstance(outcome, Refused)
        kind = outcome.reasons[0].kind if outcome.reasons else "absent"
        if kind in ("missing", "absent", "ended", "reserved"):
            return INACTIVE.text, list(INACTIVE.claims)
        shown = [self._flow.messages[name].text for name in self._firing.after.messages]
        filled = {
            lang: [quoted(text.of(lang).fill(self._firing.after, self._firing.facts), lang) for text in shown]
            for lang in ("fr", "en")
        }
        return _refusal(filled["fr"], filled["en"]), ["refused", SILENT + "|".join(filled["fr"])]

    def _done(self) -> tuple[Prose, list[str]]:
        parts = self._seen()
        if not parts or (self._after.final and self._after is not self._before):
            parts.append(self._state())
        fr, en = (" ; ".join(p[0].fr for p in parts), "; ".join(p[0].en for p in parts))
        return Prose(capital(fr), capital(en)), [claim for _, claim in parts]

    def _state(self) -> Said:
        """What becomes of the case where no page tells it."""
        if self._after is self._before:
            return Prose("rien ne change", "nothing changes"), "same"
        if self._after.id == self._before.covers:
            return _CLOSED
        fr, en = self._after.state.label.plain
        ends = Prose("prend fin à", "ends in") if self._after.final else Prose("passe à", "comes to")
        text = Prose(
            f"la démarche {ends.fr} l'état {quoted(fr, 'fr')}", f"the journey {ends.en} the state {quoted(en, 'en')}"
        )
        return text, f"state {fr}"

    def _seen(self) -> list[Said]:
        """What one sees of it: a document, a tab, a dialog, another screen."""
        effects, found = self._firing.outcome.effects, []
        for name in effects.given:
            label = self._flow.documents[name].title.plain
            fr, en = quoted(label.fr, "fr"), quoted(label.en, "en")
            found.append((Prose(f"le document {fr} est remis", f"the document {en} is handed over"), f"given {name}"))
        if effects.go:
            tab = self._tab(effects.go[0])
            fr, en = quoted(tab.fr, "fr"), quoted(tab.en, "en")
            found.append((Prose(f"l'onglet {fr} s'ouvre", f"the tab {en} opens"), f"tab {tab.fr}"))
        screen, before = self._after.screen, self._before.screen
        if screen is None or screen is before or self._after.final:
            return found
        label = screen.title.plain
        fr, en = quoted(label.fr, "fr"), quoted(label.en, "en")
        if self._after.covers is not None:
            found.append((Prose(f"la fenêtre {fr} s'ouvre", f"the dialog {en} opens"), f"screen {label.fr}"))
        else:
            found.append((Prose(f"l'écran {fr} s'affiche", f"the screen {en} appears"), f"screen {label.fr}"))
        return found

    def _tab(self, name: str) -> Prose:
        tabs = (tab.label.text for edition in self._library.portal.editions for tab in edition.tabs)
        return next((text for text in tabs if text.fr == name), Prose(name, name))

    def _facts(self) -> list[str]:
        """All that can be claimed of it: the screens one sees, the states the case lies in."""
        if isinstance(self._firing.outcome, Refused):
            return []
        covered = self._flow.leaves[self._after.covers].screen if self._after.covers is not None else None
        screens = [screen for screen in (self._after.screen, covered) if screen is not None]
        facts = [f"screen {screen.title.plain.fr}" for screen in screens]
        facts += ["closed"] if self._after.id == self._before.covers else []
        facts += [f"state {state.label.plain.fr}" for state in self._after.path]
        return facts


def _refusal(fr: list[str], en: list[str]) -> Prose:
    if not fr:
        return Prose("Refus, sans aucun message", "Refused, without any message")
    if len(fr) == 1:
        return Prose(f"Refus, avec un seul message : {fr[0]}", f"Refused, with a single message: {en[0]}")
    count = len(fr)
    return Prose(
        f"Refus, avec {count} messages : {' puis '.join(fr)}", f"Refused, with {count} messages: {', then '.join(en)}"
    )


def state_claim(flow: Flow, leaf: str, known: str = "") -> Finding:
    """The state that a case is in: the one that was named already if it is still there, else the outermost."""
    path = flow.leaves[leaf].path
    label = next((state for state in path if state.id == known), path[0]).label.plain
    text = both(lambda lang: quoted(label.of(lang), lang))
    return Finding(text, frozenset([f"state {label.fr}"]), frozenset(f"state {s.label.plain.fr}" for s in path))
