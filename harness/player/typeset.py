"""The words of a page as they are printed: French punctuation stays with its word at a line's end."""

from diagrams.words import tied
from harness.language import Say


class Typeset(Say):
    """Picks the wording of the reader's language, typeset."""

    def __call__(self, fr: str, en: str) -> str:
        """``say("Pourquoi ?", "Why?")``"""
        return tied(super().__call__(fr, en), self.lang)
