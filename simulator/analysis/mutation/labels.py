"""What an analyst calls the parts of a flow: their labels, in quotation marks, never their ids."""

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from simulator.spec.document import Field, FlowDocument
from simulator.spec.document import Prose as Written
from simulator.spec.expressions.words import quoted
from simulator.spec.link.names import prose, states_of
from simulator.spec.text import Lang, Prose

LONGEST: Final = 70
"""Characters of a text that a question quotes."""

_SLOT: Final = re.compile(r"<[^<>\n]*>")

BUILT_IN: Final[Mapping[str, Prose]] = {
    "logout": Prose("la déconnexion", "logging out"),
    "open": Prose("l'ouverture de la démarche", "opening the journey"),
}


def named(written: Written | Prose) -> Prose:
    """A text as one quotes it: what it shows of a case left open, cut where it is long."""
    said = prose(written) if isinstance(written, Written) else written
    return Prose(_quoted(said.fr, "fr"), _quoted(said.en, "en"))


def _quoted(text: str, lang: Lang) -> str:
    return quoted(textwrap.shorten(_SLOT.sub("[…]", text), LONGEST, placeholder=" …"), lang)


def that(sentence: Prose) -> Prose:
    """A sentence after « que », “that”."""
    french = f"qu'{sentence.fr}" if sentence.fr[:1].casefold() in "aàâeéèêiîoôuùûyh" else f"que {sentence.fr}"
    return Prose(french, f"that {sentence.en}")


@dataclass(frozen=True)
class Labels:
    """The labels of one flow, of the portal and of the dossiers around it; ``says`` puts an expression into words."""

    document: FlowDocument
    actors: Mapping[str, Prose]
    devices: Mapping[str, Prose]
    dossier: Mapping[str, Prose]
    says: Callable[[str], Prose | None]

    def event(self, name: str) -> Prose:
        """An event by its button."""
        return BUILT_IN.get(name) or named(self.document.events[name])  # type: ignore[index]  # a Word equals its text

    def state(self, path: str) -> Prose:
        """A state by its path."""
        return named(dict(states_of(self.document.states))[path])

    def guard(self, name: str) -> Prose:
        """A guard's positive sentence, not quoted."""
        return prose(self.document.guards[name])  # type: ignore[index]  # a Word equals its text

    def message(self, name: str) -> Prose:
        """A shared message by its text."""
        return named(self.document.messages[name])  # type: ignore[index]  # a Word equals its text

    def screen(self, name: str) -> Prose:
        """A screen by its title."""
        return named(self.document.screens[name])  # type: ignore[index]  # a Word equals its text

    def paper(self, name: str) -> Prose:
        """A document by its title."""
        return named(self.document.documents[name])  # type: ignore[index]  # a Word equals its text

    def field(self, key: str) -> Field | None:
        """The field of a ``screen.field``; none where that is not one."""
        screen, _, name = key.partition(".")
        shown = self.document.screens.get(screen)  # type: ignore[call-overload]  # a Word equals its text
        return shown.fields.get(name) if shown else None

    def datum(self, target: str) -> Prose:
        """What a branch writes or clears: a field, a screen or a datum of the dossier."""
        field = self.field(target)
        if field is not None:
            return named(field)
        if target in self.document.screens:
            return self.screen(target)
        return named(self.dossier[target.partition(".")[2]])
