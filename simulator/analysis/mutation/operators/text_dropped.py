"""A line, a hint, a heading, a note or a watermark is gone."""

import dataclasses
from collections.abc import Iterator

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Each, Field, Line, Paper, Screen
from simulator.spec.text import Prose

TITLE = Prose("texte ôté", "text dropped")
EXAMPLES = (
    ("note: Merci.", ""),
    ("fr: Surnom : <form.nickname>", ""),
    ("hint: En entier", ""),
    ("fr: Pour <form.name:upper>", ""),
)
_ALONE = ("note", "hint", "under", "watermark")
_LISTS = ("text", "lines")


def changes(site: Site) -> Iterator[Change]:
    """Without each text that a page or a document can do without."""
    part = site.part
    if not isinstance(part, Screen | Field | Paper | Each):
        return
    for attribute in _ALONE:
        text = getattr(part, attribute, None)
        if text is not None:
            yield _without(site, attribute, f"{attribute}: {text.fr}", text, None)
    for attribute in _LISTS:
        lines = getattr(part, attribute, ())
        for rank, line in enumerate(lines):
            if isinstance(line, Line):
                kept = (*lines[:rank], *lines[rank + 1 :])
                yield _without(site, attribute, f"fr: {line.fr}", line, kept, f".{rank}")


def _without(site: Site, attribute: str, before: str, text: Line, kept: object, rank: str = "") -> Change:
    said = named(text)
    return Change(
        key=f"{attribute}{rank}",
        part=dataclasses.replace(site.part, **{attribute: kept}),
        place=text.fr.place,
        before=before,
        after="",
        words=Prose(f"{said.fr} ne se lit plus", f"{said.en} is no longer there"),
    )


OPERATOR = Operator("text-dropped", TITLE, changes, EXAMPLES)
