"""How a handbook speaks of a flow: the flow's own texts, quoted as its screens write them, and the rules it cites."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from diagrams.handbook.blocks import Rich, Run, rich
from diagrams.handbook.words import WORDS
from diagrams.sentences import Sentences
from diagrams.words import quoted, tied
from simulator.spec.flow import Access, Branch, Flow, Leaf, Send, Text, Timer
from simulator.spec.load import Library
from simulator.spec.text import Lang

_VOWELS: Final = frozenset("aeiouyàâäéèêëîïôöùûü")


def capital(text: str) -> str:
    """A sentence begun with a capital letter."""
    return text[:1].upper() + text[1:]


def rule_anchor(number: str) -> str:
    """Where the index has a statement."""
    return f"rule-{number}"


@dataclass(frozen=True, slots=True)
class Voice:
    """The words for one flow, in one language."""

    library: Library
    flow: Flow
    lang: Lang

    @property
    def sentences(self) -> Sentences:
        """The sentences that pictures share."""
        return Sentences(self.flow, self.lang, self.library.portal)

    def say(self, word: str, *arguments: str) -> str:
        """A phrase of the handbook."""
        return tied(WORDS[word].of(self.lang).format(*arguments), self.lang)

    def woven(self, word: str, *parts: str | Run | Rich) -> Rich:
        """A phrase of the handbook with pieces in it that keep their links."""
        first, *rest = tied(WORDS[word].of(self.lang), self.lang).split("{}")
        return rich(first, *(each for pair in zip(parts, rest, strict=True) for each in pair))

    def text(self, text: Text) -> str:
        """A text of the flow; what would be filled in stands between square brackets."""
        return self.sentences.text(text)

    def quoted(self, text: Text) -> str:
        """The same between quotation marks."""
        return self.sentences.quoted(text)

    def mark(self, text: str) -> str:
        """Any text between quotation marks."""
        return quoted(tied(text, self.lang), self.lang)

    @property
    def name(self) -> str:
        """What the flow is called."""
        return self.text(self.flow.name)

    def state(self, state: str) -> str:
        """A state, quoted."""
        return self.quoted(self.flow.states[state].label)

    def outer(self, leaf: Leaf) -> str:
        """The outermost state in which a place lies, quoted."""
        return self.quoted(leaf.path[0].label)

    def actor(self, actor: str) -> str:
        """Who acts: « l'assuré »."""
        return self.sentences.actor(actor)

    def device(self, device: str) -> str:
        """A device by its name."""
        known = self.library.portal.devices.get(device)
        return tied(known.of(self.lang), self.lang) if known else device

    def menu(self, label: str) -> str:
        """A label of the portal, given in French."""
        return self.sentences.menu(label)

    def place(self, access: Access) -> str:
        """Where an access is: « Compte ameli web › Mes démarches › … »."""
        devices = self.say("or").join(self.device(on) for on in access.on)
        return " › ".join([devices, *map(self.menu, access.path)])

    def button(self, event: str, leaf: Leaf) -> str:
        """What is clicked for an event in a place, quoted."""
        return self.sentences.event(event, [leaf])

    def effects(self, branch: Branch) -> list[str]:
        """What a branch does besides moving, a phrase each; communications word for word."""
        silent = [line.text for line in self.sentences.effects(replace(branch, send=()))]
        return [*silent, *map(self.communication, branch.send)]

    def communication(self, send: Send) -> str:
        """A communication word for word, and who receives it."""
        return self.sentences.say("send_to", self.actor(send.to), self.quoted(send.text))

    def deadline(self, timer: Timer) -> str:
        """When a timer fires, on one line."""
        found = [text.rstrip(" :\u00a0") for text in self.sentences.deadline(timer)]
        return self.say("deadline_when", *found) if len(found) > 1 else "".join(found)

    def that(self, sentence: str) -> str:
        """« que le mandataire … », « qu'une pièce … », “that …”."""
        if self.lang == "en":
            return f"that {sentence}"
        return f"qu'{sentence}" if sentence[:1].casefold() in _VOWELS else f"que {sentence}"

    def listed(self, texts: Iterable[str], word: str = "and") -> str:
        """Several things in one phrase."""
        known = list(dict.fromkeys(texts))
        if len(known) < 2:
            return "".join(known)
        return self.say(word).join([", ".join(known[:-1]), known[-1]])

    def cited(self, *guides: Iterable[str]) -> Rich:
        """The statements that something comes from, each once and in order, in small type."""
        found = sorted(dict.fromkeys(name for guide in guides for name in guide))
        runs: list[Run] = []
        for name in found:
            runs += [Run("\u00a0 " if not runs else " ", face="small"), Run(name, rule_anchor(name), "small", name)]
        return tuple(runs)
