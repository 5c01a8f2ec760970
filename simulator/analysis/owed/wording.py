"""The parts of a flow as its scenarios call them, in both languages."""

from collections.abc import Callable
from typing import Final

from simulator.spec.expressions.tree import Expression
from simulator.spec.expressions.words import describe, quoted
from simulator.spec.flow import AUTO, LOGOUT, OPEN, Flow, Text
from simulator.spec.text import Lang, Prose

NBSP: Final = "\N{NO-BREAK SPACE}"
_LONGEST: Final = 90
"""Characters of a text by which one knows it again."""
_BUILT_IN: Final = {
    OPEN: Prose("la reprise de la démarche", "coming back to the journey"),
    LOGOUT: Prose("la déconnexion", "logging out"),
}


def both(say: Callable[[Lang], str]) -> Prose:
    """The same thing said in both languages."""
    return Prose(say("fr"), say("en"))


def named(text: Text, lang: Lang) -> str:
    """A text between the marks of the language, its placeholders by what they stand for; a long one is cut."""
    parts = text.of(lang).parts
    said = "".join(part if isinstance(part, str) else f"‹{_slot(part.expression, lang)}›" for part in parts)
    return quoted(said if len(said) <= _LONGEST else f"{said[:_LONGEST].rpartition(' ')[0]} …", lang)


def _slot(expression: Expression, lang: Lang) -> str:
    return describe(expression, lang).strip("«»“”\N{NO-BREAK SPACE} ")


class Wording:
    """How places and triggers of a flow are called."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        labels = [state.label.plain for state in flow.states.values()]
        self._shared = {label for label in labels if labels.count(label) > 1}

    def state(self, state: str, lang: Lang) -> str:
        """A state by its label; one that shares its label with another says what it lies in."""
        found = self._flow.states[state]
        label = found.label.of(lang).source
        if found.parent is not None and found.label.plain in self._shared:
            label = f"{self._flow.states[found.parent].label.of(lang).source} › {label}"
        return quoted(label, lang)

    def leaf(self, leaf: str, lang: Lang) -> str:
        """A place where a case can be; a dialog by its title and what it covers."""
        found = self._flow.leaves[leaf]
        if found.covers is None or found.screen is None:
            return self.state(found.state.id, lang)
        over = " sur " if lang == "fr" else " over "
        return named(found.screen.title, lang) + over + self.leaf(found.covers, lang)

    def trigger(self, trigger: str, lang: Lang) -> str:
        """What makes something happen."""
        if trigger in _BUILT_IN:
            return _BUILT_IN[trigger].of(lang)
        if trigger == AUTO:
            return "la suite" if lang == "fr" else "what follows"
        if trigger.startswith("timer:"):
            return "le temps" if lang == "fr" else "time"
        return named(self._flow.events[trigger].label, lang)
