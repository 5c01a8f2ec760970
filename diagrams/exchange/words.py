"""The words of exported charts, in both languages: every phrase that is not the flow's own."""

from typing import Final

from diagrams.words import tied
from simulator.spec.text import Lang, Prose

WORDS: Final[dict[str, Prose]] = {
    "no_dialog": Prose("aucune fenêtre", "no dialog"),
    "dialog": Prose("fenêtre {}", "dialog {}"),
    "start": Prose("départ", "start"),
    "opened": Prose("ouverture de la démarche", "the case is opened"),
    "fill": Prose("saisie", "something is entered"),
    "blocked": Prose("sans effet sous la fenêtre", "no effect under the dialog"),
    "if": Prose("si {}", "if {}"),
    "unless": Prose("sauf si {}", "unless {}"),
    "as_soon_as": Prose("dès que {}", "as soon as {}"),
    "at_once": Prose("aussitôt", "at once"),
    "and": Prose(" et ", " and "),
    "missing": Prose("un champ obligatoire de {} manque", "a mandatory field of {} is missing"),
    "unreadable": Prose("une saisie de {} est illisible", "an entry of {} cannot be read"),
    "refused": Prose("refus", "refused"),
    "edition": Prose("édition du {}", "edition of {}"),
}


def say(word: str, lang: Lang, *arguments: str) -> str:
    """A phrase, its blanks filled."""
    return tied(WORDS[word].of(lang), lang).format(*arguments)
