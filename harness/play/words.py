"""The commands of a journey, in both languages: how each is typed and what it does."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from harness.language import Lang
from harness.wordings import plain

Verb = Literal[
    "click", "back", "redo", "later", "at", "who", "open", "connect", "event", "why", "record", "save", "load",
    "journal", "documents", "screen", "help", "quit",
]  # fmt: skip


class Word(NamedTuple):
    """A command: what may be typed for it, what follows it, and what it does, in French then in English."""

    forms: tuple[tuple[str, ...], tuple[str, ...]]
    argument: tuple[str, str]
    does: tuple[str, str]

    def shown(self, lang: Lang) -> str:
        """How it is typed in a language."""
        index = 0 if lang == "fr" else 1
        return f"{self.forms[index][0]} {self.argument[index]}".strip()


def _word(fr: str, en: str, argument: tuple[str, str], does_fr: str, does_en: str) -> Word:
    return Word((tuple(fr.split("|")), tuple(en.split("|"))), argument, (does_fr, does_en))


_FILE = ("FICHIER", "FILE")
WORDS: Final[dict[Verb, Word]] = {
    "click": _word("cliquer sur|cliquer", "click on|click", ("LIBELLÉ", "LABEL"),
                   "clique, même sur ce qui a le nom d'une commande", "click, even on what is named like a command"),
    "why": _word("pourquoi", "why", ("LIBELLÉ", "LABEL"),
                 "dit pourquoi un bouton est inactif ou refusé", "say why a button is inactive or refused"),
    "back": _word("revenir", "back|undo", ("", ""), "défait la dernière action", "undo the last action"),
    "redo": _word("refaire", "redo", ("", ""), "refait ce qui vient d'être défait", "do again what was just undone"),
    "later": _word("plus tard", "later", ("P1M", "P1M"),
                   "laisse passer du temps : P1M, PT30M, 2 jours", "let time go by: P1M, PT30M, 2 days"),
    "at": _word("le", "at|on", ("04/02/2021 23:59", "04/02/2021 23:59"),
                "avance l'horloge jusque-là (00:00 sans heure)", "move the clock there (00:00 without a time)"),
    "who": _word("qui", "who", ("l'agent d'accueil", "the counter agent"),
                 "change la personne qui agit ; seul, les nomme", "change who acts; alone, name them"),
    "open": _word("ouvrir", "open", ("DÉMARCHE", "JOURNEY"),
                  "ouvre une démarche par les menus, ou au guichet", "open a journey by the menus, or at the counter"),
    "connect": _word("connecter|se connecter", "connect|log in", ("[APPAREIL]", "[DEVICE]"),
                     "connecte la personne qui agit", "log in the person who acts"),
    "event": _word("événement", "event", ("LIBELLÉ", "LABEL"),
                   "fait arriver un fait extérieur ; seul, nomme ceux qui le peuvent",
                   "make an outside fact happen; alone, name those that can"),
    "screen": _word("écran|tout", "screen|all", ("", ""),
                    "montre la page entière, liens et textes compris", "show the whole page, every link and text"),
    "journal": _word("journal", "journal", ("", ""), "raconte ce qui s'est passé", "tell what happened"),
    "documents": _word("documents", "documents", ("[DOSSIER]", "[FOLDER]"),
                       "écrit les documents établis, en PDF", "write the issued documents as PDF"),
    "record": _word("enregistrer", "record", ("[FICHIER]", "[FILE]"),
                    "montre en scénario ce qui a été fait, ou l'écrit dans un fichier .feature",
                    "show what was done as a scenario, or write it to a .feature file"),
    "save": _word("sauver", "save", _FILE, "garde la séance dans un fichier", "keep the sitting in a file"),
    "load": _word("charger", "load", _FILE, "reprend une séance gardée", "take up a kept sitting"),
    "help": _word("aide|?", "help|?", ("", ""), "montre ceci", "show this"),
    "quit": _word("quitter", "quit|exit", ("", ""), "s'en va (ou Ctrl-D)", "leave (or Ctrl-D)"),
}  # fmt: skip
"""Every command, in the order of the help."""


def folded(text: str) -> str:
    """A text as it is compared: case, accents and kinds of spaces or apostrophes aside."""
    letters = unicodedata.normalize("NFD", plain(text).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def command(line: str) -> tuple[Verb, str] | None:
    """The command that a line begins with, and what follows it; None when it begins with none."""
    pieces = line.split()
    for size in (2, 1):
        verb = _BY_FORM.get(folded(" ".join(pieces[:size])))
        if verb is None or len(pieces) < size:
            continue
        rest = line.split(maxsplit=size)[size].strip() if len(pieces) > size else ""
        if verb != "at" or not rest or rest[:1].isdigit():
            return verb, rest
    return None


def forms() -> Iterator[str]:
    """All that may begin a command."""
    return (form for word in WORDS.values() for language in word.forms for form in language)


_BY_FORM: Final = {
    folded(form): verb for verb, word in WORDS.items() for language in word.forms for form in language
}  # fmt: skip


def named(text: str, names: Iterable[str]) -> str | None:
    """The name that a text stands for: itself, else case and accents aside, else the only one that begins so."""
    known = tuple(dict.fromkeys(names))
    same = next((name for name in known if plain(name) == plain(text)), None)
    alike = next((name for name in known if folded(name) == folded(text)), None)
    begun = [name for name in known if folded(name).startswith(folded(text))] if len(text.strip()) >= 3 else []
    return same or alike or (begun[0] if len(begun) == 1 else None)
