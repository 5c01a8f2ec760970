"""Two things that follow each other on a page are the other way round: lines, fields, options, buttons."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, Final

from simulator.analysis.mutation.labels import named
from simulator.analysis.mutation.mutant import Change, Operator
from simulator.analysis.mutation.sites import Site
from simulator.spec.document import Button, Each, Field, Line, Paper, Screen
from simulator.spec.document import Prose as Written
from simulator.spec.problems import Place, Word
from simulator.spec.text import Prose

TITLE = Prose("ordre à l'écran échangé", "order on screen exchanged")
EXAMPLES = (
    ("send, back", "back, send"),
    ("back, ask", "ask, back"),
    ("fr, be", "be, fr"),
    ("be, de", "de, be"),
)
_LISTS: Final = ("text", "lines", "fields", "options", "buttons")


def changes(site: Site) -> Iterator[Change]:
    """Each two neighbours of a list that is read from the top."""
    if not isinstance(site.part, Screen | Field | Paper | Each):
        return
    for attribute in _LISTS:
        found = getattr(site.part, attribute, ())
        items: list[Any] = list(found.items()) if isinstance(found, Mapping) else list(found)
        for rank in range(len(items) - 1):
            order: Any = [*items[:rank], items[rank + 1], items[rank], *items[rank + 2 :]]
            order = dict(order) if isinstance(found, Mapping) else tuple(order)
            first, second = items[rank], items[rank + 1]
            upper, lower = _said(site, second), _said(site, first)
            yield Change(
                key=f"{attribute}.{rank}",
                part=dataclasses.replace(site.part, **{attribute: order}),
                place=_place(first),
                before=f"{_name(first)}, {_name(second)}",
                after=f"{_name(second)}, {_name(first)}",
                words=Prose(f"{upper.fr} vient avant {lower.fr}", f"{upper.en} comes before {lower.en}"),
            )


def _said(site: Site, item: Any) -> Prose:
    if isinstance(item, Button):
        return named(item.label) if item.label else site.labels.event(item.event)
    part = item[1] if isinstance(item, tuple) else item
    return named(part) if isinstance(part, Written) else Prose("la liste des fiches", "the list of records")


def _name(item: Any) -> str:
    if isinstance(item, Button):
        return str(item.event)
    if isinstance(item, tuple):
        return str(item[0])
    return f"fr: {item.fr}" if isinstance(item, Line) else f"each: {item.each}"


def _place(item: Any) -> Place:
    found = item[0] if isinstance(item, tuple) else item
    place: Place = found.fr.place if isinstance(found, Line) else found.place
    return place if isinstance(found, Word | Line | Button | Each) else Place("", 1, 1)


OPERATOR = Operator("shown-reordered", TITLE, changes, EXAMPLES)
