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
_SLOT: Final = re.compile(r"<([^<>:\n]*)(:\w+)?>")


def changes(site: Site) -> Iterator[Change]:
    """Each placeholder left out; each style taken away, or capitals where there is none."""
    if not isinstance(site.part, Written):
        return
    said = named(site.part)
    for rank, slot in enumerate(_SLOT.finditer(site.part.fr)):
        value = site.labels.says(slot[1]) or Prose("une valeur", "a value")
        style = slot[2] or ""
        for key, text, (fr, en) in (
            ("out", "", ("ne montre plus {}", "no longer shows {}")),
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
                words=Prose(f"{said.fr} {fr.format(value.fr)}", f"{said.en} {en.format(value.en)}"),
            )


_STYLES: Final = {
    "": ("écrit {} en capitales", "writes {} in capitals"),
    ":upper": ("n'écrit plus {} en capitales", "no longer writes {} in capitals"),
    ":capital": ("n'écrit plus {} avec une majuscule", "no longer writes {} with a capital"),
}


def _with(text: Word, slot: str, instead: str) -> Word:
    return Word(text.replace(slot, instead), text.place)


OPERATOR = Operator("placeholder-changed", TITLE, changes, EXAMPLES)
