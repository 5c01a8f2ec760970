"""Nothing a person typed or a file holds reaches the terminal as an order to it."""

import unicodedata


def safe(text: str) -> str:
    """A text with what is invisible spelt out: control characters, escapes, marks that turn the line around."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else _spelt(c) for c in text)


def _spelt(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def short(text: str, most: int = 80) -> str:
    """A text as a message quotes it: safe, not long, and not nothing."""
    return safe(text if len(text) <= most else text[: most - 1] + "…") or "…"
