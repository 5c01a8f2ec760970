"""A text leaves out a value it shows, or writes it in other letters."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Final

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Prose as Written
from simulator.spec.problems import Word
from simulator.spec.text import Prose

TITLE = Prose("valeur ôtée d'un texte ou écrite autrement", "value left out of a text, or written otherwise")
EXAMPLES = (
    ("fr: Surnom : <form.nickname>", "fr: Surnom : "),
    ("fr: Surnom : <form.nickname>", "fr: Surnom : <form.nickname:upper>"),
    ("fr: Pour <form.name:upper>", "fr: Pour "),
    ("fr: Pour <form.name:upper>", "fr: Pour <form.name>"),
)
_WORD: Final = re.compile(r"[^\W_]")
_SLOT: Final = re.compile(r"<([^<>:\n]*)(:\w+)?>")


def changes(site: Site) -> Iterator[Change]:
    """Each placeholder left out; each style taken away, or capitals where there is none."""
    if not isinstance(site.part, Written):
        return
    where = _where(site)
    for rank, slot in enumerate(_SLOT.finditer(site.part.fr)):
        value = site.labels.says(slot[1]) or Prose("une valeur", "a value")
        style = slot[2] or ""
        for key, text, (fr, en) in (
            ("out", "", ("{} ne s'affiche plus dans", "{} is no longer shown in")),
            ("style", f"<{slot[1]}{'' if style else ':upper'}>", _STYLES[style]),
        ):
            part = dataclasses.replace(
                site.part, fr=_with(site.part.fr, slot[0], text), en=_with(site.part.en, slot[0], text)
            )
            yield Change(
                key=f"{rank}.{key}",
                part=part,
                place=site.part.fr.place,
                before=f"fr: {site.part.fr}",
                after=f"fr: {part.fr}",
                words=Prose(f"{fr.format(value.fr)} {where.fr}", f"{en.format(value.en)} {where.en}"),
            )


_STYLES: Final = {
    "": ("{} s'écrit en capitales dans", "{} is written in capitals in"),
    ":upper": ("{} ne s'écrit plus en capitales dans", "{} is no longer written in capitals in"),
    ":capital": ("{} ne s'écrit plus avec une majuscule dans", "{} is no longer written with a capital in"),
}


def _where(site: Site) -> Prose:
    """The text, or the nearest one around it (its screen, as a rule) where it has no word of its own to be known by."""
    around = (part for part in (site.part, *reversed(site.owners)) if isinstance(part, Written))
    return named(next((text for text in around if _WORD.search(_SLOT.sub("", text.fr))), site.document))


def _with(text: Word, slot: str, instead: str) -> Word:
    return Word(text.replace(slot, instead), text.place)


OPERATOR = Operator("placeholder-changed", TITLE, changes, EXAMPLES)
